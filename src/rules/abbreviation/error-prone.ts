import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { hintsOption } from "../terms/options.ts";
import { replace } from "../terms/replace.ts";
import type { UnsafeRow } from "../terms/term-data.ts";

export const errorProne = defineRule({
	id: "abbreviation/error-prone",
	severity: "warning",
	flags:
		"An abbreviation or dose form that has led to medication errors, beyond the Joint Commission's list. What is common in U.S. notes all the same is information, or a hint.",
	why: "Each has been misread in a reported error: SC as SL, µg as mg, OD as the right eye, AZT as azathioprine.",
	source: "ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations.",
	milestones: ["SBP1", "MK2"],
	options: z.strictObject({ hints: hintsOption }),
	good: [
		{
			shows: "In full; and the same letters in another sense",
			note: `# Progress Note

## Labs
Ferritin 30 µg/L, HCT 38.

## Plan
Enoxaparin 40 mg subcut daily, levothyroxine 50 mcg daily, trazodone 50 mg at bedtime. SC joint pain: ice. d/c home tomorrow. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "Orders that have gone wrong elsewhere",
			note: `# Progress Note

## Interval Events
Slept well, no chest pain, walked to the bathroom with a walker and ate breakfast.

## Plan
Enoxaparin 40 mg «SC» daily, levothyroxine 50 «µg» daily, amlodipine 5 mg «OD», «1/2 tab» of metoprolol, «MTX» 15 mg weekly. Full code, confirmed with the patient.`,
			says: '"mcg"',
		},
		{
			shows: "With hints",
			note: `# Progress Note

## Interval Events
Drain put out 50 «cc» overnight; slept well, walked with a walker, no fever or chills, ate breakfast and lunch.

## Plan
Remove the drain tomorrow. Full code, confirmed with the patient.`,
			settings: { hints: true },
			says: "mL",
		},
	],
	checkSection(section, { terms, options, report }) {
		const found = terms?.in(section, options.hints);
		for (const hit of found?.of("errorProne") ?? []) {
			if (!found) continue;
			const { row } = hit;
			const place = found.range(hit.start, hit.end);
			const written = found.written(hit);
			const text = fixed(row, written);
			report({
				...place,
				severity: row.hint ? "information" : row.severity,
				message: messageFor(row, text, written),
				fixes: text ? [replace(place, text, row.safe ?? false)] : [],
			});
		}
	},
});

/** "*" is what was written with a blank after its number, "#" the number. */
function fixed({ fix }: UnsafeRow, written: string): string | undefined {
	if (fix === "*") return written.replace(/(\d)(?=[A-Za-z])/, "$1 ");
	const number = /\d+/.exec(written)?.[0] ?? "";
	return fix?.replace("#", number).replace(/\b1 days/, "1 day");
}

function messageFor(row: UnsafeRow, text: string | undefined, written: string): string {
	return `Write ${text ? `"${text}"` : row.use}: ${written.replace(/\s+/g, " ")} is read as ${row.readAs}.`;
}
