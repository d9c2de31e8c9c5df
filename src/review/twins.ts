import { commonPrefix, commonSuffix } from "../note/lines.ts";
import type { Range } from "../note/types.ts";

/** So much beside a range tells whether the text says the same somewhere else. */
const BESIDE = 12;

/** More twins than this are not looked at one by one. */
const MOST = 100;

/**
 * Where a text says again what it says in a range and on one side of it: for each such twin, how far about the range the
 * two are the same.
 */
export function twinsOf(text: string, { start, end }: Range): Range[] {
	const from = Math.max(0, start - BESIDE);
	const starts = new Set([
		...occurrences(text, text.slice(from, end)).map((at) => at + start - from),
		...occurrences(text, text.slice(start, end + BESIDE)),
	]);
	starts.delete(start);
	// What stands everywhere can be told from the rest only by all of the text.
	if (starts.size > MOST) return [{ start: 0, end: text.length }];
	return [...starts].map((twin) => ({
		start: start - commonSuffix(text.slice(0, start), text.slice(0, twin), Math.min(start, twin)),
		end: start + commonPrefix(text.slice(start), text.slice(twin)),
	}));
}

function occurrences(text: string, part: string): number[] {
	const found: number[] = [];
	if (part === "") return found;
	for (let at = text.indexOf(part); at >= 0 && found.length <= MOST + 1; at = text.indexOf(part, at + 1))
		found.push(at);
	return found;
}
