import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { replace } from "../terms/replace.ts";

/** Where a decimal tells how precise a value is. */
const VALUES = new Set([
	"labs",
	"imaging",
	"microbiology",
	"pathology",
	"cardiac-studies",
	"ecg",
	"vital-signs",
	"intake-output",
]);

export const trailingZero = defineRule({
	id: "abbreviation/trailing-zero",
	severity: "error",
	flags: "A dose with a zero behind the point, such as 5.0 mg. Lab values, sizes and weights are left alone.",
	why: "Where the point is missed, 5.0 mg becomes 50 mg.",
	source:
		'Joint Commission, official "Do Not Use" list; a trailing zero is allowed in lab values, lesion sizes and catheter sizes.',
	milestones: ["SBP1", "MK2"],
	options: z.strictObject({}),
	good: [
		{
			shows: "Lab values and sizes may keep it",
			note: `# Progress Note

## Labs
Creatinine 1.0 mg/dL, Hgb 12.0 g/dL.

## Imaging
CT: nodule of 3.0 cm in the right upper lobe, 7.0 ETT in place.

## Plan
Warfarin 5 mg tonight, INR in the morning. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "A dose",
			note: `# Progress Note

## Interval Events
INR 2.1 today, no bleeding, eating well and walking in the hall with physical therapy.

## Plan
Warfarin «5.0 mg» tonight, lorazepam «1.0»-2 mg as needed. Full code, confirmed with the patient.`,
			says: "50 mg",
		},
	],
	checkSection(section, { terms, report }) {
		if (VALUES.has(section.id ?? "")) return;
		const found = terms?.in(section);
		for (const hit of found?.of("trailingZeros") ?? []) {
			if (!found) continue;
			const place = found.range(hit.start, hit.end);
			const written = found.written(hit);
			const text = written.replace(/\.0+/, "");
			const misread = written.replace(".", "");
			report({
				...place,
				message: `Write "${text}": where the point is missed, ${written} becomes ${misread}.`,
				fixes: [replace(place, text, true)],
			});
		}
	},
});
