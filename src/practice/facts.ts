import type { Range } from "../note/types.ts";
import type { CaseFact, CaseTrap } from "../packs/case-schema.ts";
import { findPhrasing, type Match } from "./match/match.ts";
import { outermost, type Reading } from "./match/reading.ts";
import { fits } from "./places.ts";

/** A place in the draft. Offsets are UTF-16 units; the line starts at 1. */
export interface Place extends Range {
	readonly line: number;
	/** Section id, or null above the first heading and under one that the vocabulary does not know. */
	readonly section: string | null;
}

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
	readonly state: FactState;
	/** Where it stands, or what contradicts it. */
	readonly places: readonly Place[];
	/** Of a fact with several parts, those not found: the first phrasing of each. */
	readonly missing: readonly string[];
}

/** Judges a key fact against a draft. */
export function judgeFact(reading: Reading, fact: CaseFact): FactResult {
	const wanted = fact.in ?? [];
	const base = { fact: fact.fact, why: fact.why, safety: fact.safety ?? false, in: wanted };
	const against = first(reading, fact.not ?? [], wanted, "current");
	if (against)
		return { ...base, state: "contradicted", places: [placeOf(reading, against.match)], missing: [] };
	const groups = [...(fact.any ? [fact.any] : []), ...(fact.all ?? [])];
	const found = groups.map((group) => first(reading, group, wanted, "fact"));
	const counted = together(reading, found);
	const missing = groups.filter((_, i) => !counted[i]).map((group) => group[0] as string);
	const places = counted.flatMap((one) => (one ? [placeOf(reading, one.match)] : []));
	if (missing.length > 0) return { ...base, state: "missed", places, missing };
	const misplaced = counted.some((one) => one && !one.inPlace);
	return { ...base, state: misplaced ? "misplaced" : "found", places, missing };
}

/**
 * The parts of a fact that belong together: those in place, or, where none is, all of them in one other section.
 * "Wife" in the story is no proxy under Code Status.
 */
function together(reading: Reading, found: readonly (Found | undefined)[]): (Found | undefined)[] {
	const inPlace = found.map((one) => (one?.inPlace ? one : undefined));
	if (inPlace.some(Boolean)) return inPlace;
	const homes = new Set(
		found.map((one) => one && outermost(reading.sectionOf(one.match.hits[0]?.from ?? 0))),
	);
	// A number says what it is about wherever it stands.
	const exact = found.some((one) => /\d/.test(one?.match.phrasing ?? ""));
	return homes.size > 1 && !exact ? inPlace : [...found];
}

interface Found {
	readonly match: Match;
	readonly inPlace: boolean;
}

/** The first phrasing that stands where it belongs, or else the first that stands anywhere. */
function first(
	reading: Reading,
	phrasings: readonly string[],
	wanted: readonly string[],
	as: "fact" | "current",
): Found | undefined {
	let elsewhere: Match | undefined;
	for (const phrasing of phrasings) {
		for (const match of findPhrasing(reading, phrasing, { as })) {
			// What a father had is not what the patient has.
			if (match.section?.id === "family-history" && !wanted.includes("family-history")) continue;
			if (wanted.length === 0 || match.hits.some(({ from }) => fits(reading.sectionOf(from), wanted)))
				return { match, inPlace: true };
			elsewhere ??= match;
		}
	}
	return elsewhere && { match: elsewhere, inPlace: false };
}

/** A trap that the draft avoided, fell into, or says nothing about. */
export interface TrapResult {
	readonly trap: string;
	readonly why: string;
	readonly state: "avoided" | "fell" | "not addressed";
	readonly place?: Place;
}

/** Judges a trap: what shows that the writer fell for it counts more than what shows that it was seen. */
export function judgeTrap(reading: Reading, { trap, why, fell = [], avoided = [] }: CaseTrap): TrapResult {
	const into = first(reading, fell, [], "current");
	if (into) return { trap, why, state: "fell", place: placeOf(reading, into.match) };
	const past = first(reading, avoided, [], "fact");
	if (past) return { trap, why, state: "avoided", place: placeOf(reading, past.match) };
	return { trap, why, state: "not addressed" };
}

/** A match as a place in the draft. */
export function placeOf({ note }: Reading, { start, end, section }: Match): Place {
	return { start, end, line: note.positionAt(start).line, section: section?.id ?? null };
}
