import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { hintsOption } from "../terms/options.ts";
import { reportIdentifiers } from "./report.ts";

export const personName = defineRule({
	id: "privacy/name",
	severity: "warning",
	flags:
		"The name of a person behind a label such as Patient, Name or Next of kin. With `hints`, a surname with a title as well.",
	why: "A name is the first of the HIPAA identifiers. A practice note about an invented patient needs none.",
	source:
		"HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(A). Without a label a name cannot be told from other capitals, so none is guessed.",
	milestones: ["PROF2", "PC6"],
	options: z.strictObject({ hints: hintsOption }),
	good: [
		{
			shows: "Placeholders, and a clinician's own name",
			note: `# Admission H&P

Patient: Jane Doe
Name: [NAME]

## HPI
54-year-old woman with chest pain. Mr. Okafor from transport brought her; discussed with Dr. Amara Bell of cardiology, who will see her today.`,
		},
	],
	bad: [
		{
			shows: "In capitals",
			note: `DISCHARGE SUMMARY

NAME: «MR. RONALD STEEPLE»

FINAL DIAGNOSIS: Incarcerated inguinal hernia, repaired with mesh; the wound is clean and dry, he eats and walks.`,
			says: "Jane Doe",
		},
		{
			shows: "A labeled name",
			note: `# Admission H&P

Patient Name: «Alan T. Brooks»
Next of kin: «Maria Brooks»

## HPI
62-year-old man with chest pain since this morning, better with nitroglycerin; no fever, cough or leg swelling.`,
			says: "Jane Doe",
		},
		{
			shows: "With hints, a title and a surname",
			note: `# Admission H&P

## HPI
«Mr. Okafor» is a 62-year-old man with chest pain since this morning, better with nitroglycerin; no fever, cough or leg swelling.`,
			settings: { hints: true },
			says: "the patient",
		},
	],
	checkSection(section, { terms, options, report }) {
		reportIdentifiers(terms?.in(section, options.hints), "names", report);
	},
});
