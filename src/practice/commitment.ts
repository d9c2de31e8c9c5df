import type { Section } from "../note/section.ts";
import { firstOf } from "../packs/alternatives.ts";
import { findPhrasing, type Match } from "./match/match.ts";
import type { Reading } from "./match/reading.ts";
import { type Place, placeOf } from "./place.ts";
import { fits } from "./places.ts";

/**
 * Whether the draft commits to the leading diagnosis: says it as the writer's own conclusion, names it only as one
 * possibility, says that it is not so, or does not name it where conclusions stand.
 */
export interface Commitment {
	readonly state: "committed" | "hedged" | "denied" | "absent";
	readonly place?: Place;
}

/** Where a writer concludes, in each kind of note. */
const CONCLUSIONS = [
	"assessment",
	"summary-statement",
	"discharge-diagnoses",
	"hospital-course",
	"patient-summary",
	"illness-severity",
	"reason-for-consult",
	"communicate",
	"collaborate",
];

/** Judges the draft's commitment to one of the phrasings of the leading diagnosis. */
export function judgeCommitment(reading: Reading, leading: readonly string[]): Commitment {
	const concludes = reading.note.sections.some((section) => isConclusion(section));
	let best: Commitment = { state: "absent" };
	for (const phrasing of leading) {
		for (const match of findPhrasing(reading, phrasing, { as: "mention" })) {
			if (concludes && !isConclusion(match.section)) continue;
			const state = stateOf(reading, match);
			if (state === "committed") return { state, place: placeOf(reading, match) };
			if (best.state === "absent" || (best.state === "denied" && state === "hedged"))
				best = { state, place: placeOf(reading, match) };
		}
	}
	return best;
}

function isConclusion(section: Section | undefined): boolean {
	return section !== undefined && fits(section, CONCLUSIONS);
}

/** "CAP (most likely) vs CHF", "…, which I think is most likely". */
const CHOSEN =
	/^[\s,(]*(?:(?:which|that)\s(?:(?:I|we)\s(?:think|believe|feel)\s)?)?(?:(?:is|being|as|remains)\s)?(?:the\s)?(?:most\slikely|favou?red|leading)\b/i;

/** Whether a place states what it says: neither denied, nor left open, nor one of several. */
export function isCommitted(reading: Reading, match: Match): boolean {
	return stateOf(reading, match) === "committed";
}

function stateOf(reading: Reading, match: Match): "committed" | "hedged" | "denied" {
	if (match.hits.some(({ from, to }) => reading.under(["no", "doubt"], from, to))) return "denied";
	if (CHOSEN.test(reading.note.text.slice(match.end, match.end + 60))) return "committed";
	const differential = match.section?.id === "differential-diagnosis";
	const asked = reading.note.text[match.start - 1] === "?";
	const sentence = reading.sentences[reading.bounds[match.hits[0]?.from ?? 0]?.sentence ?? -1];
	// The question of a consult call is meant to be one.
	const question = sentence?.question && match.section?.id !== "reason-for-consult";
	const hedged = match.hits.some(({ from, to }) => reading.under(["hedge"], from, to));
	return differential || asked || question || hedged ? "hedged" : "committed";
}

/** The alternatives of a case that the draft does not name; each by its first phrasing. */
export function unnamed(reading: Reading, differential: readonly (readonly string[])[]): string[] {
	return differential
		.filter(
			(phrasings) =>
				!phrasings.some((phrasing) => findPhrasing(reading, phrasing, { as: "mention" }).length > 0),
		)
		.map(([first]) => firstOf(first as string));
}
