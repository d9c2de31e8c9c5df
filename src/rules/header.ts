import type { Note } from "../note/note.ts";
import type { Section } from "../note/section.ts";
import type { Block } from "../note/types.ts";
import { findDates, type WrittenDate } from "./dates.ts";

/** A stretch of a note's header. It stays the same object as long as its text does. */
export class HeaderPiece {
	readonly #block: Block;
	readonly #from: number;
	readonly #kept = new Map<unknown, unknown>();
	/** Lines that are not blank. */
	readonly lines: number;
	readonly text: string;

	constructor(block: Block, from: number, to: number) {
		const { text, lines } = firstLines(block.prose.slice(from, to));
		this.text = text;
		this.lines = lines;
		this.#block = block;
		this.#from = from;
	}

	/** Where it starts in the note. */
	get at(): number {
		return this.#block.start + this.#from;
	}

	/** The dates in it; offsets are relative to its text. */
	get dates(): readonly WrittenDate[] {
		return this.keep(findDates, () => findDates(this.text));
	}

	/** Computes a fact about this piece once. */
	keep<T>(key: unknown, compute: () => T): T {
		if (!this.#kept.has(key)) this.#kept.set(key, compute());
		return this.#kept.get(key) as T;
	}
}

/** A header is no longer than this, whatever follows it. */
const LINES = 15;

/**
 * What stands above the first clinical section: title, patient, date, author. Allergies and code status that stand
 * there are sections of their own, and no part of it.
 */
export function headerOf(note: Note): readonly HeaderPiece[] {
	const pieces: HeaderPiece[] = [];
	let lines = 0;
	for (const section of note.sections) {
		const { facts } = section;
		if (facts?.kind === "section" && facts.id !== "identifying-data") {
			if (facts.group === "anywhere" && section.form !== "atx") continue;
			break;
		}
		for (const piece of section.keep(headerOf, () => piecesOf(section))) {
			pieces.push(piece);
			lines += piece.lines;
			if (lines >= LINES) return pieces;
		}
	}
	return pieces;
}

/** A section's own text with its heading, part by part. */
function piecesOf(section: Section): HeaderPiece[] {
	return section.parts
		.map(({ block, start, end }, i) => {
			const headed = i === 0 && section.mark && section.block === block;
			return new HeaderPiece(block, headed ? (section.mark?.start ?? start) : start, end);
		})
		.filter(({ lines }) => lines > 0);
}

function firstLines(text: string): { text: string; lines: number } {
	let lines = 0;
	for (const line of text.matchAll(/[^\r\n]*\S[^\r\n]*/g)) {
		if (++lines > LINES) return { text: text.slice(0, line.index), lines: LINES };
	}
	return { text, lines };
}

/** "**Okafor 66M 6W-12**", "2. Pao L 55F 4110", "### 507 BB Kerr, 4 d M": a line that opens one patient of a list. */
const PATIENT_LINE =
	/^[^\S\r\n]*(?:[#*>•-]+|\d{1,2}[.)])[^\S\r\n]*(?:\*\*)?(?:(?:(?:rm|room|bed|Rm|Room|Bed)\b[^\S\r\n]*[\w-]{1,8}|\d{2,4}[A-Z]?)[^\S\r\n]*[:,–—-]*[^\S\r\n]*)?\p{Lu}[\p{L}'’-]+,?(?:[^\S\r\n]+\p{L}[\p{L}'’.-]*){0,2}[^\S\r\n]*,?[^\S\r\n]*\d{1,3}[^\S\r\n]?(?:(?:y\/?o?|mo|wk|w|d)[^\S\r\n]?)?[MF]\b/gmu;

/** Whether a sign-out, or a list for rounds, tells of several patients: what differs between them is no contradiction. */
export function tellsOfSeveral(note: Note): boolean {
	if (note.like !== "sign-out" && note.like !== "rounds") return false;
	if ((note.text.match(PATIENT_LINE)?.length ?? 0) > 1) return true;
	if (note.all("illness-severity").length > 1 || note.all("patient-summary").length > 1) return true;
	const labels = note.text.match(/^[^\S\r\n]*[#*>-]*\s*(?:patient|room|bed)\b[^\r\n:]{0,12}:/gim) ?? [];
	const names = labels.map((label) => label.replace(/[^a-z]/gi, "").toLowerCase());
	return new Set(names).size < names.length;
}
