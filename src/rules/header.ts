import type { Note } from "../note/note.ts";
import type { Section } from "../note/section.ts";

/** A stretch of a note's header: what it says, and where it starts in the note. */
export interface HeaderPiece {
	readonly text: string;
	readonly at: number;
}

/** A header is no longer than this, whatever follows it. */
const LINES = 15;

/**
 * What stands above the first clinical section: title, patient, date, author. Allergies and code status that stand
 * there are sections of their own, and no part of it.
 */
export function headerOf(note: Note): HeaderPiece[] {
	const pieces: HeaderPiece[] = [];
	let lines = 0;
	for (const section of note.sections) {
		const { facts } = section;
		if (facts?.kind === "section" && facts.id !== "identifying-data") {
			if (facts.group === "anywhere" && section.form !== "atx") continue;
			break;
		}
		for (const piece of piecesOf(section)) {
			const text = firstLines(piece.text, LINES - lines);
			lines += (text.match(/\S[^\r\n]*/g) ?? []).length;
			if (text.trim() !== "") pieces.push({ text, at: piece.at });
			if (lines >= LINES) return pieces;
		}
	}
	return pieces;
}

/** A section's own text with its heading, part by part. */
function piecesOf(section: Section): HeaderPiece[] {
	return section.parts.map(({ block, start, end }, i) => {
		const from = i === 0 && section.mark && section.block === block ? section.mark.start : start;
		return { text: block.prose.slice(from, end), at: block.start + from };
	});
}

function firstLines(text: string, count: number): string {
	let seen = 0;
	for (const line of text.matchAll(/[^\r\n]+/g)) {
		if (line[0].trim() !== "" && ++seen > count) return text.slice(0, line.index);
	}
	return text;
}

/** Whether a sign-out tells of several patients: what differs between them is no contradiction. */
export function tellsOfSeveral(note: Note): boolean {
	if (note.kind !== "sign-out") return false;
	if (note.all("illness-severity").length > 1 || note.all("patient-summary").length > 1) return true;
	const labels = note.text.match(/^[^\S\r\n]*[#*>-]*\s*(?:patient|room|bed)\b[^\r\n:]{0,12}:/gim) ?? [];
	const names = labels.map((label) => label.replace(/[^a-z]/gi, "").toLowerCase());
	return new Set(names).size < names.length;
}
