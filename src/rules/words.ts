import type { Section } from "../note/section.ts";

/** The words of a text, as numbers: equal words, whatever their case, have equal numbers. */
export interface Words {
	readonly count: number;
	readonly hashes: readonly number[];
	/** Where each word starts and ends in the text. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

const PRIME = 0x01000193;
const SEED = 0x811c9dc5 | 0;
/** Numbers of 30 bits are stored in place, not on the heap. */
const SMALL = 0x3fffffff;

/** Reads the words of a text in one pass: runs of letters and digits, so that "67-year-old" is three. */
export function readWords(text: string): Words {
	const hashes: number[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	let hash = 0;
	let start = -1;
	for (let i = 0; i <= text.length; i++) {
		let code = i < text.length ? text.charCodeAt(i) : 32;
		if (code < 128) {
			if (code >= 97 ? code > 122 : code >= 65 ? code > 90 : code < 48 || code > 57) code = 0;
			else if (code < 91 && code > 64) code |= 32;
		} else if (code < 0xc0 || (code >= 0x2000 && code < 0x2c00)) code = 0;
		if (code !== 0) {
			if (start < 0) {
				start = i;
				hash = SEED;
			}
			hash = Math.imul(hash ^ code, PRIME);
		} else if (start >= 0) {
			hashes.push(hash & SMALL);
			starts.push(start);
			ends.push(i);
			start = -1;
		}
	}
	return { count: hashes.length, hashes, starts, ends };
}

/** The words of a section's prose, read once. */
export function wordsOf(section: Section): Words {
	return section.keep(wordsOf, () => readWords(section.prose));
}

/** The number of one word. */
export function hashOf(word: string): number {
	return readWords(word).hashes[0] ?? 0;
}

const BITS = 4095;

/** What is known of some words, found by their numbers; a miss costs next to nothing. */
export class WordMap<T> {
	readonly #seen = new Uint8Array(BITS + 1);
	readonly #values = new Map<number, T>();

	constructor(entries: Iterable<readonly [string, T]>) {
		for (const [word, value] of entries) {
			const hash = hashOf(word);
			this.#seen[hash & BITS] = 1;
			this.#values.set(hash, value);
		}
	}

	/** By the word itself. */
	named(word: string): T | undefined {
		return this.get(hashOf(word));
	}

	get(hash: number): T | undefined {
		return this.#seen[hash & BITS] === 1 ? this.#values.get(hash) : undefined;
	}
}
