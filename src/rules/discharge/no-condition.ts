import * as z from "zod/mini";
import { findBlanks } from "../blanks.ts";
import { defineRule } from "../rule.ts";
import { gapFor, insertSection, waitAt } from "../section/insert.ts";
import { conditionIn } from "./condition.ts";
import { tellsOfDeath } from "./died.ts";

const WRITE =
	'Write how the patient left: "Stable. Alert, oriented x3. Walks with a walker. SpO2 95% on room air. Weight 78.2 kg."';

export const noCondition = defineRule({
	id: "discharge/no-condition",
	severity: "error",
	flags: 'A discharge summary that does not say how the patient was on leaving, or says only "stable".',
	why: "The next doctor needs the baseline: is this confusion new? Was she walking? It is the component most often left out, and the one the emergency physician wants at the readmission.",
	source:
		"Joint Commission RC.02.04.01 EP 3 (condition at discharge); Kind and Smith, AHRQ NBK43715 (present in 79 to 90 % of summaries).",
	milestones: ["SBP2", "ICS3"],
	options: z.strictObject({
		bare: z
			._default(z.boolean(), true)
			.check(z.describe('Also point out a condition that is only "stable" or "good".')),
	}),
	kinds: ["discharge"],
	good: [
		{
			shows: "The mental status exam on leaving says more",
			note: `# Discharge Summary

## Hospital Course
Depression, escitalopram 10 mg, a safety plan with her mother.

## MSE at DC
Well groomed, cooperative, mood "better", linear, no suicidal thoughts.

## Condition at Discharge
Improved.`,
		},
		{
			shows: "Clinical, mental, functional",
			note: `# Discharge Summary

## Hospital Course
Pneumonia treated with ceftriaxone, then amoxicillin.

## Condition at Discharge
Good. Alert, oriented x3. Walks with a cane as before. SpO2 96% on room air.`,
		},
		{
			shows: "In a sentence of the course; and nobody asks after a death",
			note: `# Discharge Summary

## Hospital Course
Pneumonia treated with ceftriaxone, then amoxicillin. His condition worsened on day 2, then improved. He was discharged home in stable condition, walking, on room air.

## Follow-up
PCP Dr. Abel on 07/24 for a repeat film.`,
		},
	],
	bad: [
		{
			shows: "Other conditions do not count",
			note: `# «Discharge Summary»

## Hospital Course
Medical conditions: hypertension. Pneumonia treated with ceftriaxone; his condition worsened on day 2, then he improved.

## Follow-up
PCP Dr. Abel on 07/24 for a repeat film.`,
			says: "how the patient left",
		},
		{
			shows: "A heading with nothing under it",
			note: `# Discharge Summary

## Hospital Course
Pneumonia treated with ceftriaxone, then amoxicillin by mouth for two more days.

## «Condition at Discharge»

## Follow-up
PCP Dr. Abel on 07/24 for a repeat film.`,
		},
		{
			shows: "Stable, and?",
			note: `# Discharge Summary

## Hospital Course
Pneumonia treated with ceftriaxone, then amoxicillin by mouth for two more days.

## Condition at Discharge
«Stable.»`,
			says: "mental state",
		},
	],
	checkNote({ note, spec, options, report }) {
		const { told, section, bare } = conditionIn(note);
		if (section && findBlanks(section.prose).length > 0) return;
		if (told && !bare) return;
		if (tellsOfDeath(note)) return;
		if (bare) {
			if (!options.bare || !section) return;
			const text = section.prose.trim();
			const at = section.prose.indexOf(text);
			report({
				start: section.offsetOf(at),
				end: section.offsetOf(at + text.length),
				severity: "information",
				message: `"${text.replace(/\W+$/, "")}" is a start. Add mental state, walking and self-care, oxygen and weight.`,
				wait: { start: section.start, end: section.end },
			});
			return;
		}
		report({
			...(section?.titleRange ?? note.firstLine),
			message: `No condition at discharge. ${WRITE}`,
			wait: section
				? { start: section.start, end: section.end }
				: waitAt(note, gapFor(note, spec, "discharge-condition")),
			fixes: section ? [] : [insertSection(note, spec, "discharge-condition")],
		});
	},
});
