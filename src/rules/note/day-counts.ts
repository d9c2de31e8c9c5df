import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { drugWords } from "../consistency/allergy-classes.ts";
import { headerOf } from "../header.ts";
import { type Words, wordsOf } from "../words.ts";

/** A day as the note counts it; offsets are those of the note. */
export interface DayCount extends Range {
	readonly day: number;
}

const HOSPITAL_DAY =
	/\b(?:hospital[ -]day|HD|hosp\.? day|day of (?:hospitalization|stay|admission))\s*[#:]?\s*#?(\d{1,3})\b(?!\s*[x×/%.]|\s*(?:times|days?))/i;
const POSTOP_DAY = /\b(?:POD|post-?op(?:erative)? day)\s*[#:]?\s*#?(\d{1,3})\b/i;
const DRUG_DAY = /\bday\s*#?\s*(\d{1,2})\b/gi;
const OPENING = 400;
const OTHER_DATE = /\b(?:dob|birth|born|admi\w+|discharge)\b[^\r\n\d]{0,20}$/i;

/** The day of the note itself, as days since 1970. */
export function noteDay(note: Note): DayCount | undefined {
	for (const { text, at, dates } of headerOf(note)) {
		for (const date of dates) {
			if (OTHER_DATE.test(text.slice(Math.max(0, date.start - 30), date.start))) continue;
			return { day: date.day, start: at + date.start, end: at + date.end };
		}
	}
	return;
}

/** The hospital day in the header. */
export function headerHospitalDay(note: Note): DayCount | undefined {
	return inHeader(note, HOSPITAL_DAY);
}

/** The hospital day in the one-liner that opens the assessment. */
export function openingHospitalDay(note: Note): DayCount | undefined {
	return inOpening(note, HOSPITAL_DAY);
}

/** The first day after surgery that the note names, in the header or in the one-liner. */
export function postopDay(note: Note): DayCount | undefined {
	return inHeader(note, POSTOP_DAY) ?? inOpening(note, POSTOP_DAY);
}

function inHeader(note: Note, pattern: RegExp): DayCount | undefined {
	for (const piece of headerOf(note)) {
		const { at } = piece;
		const match = piece.keep(pattern, () => pattern.exec(piece.text));
		if (match)
			return { day: Number(match[1]), start: at + match.index, end: at + match.index + match[0].length };
	}
	return;
}

function inOpening(note: Note, pattern: RegExp): DayCount | undefined {
	for (const section of note.sections) {
		if (!section.covers.includes("assessment") && section.id !== "summary-statement") continue;
		const match = section.keep(pattern, () => {
			const prose = section.prose.slice(0, OPENING);
			const found = pattern.exec(prose);
			// "Since hospital day 2" looks back.
			if (
				!found ||
				/\b(?:on|since|from|until|by|through|after|before)\s+$/i.test(prose.slice(0, found.index))
			)
				return;
			return { day: Number(found[1]), start: found.index, end: found.index + found[0].length };
		});
		if (match)
			return { day: match.day, start: section.offsetOf(match.start), end: section.offsetOf(match.end) };
	}
	return;
}

/** The day of each drug that is counted: "ceftriaxone 2 g IV daily, day 2 of 7". */
export function drugDays(section: Section): ReadonlyMap<string, DayCount> {
	return section.keep(drugDays, () => {
		const days = new Map<string, DayCount>();
		const { prose } = section;
		if (!/\bday\s*#?\s*\d/i.test(prose)) return days;
		const words = wordsOf(section);
		for (const match of prose.matchAll(DRUG_DAY)) {
			const before = prose.slice(Math.max(0, match.index - 120), match.index);
			if (
				/\b(?:hospital|post-?op\w*|in|on|since|from|until|for|per|a|each|every|next|stop|through|by|to|after|at)[ -]+$/i.test(
					before,
				)
			)
				continue;
			const from =
				match.index -
				before.length +
				Math.max(before.lastIndexOf("\n"), before.lastIndexOf(";"), before.lastIndexOf(". ")) +
				1;
			for (let i = lastBefore(words, match.index); i >= 0; i--) {
				const start = words.starts[i] as number;
				if (start < from || match.index - start > 80) break;
				const drug = drugWords.get(words.hashes[i] as number);
				const name = drug?.parts[0];
				if (!name) continue;
				if (!days.has(name))
					days.set(name, { day: Number(match[1]), start: match.index, end: match.index + match[0].length });
				break;
			}
		}
		return days;
	});
}

/** The last word that starts before an offset. */
function lastBefore(words: Words, offset: number): number {
	let low = 0;
	let high = words.count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((words.starts[middle] as number) < offset) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
