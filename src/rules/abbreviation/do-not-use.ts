import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import type { Hit } from "../terms/candidate.ts";
import { replace } from "../terms/replace.ts";

export const doNotUse = defineRule({
	id: "abbreviation/do-not-use",
	severity: "error",
	flags: "An abbreviation on the Joint Commission's Do Not Use list: U, IU, QD, QOD, MS, MSO4, MgSO4.",
	why: "Each has killed: a U read as a zero gives ten times the insulin, QD read as QID four times the drug, and MS is morphine or magnesium.",
	source: 'Joint Commission, official "Do Not Use" list.',
	milestones: ["SBP1", "ICS3", "MK2"],
	options: z.strictObject({}),
	good: [
		{
			shows: "The words, lab units, and the same letters in another sense",
			note: `# Progress Note

## Labs
AST 39 U/L, TSH 2.1 mIU/L.

## Plan
Insulin glargine 10 units daily, metoprolol 25 mg every other day. MS: alert and oriented. History of MS, on MS Contin 15 mg. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "Doses as they must not be written",
			note: `# Progress Note

## Interval Events
Slept well, no chest pain, walked to the bathroom with a walker.

## Plan
- Insulin glargine «10U» at bedtime
- Lisinopril 20 mg «QD», digoxin 0.125 mg «QOD»
- Vitamin D «2000 IU» daily
- «MgSO4» 2 g IV, «MSO4» 2 mg IV for pain
- Full code, confirmed with the patient`,
			says: "QD is read as QID",
		},
	],
	checkSection(section, { terms, report }) {
		const found = terms?.in(section);
		for (const hit of found?.of("doNotUse") ?? []) {
			if (!found) continue;
			const place = found.range(hit.start, hit.end);
			const written = found.written(hit);
			const { text, shown } = rewritten(hit, written);
			report({
				...place,
				message: `Write "${text}": ${shown} is read as ${hit.row.readAs}.`,
				fixes: [replace(place, text, isSafe(hit, found.text))],
			});
		}
	},
});

/** What to write, and the part of the match that is misread. */
function rewritten({ row }: Hit<"doNotUse">, written: string): { text: string; shown: string } {
	const dose = /^([\d.,]+)\s?([A-Za-z.]+)$/.exec(written);
	if (row.fix !== "units" || !dose) return { text: row.fix ?? row.use, shown: written.replace(/\.$/, "") };
	const [, amount, shown] = dose as unknown as [string, string, string];
	return { text: `${amount} ${amount === "1" ? "unit" : "units"}`, shown };
}

/** MSO4 means morphine when a dose of morphine stands beside it; alone, MS and MSO4 may have meant magnesium. */
function isSafe({ row, end }: Hit<"doNotUse">, text: string): boolean {
	if (row.id !== "MSO4") return row.safe ?? false;
	return /^\s?(?:[1-9]|1\d|20)\s?mg\b/.test(text.slice(end, end + 8));
}
