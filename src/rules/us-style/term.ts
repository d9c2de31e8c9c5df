import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { keepCapitals } from "../terms/capitals.ts";
import { hintsOption } from "../terms/options.ts";
import { replace } from "../terms/replace.ts";

export const term = defineRule({
	id: "us-style/term",
	severity: "warning",
	flags:
		"An abbreviation, term or phrase that is not used in U.S. notes, or that is read as something else here.",
	why: "A U.S. nurse does not know what BNO is, and reads PU as a pressure ulcer and SI as suicidal ideation. Nobody should have to look up your note.",
	source:
		"Abbreviations of the NHS, HSE Ireland and South Asian hospitals against U.S. usage in public notes; usage differs between U.S. hospitals, too.",
	milestones: ["ICS3", "ICS2"],
	options: z.strictObject({ hints: hintsOption }),
	good: [
		{
			shows: "The same letters in their U.S. sense",
			note: `# Progress Note

## Interval Events
General: NAD. Denies SI. Last BM this morning. Stage 2 PU on the sacrum, unchanged.

## Labs
CBC and BMP within normal limits; UA negative.

## Plan
Follow up in 3 days with PCP. Renal tubular acidosis, type 4 RTA: low-potassium diet. Full code, confirmed with the patient.`,
		},
		{
			shows: "Hints are off",
			note: `# Admission H&P

SH: lives alone, ex-smoker, in view of which spirometry was done last year and was normal; drinks two beers a week.

## HPI
62-year-old man with cough.

## Assessment and Plan
Acute bronchitis. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "The number is the one that was written",
			note: `# Progress Note

## Plan
Ondansetron 4 mg IV «8 hrly», acetaminophen 650 mg «4-6 hourly». Full code, confirmed with the patient.`,
			says: "q8h or every 8 hours",
		},
		{
			shows: "Shorthand from elsewhere",
			note: `# Admission H&P

«DH»: metformin 500 mg «BD»

## HPI
62-year-old man sent by his «GP» to «A&E» with «abdo» pain and vomiting; «nil» fever, «BNO».

## Labs
«FBC» and «U&Es» normal. «CTPA» negative.

## Assessment and Plan
«?Gastroenteritis». IV fluids. Full code, confirmed with the patient.`,
			says: "BID or twice daily",
		},
		{
			shows: "With hints",
			note: `# Admission H&P

«SH»: lives alone, «ex-smoker», two beers a week; works as a bus driver and walks a mile to the depot on most days.

## HPI
62-year-old man with cough.

## Assessment and Plan
Acute bronchitis. Full code, confirmed with the patient.`,
			settings: { hints: true },
			says: "former smoker",
		},
	],
	checkSection(section, { terms, options, report }) {
		const found = terms?.in(section, options.hints);
		for (const hit of found?.of("terms") ?? []) {
			const place = found?.range(hit.start, hit.end);
			if (!found || !place) continue;
			const { row } = hit;
			const written = found.written(hit);
			report({
				...place,
				...(row.hint ? { severity: "information" as const } : row.severity ? { severity: row.severity } : {}),
				message: `Write ${numbered(row.use, written)}, not "${short(written)}".${row.why ? ` ${row.why}` : ""}`,
				fixes: row.fix ? [replace(place, keepCapitals(written, row.fix), false)] : [],
			});
		}
	},
});

/** "#" stands for the number that was written: "8 hrly" is q8h. */
function numbered(use: string, written: string): string {
	return use.replace(/#/g, /\d+(?:\s?[-–]\s?\d+)?/.exec(written)?.[0].replace(/\s/g, "") ?? "");
}

function short(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > 40 ? `${line.slice(0, 38)}…` : line;
}
