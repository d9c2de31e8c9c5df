import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { codeStatusIn } from "./current.ts";
import { type CodeStatus, findCodeStatus, type Qualifier } from "./find.ts";

/** A code status in its place. Offsets are those of the note. */
export interface ToldStatus {
	readonly value: CodeStatus;
	readonly qualifier: Qualifier | undefined;
	readonly section: Section;
	readonly start: number;
	readonly end: number;
	/** The sentence around it. */
	readonly sentence: string;
	/** Where the sentence starts and the value ends in the section's prose; -1 for a heading that says the value. */
	readonly from: number;
	readonly to: number;
}

/** Whose wishes stand there, or when: not this patient's, not now. */
const NOT_NOW = new Set([
	"family-history",
	"past-medical-history",
	"past-surgical-history",
	"past-history-combined",
]);

/** Every code status of a note with the sentence around it, in order. */
export function codeStatusesOf(note: Note): ToldStatus[] {
	const told: ToldStatus[] = [];
	for (const section of note.sections) {
		const hits = codeStatusIn(section);
		if (hits.length === 0 || NOT_NOW.has(section.id ?? "")) continue;
		const stated = section.mark?.term?.statement ? findCodeStatus(section.title).length : 0;
		hits.forEach((hit, i) => {
			const { value, qualifier } = hit;
			if (i < stated) {
				told.push({
					value,
					qualifier,
					section,
					...section.titleRange,
					sentence: section.title,
					from: -1,
					to: -1,
				});
				return;
			}
			const [from, to] = sentenceAround(section.prose, hit.start, hit.end);
			told.push({
				value,
				qualifier,
				section,
				start: section.offsetOf(hit.start),
				end: section.offsetOf(hit.end),
				sentence: section.prose.slice(from, to),
				from: hit.start,
				to: hit.end,
			});
		});
	}
	return told;
}

function sentenceAround(prose: string, start: number, end: number): [number, number] {
	const first = Math.max(0, start - LONGEST);
	let from = start;
	while (
		from > first &&
		!/[\r\n]/.test(prose[from - 1] as string) &&
		!/[.!?]\s/.test(prose.slice(from - 1, from + 1))
	)
		from--;
	const rest = prose.slice(end, end + LONGEST);
	return [from, end + (/[.!?](?=\s|$)|[\r\n]/.exec(rest)?.index ?? rest.length)];
}

/** A sentence is no longer, whatever a text without full stops may hold. */
const LONGEST = 600;

/** How a value reads in a message. */
export const STATUS_NAMES: Readonly<Record<CodeStatus, string>> = {
	"full-code": "full code",
	"presumed-full-code": "presumed full code",
	dnr: "DNR",
	"dnr-dni": "DNR/DNI",
	"dnr-ok-to-intubate": "DNR, OK to intubate",
	dni: "DNI",
	limited: "a limited code",
	"comfort-measures-only": "comfort measures only",
	"dnr-suspended": "DNR suspended",
	"polst-on-file": "a POLST on file",
	deferred: "deferred",
	"not-addressed": "not addressed",
};
