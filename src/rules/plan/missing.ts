import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { gapFor, insertSection, waitAt } from "../section/insert.ts";
import { type PlanGap, planGap } from "./find.ts";

const MESSAGES: Readonly<Record<PlanGap["why"], string>> = {
	absent: "No plan. Go problem by problem, verb first: what you start, stop, check, and when.",
	empty: "The plan is empty. Go problem by problem, verb first: what you start, stop, check, and when.",
	pointer: 'This plan points elsewhere. Write it out, problem by problem: nobody can carry out "as above".',
	idle: "No action in this plan: I looked for something started, stopped, held, checked or decided. Write one line a problem, verb first.",
};

export const missingPlan = defineRule({
	id: "plan/missing",
	severity: "error",
	flags: "An H&P, progress note, consult, transfer or event note that never says what will be done.",
	why: "Nobody can carry out what is not written. At 2 a.m. the cross-cover intern reads the plan first, and often only that.",
	source:
		"HL7 C-CDA R2.1 (assessment and plan are the pair every such document must hold); CPT 2023 (risk of management).",
	milestones: ["PC4", "SBP3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "A transfer note: the stay by problem, and what is left to do",
			note: `---
note: transfer
---
**One-liner** 45F with type 1 diabetes admitted 08/05 with severe DKA, gap closed, stable for the floor.

**ICU course by problem**
1. DKA: insulin infusion off 08/07, glargine 12 units daily.
2. ESRD: dialysis 08/06 and 08/08.

**To do**: diabetes educator, ask nephrology about gabapentin
**Code**: full, confirmed with the patient`,
		},
		{
			shows: "No changes, but said out loud",
			note: `---
note: progress
---
## Interval Events
Slept well, walked the hall twice, no fever since yesterday.

## Physical Exam
Crackles at the right base, fewer than yesterday.

## Assessment
67-year-old man with COPD admitted with pneumonia, hospital day 3, improving.

## Plan
No changes today: continue ceftriaxone day 3/5, PT, dispo SNF when bed.`,
		},
		{
			shows: "A consultant's recommendations are the plan",
			note: `# Consult Note

## Reason for Consult
Hyponatremia, sodium 118.

## Assessment
72-year-old woman with lung cancer found to have hyponatremia, most likely SIADH.

## Recommendations
- Fluid restriction 1 L a day
- Sodium every 6 hours; aim for at most 8 mEq/L in 24 hours`,
		},
	],
	bad: [
		{
			shows: "Nothing after the assessment",
			note: `---
note: progress
---
## «Interval Events»
Slept well, walked the hall twice, no fever since yesterday.

## Physical Exam
Crackles at the right base, fewer than yesterday.

## Assessment
67-year-old man with COPD admitted with pneumonia, hospital day 3, improving on ceftriaxone.`,
			says: "No plan",
		},
		{
			shows: "Pointing at somebody else",
			note: `---
note: progress
---
S: Slept well, no pain, eating.
O: Afebrile, BP 124/70, lungs clear on the left, few crackles on the right.
A: 67-year-old man with COPD admitted with pneumonia, hospital day 3, improving.
«P»: per primary`,
			says: "points elsewhere",
		},
		{
			shows: "Assessment and plan with only the assessment",
			note: `---
note: admission
---
## HPI
67-year-old man with COPD presenting with 2 days of fever and cough.

## «Assessment and Plan»
67-year-old man with COPD presenting with 2 days of fever, cough and purulent sputum, most likely community-acquired pneumonia because of the focal crackles and lobar opacity. Pulmonary embolism is less likely because there is no risk factor.`,
			says: "No action",
		},
	],
	checkNote({ note, spec, report }) {
		const gap = planGap(note);
		if (!gap) return;
		const { section, why } = gap;
		report({
			...(section ? section.titleRange : note.firstLine),
			message: MESSAGES[why],
			wait: section ? { start: section.start, end: section.end } : waitAt(note, gapFor(note, spec, "plan")),
			fixes: section ? [] : [insertSection(note, spec, "plan", "- ***", 'Insert "Plan"')],
		});
	},
});
