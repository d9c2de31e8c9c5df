import { ownsObject } from "./actions.ts";
import { isAction } from "./phrasing.ts";
import { type Hit, outermost, type Reading } from "./reading.ts";
import type { Token } from "./tokens.ts";

/** Words that may stand between the sides of a `~`, and how many where both are in one paragraph or list entry. */
const WITHIN = 12;
const WITHIN_ENTRY = 20;

/** One hit of each list that lie together with the first: in one section, at most twelve words from one to the next. */
export function together(
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
