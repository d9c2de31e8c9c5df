import type { Range } from "../../note/types.ts";
import type { Fix } from "../rule.ts";

/** A fix that puts other words in a place; offsets count from the section's start. */
export function replace(place: Range, text: string, safe: boolean): Fix {
	return { title: `Write "${text}"`, safe, edits: () => [{ start: place.start, end: place.end, text }] };
}
