import { type FrontMatter, readFrontMatter, unclosedFrontMatter } from "./front-matter.ts";
import { covered, isProjectPaper, kindOfSections, looksClinical } from "./kind.ts";
import type { Section } from "./section.ts";
import type { Block, Range } from "./types.ts";
import { builtInWords, type Words } from "./words-known.ts";

/** Line and column, both from 1; a column counts UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

const NO_FRONT_MATTER: FrontMatter = { values: new Map() };
const OPENING = 1500;

/** A clinical note, or any other text, as read: its sections in order, its words, its kind. */
export class Note {
	#frontMatter: FrontMatter | undefined;
	#covered: ReadonlySet<string> | undefined;
	#byId: ReadonlyMap<string | undefined, readonly Section[]> | undefined;
	#kind: string | null | undefined;
	#clinical: boolean | undefined;
	#words: number | undefined;
	readonly #known: Words;

	constructor(
		readonly text: string,
		readonly file: string,
		readonly blocks: readonly Block[],
		/** In order; the first is the text above the first heading, when there is any. */
		readonly sections: readonly Section[],
		/** The note's own title line, or "". */
		readonly title: string,
		known: Words = builtInWords,
	) {
		this.#known = known;
	}

	/** Words of prose, headings included; code, comments, quotes and front matter are not prose. */
	get words(): number {
		this.#words ??= this.blocks.reduce((sum, block) => sum + block.words, 0);
		return this.#words;
	}

	get frontMatter(): FrontMatter {
		this.#frontMatter ??= this.#readFrontMatter();
		return this.#frontMatter;
	}

	#readFrontMatter(): FrontMatter {
		const block = this.blocks[0];
		if (block?.frontMatter)
			return readFrontMatter(block.text.slice(block.frontMatter.start, block.frontMatter.end));
		const open = unclosedFrontMatter(this.text.slice(0, 2000));
		if (!open) return NO_FRONT_MATTER;
		const message = "Front matter is not closed: put a line of three dashes after it.";
		const kind = /^note[ \t]*:[ \t]*([\w-]+)/m.exec(this.text)?.[1];
		return { values: new Map(kind ? [["note", kind]] : []), problem: { message, ...open } };
	}

	/** Every section id that a heading of this note answers for. */
	get covered(): ReadonlySet<string> {
		this.#covered ??= covered(this.sections);
		return this.#covered;
	}

	/** The first section with this id, or one that answers for it. */
	find(id: string): Section | undefined {
		if (!this.covered.has(id)) return;
		return this.all(id)[0] ?? this.sections.find((section) => section.covers.includes(id));
	}

	/** Every section with this id, in order. */
	all(id: string): readonly Section[] {
		this.#byId ??= byId(this.sections);
		return this.#byId.get(id) ?? [];
	}

	/** The kind of note by front matter, title, file name, sections; undefined when none of them tells. */
	get kind(): string | undefined {
		if (this.#kind === undefined) {
			this.#kind = this.namedKind ?? kindOfSections(this.sections, this.text.slice(0, OPENING)) ?? null;
		}
		return this.#kind ?? undefined;
	}

	/** The kind that front matter, title or file name give; undefined where only the sections can tell. */
	get namedKind(): string | undefined {
		return (
			this.frontMatter.values.get("note") ??
			this.#known.kindOfTitle(this.title) ??
			this.#known.kindOfFile(this.file)
		);
	}

	/** The kind whose rules hold for this note: its own, or the one that a pack says it is like. */
	get like(): string | undefined {
		return this.kind === undefined ? undefined : this.#known.likeOf(this.kind);
	}

	/** Whether this is a clinical note at all: only then has anybody something to say about it. */
	get clinical(): boolean {
		this.#clinical ??= this.#isClinical();
		return this.#clinical;
	}

	#isClinical(): boolean {
		const named = this.frontMatter.values.get("note");
		if (named !== undefined) return named !== "none";
		if (isProjectPaper(this.file)) return false;
		if (this.#known.kindOfTitle(this.title) && this.sections.some((section) => section.facts)) return true;
		return looksClinical(this.sections, this.text.slice(0, OPENING));
	}

	/** The first line of prose: the title, or whatever comes first. */
	get firstLine(): Range {
		for (const block of this.blocks) {
			const line = /[^\s#*_][^\r\n]*/.exec(block.prose);
			if (!line) continue;
			const start = block.start + line.index;
			return { start, end: start + line[0].replace(/[\s#*_]+$/, "").length };
		}
		return { start: 0, end: 0 };
	}

	/** How this note breaks its lines. */
	get lineBreak(): string {
		return /\r\n|\n|\r/.exec(this.text)?.[0] ?? "\n";
	}

	/** Where an offset stands. */
	positionAt(offset: number): Position {
		const block = this.blockAt(offset);
		if (!block) return { line: 1, column: 1 };
		const within = Math.min(Math.max(0, offset - block.start), block.text.length);
		let line = block.line;
		let lineStart = 0;
		for (let i = 0; i < within; i++) {
			const code = block.text.charCodeAt(i);
			if (code === 10 || (code === 13 && block.text.charCodeAt(i + 1) !== 10)) {
				line++;
				lineStart = i + 1;
			}
		}
		return { line: line + 1, column: within - lineStart + 1 };
	}

	/** The block that holds an offset. */
	blockAt(offset: number): Block | undefined {
		let low = 0;
		let high = this.blocks.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >>> 1;
			if ((this.blocks[middle] as Block).start <= offset) low = middle;
			else high = middle - 1;
		}
		return this.blocks[low];
	}
}

function byId(sections: readonly Section[]): ReadonlyMap<string | undefined, readonly Section[]> {
	const found = new Map<string | undefined, Section[]>();
	for (const section of sections) {
		const same = found.get(section.id);
		if (same) same.push(section);
		else found.set(section.id, [section]);
	}
	return found;
}
