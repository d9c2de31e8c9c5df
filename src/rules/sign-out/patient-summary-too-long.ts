import * as z from "zod/mini";
import type { Section } from "../../note/section.ts";
import { countWords } from "../../note/words.ts";
import { sectionSpec } from "../note-spec.ts";
import { defineRule } from "../rule.ts";
import { sentences } from "../sentences.ts";
import { entriesOf } from "./entries.ts";

const AIM = 75;
const MAX = 100;
/** A child with a syndrome takes more words. */
const CHILD_MAX = 120;
/** What the night staff must know, however long it takes. */
const NEEDED =
	/\b(?:isolation|precautions|goals of care|comfort|DNR|DNI|code status|family (?:wants|meeting|disagree\w*|conflict)|proxy|surrogate|interpreter)\b/i;
const CHILD =
	/\b(?:\d{1,2}[- ]?(?:month|week|day|mo|wk)s?[- ]?old|[0-9][- ]?(?:year|yr)s?[- ]?old|1[0-7][- ]?(?:year|yr)s?[- ]?old)\b/i;
const SYNDROME = /\b(?:syndrome|trisomy|deletion|ex-?\d\d|ex-preemie|mitochondrial|genetic|congenital)\b/i;

export const tooLongPatientSummary = defineRule({
	id: "sign-out/patient-summary-too-long",
	severity: "information",
	flags: "A patient summary in a sign-out over its budget of words.",
	why: "The night intern has forty patients. What is not needed tonight hides what is; the chart keeps the rest.",
	source: "The I-PASS observation tools rate excessive length as a fault; the budgets are judgment.",
	milestones: ["ICS2", "ICS3", "SBP2"],
	options: z.strictObject({
		aimWords: z.optional(
			z
				.int()
				.check(
					z.gte(20),
					z.describe(
						"Words to aim for; above them the finding is information. The pack's number when left out, else 75.",
					),
				),
		),
		maxWords: z.optional(
			z
				.int()
				.check(
					z.gte(20),
					z.describe(
						"Words above which the finding is a warning. The pack's number when left out, else 100.",
					),
				),
		),
	}),
	kinds: ["sign-out"],
	good: [
		{
			shows: "One-liner, what happened, how he is now, what to expect",
			note: `---
note: sign-out
---
## Illness Severity
Watcher

## Patient Summary
61-year-old man with severe COPD admitted with an exacerbation from rhinovirus. Off BiPAP since 11:00, now on 2 L with SpO2 90%. On prednisone and azithromycin. Expect steady improvement.`,
		},
	],
	bad: [
		{
			shows: "The HPI again (here with the budget set to 25 words for the example)",
			note: `---
note: sign-out
---
## Illness Severity
Watcher

## «Patient Summary»
61-year-old man with severe COPD who was well until a grandchild visited six days ago. Three days later he had a runny nose, then a harsher cough with more sputum. He used albuterol every two hours and slept upright before his wife called 911.`,
			settings: { aimWords: 20, maxWords: 25 },
			says: "aim for 20",
		},
	],
	checkNote({ note, spec, options, report }) {
		const asked = sectionSpec(spec, "patient-summary");
		const max = options.maxWords ?? asked?.maxWords ?? MAX;
		const aim = Math.min(options.aimWords ?? asked?.aimWords ?? AIM, max);
		for (const entry of entriesOf(note)) {
			// Without a heading of its own, the story stands behind the severity.
			const section = entry.find("patient-summary") ?? entry.find("illness-severity");
			if (!section || section.words <= aim) continue;
			const words = section.keep(storyWords, () => storyWords(section));
			const limit = isSyndromicChild(section) ? Math.max(max, CHILD_MAX) : max;
			if (words <= aim || (limit > max && words <= limit)) continue;
			report({
				...section.titleRange,
				...(words > limit ? { severity: "warning" as const } : {}),
				message: `Patient summary is ${words} words; aim for ${aim}. Keep the one-liner, what happened, how the patient is now, and what to expect tonight.`,
			});
		}
	},
});

function isSyndromicChild(section: Section): boolean {
	return CHILD.test(section.prose.slice(0, 200)) && SYNDROME.test(section.prose);
}

/** Words of the summary, without what the night staff must know in any case. */
function storyWords(section: Section): number {
	const { prose } = section;
	let words = section.words;
	if (!NEEDED.test(prose)) return words;
	for (const { start, end } of sentences(prose)) {
		if (NEEDED.test(prose.slice(start, end))) words -= countWords(prose, start, end);
	}
	return words;
}
