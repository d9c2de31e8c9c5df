import type { Candidate, Hit } from "./candidate.ts";
import { DIGIT, kindOf, LETTER, lower, SPACE } from "./letters.ts";
import { EMPTY_HASH, mix, TriggerTable } from "./trigger-table.ts";

/** Triggers on every word that holds "ae" or "oe", as British spellings of Greek words do. */
const DIGRAPH = "*ae*";
/** Everyday words that hold them all the same. */
const PLAIN_DIGRAPH =
	/^(?:does|doesn|goes|toes?|shoes?|michael|israel|aerobic|poem|phoebe|coexist\w*|coefficient)$/i;
const A = 97;
const E = 101;
const O = 111;
/** Longer runs of letters are no words. */
const LONGEST = 48;
/** Triggers for the beginning of words have at least so many letters. */
const BEGINNING = 4;
/** Shorter words have no near names. */
const NEARLY = 7;
/** How many words, numbers and signs back a match may start, itself included; a power of two. */
const REACH = 16;

/** Looks at a word that triggers nothing, such as a misspelled drug name. */
export type UnknownWord = (text: string, start: number, end: number) => Hit | undefined;

/**
 * Reads a text once, from left to right, in words, numbers and signs. Each may trigger the few candidates that can
 * match there, and only those look at what stands around it.
 */
export class Scanner {
	readonly #words = new TriggerTable<Candidate>();
	readonly #beginnings = new TriggerTable<Candidate>();
	readonly #digraph: Candidate[] = [];
	/** By how many digits a number has. */
	readonly #numbers: Candidate[][] = [];
	readonly #unknownWord: UnknownWord;

	constructor(candidates: readonly Candidate[], unknownWord: UnknownWord) {
		this.#unknownWord = unknownWord;
		for (const candidate of candidates) {
			for (const trigger of candidate.at) this.#add(trigger, candidate);
		}
	}

	#add(trigger: string, candidate: Candidate): void {
		if (trigger === DIGRAPH) this.#digraph.push(candidate);
		else if (/^N+$/.test(trigger)) {
			const same = this.#numbers[trigger.length] ?? [];
			this.#numbers[trigger.length] = [...same, candidate];
		} else if (/\w\*$/.test(trigger)) this.#beginnings.add(trigger.slice(0, -1), candidate);
		else this.#words.add(trigger, candidate);
	}

	/**
	 * Everything that any row matches, as it comes; places may overlap.
	 *
	 * @param hints also try the rows that are too ambiguous to be shown unasked
	 */
	scan(text: string, hints: boolean): Hit[] {
		const reading = new Reading(text, hints);
		for (let at = 0; at < text.length; ) {
			const kind = kindOf(text.charCodeAt(at));
			if (kind === SPACE) {
				at++;
				continue;
			}
			reading.enter(at);
			at =
				kind === LETTER
					? this.#word(reading, at)
					: kind === DIGIT
						? this.#number(reading, at)
						: this.#sign(reading, at);
		}
		return reading.hits;
	}

	/** Reads the word that starts here, and returns where it ends. */
	#word(reading: Reading, start: number): number {
		const { text } = reading;
		const beginnings = this.#beginnings;
		let hash = EMPTY_HASH;
		let before = 0;
		let digraph = false;
		let end = start;
		for (let letter = lower(text.charCodeAt(end)); letter !== 0; letter = lower(text.charCodeAt(end))) {
			hash = mix(hash, letter);
			if (letter === E && (before === A || before === O)) digraph = true;
			before = letter;
			end++;
			if (end - start >= BEGINNING && beginnings.mayHold(hash) && end - start <= LONGEST) {
				reading.try(beginnings.get(text.slice(start, end).toLowerCase()), end);
			}
		}
		if (end - start > LONGEST) return end;
		const known = reading.hits.length;
		if (this.#words.mayHold(hash)) reading.try(this.#words.get(text.slice(start, end).toLowerCase()), end);
		if (digraph && !PLAIN_DIGRAPH.test(text.slice(start, end))) reading.try(this.#digraph, end);
		if (end - start >= NEARLY && known === reading.hits.length)
			reading.add(this.#unknownWord(text, start, end));
		return end;
	}

	#number(reading: Reading, start: number): number {
		const end = this.#digits(reading, start, start, EMPTY_HASH);
		reading.try(this.#numbers[end - start], end);
		return end;
	}

	/** Reads a sign; a slash, point or hyphen also together with the number behind it. */
	#sign(reading: Reading, start: number): number {
		const { text } = reading;
		const code = text.charCodeAt(start);
		const sign = text[start] as string;
		const end = start + 1;
		const hash = mix(EMPTY_HASH, code);
		if (this.#words.mayHold(hash)) reading.try(this.#words.get(sign), end);
		if (code >= 45 && code <= 47 && kindOf(text.charCodeAt(end)) === DIGIT) {
			reading.try(this.#words.get(`${sign}N`), end);
			this.#digits(reading, start, end, hash);
		}
		return end;
	}

	/** Reads digits, and tries what they trigger together with a sign before them. */
	#digits(reading: Reading, start: number, first: number, sign: number): number {
		const { text } = reading;
		let hash = sign;
		let end = first;
		for (let code = text.charCodeAt(end); kindOf(code) === DIGIT; code = text.charCodeAt(end)) {
			hash = mix(hash, code);
			end++;
		}
		if (end - first <= 4 && this.#words.mayHold(hash))
			reading.try(this.#words.get(text.slice(start, end)), end);
		return end;
	}
}

let readings = 0;
/** Where the last words, numbers and signs start, in a ring; one text is read at a time. */
const starts = new Int32Array(REACH);

/** One reading of one text. */
class Reading {
	readonly hits: Hit[] = [];
	readonly #number = ++readings;
	#count = 0;

	constructor(
		readonly text: string,
		readonly hints: boolean,
	) {}

	/** Comes to the next word, number or sign. */
	enter(at: number): void {
		starts[this.#count++ & (REACH - 1)] = at;
	}

	add(hit: Hit | undefined): void {
		if (hit) this.hits.push(hit);
	}

	/** Tries candidates on the word, number or sign that ends here. */
	try(candidates: readonly Candidate[] | undefined, end: number): void {
		if (!candidates) return;
		for (const candidate of candidates) if (this.hints || !candidate.hint) this.#try(candidate, end);
	}

	#try(candidate: Candidate, end: number): void {
		if (candidate.reading !== this.#number) {
			candidate.reading = this.#number;
			candidate.end = 0;
		}
		const here = this.#back(0);
		if (here < candidate.end) return;
		const { pattern } = candidate;
		if (!pattern) this.#found(candidate, here, end, undefined);
		else if (candidate.wholeWord) this.#tryWord(candidate, pattern, here, end);
		else this.#tryFrom(candidate, pattern, here);
	}

	#tryWord(candidate: Candidate, pattern: RegExp, start: number, end: number): void {
		const [from, to] = hyphenated(this.text, start, end);
		if (pattern.test(this.text.slice(from, to))) this.#found(candidate, from, to, undefined);
	}

	/** Tries the pattern at each place where a match that holds this trigger may start, the earliest first. */
	#tryFrom(candidate: Candidate, pattern: RegExp, here: number): void {
		for (let back = Math.min(candidate.back, this.#count - 1); back >= 0; back--) {
			const from = this.#back(back);
			if (from < candidate.end) continue;
			pattern.lastIndex = from;
			const match = pattern.exec(this.text);
			if (!match || from + match[0].length <= here) continue;
			this.#found(candidate, from, from + match[0].length, match);
			return;
		}
	}

	#back(count: number): number {
		return starts[(this.#count - 1 - count) & (REACH - 1)] as number;
	}

	#found(candidate: Candidate, start: number, end: number, match: RegExpExecArray | undefined): void {
		candidate.end = end;
		this.hits.push({ list: candidate.list, row: candidate.row, start, end, match });
	}
}

/** A word with what is tied to it by hyphens: "gastro-oesophageal". */
function hyphenated(text: string, start: number, end: number): [number, number] {
	let from = start;
	let to = end;
	while (kindOf(text.charCodeAt(to)) === LETTER) to++;
	if (text[from - 1] === "-")
		for (let i = from - 2; kindOf(text.charCodeAt(i)) === LETTER && start - i < LONGEST; i--) from = i;
	if (text[to] === "-")
		for (let i = to + 1; kindOf(text.charCodeAt(i)) === LETTER && i - end < LONGEST; i++) to = i + 1;
	return [from, to];
}
