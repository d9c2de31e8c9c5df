import type { Note } from "../../../src/note/note.ts";
import { readNote } from "../../../src/note/reader.ts";
import type { Section } from "../../../src/note/section.ts";

/** A note that nobody has anything to say about, to be broken in one place. */
export interface Source {
	/** Where it is from, for the report of a failure. */
	readonly name: string;
	readonly text: string;
	readonly note: Note;
	readonly kind: string;
}

/** A source with one thing removed or broken. */
export interface Mutant {
	/** What was done, such as "delete code status". */
	readonly kind: string;
	readonly text: string;
	/** The rule that must speak. */
	readonly must: string;
	/** Rules that may speak too, because the change truly causes that as well. */
	readonly may?: readonly string[];
	/** The line on which it must speak, where only one will do. */
	readonly line?: number;
	/** Yesterday's note. */
	readonly previous?: string;
}

export type Mutator = (source: Source, random: Random) => readonly Mutant[];

/** Numbers from 0 up to 1, the same for the same seed. */
export type Random = () => number;

export function sourceOf(name: string, text: string): Source | undefined {
	const note = readNote(text);
	return note.kind === undefined ? undefined : { name, text, note, kind: note.kind };
}

/** A small generator (mulberry32), so that every run tries the same mutants. */
export function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** Some of the items, each at most once. */
export function pick<T>(items: readonly T[], count: number, random: Random): T[] {
	const left = [...items];
	const picked: T[] = [];
	while (picked.length < count && left.length > 0) {
		picked.push(...left.splice(Math.floor(random() * left.length), 1));
	}
	return picked;
}

export function splice(text: string, start: number, end: number, put = ""): string {
	return text.slice(0, start) + put + text.slice(end);
}

export function lineAt(text: string, offset: number): number {
	return text.slice(0, offset).split("\n").length;
}

/** The note's section with this id, when its heading stands for nothing else. */
export function sectionOf({ note }: Source, id: string): Section | undefined {
	const section = note.all(id)[0];
	return section && section.covers.length <= 1 ? section : undefined;
}

/** The first section that any of the ids names. */
export function anyOf(source: Source, ids: readonly string[]): Section | undefined {
	for (const id of ids) {
		const section = source.note.find(id);
		if (section) return section;
	}
	return undefined;
}

export function withoutSection({ text }: Source, { start, end }: Section): string {
	return splice(text, start, end);
}

/** The text with other words under a heading. A label keeps them on its line. */
export function withBody({ text }: Source, section: Section, body: string): string {
	const own = text.slice(section.bodyStart, section.end);
	const inline = text.slice(section.start, section.bodyStart).includes("\n") ? "" : " ";
	const lead = inline && /^[ \t]*\*\*/.test(own) ? (/^[ \t]*\*\*/.exec(own)?.[0] ?? "") : "";
	return splice(
		text,
		section.bodyStart,
		section.end,
		`${lead}${inline}${body}${/\s*$/.exec(own)?.[0] ?? ""}`,
	);
}

/** The sections in which a sentence more or less does not matter, by kind of note. */
const STORY: Readonly<Record<string, readonly string[]>> = {
	admission: ["hpi"],
	progress: ["interval-events", "subjective"],
	discharge: ["hospital-course", "reason-for-admission"],
	"sign-out": ["patient-summary"],
};

export function storyOf(source: Source): Section | undefined {
	return anyOf(source, STORY[source.kind] ?? []);
}

/** The text with a sentence more at the end of a section, and the line it is on. */
export function withSentence(
	source: Source,
	sentence: string,
	section = storyOf(source),
): { text: string; line: number } | undefined {
	const part = section?.parts.findLast(({ block, start, end }) => block.text.slice(start, end).trim() !== "");
	if (!part) return undefined;
	const from = part.block.start + part.start;
	const end = from + part.block.text.slice(part.start, part.end).trimEnd().length;
	const alone = sentence.startsWith("\n");
	const text = splice(source.text, end, end, alone ? sentence : ` ${sentence}`);
	return { text, line: lineAt(text, end + (alone ? 1 : 0)) };
}
