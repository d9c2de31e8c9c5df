import { lower } from "./letters.ts";

/** Names shorter than this are too near to other words. */
const SHORTEST = 8;
/** From this length on two letters may be wrong. */
const LONG = 10;

/** How many words' answers are remembered. */
const REMEMBERED = 500;

interface Name<T> {
	readonly text: string;
	readonly letters: number;
	readonly value: T;
}

/**
 * Finds the name that a misspelled word stands for: one letter wrong, or two in a long name, but never the first two.
 * A word that is as near to a name that is right as it is stays what it is.
 */
export class NearNames<T> {
	readonly #names = new Map<number, Name<T>[]>();
	readonly #right = new Map<number, string[]>();
	readonly #answers = new Map<string, T | undefined>();

	/** A name to look for. */
	add(name: string, value: T): void {
		const text = name.toLowerCase();
		if (text.length < SHORTEST || !/^[a-z]+$/.test(text)) return;
		push(this.#names, startOf(text, 0), { text, letters: lettersOf(text, 0, text.length), value });
	}

	/** A name that is no misspelling of another. */
	addRight(name: string): void {
		const text = name.toLowerCase();
		if (text.length >= SHORTEST - 2) push(this.#right, startOf(text, 0), text);
	}

	/** What the nearest name stands for, if any is near. */
	find(text: string, start: number, end: number): T | undefined {
		const length = end - start;
		if (length < SHORTEST - 1) return;
		const names = this.#names.get(startOf(text, start));
		if (!names) return;
		let letters = 0;
		for (const name of names) {
			const most = mistakes(name);
			if (Math.abs(name.text.length - length) > most) continue;
			letters ||= lettersOf(text, start, end);
			if (bits(name.letters ^ letters) <= 2 * most)
				return this.#nearest(text.slice(start, end).toLowerCase(), names, letters);
		}
		return;
	}

	/** The same few words come this far again and again: their answers are remembered. */
	#nearest(word: string, names: readonly Name<T>[], letters: number): T | undefined {
		if (this.#answers.has(word)) return this.#answers.get(word);
		let best: Name<T> | undefined;
		let least = 3;
		for (const name of names) {
			// The same letters in another order are as good as one mistake.
			const most = name.letters === letters ? 2 : mistakes(name);
			const away = distance(word, name.text, most);
			if (away > most || away >= least) continue;
			best = name;
			least = away;
		}
		const answer = best && !this.#isRight(word, least) ? best.value : undefined;
		if (this.#answers.size >= REMEMBERED) this.#answers.clear();
		this.#answers.set(word, answer);
		return answer;
	}

	#isRight(word: string, within: number): boolean {
		return this.#right.get(startOf(word, 0))?.some((name) => distance(word, name, within) <= within) ?? false;
	}
}

function mistakes(name: Name<unknown>): number {
	return name.text.length >= LONG ? 2 : 1;
}

function push<V>(map: Map<number, V[]>, key: number, value: V): void {
	const values = map.get(key);
	if (values) values.push(value);
	else map.set(key, [value]);
}

function startOf(text: string, at: number): number {
	return lower(text.charCodeAt(at)) * 256 + lower(text.charCodeAt(at + 1));
}

/** One bit for each letter that a word holds. */
function lettersOf(text: string, start: number, end: number): number {
	let letters = 0;
	for (let i = start; i < end; i++) letters |= 1 << (lower(text.charCodeAt(i)) & 31);
	return letters;
}

function bits(set: number): number {
	let count = 0;
	for (let left = set; left; left &= left - 1) count++;
	return count;
}

/** Letters to add, drop, change or swap with the next; anything above `most` comes out as more than `most`. */
function distance(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(
				(row[j - 1] as number) + (same ? 0 : 1),
				(row[j] as number) + 1,
				(next[j - 1] as number) + 1,
			);
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (swapped) cost = Math.min(cost, (before[j - 2] as number) + 1);
			next.push(cost);
			if (cost < least) least = cost;
		}
		if (least > most) return most + 1;
		before = row;
		row = next;
	}
	return row[b.length] as number;
}
