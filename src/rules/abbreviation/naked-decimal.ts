import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { replace } from "../terms/replace.ts";

export const nakedDecimal = defineRule({
	id: "abbreviation/naked-decimal",
	severity: "error",
	flags: "A dose that begins with its point, such as .5 mg.",
	why: "Where the point is missed, .5 mg becomes 5 mg.",
	source: 'Joint Commission, official "Do Not Use" list; percent strengths after ISMP.',
	milestones: ["SBP1", "MK2"],
	options: z.strictObject({}),
	good: [
		{
			shows: "A zero before the point; statistics are no doses",
			note: `# Progress Note

## Interval Events
Given lorazepam 0.5 mg IV at 02:00. The trial's difference had p = .05, so we did not change the drug.

## Plan
Digoxin 0.125 mg daily. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "A dose and a strength",
			note: `# Progress Note

## Interval Events
Agitated overnight, given lorazepam «.5 mg» IV once, slept after that until the morning.

## Plan
Digoxin «.125 mg» daily; «.5%» timolol to both eyes. Full code, confirmed with the patient.`,
			says: "5 mg",
		},
	],
	checkSection(section, { terms, report }) {
		const found = terms?.in(section);
		for (const hit of found?.of("nakedDecimals") ?? []) {
			if (!found) continue;
			const place = found.range(hit.start, hit.end);
			const written = found.written(hit);
			report({
				...place,
				severity: hit.row.severity,
				message: `Write "0${written}": where the point is missed, ${written} becomes ${written.slice(1).replace(/^0+(?=\d)/, "")}.`,
				fixes: [replace(place, `0${written}`, true)],
			});
		}
	},
});
