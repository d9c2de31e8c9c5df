import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { sectionFacts } from "../../note/vocabulary.ts";
import { sectionSpec } from "../note-spec.ts";
import { defineRule } from "../rule.ts";
import type { HousePhrase } from "./house-style.ts";

const phrases = [
	{
		anyOf: ["interpreter offered", "no interpreter needed"],
		notes: ["admission"],
		why: "County policy asks for a line on the interpreter.",
		pack: "County General",
	},
];

export const housePhrase = defineRule({
	id: "house-style/phrase",
	severity: "warning",
	flags: "Words that a pack in use wants in this kind of note, when they are nowhere in it.",
	why: "A hospital asks for such a line because a payer, a regulator or a bad night taught it to.",
	source: "The pack's own list; the message names the pack.",
	milestones: ["ICS3", "SBP3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "The line is there",
			house: { terms: [], phrases },
			note: `# Admission H&P

## HPI
62-year-old man with cough. Spanish-speaking; interpreter
offered and used.

## Assessment and Plan
Acute bronchitis. Full code, confirmed with the patient.`,
		},
		{
			shows: "Another kind of note",
			house: { terms: [], phrases },
			note: `# Progress Note

## Interval Events
Slept well, pain 2/10, walked the hall twice with physical therapy.

## Assessment and Plan
Acute bronchitis, improving. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "A pack that wants a line about the interpreter",
			house: { terms: [], phrases },
			note: `# «Admission H&P»

## HPI
62-year-old man with cough.

## Assessment and Plan
Acute bronchitis, no sign of pneumonia. Full code, confirmed with the patient.`,
			says: "interpreter offered",
		},
	],
	checkNote({ note, spec, house, report }) {
		for (const phrase of house.phrases) {
			if (phrase.notes && !(note.kind && phrase.notes.includes(note.kind))) continue;
			const section = phrase.section === undefined ? undefined : note.find(phrase.section);
			if (phrase.section !== undefined && !section && phrase.notes === undefined) continue;
			if (holds(note, phrase)) continue;
			const name =
				phrase.section && (sectionSpec(spec, phrase.section)?.title ?? sectionFacts(phrase.section)?.label);
			const wanted = phrase.anyOf.map((words) => `"${words}"`).join(" or ");
			report({
				...(section?.titleRange ?? note.firstLine),
				message: `${name ? `${name}: write` : "Write"} ${wanted}.${phrase.why ? ` ${phrase.why}` : ""} (${phrase.pack})`,
				wait: section ? { start: section.start, end: section.end } : { start: 0, end: note.text.length },
			});
		}
	},
});

/** Whether the note, or the section asked for, says one of the phrases. */
function holds(note: Note, { anyOf, section }: HousePhrase): boolean {
	const sections =
		section === undefined ? note.sections : note.sections.filter((each) => liesIn(each, section));
	return sections.some((each) => {
		const text = each.keep(plain, () => plain(each.prose));
		return anyOf.some((words) => text.includes(plain(words)));
	});
}

/** Whether it is the section asked for, or lies inside it. */
function liesIn(section: Section, id: string): boolean {
	return [...section.around()].some(({ covers }) => covers.includes(id));
}

function plain(text: string): string {
	return text.toLowerCase().replace(/’/g, "'").replace(/\s+/g, " ").trim();
}
