import { firstOf } from "../packs/alternatives.ts";
import type { CaseFact, CaseTrap } from "../packs/case-schema.ts";
import type { NoteSpec } from "../rules/note-spec.ts";
import { isCommitted } from "./commitment.ts";
import { findPhrasing, type Match } from "./match/match.ts";
import { outermost, type Reading } from "./match/reading.ts";
import { type Place, placeOf } from "./place.ts";
import { fitsAt, labelOf } from "./places.ts";

/**
 * What became of a key fact: found in its section, found elsewhere, not found, or contradicted by what the draft
 * says as true today.
 */
export type FactState = "found" | "misplaced" | "missed" | "contradicted";

export interface FactResult {
	readonly fact: string;
	readonly why: string;
	readonly safety: boolean;
	/** Sections where it belongs; empty when anywhere will do. */
	readonly in: readonly string[];
	/** What readers call these sections. */
	readonly belongs: readonly string[];
	readonly state: FactState;
	/** Where it stands, or what contradicts it. */
	readonly places: readonly Place[];
	/** Of a fact with several parts, those not found: the first phrasing of each. */
	readonly missing: readonly string[];
}

/**
 * Judges a key fact against a draft.
 *
 * @param spec the kind of note that the case asks for
 */
export function judgeFact(reading: Reading, fact: CaseFact, spec?: NoteSpec): FactResult {
	const wanted = fact.in ?? [];
	const base = {
		fact: fact.fact,
		why: fact.why,
		safety: fact.safety ?? false,
		in: wanted,
		belongs: wanted.map((id) => labelOf(id, spec)),
	};
	const against = best(all(reading, fact.not ?? [], wanted, "current"));
	if (against)
		return { ...base, state: "contradicted", places: [placeOf(reading, against.match)], missing: [] };
	const groups = [...(fact.any ? [fact.any] : []), ...(fact.all ?? [])];
	const said = groups.map((group) => sayings(reading, group, fact));
	const first = said.map((found) => best(found));
	const counted =
		first.every((one) => one) && !first.every((one) => one?.inPlace)
			? together(reading, said)
			: first.map((one) => (one?.inPlace || groups.length === 1 ? one : undefined));
	const missing = groups.filter((_, i) => !counted[i]).map((group) => firstOf(group[0] as string));
	const places = counted.flatMap((one) => (one ? [placeOf(reading, one.match)] : []));
	if (missing.length > 0) return { ...base, state: "missed", places, missing };
	const misplaced = counted.some((one) => one && !one.inPlace);
	return { ...base, state: misplaced ? "misplaced" : "found", places, missing };
}

/** Where one part of a fact is said; as a conclusion where that is asked for. */
function sayings(
	reading: Reading,
	group: readonly string[],
	{ in: wanted = [], committed }: CaseFact,
): Found[] {
	const found = [...all(reading, group, wanted, "fact")].filter((one) => !isLeftBlank(reading, one));
	return committed ? found.filter(({ match }) => isCommitted(reading, match)) : found;
}

/** Whether the words are a template's, and what they are to say is still its ***: "last meal: ***", "told by ***". */
function isLeftBlank({ note: { text } }: Reading, { match: { start, end } }: Found): boolean {
	return !/\d/.test(text.slice(start, end)) && /^[^\d.,;\r\n]{0,20}\*{3}/.test(text.slice(end, end + 24));
}

/**
 * The parts of a fact that belong together: all in place; or all in one other section; or wherever they stand, where
 * those out of place say by themselves what they are about. "Wife" in the story is no proxy under Code Status.
 */
function together(reading: Reading, parts: readonly (readonly Found[])[]): (Found | undefined)[] {
	const inPlace = parts.map((found) => found.find((one) => one.inPlace));
	if (inPlace.every(Boolean)) return inPlace;
	const home = (one: Found) => outermost(reading.sectionOf(one.match.hits[0]?.from ?? 0));
	for (const one of parts[0] ?? []) {
		const beside = parts.map((found) => found.find((other) => home(other) === home(one)));
		if (beside.every(Boolean)) return beside;
	}
	const any = parts.map((found, i) => inPlace[i] ?? found.find(saysEnough));
	return any.every(Boolean) ? any : inPlace;
}

/** Whether a phrasing says alone what it is about: "no fever" and "JVP 13" do, "wife", "call" and a date do not. */
function saysEnough({ match: { phrasing } }: Found): boolean {
	if (/^Dr\b/.test(phrasing)) return false;
	return phrasing === "afebrile" || /\p{L}{2}.*[\s~]\S|\S[\s~].*\p{L}{2}/u.test(phrasing);
}

interface Found {
	readonly match: Match;
	readonly inPlace: boolean;
}

/** Every place of some phrasings, in the order of the phrasings. */
function* all(
	reading: Reading,
	phrasings: readonly string[],
	wanted: readonly string[],
	as: "fact" | "current",
	family = wanted.includes("family-history"),
): Generator<Found> {
	for (const phrasing of phrasings) {
		for (const match of findPhrasing(reading, phrasing, { as })) {
			// What a father had is not what the patient has.
			if (match.section?.id === "family-history" && !family) continue;
			const inPlace =
				wanted.length === 0 ||
				match.hits.some(({ from }) =>
					fitsAt(reading, reading.tokens[from]?.start ?? 0, reading.sectionOf(from), wanted),
				);
			yield { match, inPlace };
		}
	}
}

/** The first that stands where it belongs, or else the first that stands anywhere. */
function best(found: Iterable<Found>): Found | undefined {
	let elsewhere: Found | undefined;
	for (const one of found) {
		if (one.inPlace) return one;
		elsewhere ??= one;
	}
	return elsewhere;
}

/** A trap that the draft avoided, fell into, or says nothing about. */
export interface TrapResult {
	readonly trap: string;
	readonly why: string;
	readonly state: "avoided" | "fell" | "not addressed";
	readonly place?: Place;
}

/**
 * Judges a trap. What shows that the writer fell for it counts more than what shows that it was seen, and that more
 * than what is only wrong without it (`otherwise`).
 */
export function judgeTrap(reading: Reading, of: CaseTrap): TrapResult {
	const { trap, why } = of;
	const found = (state: TrapResult["state"], match: Match) => ({
		trap,
		why,
		state,
		place: placeOf(reading, match),
	});
	const into = firstIn(reading, of.fell, of.in, "current");
	if (into) return found("fell", into);
	const past = firstIn(reading, of.avoided, of["avoided-in"], "fact");
	if (past) return found("avoided", past);
	const careless = firstIn(reading, of.otherwise, of.in, "current");
	return careless ? found("fell", careless) : { trap, why, state: "not addressed" };
}

function firstIn(
	reading: Reading,
	phrasings: readonly string[] = [],
	wanted: readonly string[] = [],
	as: "fact" | "current",
): Match | undefined {
	for (const { match, inPlace } of all(reading, phrasings, wanted, as, true)) if (inPlace) return match;
	return undefined;
}
