import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { hintsOption } from "../terms/options.ts";
import { reportIdentifiers } from "./report.ts";

export const identifier = defineRule({
	id: "privacy/identifier",
	severity: "warning",
	flags:
		"What looks like one of the 18 HIPAA identifiers: record and phone numbers, addresses, dates of birth, e-mail, and the like. Placeholders are left alone.",
	why: "Practice notes are shared, stored and reviewed outside the chart. Nothing in them may lead to a person.",
	source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i), A to R.",
	milestones: ["PROF2", "PC6"],
	options: z.strictObject({ hints: hintsOption }),
	good: [
		{
			shows: "Placeholders, and numbers that lead nowhere",
			note: `# Admission H&P

MRN: 000000
DOB: XX/XX/XXXX

## HPI
54-year-old woman, lives in Ohio, call back (614) 555-0142 or jane@example.com. Serial troponins 0.01 and 0.02; CPT 99213; chart reviewed; family updated at the bedside through a professional Spanish interpreter (ID 48213).`,
		},
	],
	bad: [
		{
			shows: "Numbers and places that lead to a person",
			note: `# Admission H&P

«MRN: 4471902»
«DOB: 03/14/1962»

## HPI
62-year-old man who lives at «4821 Maple Ridge Road», phone «(614) 292-7311», mail «rhale61@mailbox.com», «SSN 219-09-4471», with chest pain since this morning.`,
			says: "MRN 000000",
		},
	],
	checkSection(section, { terms, options, report }) {
		reportIdentifiers(terms?.in(section, options.hints), "identifiers", report);
	},
});
