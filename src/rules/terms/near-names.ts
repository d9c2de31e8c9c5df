import { lower } from "./letters.ts";

/** Names shorter than this are too near to other words. */
const SHORTEST = 8;
/** From this length on two letters may be wrong. */
const LONG = 10;

interface Name<T> {
	readonly text: string;
	readonly letters: number;
	/** Undefined for a name that is right as it is. */
	readonly value: T | undefined;
}

/**
 * Finds the name that a misspelled word stands for. The first two letters must be right, and a word that is as near to
 * a name that needs no change is left alone.
 */
export class NearNames<T> {
	readonly #byStart = new Map<number, Name<T>[]>();

	add(name: string, value: T | undefined): void {
		const text = name.toLowerCase();
		if (text.length < SHORTEST || !/^[a-z]+$/.test(text)) return;
		const key = startOf(text, 0);
		const names = this.#byStart.get(key);
		const entry = { text, letters: lettersOf(text, 0, text.length), value };
		if (names) names.push(entry);
		else this.#byStart.set(key, [entry]);
	}

	/** The nearest name's value; undefined when none is near, or the word is one of the names that need no change. */
	find(text: string, start: number, end: number): T | undefined {
		const length = end - start;
		if (length < SHORTEST - 1) return;
		const names = this.#byStart.get(startOf(text, start));
		if (!names) return;
		const letters = lettersOf(text, start, end);
		let best: Name<T> | undefined;
		let least = 3;
		for (const name of names) {
			const most = name.text.length >= LONG ? 2 : 1;
			if (Math.abs(name.text.length - length) > most || bits(name.letters ^ letters) > 2 * most) continue;
			const away = distance(text.slice(start, end).toLowerCase(), name.text, most);
			if (away > most || away > least || (away === least && name.value !== undefined)) continue;
			best = name;
			least = away;
		}
		return best?.value;
	}
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
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min((row[j - 1] as number) + (same ? 0 : 1), (row[j] as number) + 1, (next[j - 1] as number) + 1);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1);
			next.push(cost);
			if (cost < least) least = cost;
		}
		if (least > most) return most + 1;
		before = row;
		row = next;
	}
	return row[b.length] as number;
}
