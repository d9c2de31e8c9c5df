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
		sections: sectionsOf(headed(note.sections)),
	};
	return { kind, entry, template: templateOf(kind, entry) };
}

/** A budget well above what this one note has, rounded to tens: the next patient has more to tell. */
function room(words: number): number {
	return Math.min(20_000, Math.max(50, Math.ceil((words * 1.5) / 10) * 10));
}

/** Sections under a heading of their own; the labels above the first one are the header's. */
function headed(sections: readonly Section[]): Section[] {
	return sections.filter(({ mark, facts, parent }) => mark && facts?.kind !== "header" && !parent);
}

function sectionsOf(sections: readonly Section[]): SectionEntry[] {
	const entries = new Map<string, SectionEntry>();
	const headings = new Set<string>();
	for (const section of sections) {
		const title = plainTitle(section.title, 70);
		const known = lookUp(title)?.section;
		const id = known?.kind === "section" ? known.id : nameOf(title, `section-${entries.size + 1}`);
		const same = normalizeTitle(title);
		if (same === "" || entries.has(id) || headings.has(same) || entries.size === LIMITS.sections) continue;
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
