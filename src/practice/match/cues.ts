import type { Bounds } from "./bounds.ts";
import type { Token } from "./tokens.ts";
import { ACTION_VERBS } from "./verbs.ts";

/**
 * What a cue says of the words in its reach: denied ("no"), not to be done ("avoid"), thought unlikely ("doubt"),
 * left open ("hedge"), or over ("past").
 */
export type CueKind = "no" | "avoid" | "doubt" | "hedge" | "past";

/** A cue and the tokens it reaches; all indexes are half open. */
export interface Cue {
	readonly kind: CueKind;
	readonly from: number;
	readonly to: number;
	readonly reachFrom: number;
	readonly reachTo: number;
}

/** How far a cue reaches forward: a noun and its list, a list of denials, an action, or the rest of the clause. */
type Reach = "noun" | "denial" | "verb" | "clause";

const FORWARD: readonly (readonly [words: string, kind: CueKind, reach: Reach])[] = [
	["no", "no", "noun"],
	["without", "no", "noun"],
	["free of", "no", "noun"],
	["absence of", "no", "noun"],
	["lack of", "no", "noun"],
	["neither", "no", "denial"],
	["nor", "no", "noun"],
	["off", "no", "noun"],
	["denies", "no", "denial"],
	["denied", "no", "denial"],
	["denying", "no", "denial"],
	["negative for", "no", "denial"],
	["neg for", "no", "denial"],
	["ruled out", "no", "noun"],
	["rules out", "no", "noun"],
	["excludes", "no", "noun"],
	["rather than", "no", "noun"],
	["instead of", "no", "noun"],
	["unable to", "no", "verb"],
	["never", "no", "verb"],
	["not", "no", "verb"],
	["cannot", "no", "verb"],
	["do not", "avoid", "clause"],
	["should not", "avoid", "clause"],
	["must not", "avoid", "clause"],
	["will not", "avoid", "clause"],
	["would not", "avoid", "clause"],
	["never", "avoid", "clause"],
	["not to", "avoid", "clause"],
	["no", "avoid", "noun"],
	["avoid", "avoid", "clause"],
	["avoids", "avoid", "clause"],
	["avoiding", "avoid", "clause"],
	["contraindication to", "avoid", "clause"],
	["allergy to", "avoid", "clause"],
	["allergic to", "avoid", "clause"],
	["instead of", "avoid", "noun"],
	["rather than", "avoid", "noun"],
	["unlikely", "doubt", "noun"],
	["less likely", "doubt", "noun"],
	["doubt", "doubt", "clause"],
	["low suspicion for", "doubt", "clause"],
	["low concern for", "doubt", "clause"],
	["argues against", "doubt", "clause"],
	["argue against", "doubt", "clause"],
	["against", "doubt", "clause"],
	["not consistent with", "doubt", "clause"],
	["atypical for", "doubt", "clause"],
	["possible", "hedge", "noun"],
	["possibly", "hedge", "noun"],
	["cannot exclude", "hedge", "clause"],
	["cant exclude", "hedge", "clause"],
	["cannot rule out", "hedge", "clause"],
	["cant rule out", "hedge", "clause"],
	["rule out", "hedge", "clause"],
	["ro", "hedge", "clause"],
	["may be", "hedge", "clause"],
	["may have", "hedge", "clause"],
	["might", "hedge", "clause"],
	["could be", "hedge", "clause"],
	["could represent", "hedge", "clause"],
	["consider", "hedge", "clause"],
	["considered", "hedge", "clause"],
	["concern for", "hedge", "clause"],
	["question of", "hedge", "clause"],
	["either", "hedge", "clause"],
	["unclear if", "hedge", "clause"],
	["unclear whether", "hedge", "clause"],
	["differential", "hedge", "clause"],
	["ddx", "hedge", "clause"],
	["alternatives", "hedge", "clause"],
];

/** Cues that speak of what stands before them. */
const BACKWARD: readonly (readonly [words: string, kind: CueKind])[] = [
	["ruled out", "no"],
	["excluded", "no"],
	["absent", "no"],
	["denied", "no"],
	["contraindicated", "avoid"],
	["unlikely", "doubt"],
	["less likely", "doubt"],
	["not excluded", "hedge"],
	["not ruled out", "hedge"],
	["cannot be excluded", "hedge"],
	["cannot be ruled out", "hedge"],
	["cant be excluded", "hedge"],
	["possible", "hedge"],
];

/** "was not given", "not seen": what stands before is denied. */
const NOT_DONE = new Set(
	`given indicated present seen found started needed recommended appreciated noted felt detected used obtained done
	performed identified visualized required suspected administered received`.split(/\s+/),
);

/** "No change in", "not only": nothing is denied. */
const PSEUDO = new Set([
	"change",
	"doubt",
	"only",
	"improvement",
	"relief",
	"certain",
	"sure",
	"matter",
	"difference",
]);

/** Words that are about another time; they reach over their stretch between commas. */
const PAST = new Set(
	`yesterday previously prior previous formerly initially originally historically until ago was were had says said
	lists listed copied outdated error header`.split(/\s+/),
);
const PAST_RUNS = [
	"history of",
	"hx of",
	"on admission",
	"at admission",
	"upon admission",
	"used to",
	"no longer",
	"changed from",
];

/** A new thought begins: what was denied ends here. */
const REASONS = new Set(
	"because due given since so therefore who which while when until unless despite secondary".split(" "),
);
/** A noun that is denied ends before these. */
const NOUN_ENDS = new Set(["on", "after", "during", "at", "by"]);
const TO_GOES_ON = new Set([
	"need",
	"plan",
	"reason",
	"indication",
	"attempt",
	"able",
	"want",
	"wish",
	"desire",
]);
/** In a list of denials these say that something is there. */
const ASSERTS = new Set(
	`has have had reports reported endorses admits notes noted complains states says feels is are was were positive normal
	warm clear soft intact regular elevated alert stable improved improving good well present still only mild moderate
	severe diffuse bilateral now will lives takes took walks eating tolerating unchanged equal moist supple`.split(
		/\s+/,
	),
);
const LONGEST_REACH = 14;
const LONGEST_BACK = 7;

/** All cues of a text, in order of their places. */
export function cuesOf(tokens: readonly Token[], bounds: readonly Bounds[]): Cue[] {
	return new CueFinder(tokens, bounds).all();
}

class CueFinder {
	readonly #tokens: readonly Token[];
	readonly #bounds: readonly Bounds[];

	constructor(tokens: readonly Token[], bounds: readonly Bounds[]) {
		this.#tokens = tokens;
		this.#bounds = bounds;
	}

	all(): Cue[] {
		const found: Cue[] = [];
		for (let i = 0; i < this.#tokens.length; i++) {
			for (const [size, kind, reach] of this.#forward(i)) {
				const reachTo = this.#reach(i, i + size, reach);
				found.push({ kind, from: i, to: i + size, reachFrom: i + size, reachTo });
			}
			for (const [size, kind] of this.#backward(i))
				found.push({ kind, from: i, to: i + size, reachFrom: this.#back(i), reachTo: i });
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
		const split = words.split(" ");
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
			if (
				exclude.test(this.#word(i + 1)) ||
				(this.#word(i + 1) === "be" && exclude.test(this.#word(i + 2)))
			) {
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
			yield [size, kind, reach];
		}
		// "Doesn't", "wasn't", "can't" and their kin.
		if (/^(?:do|does|did|is|was|were|has|have|had|ca|wo|should|would|could)nt$/.test(word)) {
			if (/^(?:exclude|rule)$/.test(this.#word(i + 1))) return;
			yield [1, "no", "verb"];
			yield [1, "avoid", "clause"];
		}
	}

	*#backward(i: number): Generator<[size: number, kind: CueKind]> {
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
			if (i > 0 && this.#bounds[i - 1]?.sentence === this.#bounds[i]?.sentence) yield [size, kind];
		}
		if (this.#notDone(i)) yield [2, "no"];
		if (
			this.#bounds[i]?.colon &&
			/^(?:no|none|denied|denies|negative|absent|never)$/.test(word) &&
			this.#endsHere(i)
		)
			yield [1, "no"];
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
		for (const words of PAST_RUNS) size = Math.max(size, this.#reads(i, words));
		if (size === 0) return;
		let [from, to] = [i, i + size];
		while (from > 0 && this.#bounds[from - 1]?.chunk === at.chunk) from--;
		// What stands after an arrow, or after "changed from … to", is what holds now.
		if (!arrow)
			while (to < this.#tokens.length && this.#bounds[to]?.chunk === at.chunk && !this.#isTo(to)) to++;
		if (/^(?:was|were|had|until)$/.test(this.#word(i)) && this.#word(i) !== "until") from = i;
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
		const start = this.#bounds[cue] as Bounds;
		const limit = Math.min(this.#tokens.length, from + (reach === "denial" ? 60 : LONGEST_REACH));
		let end = from;
		while (end < limit && this.#inside(end, start) && !this.#stops(end, from, reach)) end++;
		const cut = end;
		// Where commas part the clause, only what reads as a list goes on.
		let chunk = this.#bounds[from]?.chunk;
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
		if (REASONS.has(word) && i > from) return true;
		if (reach !== "noun" || i === from) return false;
		if (word === "to")
			return (
				this.#tokens[i]?.kind === "word" && !this.#tokens[i - 1]?.names.some((name) => TO_GOES_ON.has(name))
			);
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

	/** Where the reach of a cue that looks back begins. */
	#back(cue: number): number {
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
