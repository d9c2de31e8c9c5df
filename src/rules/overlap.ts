import type { Range } from "../note/types.ts";
import type { Words } from "./words.ts";

/** The runs of words that a text holds: whether another text repeats them is asked in no time. */
export class Runs {
	#table: Int32Array;
	#count = 0;

	constructor(
		/** Words in a run. */
		readonly length: number,
		expected = 256,
	) {
		this.#table = new Int32Array(1 << Math.ceil(Math.log2(Math.max(16, expected * 2))));
	}

	/** Adds every run of a text. */
	add(words: Words): this {
		for (let i = 0; i + this.length <= words.count; i++) this.#insert(runAt(words, i, this.length));
		return this;
	}

	has(run: number): boolean {
		const mask = this.#table.length - 1;
		for (let at = run & mask; ; at = (at + 1) & mask) {
			const found = this.#table[at];
			if (found === run) return true;
			if (found === 0) return false;
		}
	}

	#insert(run: number): void {
		if (this.#count * 2 >= this.#table.length) this.#grow();
		const mask = this.#table.length - 1;
		let at = run & mask;
		while (this.#table[at] !== 0) {
			if (this.#table[at] === run) return;
			at = (at + 1) & mask;
		}
		this.#table[at] = run;
		this.#count++;
	}

	#grow(): void {
		const old = this.#table;
		this.#table = new Int32Array(old.length * 2);
		this.#count = 0;
		for (const run of old) if (run !== 0) this.#insert(run);
	}
}

/** A run of words as one number, never 0. */
export function runAt(words: Words, from: number, length: number): number {
	let run = 17;
	for (let i = from; i < from + length; i++)
		run = (Math.imul(run, 0x5bd1e995) ^ (words.hashes[i] as number)) | 0;
	run ^= run >>> 15;
	return run === 0 ? 1 : run;
}

/** How many of a text's runs another text holds, and of how many. */
export function countShared(words: Words, runs: Runs, from = 0): { shared: number; all: number } {
	let shared = 0;
	let all = 0;
	for (let i = from; i + runs.length <= words.count; i++) {
		all++;
		if (runs.has(runAt(words, i, runs.length))) shared++;
	}
	return { shared, all };
}

/** A stretch of words, by their indexes. */
export interface Span {
	readonly from: number;
	/** Past the last word. */
	readonly to: number;
}

/** Where a text repeats runs of another; stretches that few words part are one. */
export function sharedSpans(words: Words, runs: Runs, gap: number, from = 0): Span[] {
	const spans: { from: number; to: number }[] = [];
	for (let i = from; i + runs.length <= words.count; i++) {
		if (!runs.has(runAt(words, i, runs.length))) continue;
		const last = spans.at(-1);
		if (last && i <= last.to + gap) last.to = i + runs.length;
		else spans.push({ from: i, to: i + runs.length });
	}
	return spans;
}

/** The longest of some stretches; the first of equals. */
export function longestSpan(spans: readonly Span[]): Span | undefined {
	let longest: Span | undefined;
	for (const span of spans) if (!longest || span.to - span.from > longest.to - longest.from) longest = span;
	return longest;
}

/** The offsets of a stretch of words in their text. */
export function rangeOf(words: Words, span: Span): Range {
	return { start: words.starts[span.from] as number, end: words.ends[span.to - 1] as number };
}
