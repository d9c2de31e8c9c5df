import { type Context, type Letters, letterOf, lettersIn } from "./context.ts";
import { placeMark } from "./place.ts";
import { Section } from "./section.ts";
import type { Block } from "./types.ts";
import type { Words } from "./words-known.ts";

/** What the reading of a block starts from. */
interface Checkpoint {
	/** Everything that earlier blocks can change about the reading of this one. */
	readonly key: string;
	/** Sections opened before the block. */
	readonly count: number;
	readonly context: Context;
}

/**
 * Turns marks into sections, block by block, and keeps sections whose blocks and surroundings did not change.
 */
export class Outline {
	#blocks: readonly Block[] = [];
	#points: Checkpoint[] = [];
	#letters: Letters;
	sections: Section[] = [];
	/** Title line of the note, when it has one. */
	title = "";

	constructor(readonly words: Words) {}

	/**
	 * @param blocks the note's blocks now
	 * @param first index of the first block that is new
	 * @param tail how many blocks at the end are the same as before
	 */
	update(blocks: readonly Block[], first: number, tail: number): void {
		const letters = readLetters(blocks);
		let from = Math.min(first, this.#points.length - 1);
		if (letters !== this.#letters || from < 0) from = 0;
		this.#letters = letters;
		while (from > 0 && !this.#startsAfresh(from)) from--;

		const oldBlocks = this.#blocks;
		const oldPoints = this.#points;
		const oldSections = this.sections;
		const shift = oldBlocks.length - blocks.length;
		const start = oldPoints[from];
		let context: Context = start?.context ?? {
			open: [],
			titled: false,
			clinical: false,
			ranks: 0,
			letters,
			words: this.words,
		};
		const sections = oldSections.slice(0, start?.count ?? 0);
		const points = oldPoints.slice(0, from);
		if (from === 0) {
			context = { ...context, open: [], letters };
			this.title = "";
		}
		this.#blocks = blocks;
		this.sections = sections;
		this.#points = points;

		for (let i = from; i < blocks.length; i++) {
			const key = keyOf(context);
			const old = oldPoints[i + shift];
			if (
				i > first &&
				i >= blocks.length - tail &&
				old?.key === key &&
				startsFresh(oldBlocks[i + shift], old.context)
			) {
				// From here on everything reads as before.
				const moved = sections.length - old.count;
				for (const section of oldSections.slice(old.count)) sections.push(section);
				for (const point of oldPoints.slice(i + shift))
					points.push(moved ? { ...point, count: point.count + moved } : point);
				return;
			}
			points.push({ key, count: sections.length, context });
			context = this.#read(blocks[i] as Block, context);
		}
	}

	#startsAfresh(index: number): boolean {
		const point = this.#points[index];
		return point !== undefined && startsFresh(this.#blocks[index], point.context);
	}

	#read(block: Block, before: Context): Context {
		let context = before;
		let at = 0;
		for (const [i, mark] of block.marks.entries()) {
			this.#own(block, at, mark.start, context);
			at = mark.start;
			const placed = placeMark(mark, block, context);
			if (placed.title) this.title = mark.text.trim();
			if (placed.section) {
				this.sections.push(placed.section);
				placed.section.parent?.children.push(placed.section);
				at = mark.body;
			}
			context = placed.context;
			const last = context.open.at(-1);
			if (placed.until !== undefined && last) {
				// A one-line entry inside a longer section: the section goes on after it.
				const until = Math.min(placed.until, block.marks[i + 1]?.start ?? block.text.length);
				this.#own(block, at, until, context);
				at = until;
				context = { ...context, open: context.open.slice(0, -1) };
			}
		}
		this.#own(block, at, block.text.length, context);
		return context;
	}

	/** Gives a stretch of text to the innermost open section. */
	#own(block: Block, start: number, end: number, context: Context): void {
		if (end <= start) return;
		let section = context.open.at(-1);
		if (!section) {
			section = this.sections[0];
			if (!section || section.mark) {
				section = new Section(undefined, block, undefined, undefined);
				this.sections.unshift(section);
			}
		}
		section.parts.push({ block, start, end });
		for (const open of context.open.length ? context.open : [section]) {
			open.endBlock = block;
			open.endAt = end;
		}
	}
}

/** A section that no other one contains opens at the very start of the block: nothing before it reaches in. */
function startsFresh(block: Block | undefined, context: Context): boolean {
	const mark = block?.marks[0];
	if (!block || !mark || mark.start > 0) return false;
	const { section } = placeMark(mark, block, context);
	return section !== undefined && section.parent === undefined;
}

function keyOf(context: Context): string {
	const open = context.open.map((section) => `${section.id ?? "?"}${section.mark?.rank}`).join(" ");
	return `${open}|${context.titled}|${context.clinical}|${context.ranks}|${context.letters}`;
}

function readLetters(blocks: readonly Block[]): Letters {
	const found = new Set<string>();
	for (const block of blocks) {
		for (const mark of block.marks) {
			const letter = letterOf(mark);
			if (letter) found.add(letter);
		}
	}
	return lettersIn(found);
}
