import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { storyLength } from "../hpi/length.ts";
import { type NoteSpec, specOfSection } from "../note-spec.ts";
import { defineRule } from "../rule.ts";

export const tooLongSection = defineRule({
	id: "section/too-long",
	severity: "information",
	flags: "A section over the words that a pack in use gives it.",
	why: "Your program has said how much of this its readers have time for. What is over it hides what matters.",
	source:
		"The pack's own budget. The built-in pack's budgets are shown above the sections and not flagged; only the HPI and what stands for it have a rule of their own.",
	milestones: ["ICS3", "PROF4"],
	options: z.strictObject({}),
	good: [
		{
			shows: "Within the pack's 20 words",
			budget: { labs: 20 },
			note: `# Progress Note

## Labs
WBC 9.1, down from 14.2. Creatinine 0.9.

## Assessment and Plan
58-year-old man with pneumonia, improving on ceftriaxone day 3 of 5. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "Every value of the morning, in a pack that allows 12 words",
			budget: { labs: 12 },
			note: `# Progress Note

## «Labs»
WBC 9.1, Hgb 13.2, Plt 245, Na 138, K 4.1, Cl 102, HCO3 24, BUN 14, Cr 0.9, glucose 112.

## Assessment and Plan
58-year-old man with pneumonia, improving on ceftriaxone day 3 of 5. Full code, confirmed with the patient.`,
			says: "12",
		},
	],
	checkNote({ note, spec, report }) {
		if (!spec?.sections.some(({ budgeted }) => budgeted)) return;
		for (const section of note.sections) {
			const { maxWords, aimWords, budgeted } = specOfSection(spec, section) ?? {};
			if (!budgeted || maxWords === undefined || section.words <= maxWords) continue;
			if (hasOwnRule(section, note, spec)) continue;
			report({
				...section.titleRange,
				message: `${section.title.replace(/:$/, "")} is ${section.words} words; your program gives it ${maxWords}${aimWords === undefined ? "" : `, and aims for ${aimWords}`}.`,
			});
		}
	},
});

/** Whether the rule on the story of such a note, or on the summary of a sign-out, measures this one in words of its own. */
function hasOwnRule(section: Section, note: Note, spec: NoteSpec): boolean {
	if (section.id === "patient-summary") return note.like === "sign-out";
	return storyLength(section, note, spec, {}) !== undefined;
}
