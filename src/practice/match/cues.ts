import type { Bounds, SentenceFacts } from "./bounds.ts";
import {
	ASSERTS,
	BACKWARD,
	CALLED_OFF,
	type CueKind,
	DENIED_NOUNS,
	FOR_GOES_ON,
	FORWARD,
	NOT_DONE,
	NOUN_ENDS,
	PAST,
	PAST_RUNS,
	PSEUDO,
	REASONS,
	type Reach,
	TO_GOES_ON,
} from "./cue-words.ts";
import type { Token } from "./tokens.ts";
import { ACTION_VERBS } from "./verbs.ts";

/** A cue and the tokens it reaches; all indexes are half open. */
export interface Cue {
	readonly kind: CueKind;
	readonly from: number;
	readonly to: number;
	readonly reachFrom: number;
	readonly reachTo: number;
	/** Denies a past only: "no history of". */
	readonly ofPast?: boolean;
}

/** A section that reads only so denies what its heading names. */
const NONE = /^(?:none|nothing|nil)$/;
const LONGEST_REACH = 14;
const LONGEST_BACK = 7;

/** All cues of a text, in order of their places. */
export function cuesOf(
	tokens: readonly Token[],
	bounds: readonly Bounds[],
	sentences: readonly SentenceFacts[],
): Cue[] {
	return new CueFinder(tokens, bounds, sentences).all();
}

class CueFinder {
	readonly #tokens: readonly Token[];
	readonly #bounds: readonly Bounds[];

	readonly #sentences: readonly SentenceFacts[];

	constructor(tokens: readonly Token[], bounds: readonly Bounds[], sentences: readonly SentenceFacts[]) {
		this.#tokens = tokens;
		this.#bounds = bounds;
		this.#sentences = sentences;
	}

	all(): Cue[] {
		const found: Cue[] = [];
		for (let i = 0; i < this.#tokens.length; i++) {
			for (const [size, kind, reach] of this.#forward(i)) {
				const reachTo = this.#reach(i, i + size, reach);
				const ofPast = /^(?:history|hx|prior|previous|family|personal)$/.test(this.#word(i + size));
				found.push({ kind, from: i, to: i + size, reachFrom: i + size, reachTo, ofPast });
			}
			for (const [size, kind, words] of this.#backward(i)) {
				const reachFrom = CALLED_OFF.test(words) ? this.#clauseFrom(i) : this.#back(i);
				found.push({ kind, from: i, to: i + size, reachFrom, reachTo: i });
			}
			// "ADHF vs pneumonia": neither is chosen.
			if (/^(?:vs|versus)$/.test(this.#word(i)))
				found.push({
					kind: "hedge",
					from: i,
					to: i + 1,
					reachFrom: this.#back(i),
					reachTo: this.#reach(i, i + 1, "clause"),
				});
			const past = this.#past(i);
			if (past) found.push(past);
		}
		return found;
	}

	#word(i: number): string {
		return this.#tokens[i]?.names[0] ?? "";
	}

	/** How many tokens from here on read so, or 0. */
	#reads(i: number, words: string): number {
		const split = splitOf(words);
		const same = this.#bounds[i]?.sentence;
		const fits = split.every(
			(word, k) => this.#word(i + k) === word && this.#bounds[i + k]?.sentence === same,
		);
		return fits ? split.length : 0;
	}

	*#forward(i: number): Generator<[size: number, kind: CueKind, reach: Reach]> {
		const word = this.#word(i);
		if (/^(?:no|not|cannot|without)$/.test(word)) {
			if (PSEUDO.has(this.#word(i + 1))) return;
			// "Cannot exclude", "not ruled out": left open, not denied.
			const exclude = /^(?:exclude|excluded|rule|ruled)$/;
			if (exclude.test(this.#word(i + 1))) {
				yield [1, "no", "word"];
				if (word !== "cannot") return;
			}
		}
		for (const [words, kind, reach] of byFirst(FORWARD).get(word) ?? []) {
			const size = this.#reads(i, words);
			if (size === 0) continue;
			if (kind === "no" && /^(?:not|cannot)$/.test(this.#word(i - 1)) && /^rule|^exclud/.test(words))
				continue;
			if (kind === "no" && word === "cannot" && /^(?:exclude|rule)$/.test(this.#word(i + 1))) continue;
			if (words === "not" && this.#notDone(i)) continue;
			// "Octreotide is off and ...", "turn it off at 13:20": nothing that follows is off.
			if (
				words === "off" &&
				(this.#numeric(i + 1) || /^(?:turn|turned|shut|switch|switched)$/.test(this.#word(i - 1)))
			)
				continue;
			if (words === "off" && this.#tokens[i + 1]?.filler && !/^(?:his|her|the|all)$/.test(this.#word(i + 1)))
				continue;
			yield [size, kind, reach];
		}
		// "Doesn't", "wasn't", "can't" and their kin.
		if (/^(?:do|does|did|is|was|were|has|have|had|ca|wo|should|would|could)nt$/.test(word)) {
			if (/^(?:exclude|rule)$/.test(this.#word(i + 1))) return;
			yield [1, "no", "verb"];
			yield [1, "avoid", "clause"];
		}
	}

	*#backward(i: number): Generator<[size: number, kind: CueKind, words: string]> {
		const word = this.#word(i);
		for (const [words, kind] of byFirst(BACKWARD).get(word) ?? []) {
			const size = this.#reads(i, words);
			if (size === 0) continue;
			if (
				kind === "no" &&
				/^(?:not|be)$/.test(this.#word(i - 1)) &&
				/^(?:not|cannot|cant)$/.test(this.#word(i - 2) || this.#word(i - 1))
			)
				continue;
			if (kind === "no" && this.#word(i - 1) === "not") continue;
			if (i > 0 && this.#bounds[i - 1]?.sentence === this.#bounds[i]?.sentence) yield [size, kind, words];
		}
		if (this.#notDone(i)) yield [2, "no", word];
		if (NONE.test(word) && this.#endsHere(i) && this.#underHeading(i)) yield [1, "no", word];
		if (
			this.#bounds[i]?.colon &&
			/^(?:no|none|denied|denies|negative|absent|never)$/.test(word) &&
			this.#endsHere(i)
		)
			yield [1, "no", word];
	}

	#notDone(i: number): boolean {
		return (
			/^(?:not|wasnt|isnt|werent)$/.test(this.#word(i)) && NOT_DONE.has(this.#tokens[i + 1]?.names[0] ?? "")
		);
	}

	#endsHere(i: number): boolean {
		const next = this.#bounds[i + 1];
		return !next || next.chunk !== this.#bounds[i]?.chunk;
	}

	#past(i: number): Cue | undefined {
		const at = this.#bounds[i] as Bounds;
		const arrow = this.#tokens[i]?.kind === "to" && !this.#numeric(i - 1);
		let size = arrow || PAST.has(this.#word(i)) ? 1 : 0;
		for (const words of PAST_RUNS)
			if (words.startsWith(this.#word(i))) size = Math.max(size, this.#reads(i, words));
		if (size === 0) return;
		let [from, to] = [i, i + size];
		while (from > 0 && this.#bounds[from - 1]?.chunk === at.chunk) from--;
		// What stands after an arrow, or after "changed from … to", is what holds now.
		if (!arrow)
			while (to < this.#tokens.length && this.#bounds[to]?.chunk === at.chunk && !this.#isTo(to)) to++;
		if (/^(?:was|were|had)$/.test(this.#word(i))) from = i;
		return { kind: "past", from: i, to: i + size, reachFrom: from, reachTo: arrow ? i : to };
	}

	#isTo(i: number): boolean {
		return (this.#word(i) === "to" && !/^ad/.test(this.#word(i + 1))) || this.#tokens[i]?.kind === "to";
	}

	#numeric(i: number): boolean {
		return this.#tokens[i]?.kind === "number";
	}

	/** Where the reach of a cue that begins at `cue` and ends before `from` ends. */
	#reach(cue: number, from: number, reach: Reach): number {
		if (reach === "word") return from + 1;
		const start = this.#bounds[cue] as Bounds;
		if (this.#bounds[from]?.chunk !== start.chunk) return from;
		const limit = Math.min(this.#tokens.length, from + (reach === "denial" ? 60 : LONGEST_REACH));
		let end = from;
		while (end < limit && this.#inside(end, start) && !this.#stops(end, from, reach)) end++;
		const cut = end;
		// Where commas part the clause, only what reads as a list goes on.
		let chunk: number | undefined = this.#bounds[from]?.chunk;
		let reached = from;
		while (reached < cut && this.#bounds[reached]?.chunk === chunk) reached++;
		if (reach === "verb") return this.#orList(reached, cut);
		if (reach === "clause") return cut;
		while (reached < cut) {
			let next = reached;
			chunk = this.#bounds[next]?.chunk;
			while (this.#bounds[next]?.chunk === chunk) next++;
			if (!this.#goesOn(reached, next, cut, reach)) break;
			reached = Math.min(next, cut);
		}
		return reached;
	}

	#inside(i: number, start: Bounds): boolean {
		const at = this.#bounds[i] as Bounds;
		return at.clause === start.clause && at.sentence === start.sentence && at.depth >= start.depth;
	}

	#stops(i: number, from: number, reach: Reach): boolean {
		const word = this.#word(i);
		if (i > from && (REASONS.has(word) || this.#bounds[i]?.colon)) return true;
		if (reach === "verb" && i > from && DENIED_NOUNS.has(this.#word(i - 1))) return true;
		// "His shoes do not fit and his weight has gone up": another subject begins.
		if (reach === "verb" && word === "and" && /^(?:he|she|his|her|it|we|they|there)$/.test(this.#word(i + 1)))
			return true;
		if (reach === "verb" && (this.#bounds[i]?.depth ?? 0) > (this.#bounds[from - 1]?.depth ?? 0)) return true;
		if (reach !== "noun" || i === from) return false;
		if (word === "to")
			return (
				this.#tokens[i]?.kind === "word" && !this.#tokens[i - 1]?.names.some((name) => TO_GOES_ON.has(name))
			);
		if (word === "for" && this.#tokens[i - 1]?.names.some((name) => FOR_GOES_ON.has(name))) return false;
		return NOUN_ENDS.has(word);
	}

	/** Whether a stretch between commas belongs to the list of what is denied. */
	#goesOn(from: number, to: number, cut: number, reach: Reach): boolean {
		let words = 0;
		for (let i = from; i < to; i++) {
			const token = this.#tokens[i] as Token;
			const word = this.#word(i);
			if (
				i === from &&
				/^(?:no|not|denies|denied|without|and)$/.test(word) &&
				!(word === "and" && reach === "denial")
			)
				return false;
			if (ASSERTS.has(word) || token.kind === "number" || token.names.some((name) => ACTION_VERBS.has(name)))
				return false;
			if (!token.filler && word !== "or" && word !== "nor") words++;
		}
		if (words === 0) return false;
		if (/^n?or$/.test(this.#word(from)) || this.#hasOr(from, to)) return words <= 8;
		if (this.#hasOr(to, cut)) return words <= 5;
		return words <= (reach === "denial" ? 5 : 2);
	}

	#hasOr(from: number, to: number): boolean {
		for (let i = from; i < to; i++) {
			const word = this.#word(i);
			if (word === "or" || word === "nor") return true;
			if (ASSERTS.has(word)) return false;
		}
		return false;
	}

	#orList(reached: number, cut: number): number {
		return /^n?or$/.test(this.#word(reached)) ? cut : reached;
	}

	/** Whether a sentence that begins here is the first below a heading. */
	#underHeading(i: number): boolean {
		const at = this.#bounds[i]?.sentence ?? -1;
		return this.#bounds[i - 1]?.sentence === at - 1 && this.#sentences[at - 1]?.headline === true;
	}

	/** Where the clause around a token begins. */
	#clauseFrom(i: number): number {
		let from = i;
		while (from > 0 && this.#bounds[from - 1]?.clause === this.#bounds[i]?.clause) from--;
		return from;
	}

	/** Where the reach of a cue that looks back begins. */
	#back(cue: number): number {
		if (NONE.test(this.#word(cue)) && this.#underHeading(cue))
			return this.#sentences[(this.#bounds[cue]?.sentence ?? 0) - 1]?.from ?? cue;
		const at = this.#bounds[cue] as Bounds;
		let from = cue;
		let chunk = at.chunk;
		while (from > 0 && cue - from < LONGEST_BACK) {
			const before = this.#bounds[from - 1] as Bounds;
			if (before.clause !== at.clause || before.depth < at.depth) break;
			if (this.#bounds[from]?.colon && from !== cue) break;
			if (before.chunk !== chunk) {
				// "ACS, PE and pneumonia are unlikely"
				if (!/^(?:and|or)$/.test(this.#word(from)) && !this.#hasAnd(from, cue)) break;
				chunk = before.chunk;
			}
			from--;
		}
		return from;
	}

	#hasAnd(from: number, to: number): boolean {
		for (let i = from; i < to; i++) if (/^(?:and|or)$/.test(this.#word(i))) return true;
		return false;
	}
}

const splits = new Map<string, readonly string[]>();

function splitOf(words: string): readonly string[] {
	let split = splits.get(words);
	if (!split) {
		split = words.split(" ");
		splits.set(words, split);
	}
	return split;
}

const indexes = new Map<object, Map<string, readonly (readonly [string, CueKind, Reach])[]>>();

/** A table of cues by their first word. */
function byFirst<Row extends readonly [words: string, kind: CueKind, reach?: Reach]>(
	table: readonly Row[],
): Map<string, readonly Row[]> {
	let index = indexes.get(table) as Map<string, Row[]> | undefined;
	if (!index) {
		index = new Map();
		for (const row of table) {
			const first = row[0].split(" ")[0] as string;
			index.set(first, [...(index.get(first) ?? []), row]);
		}
		indexes.set(table, index as never);
	}
	return index;
}
