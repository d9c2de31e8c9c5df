import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { actions, ownsObject } from "./actions.ts";
import { DOSE_UNITS, MANY_MEANINGS, PASSED, ROUTES } from "./canon.ts";
import { isAction, type Part, type Phrasing, readPhrasing } from "./phrasing.ts";
import { type Hit, outermost, type Reading } from "./reading.ts";
import { isSame } from "./same.ts";
import type { Token } from "./tokens.ts";

/** A place where a phrasing stands. Offsets are UTF-16 units of the note. */
export interface Match extends Range {
	readonly phrasing: string;
	readonly section: Section | undefined;
	readonly hits: readonly Hit[];
}

/** Words that may stand between the sides of a `~`, and how many where both are in one paragraph or list entry. */
const WITHIN = 12;
const WITHIN_ENTRY = 20;
const MOST_HITS = 40;

export interface MatchOptions {
	/**
	 * `fact`: what is denied does not count. `mention`: the words are enough. `current`: what is denied, advised
	 * against, asked or told of the past does not count.
	 */
	readonly as?: "fact" | "mention" | "current";
}

/** All places where a phrasing, or one of its alternatives, stands in a note, in order. */
export function findPhrasing(reading: Reading, text: string, options: MatchOptions = {}): Match[] {
	return readPhrasing(text)
		.flatMap((phrasing) => findOne(reading, phrasing, options))
		.sort((a, b) => a.start - b.start);
}

function findOne(reading: Reading, { text, parts }: Phrasing, { as = "fact" }: MatchOptions): Match[] {
	const anyDenied = parts.some(({ denied, doubted }) => denied || doubted);
	const found: (readonly Hit[])[] = [];
	for (const part of parts) {
		const hits = reading.keep(part, `${as} ${anyDenied}`, () => hitsOf(reading, part, as, anyDenied));
		if (hits.length === 0) return [];
		found.push(hits);
	}
	const matches: Match[] = [];
	// A bare verb ("continue ~ ticagrelor") says something of its own sentence only; so does what is held against a writer.
	const bound = as === "current" || parts.some(({ tokens }) => tokens.length === 1 && isAction(tokens[0]));
	for (const first of found[0] as readonly Hit[]) {
		const hits = together(reading, first, found.slice(1), bound);
		if (hits) matches.push(matchOf(reading, text, hits));
	}
	return matches;
}

function matchOf(reading: Reading, phrasing: string, hits: readonly Hit[]): Match {
	const from = Math.min(...hits.map((hit) => hit.from));
	const to = Math.max(...hits.map((hit) => hit.to));
	const start = reading.tokens[from]?.start ?? 0;
	const end = reading.tokens[to - 1]?.end ?? start;
	return { phrasing, start, end, section: reading.sectionOf(from), hits };
}

/** Every place of one part, with what its polarity asks for. */
function hitsOf(reading: Reading, part: Part, as: string, anyDenied: boolean): Hit[] {
	// Most phrasings of a case are not in a draft: their words tell it at once.
	if (!(part.denied ?? part.doubted ?? part.tokens).every((token) => reading.has(token))) return [];
	const hits: Hit[] = [];
	const add = (hit: Hit) => {
		if (hits.length < MOST_HITS && !hits.some(({ from, to }) => from === hit.from && to === hit.to))
			hits.push(hit);
	};
	const free = as === "mention" || (anyDenied && !part.denied && !part.doubted);
	for (const hit of part.mustBeDenied ? [] : runs(reading, part.tokens)) {
		if (!beside(reading, part, hit)) continue;
		if (part.denied || part.doubted || free || stands(reading, hit, as)) add(hit);
	}
	for (const hit of part.turned ? runs(reading, part.turned) : []) {
		if (beside(reading, part, hit) && (free || stands(reading, hit, as))) add(hit);
	}
	for (const hit of part.object ? actions(reading, part.tokens[0] as Token, part.object, runs) : []) {
		if (beside(reading, part, hit) && (free || stands(reading, hit, as))) add(hit);
	}
	for (const hit of part.denied ? runs(reading, part.denied) : []) {
		if (reading.under(["no", "avoid"], hit.from, hit.to, true)) add(hit);
	}
	for (const hit of part.doubted ? runs(reading, part.doubted) : []) {
		if (reading.under(["no", "doubt"], hit.from, hit.to, true)) add(hit);
	}
	return hits;
}

const WAS = /^(?:was|were|had)$/;

/** Whether what stands there is said, in the sense asked for. */
function stands(reading: Reading, { from, to }: Hit, as: string): boolean {
	if (reading.under(["no"], from, to)) return false;
	if (as !== "current") return true;
	for (let i = from; i < to; i++) if (WAS.test(reading.tokens[i]?.names[0] ?? "")) return false;
	if (isConditional(reading, { from, to }) || isSupposed(reading, from)) return false;
	// What somebody else said.
	if (reading.isQuoted(from)) return false;
	const sentence = reading.sentences[reading.bounds[from]?.sentence ?? -1];
	// What a consult call asks for is meant.
	const asks = sentence?.question && reading.sectionOf(from)?.id !== "reason-for-consult";
	return !asks && !reading.under(["avoid", "doubt", "past"], from, to);
}

const BEGINS = /^(?:start|restart|increase|decrease|switch|change|add)$/;
const GOES_ON = /^(?:hold|stop|continue)$/;

/**
 * "Restart nadolol once stable", "hold metoprolol if SBP < 90": not yet so. What is held or continued until a day is
 * so today, and a drug given "if agitated" is an order.
 */
function isConditional({ tokens, bounds }: Reading, { from, to }: Hit): boolean {
	let on: RegExp | undefined;
	for (let i = from; i < to; i++) {
		const is = (verb: RegExp) => tokens[i]?.names.some((name) => verb.test(name));
		if (is(BEGINS)) on = /^(?:once|when|if|after|until|unless)$/;
		else if (is(GOES_ON)) on ??= /^(?:once|when|if)$/;
	}
	if (!on) return false;
	for (let i = to; i < tokens.length && i - to < 8 && bounds[i]?.clause === bounds[to - 1]?.clause; i++) {
		if (on.test(tokens[i]?.names[0] ?? "")) return true;
		if (isAction(tokens[i]) || (bounds[i]?.chunk !== bounds[to - 1]?.chunk && i === to)) return false;
	}
	return false;
}

/** "If CT is negative": not so yet. */
function isSupposed({ tokens, bounds }: Reading, from: number): boolean {
	let i = from - 1;
	while (tokens[i]?.filler) i--;
	return tokens[i]?.names[0] === "if" && bounds[i]?.chunk === bounds[from]?.chunk;
}

/** Places where tokens stand together in order, fillers and short asides between them. */
export function* runs(reading: Reading, wanted: readonly Token[]): Generator<Hit> {
	const alone = wanted.length === 1;
	const [first] = wanted;
	if (!first) return;
	for (const from of reading.like(first)) {
		const to = runFrom(reading, wanted, from, alone);
		if (to !== undefined) yield { from, to };
	}
}

function runFrom(
	reading: Reading,
	wanted: readonly Token[],
	from: number,
	alone: boolean,
): number | undefined {
	const { tokens, bounds } = reading;
	let at = from;
	const start = bounds[from];
	for (const [k, token] of wanted.entries()) {
		if (k > 0) {
			const next = stepOver(reading, at, token, alone);
			if (next === undefined || bounds[next]?.sentence !== start?.sentence) return;
			// "A leak is most likely, ileus less so"
			if (bounds[next]?.chunk !== bounds[at - 1]?.chunk && LIKELIHOOD.test(tokens[at - 1]?.names[0] ?? ""))
				return;
			at = next;
		} else if (!isSame(token, tokens[at] as Token, alone) || isTail(token, tokens[at] as Token)) return;
		at++;
	}
	if (alone && isLabel(reading, from)) return;
	const last = wanted.at(-1) as Token;
	// "Metformin; hold empagliflozin"
	const parted = bounds[at - 1]?.clause !== start?.clause;
	if (parted && isAction(last) && !isAction(wanted[0]) && ownsObject(reading, at - 1)) return;
	const after = tokens[at];
	// The 3 of "CKD 3a" is not 3.
	if (last.kind === "number" && after?.glued && tokens[at - 1]?.end === after.start && after.kind === "word")
		return;
	return at;
}

/** "PE: lungs clear" and the heading PE are no embolism. */
function isLabel({ note, tokens, bounds, sentences }: Reading, i: number): boolean {
	const { start, end, caps } = tokens[i] as Token;
	if (!caps || !MANY_MEANINGS.has(note.text.slice(start, end))) return false;
	return note.text[end] === ":" || (sentences[bounds[i]?.sentence ?? -1]?.headline ?? false);
}

/** The 3 of "S3" is no 3. */
function isTail(wanted: Token, found: Token): boolean {
	return found.kind === "number" && found.glued && !wanted.glued;
}

function isTime({ kind, names }: Token): boolean {
	return kind === "number" && names.some((name) => name.startsWith("at "));
}

function isDate({ kind, names }: Token): boolean {
	return kind === "number" && (names[0]?.includes("/") ?? false);
}

/** "Metoprolol succinate stays": the salt is of the drug. */
const SALTS = new Set(["succinate", "tartrate", "sulfate", "hydrochloride", "hcl"]);
const LIKELIHOOD = /^(?:likely|unlikely|probable|possible)$/;
const MOST_STEPPED_OVER = 4;

/** The next token if it is the one wanted, stepping over what carries no fact. */
function stepOver(reading: Reading, from: number, wanted: Token, alone: boolean): number | undefined {
	const { tokens, bounds } = reading;
	const depth = bounds[from - 1]?.depth ?? 0;
	for (let i = from, asides = 0; i < tokens.length && i - from <= MOST_STEPPED_OVER; i++) {
		const token = tokens[i] as Token;
		if (isSame(wanted, token, alone)) return i;
		const word = token.names[0] ?? "";
		if (token.filler || ROUTES.has(word) || SALTS.has(word) || PASSED.has(word)) continue;
		// "last drink at 6 PM on July 20"
		if (isDate(wanted) && isTime(token)) continue;
		// "aspirin 81 mg and ticagrelor"
		if (wanted.kind === "word" && DOSE_UNITS.has(token.unit ?? "")) continue;
		// A brand name or a note in parentheses.
		if ((bounds[i]?.depth ?? 0) > depth && ++asides <= 3) continue;
		return;
	}
	return;
}

/** Whether routes and frequencies stand near a dose. */
function beside(reading: Reading, part: Part, { from, to }: Hit): boolean {
	const sentence = reading.bounds[from]?.sentence;
	return part.beside.every((wanted) => {
		for (let i = Math.max(0, from - 4); i < Math.min(reading.tokens.length, to + 4); i++) {
			if (reading.bounds[i]?.sentence === sentence && isSame(wanted, reading.tokens[i] as Token, false))
				return true;
		}
		return false;
	});
}

/** One hit of each list that lie together with the first: in one section, at most twelve words from one to the next. */
function together(
	reading: Reading,
	first: Hit,
	others: readonly (readonly Hit[])[],
	bound: boolean,
): Hit[] | undefined {
	const home = outermost(reading.sectionOf(first.from));
	const sentence = reading.bounds[first.from]?.sentence;
	const near = others.map((hits) =>
		hits
			.filter((hit) => outermost(reading.sectionOf(hit.from)) === home)
			.filter((hit) => !bound || reading.bounds[hit.from]?.sentence === sentence)
			.map((hit) => ({ hit, away: Math.abs(hit.from - first.from) }))
			.sort((a, b) => a.away - b.away)
			.slice(0, 8)
			.map(({ hit }) => hit),
	);
	const choose = (k: number, chosen: readonly Hit[]): Hit[] | undefined => {
		if (k === near.length) return areTogether(reading, chosen) ? [...chosen] : undefined;
		for (const hit of near[k] as readonly Hit[]) {
			if (chosen.some(({ from, to }) => hit.from < to && from < hit.to)) continue;
			const all = choose(k + 1, [...chosen, hit]);
			if (all) return all;
		}
		return;
	};
	return choose(0, [first]);
}

function areTogether(reading: Reading, hits: readonly Hit[]): boolean {
	const sorted = [...hits].sort((a, b) => a.from - b.from);
	return sorted.every((hit, i) => {
		const before = sorted[i - 1];
		if (!before) return true;
		// "Metformin; hold empagliflozin": the verb is of what comes behind it.
		const verb = hit.to - hit.from === 1 && isAction(reading.tokens[hit.from]);
		if (verb && !sorted[i + 1] && ownsObject(reading, hit.from)) return false;
		return areNear(reading, before, hit);
	});
}

function areNear({ tokens, bounds, sentences }: Reading, before: Hit, hit: Hit): boolean {
	const last = before.to - 1;
	const [from, to] = [bounds[last]?.sentence ?? 0, bounds[hit.from]?.sentence ?? 0];
	// The next problem is about something else.
	for (let k = from + 1; k <= to; k++) if (sentences[k]?.opens) return false;
	const between = (tokens[hit.from] as Token).word - (tokens[last] as Token).word - 1;
	if (between <= WITHIN) return true;
	if (bounds[last]?.entry === bounds[hit.from]?.entry) return between <= WITHIN_ENTRY;
	// "New:" above a list.
	return isListHead(sentences, from, to);
}

function isListHead(sentences: Reading["sentences"], head: number, entry: number): boolean {
	const { headline, from = 0, to = 0 } = sentences[head] ?? {};
	if (!headline || to - from > 3) return false;
	for (let k = head + 1; k <= entry; k++) if (sentences[k]?.headline) return false;
	return sentences[entry]?.bullet ?? false;
}
