import { readNote } from "../note/reader.ts";
import type { Section } from "../note/section.ts";
import { lookUp, normalizeTitle } from "../note/vocabulary.ts";
import { countWords } from "../note/words.ts";
import { builtInPack } from "./built-in.ts";
import { LIMITS } from "./limits.ts";
import type { NoteEntry, SectionEntry } from "./manifest.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { nameOf } from "./name-of.ts";
import { pathProblem } from "./path.ts";

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
export function kindFromNote({ text, title }: NoteToBeginFrom): KindWithTemplate {
	const name = nameOf(title);
	// In front matter "none" says that a file is no note; some names no file may have.
	const kind = name === "none" || pathProblem(`${name}.md`) ? `${name}-note` : name;
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
	const titles = new Set<string>();
	for (const section of sections.slice(0, LIMITS.sections)) {
		const title = section.title.replace(/:$/, "").trim().slice(0, 70);
		const id = section.id ?? lookUp(title)?.section.id ?? nameOf(title);
		if (
			!title ||
			unsafeMarkdown(title).length ||
			/<\S/.test(title) ||
			entries.has(id) ||
			titles.has(normalizeTitle(title))
		)
			continue;
		titles.add(normalizeTitle(title));
		entries.set(id, { id, title, required: false, maxWords: room(section.words) });
	}
	return [...entries.values()];
}

function templateOf(kind: string, { title, sections }: NoteEntry): string {
	let blank = 0;
	const next = () => `\${${++blank}:***}`;
	const plain = (text: string) => text.replace(/[\\$}]/g, "\\$&");
	const body = sections.map((section) => `## ${plain(section.title ?? section.id)}\n${next()}\n`);
	const header = `Patient: ${next()}\nDate: $CURRENT_MONTH/$CURRENT_DATE/$CURRENT_YEAR $CURRENT_HOUR:$CURRENT_MINUTE\nAuthor: ${next()}\n`;
	return `---\nnote: ${kind}\n---\n# ${plain(title)}\n\n${header}\n${body.join("\n")}`;
}
