import * as z from "zod/mini";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { findBlanks } from "../blanks.ts";
import { defineRule } from "../rule.ts";

/** A blank here may be the allergy, the dose or the side. */
const MUST_READ = new Set([
	"allergies",
	"code-status",
	"medications",
	"home-medications",
	"discharge-medications",
	"medication-changes",
	"hpi",
	"assessment",
	"plan",
	"assessment-and-plan",
	"hospital-course",
	"illness-severity",
	"patient-summary",
	"pending-results",
	"follow-up",
]);

export const unfilledSection = defineRule({
	id: "section/unfilled",
	severity: "warning",
	flags:
		"Template text that nobody filled in: `***`, `___`, `{...}`, `[insert]`, `<name>`, TODO, an option list nobody picked from.",
	why: "The blank that slips through is often the allergy, the side or the dose; and a chart that says *** is read aloud in court.",
	source: "42 CFR 482.24(c)(1): entries are complete; otherwise U.S. teaching convention.",
	milestones: ["PROF3", "ICS3", "PC6"],
	options: z.strictObject({}),
	good: [
		{
			shows: "XXXX in place of a name",
			note: `# Admission H&P

Name: XXXX   Age: 61 years

## HPI
61-year-old man with chest pain since this evening, squeezing, with sweating, better with nitroglycerin.`,
		},
		{
			shows: "Flags, reference ranges, task boxes and emphasis are no blanks",
			note: `# Progress Note

## Labs
Na 138 [135-145], K 5.6 [H], pO2/FiO2 < 200

## Plan
- [ ] 20:00 repeat potassium
- [x] EKG done, no peaked T waves
- **Hold** lisinopril [Addendum 7/2]; full code, ***confirmed*** with the patient on admission.`,
		},
	],
	bad: [
		{
			shows: "Left over below text that is there",
			note: `# Discharge Summary

## Disposition
Home with home health; her daughter drives her, and has the pill box and the list.

«@ME@»

## Plan
Amoxicillin through 07/22.`,
			says: "Template text",
		},
		{
			shows: "Blanks in places that must be read",
			note: `# Progress Note

## Interval Events
Slept well, ate breakfast, walked with physical therapy; pain 3/10 and better than yesterday.

## Allergies
Penicillin (reaction: «***»)

## Plan
- Enoxaparin, dose «[insert]»
- Diet: «{Diet:19197}»`,
			says: "Allergies",
		},
	],
	checkSection(section, { report }) {
		for (const blank of findBlanks(section.prose)) {
			const place = section.within(blank.start, blank.end);
			report({
				...place,
				...(isGrave(section) ? { severity: "error" as const } : {}),
				message: `${alone(section, blank) ? "Template text is left here" : `Still blank${where(section)}`}. Fill it in, or delete the line.`,
				wait: place,
			});
		}
	},
});

/** A blank on a line of its own behind text that is there: the section is not what is blank. */
function alone({ prose }: Section, { start, end }: Range): boolean {
	const line = prose.slice(prose.lastIndexOf("\n", start - 1) + 1, start);
	return (
		line.trim() === "" &&
		/^[ \t]*(?:\r|\n|$)/.test(prose.slice(end)) &&
		/\w/.test(prose.slice(0, start - line.length))
	);
}

function where(section: Section): string {
	return section.mark ? `: ${section.title.replace(/:$/, "")}` : "";
}

function isGrave(section: Section): boolean {
	return section.covers.some((id) => MUST_READ.has(id));
}
