import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { actions } from "./actions.ts";
import { together } from "./near.ts";
import { isAction, type Part, type Phrasing, readPhrasing } from "./phrasing.ts";
import type { Hit, Reading } from "./reading.ts";
import { runs } from "./runs.ts";
import { isSame } from "./same.ts";
import { stands } from "./stands.ts";
import type { Token } from "./tokens.ts";

/** A place where a phrasing stands. Offsets are UTF-16 units of the note. */
export interface Match extends Range {
	readonly phrasing: string;
	readonly section: Section | undefined;
	readonly hits: readonly Hit[];
}

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
