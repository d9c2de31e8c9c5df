import { readNote } from "../note/reader.ts";
import type { Section } from "../note/section.ts";
import { lookUp, normalizeTitle } from "../note/vocabulary.ts";
import { countWords } from "../note/words.ts";
import { builtInPack } from "./built-in.ts";
import { LIMITS } from "./limits.ts";
import type { NoteEntry, SectionEntry } from "./manifest.ts";
import { nameOf, plainTitle } from "./name-of.ts";

/** A note that exists, and what such a note is called. */
export interface NoteToBeginFrom {
	readonly text: string;
	readonly title: string;
}

/** A kind of note as a pack has it. */
export interface KindWithTemplate {
	readonly kind: string;
	readonly entry: NoteEntry;
	/** The template's text; its file is `entry.template`. */
	readonly template: string;
}

/** Makes a kind of note from a note: its headings become sections, its words, with some room, their budgets. */
export function kindFromNote({ text, title: asked }: NoteToBeginFrom): KindWithTemplate {
	const title = plainTitle(asked, 70) || "Note";
	const kind = nameOf(title, "note");
	const note = readNote(text);
	const like = note.kind !== undefined && builtInPack.manifest.notes?.[note.kind] ? note.kind : undefined;
	const entry = {
		title,
		...(like === undefined || like === kind ? {} : { like }),
		template: `templates/${kind}.md`,
		maxWords: room(countWords(text)),
		sections: sectionsOf(headingsOf(note.sections, text)),
	};
	return { kind, entry, template: templateOf(kind, entry) };
}

/** A budget well above what this one note has, rounded to tens: the next patient has more to tell. */
function room(words: number): number {
	return Math.min(20_000, Math.max(50, Math.ceil((words * 1.5) / 10) * 10));
}

/** What a heading says, and the words below it. */
type Heading = Pick<Section, "title" | "words">;

/** Headings as the note reads by itself; where it has none, lines of bold are meant as such. */
function headingsOf(sections: readonly Section[], text: string): readonly Heading[] {
	const own = sections.filter(
		(section) => section.mark && section.facts?.kind !== "header" && !liesInside(section),
	);
	return own.length > 0 ? own : boldLines(text);
}

/** "PLAN:" reads as a label within the "OUR OWN HEADING" before it, and was meant to stand beside it. */
function liesInside({ parent, form, title }: Section): boolean {
	if (!parent) return false;
	return !(parent.form === "caps" && !parent.facts && form === "label" && title === title.toUpperCase());
}

function boldLines(text: string): Heading[] {
	const bold = [...text.matchAll(/^[ \t]*(\*\*|__)(?=\S)([^*_\r\n]{2,70})\1:?[ \t]*$/gm)];
	return bold.map(({ index, 0: line, 2: title = "" }, i) => ({
		title,
		words: countWords(text.slice(index + line.length, bold[i + 1]?.index)),
	}));
}

function sectionsOf(sections: readonly Heading[]): SectionEntry[] {
	const entries = new Map<string, SectionEntry>();
	const headings = new Set<string>();
	for (const section of sections) {
		const title = plainTitle(section.title, 70);
		const known = lookUp(title)?.section;
		const id = known?.kind === "section" ? known.id : nameOf(title, `section-${entries.size + 1}`);
		const same = normalizeTitle(title);
		if (
			!/[\p{L}\p{N}]/u.test(same) ||
			entries.has(id) ||
			headings.has(same) ||
			entries.size === LIMITS.sections
		)
			continue;
		headings.add(same);
		entries.set(id, { id, title, required: false, maxWords: room(section.words) });
	}
	return [...entries.values()];
}

function templateOf(kind: string, { title, sections }: NoteEntry): string {
	let blank = 0;
	const next = () => `\${${++blank}:***}`;
	const body = sections.map((section) => `## ${section.title ?? section.id}\n${next()}\n`);
	const header = `Patient: ${next()}\nDate: $CURRENT_MONTH/$CURRENT_DATE/$CURRENT_YEAR $CURRENT_HOUR:$CURRENT_MINUTE\nAuthor: ${next()}\n`;
	return `---\nnote: ${kind}\n---\n# ${title}\n\n${header}\n${body.join("\n")}`;
}
