import type { Range } from "../note/types.ts";
import { seedsOf } from "./stretches.ts";

/** More places than this are told apart by what stands beside them, or not at all. */
const MANY = 60;
const BESIDE = 8;

/**
 * Where a text says what another says in a range; where it says so very often, only where one side is the same, too.
 * Undefined when there are too many places even so.
 */
export function placesOf(text: string, { start, end }: Range, where: string): number[] | undefined {
	const places = occurrences(where, text.slice(start, end));
	if (places.length <= MANY) return places;
	const from = Math.max(0, start - BESIDE);
	const found = new Set([
		...occurrences(where, text.slice(from, end)).map((at) => at + start - from),
		...occurrences(where, text.slice(start, end + BESIDE)),
	]);
	return found.size <= MANY ? [...found] : undefined;
}

/** No more than are looked at, and one. */
function occurrences(text: string, part: string): number[] {
	const found: number[] = [];
	if (part === "") return found;
	for (let at = text.indexOf(part); at >= 0 && found.length <= MANY; at = text.indexOf(part, at + 1))
		found.push(at);
	return found;
}

/** Words, in the old text, of which a new text says more than it: somebody has copied them. In order. */
export function repeatsIn(before: string, after: string): Range[] {
	const now = seedsOf(after);
	return [...seedsOf(before)]
		.filter(([seed, places]) => (now.get(seed)?.length ?? 0) > places.length && places.length === 1)
		.flatMap(([seed, places]) => places.map((start) => ({ start, end: start + seed.length })))
		.sort((a, b) => a.start - b.start);
}
