import type { Range } from "../note/types.ts";
import type { CaseFact, CaseTrap } from "../packs/case-schema.ts";
import type { NoteSpec } from "../rules/note-spec.ts";
import { findPhrasing, type Match } from "./match/match.ts";
import { outermost, type Reading } from "./match/reading.ts";
import { fitsAt, labelOf } from "./places.ts";

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
	const first = groups.map((group) => best(all(reading, group, wanted, "fact")));
	const counted =
		first.every((one) => one) && !first.every((one) => one?.inPlace)
			? together(
					reading,
					groups.map((group) => [...all(reading, group, wanted, "fact")]),
				)
			: first.map((one) => (one?.inPlace || groups.length === 1 ? one : undefined));
	const missing = groups.filter((_, i) => !counted[i]).map((group) => group[0] as string);
	const places = counted.flatMap((one) => (one ? [placeOf(reading, one.match)] : []));
	if (missing.length > 0) return { ...base, state: "missed", places, missing };
	const misplaced = counted.some((one) => one && !one.inPlace);
	return { ...base, state: misplaced ? "misplaced" : "found", places, missing };
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

/** Whether a phrasing says alone what it is about: "afebrile" and "JVP 13" do, "wife" and "call" do not. */
function saysEnough({ match: { phrasing } }: Found): boolean {
	const words = phrasing.split(/[\s~]+/).filter(Boolean);
	return /\d/.test(phrasing) || words.length > 1 || /^[a-z-]{8,}$/.test(phrasing);
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
					fitsAt(reading.note.text, reading.tokens[from]?.start ?? 0, reading.sectionOf(from), wanted),
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

/** Judges a trap: what shows that the writer fell for it counts more than what shows that it was seen. */
export function judgeTrap(reading: Reading, { trap, why, fell = [], avoided = [] }: CaseTrap): TrapResult {
	const into = best(all(reading, fell, [], "current", true));
	if (into) return { trap, why, state: "fell", place: placeOf(reading, into.match) };
	const past = best(all(reading, avoided, [], "fact", true));
	if (past) return { trap, why, state: "avoided", place: placeOf(reading, past.match) };
	return { trap, why, state: "not addressed" };
}

/** A match as a place in the draft. */
export function placeOf({ note }: Reading, { start, end, section }: Match): Place {
	return { start, end, line: note.positionAt(start).line, section: section?.id ?? null };
}
