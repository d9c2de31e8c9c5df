import type { Block, Form, Mark, Range } from "./types.ts";
import type { SectionFacts } from "./vocabulary.ts";
import { countWords } from "./words.ts";

/** A stretch of one block that belongs to a section and to none of the sections inside it. */
export interface Part extends Range {
	readonly block: Block;
}

/**
 * One section of a note. Its offsets follow its blocks, and as long as neither its text nor its place among the
 * other sections changes it stays the same object from one reading to the next: what is known of it can be kept.
 */
export class Section {
	/** Sections opened inside this one, such as a code-status line inside the plan. */
	readonly children: Section[] = [];
	/** Own text, in order. */
	readonly parts: Part[] = [];
	readonly #kept = new Map<unknown, unknown>();
	/** The last block this section, or one inside it, reaches into, and how far. */
	endBlock: Block;
	endAt: number;

	constructor(
		/** Undefined for the text above the first heading. */
		readonly mark: Mark | undefined,
		/** The block in which it starts. */
		readonly block: Block,
		/** Undefined for a heading that the vocabulary does not know. */
		readonly facts: SectionFacts | undefined,
		readonly parent: Section | undefined,
	) {
		this.endBlock = block;
		this.endAt = mark ? mark.body : 0;
	}

	get id(): string | undefined {
		return this.facts?.id;
	}

	/** The heading as written, without its signs. */
	get title(): string {
		return this.mark?.text.trim() ?? "";
	}

	get form(): Form | undefined {
		return this.mark?.form;
	}

	/** This section and those it lies in, the inmost first. */
	*around(): Generator<Section> {
		for (let at: Section | undefined = this; at; at = at.parent) yield at;
	}

	/** Every section id that this heading answers for. */
	get covers(): readonly string[] {
		return this.mark?.term?.covers ?? [];
	}

	/** Offset of the heading in the note. */
	get start(): number {
		return this.block.start + (this.mark?.start ?? 0);
	}

	/** Offset past the last of its text and of the sections inside it. */
	get end(): number {
		return this.endBlock.start + this.endAt;
	}

	/** Offset at which its body starts. */
	get bodyStart(): number {
		return this.block.start + (this.mark?.body ?? 0);
	}

	/** Offsets of the heading as written. */
	get titleRange(): Range {
		const title = this.mark?.title;
		if (!title) return { start: this.start, end: this.start };
		return { start: this.block.start + title.start, end: this.block.start + title.end };
	}

	/** Words of its own prose; those of the sections inside it are theirs. */
	get words(): number {
		return this.keep("words", () => {
			const own = this.parts.reduce(
				(sum, part) => sum + countWords(part.block.prose, part.start, part.end),
				0,
			);
			return this.mark?.term?.statement ? own + countWords(this.title) : own;
		});
	}

	/** Its own prose, parts joined as they stand. */
	get prose(): string {
		return this.keep("prose", () =>
			this.parts.map((part) => part.block.prose.slice(part.start, part.end)).join(""),
		);
	}

	/** The offset in the note of an offset in `prose`. */
	offsetOf(at: number): number {
		let left = at;
		for (const part of this.parts) {
			const length = part.end - part.start;
			if (left <= length) return part.block.start + part.start + left;
			left -= length;
		}
		return this.end;
	}

	/** A range of `prose`, counted from the section's start. */
	within(start: number, end: number): Range {
		return { start: this.offsetOf(start) - this.start, end: this.offsetOf(end) - this.start };
	}

	/** Computes a fact about this section once; it holds as long as the section stays what it is. */
	keep<T>(key: unknown, compute: () => T): T {
		const kept = this.#kept.get(key);
		if (kept !== undefined || this.#kept.has(key)) return kept as T;
		const computed = compute();
		this.#kept.set(key, computed);
		return computed;
	}
}
