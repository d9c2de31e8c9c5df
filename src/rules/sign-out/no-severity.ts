import * as z from "zod/mini";
import { findBlanks } from "../blanks.ts";
import { defineRule } from "../rule.ts";
import { insertSection } from "../section/insert.ts";
import { entriesOf } from "./entries.ts";
import { severityOf } from "./severity.ts";

export const noSeverity = defineRule({
	id: "sign-out/no-severity",
	severity: "error",
	flags: "A sign-out that does not call the patient stable, watcher or unstable, or uses another scale.",
	why: "One word tells the night team whom to see first. If anybody has a gut feeling about the patient, the word is watcher.",
	source: "I-PASS (illness severity; Starmer et al., NEJM 2014); AHRQ TeamSTEPPS.",
	milestones: ["SBP2", "ICS2"],
	options: z.strictObject({}),
	kinds: ["sign-out"],
	good: [
		{
			shows: "One word and four more",
			note: `---
note: sign-out
---
## Illness Severity
Watcher: first night off BiPAP

## Patient Summary
61-year-old man with COPD admitted with an exacerbation. Hgb stable at 12, on 2 L.`,
		},
		{
			shows: "In the first line, with the code status",
			note: `SIGN-OUT

Rm 512, practice patient 4, 67M, full code, stable
PATIENT SUMMARY: 67M with cirrhosis admitted with SBP, day 3 of ceftriaxone, afebrile and eating.
TO DO: nothing to do
CONTINGENCY: If T > 101 F, two blood cultures and call senior.`,
		},
	],
	bad: [
		{
			shows: "Stable hemoglobin and unstable angina are no severity",
			note: `# «Sign-out (I-PASS)»

## Patient Summary
67-year-old man with CAD admitted with unstable angina. Vital signs stable, Hgb stable at 8. Watch for bleeding.

## Action List
- [ ] 22:00 troponin, night intern; if rising, call cardiology`,
			says: "stable, watcher or unstable",
		},
		{
			shows: "Each patient needs one",
			note: `# Sign-out

## Room 512
### Illness Severity
Stable
### Patient Summary
54F with diabetes admitted with cellulitis, improving on cefazolin.

## «Room 514»
### Patient Summary
71M with cirrhosis admitted with variceal bleeding, no melena since noon.`,
			says: "Room 514",
		},
		{
			shows: "Another scale",
			note: `---
note: sign-out
---
## «Illness Severity»
Sick

## Patient Summary
61-year-old man with COPD admitted with an exacerbation, on BiPAP since noon, speaking in short sentences.`,
			says: "Use",
		},
	],
	checkNote({ note, spec, report }) {
		for (const entry of entriesOf(note)) {
			const section = entry.find("illness-severity");
			if (section && findBlanks(section.prose).length > 0) continue;
			const { word, flaw } = severityOf(entry);
			const wait = section
				? { start: section.start, end: section.end }
				: { start: entry.start, end: entry.end };
			const range = section?.titleRange ?? entry.head;
			if (flaw) {
				const message =
					flaw === "several"
						? "Pick one: stable, watcher or unstable. In doubt, watcher."
						: "Use the I-PASS words: stable, watcher or unstable. Every reader knows those.";
				report({ ...range, severity: "information", message, wait });
			} else if (!word) {
				const whom = entry.name ? ` for ${entry.name}` : "";
				report({
					...range,
					message: `No illness severity${whom}. Write stable, watcher or unstable, and why in four words.`,
					wait,
					fixes: entry.alone && !section ? [insertSection(note, spec, "illness-severity")] : [],
				});
			}
		}
	},
});
