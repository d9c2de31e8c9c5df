import type { Candidate, Hit } from "./candidate.ts";
import { DIGIT, kindOf, LETTER, lower, SPACE } from "./letters.ts";
import { EMPTY_HASH, mix, TriggerTable } from "./trigger-table.ts";

/** Triggers every word that holds "ae" or "oe", as British spellings of Greek words do. */
export const DIGRAPH = "*ae*";
/** Everyday words with "ae" or "oe" in them. */
const PLAIN_DIGRAPH =
	/^(?:does|doesn|goes|toes?|shoes?|michael|israel|aerobic|poem|phoebe|coexist\w*|coefficient)$/i;
/** How many words, numbers and signs back a match may start; a power of two. */
const REACH = 16;
/** Longer runs of letters are no words. */
const LONGEST = 48;

let scans = 0;

/** Looks at a word that no row knows, such as a misspelled drug name. */
export type UnknownWord = (text: string, start: number, end: number) => Hit | undefined;

/**
 * Reads a text once, from left to right, in words, numbers and signs; each may trigger the few candidates that can
 * match there, and only those look at what stands around.
 */
export class Scanner {
	readonly #words = new TriggerTable<Candidate>();
	readonly #starts = new TriggerTable<Candidate>();
	readonly #shapes: Candidate[][] = [];
	readonly #digraph: Candidate[] = [];
	readonly #unknownWord: UnknownWord;

	constructor(candidates: readonly Candidate[], unknownWord: UnknownWord) {
		this.#unknownWord = unknownWord;
		for (const candidate of candidates) {
			for (const trigger of candidate.at) {
				if (trigger === DIGRAPH) this.#digraph.push(candidate);
				else if (/^N{1,9}$/.test(trigger)) this.#shaped(trigger.length).push(candidate);
				else if (/\w\*$/.test(trigger)) this.#starts.add(trigger.slice(0, -1), candidate);
				else this.#words.add(trigger, candidate);
			}
		}
	}

	#shaped(length: number): Candidate[] {
		const known = this.#shapes[length];
		if (known) return known;
		const fresh: Candidate[] = [];
		this.#shapes[length] = fresh;
		return fresh;
	}

	/**
	 * Everything that any row matches, as it comes; places may overlap.
	 *
	 * @param hints also try the rows that are too ambiguous to be shown unasked
	 */
	scan(text: string, hints: boolean): Hit[] {
		const run = new Run(text, hints);
		const words = this.#words;
		const starts = this.#starts;
		for (let i = 0; i < text.length; ) {
			const code = text.charCodeAt(i);
			const kind = kindOf(code);
			if (kind === SPACE) {
				i++;
				continue;
			}
			run.enter(i);
			let end = i;
			let hash = EMPTY_HASH;
			if (kind === LETTER) {
				let before = 0;
				let digraph = false;
				let unit = code;
				do {
					const letter = lower(unit);
					hash = mix(hash, letter);
					if (letter === 101 && (before === 97 || before === 111)) digraph = true;
					before = letter;
					end++;
					if (starts.mayHold(hash)) run.all(starts.get(text.slice(i, end).toLowerCase()), end);
					unit = text.charCodeAt(end);
				} while (kindOf(unit) === LETTER);
				const found = run.hits.length;
				if (words.mayHold(hash)) run.all(words.get(text.slice(i, end).toLowerCase()), end);
				if (end - i > LONGEST) {
					i = end;
					continue;
				}
				if (digraph && !PLAIN_DIGRAPH.test(text.slice(i, end))) run.all(this.#digraph, end);
				if (end - i > 6 && found === run.hits.length) run.add(this.#unknownWord(text, i, end));
			} else {
				// A number, or a sign; "/7" and ".0" are one trigger.
				let unit = code;
				if (kind !== DIGIT) {
					hash = mix(hash, code);
					if (words.mayHold(hash)) run.all(words.get(text[i] as string), i + 1);
					end++;
					unit = text.charCodeAt(end);
					if (code >= 45 && code <= 47 && kindOf(unit) === DIGIT) {
						const any = `${text[i]}N`;
						run.all(words.get(any), end);
					} else {
						i = end;
						continue;
					}
				}
				const digits = end;
				while (kindOf(unit) === DIGIT) {
					hash = mix(hash, unit);
					end++;
					unit = text.charCodeAt(end);
				}
				if (words.mayHold(hash)) run.all(words.get(text.slice(i, end)), end);
				if (digits > i) {
					// The number behind the sign is read on its own too.
					i = digits;
					continue;
				}
				run.all(this.#shapes[Math.min(end - i, 9)], end);
			}
			i = end;
		}
		return run.hits;
	}
}

/** One reading of one text. */
class Run {
	readonly hits: Hit[] = [];
	readonly #starts = new Int32Array(REACH);
	readonly #number = ++scans;
	#count = 0;

	constructor(
		readonly text: string,
		readonly hints: boolean,
	) {}

	/** Comes to the next word, number or sign. */
	enter(at: number): void {
		this.#starts[this.#count++ & (REACH - 1)] = at;
	}

	add(hit: Hit | undefined): void {
		if (hit) this.hits.push(hit);
	}

	/** Tries every candidate on the word that ends here. */
	all(candidates: readonly Candidate[] | undefined, end: number): void {
		if (!candidates) return;
		for (const candidate of candidates) {
			if (candidate.hint && !this.hints) continue;
			if (candidate.scan !== this.#number) {
				candidate.scan = this.#number;
				candidate.end = 0;
			}
			this.#try(candidate, end);
		}
	}

	#try(candidate: Candidate, end: number): void {
		const here = this.#starts[(this.#count - 1) & (REACH - 1)] as number;
		if (here < candidate.end) return;
		const { pattern } = candidate;
		if (!pattern) {
			this.#found(candidate, here, end, undefined);
			return;
		}
		if (candidate.wholeWord) {
			const [from, to] = compound(this.text, here, end);
			if (pattern.test(this.text.slice(from, to))) this.#found(candidate, from, to, undefined);
			return;
		}
		for (let back = Math.min(candidate.back, this.#count - 1); back >= 0; back--) {
			const from = this.#starts[(this.#count - 1 - back) & (REACH - 1)] as number;
			if (from < candidate.end) continue;
			pattern.lastIndex = from;
			const match = pattern.exec(this.text);
			if (match && from + match[0].length > here) {
				this.#found(candidate, from, from + match[0].length, match);
				return;
			}
		}
	}

	#found(candidate: Candidate, start: number, end: number, match: RegExpExecArray | undefined): void {
		candidate.end = end;
		this.hits.push({ list: candidate.list, row: candidate.row, start, end, match });
	}
}

/** A word with what is tied to it by hyphens: "gastro-oesophageal". */
function compound(text: string, start: number, end: number): [number, number] {
	let from = start;
	let to = end;
	while (kindOf(text.charCodeAt(to)) === LETTER) to++;
	if (text[from - 1] === "-")
		for (let i = from - 2; kindOf(text.charCodeAt(i)) === LETTER && start - i < LONGEST; i--) from = i;
	if (text[to] === "-")
		for (let i = to + 1; kindOf(text.charCodeAt(i)) === LETTER && i - end < LONGEST; i++) to = i + 1;
	return [from, to];
}
