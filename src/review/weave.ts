import type { Range } from "../note/types.ts";

/** More pairs of words than this are not compared: some 1,500 words against as many. */
const MOST = 2_000_000;

/** Which words of an old text are those of a new one, in order, where there is no other way to see it. */
export class Weave {
	readonly #old: readonly RegExpExecArray[];
	readonly #new: readonly RegExpExecArray[];
	/** For each old word its new one, or -1. */
	readonly #partner: Int32Array;

	constructor(before: string, after: string) {
		this.#old = [...before.matchAll(WORD)];
		this.#new = [...after.matchAll(WORD)];
		this.#partner = partners(this.#old, this.#new);
	}

	/** Units of the old text, around and with some words, that stand together in the new one, too. */
	#run(first: number, last: number): { readonly from: number; readonly to: number } {
		const together = (i: number) =>
			(this.#partner[i] as number) >= 0 && this.#partner[i] === (this.#partner[first] as number) + i - first;
		let [from, to] = [first, last];
		while (from > 0 && together(from - 1)) from--;
		while (to + 1 < this.#old.length && together(to + 1)) to++;
		return { from: (this.#old[from] as RegExpExecArray).index, to: endOf(this.#old[to] as RegExpExecArray) };
	}

	/** Where a range stands whole in the new text; undefined when it does not, or not for sure. */
	find({ start, end }: Range): (Range & { from: number; to: number }) | undefined {
		const first = this.#old.findIndex((word) => endOf(word) > start);
		const last = this.#old.findLastIndex((word) => word.index < end);
		if (first < 0 || last < first) return;
		const partner = this.#partner[first] as number;
		if (partner < 0) return;
		for (let i = first; i <= last; i++) if (this.#partner[i] !== partner + i - first) return;
		const run = this.#run(first, last);
		if (run.to - run.from < end - start + BESIDE) return;
		const shift = (this.#new[partner] as RegExpExecArray).index - (this.#old[first] as RegExpExecArray).index;
		return { start: start + shift, end: end + shift, ...run };
	}
}

/** So much beside a range must have stayed with it. */
const BESIDE = 4;

const WORD = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;

function endOf(word: RegExpExecArray): number {
	return word.index + word[0].length;
}

/** The pairs that every best way to lay the texts side by side has in common. */
function partners(old: readonly RegExpExecArray[], now: readonly RegExpExecArray[]): Int32Array {
	const found = new Int32Array(old.length).fill(-1);
	const width = now.length + 1;
	if (old.length * now.length > MOST) return found;
	/** The most that the rest of both texts can share. */
	const best = new Int32Array((old.length + 1) * width);
	const same = (i: number, j: number) => old[i]?.[0] === now[j]?.[0];
	const shared = (i: number, j: number) => best[i * width + j] as number;
	for (let i = old.length - 1; i >= 0; i--)
		for (let j = now.length - 1; j >= 0; j--)
			best[i * width + j] = Math.max(
				shared(i + 1, j),
				shared(i, j + 1),
				same(i, j) ? weight(old[i] as RegExpExecArray) + shared(i + 1, j + 1) : 0,
			);
	const walk = (order: readonly ("both" | "old" | "new")[]) => {
		const pairs = new Int32Array(old.length).fill(-1);
		for (let i = 0, j = 0; i < old.length && j < now.length; ) {
			const value = shared(i, j);
			const step = order.find((choice) => {
				if (choice === "old") return shared(i + 1, j) === value;
				if (choice === "new") return shared(i, j + 1) === value;
				return same(i, j) && weight(old[i] as RegExpExecArray) + shared(i + 1, j + 1) === value;
			});
			if (step === "both") pairs[i] = j;
			if (step !== "new") i++;
			if (step !== "old") j++;
		}
		return pairs;
	};
	const ways = [walk(["both", "old", "new"]), walk(["old", "new", "both"]), walk(["new", "old", "both"])];
	for (let i = 0; i < old.length; i++) {
		const [a, b, c] = ways.map((way) => way[i] as number);
		if (a === b && b === c) found[i] = a as number;
	}
	return found;
}

/** Blanks stand everywhere. */
function weight(word: RegExpExecArray): number {
	return /\s/.test(word[0]) ? 1 : 2 * word[0].length;
}
