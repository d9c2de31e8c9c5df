import type { Engine } from "../lint/engine.ts";
import { fixAll } from "../lint/fix.ts";
import type { Edit } from "../rules/rule.ts";

/** A text after its safe fixes, and how many findings remain. */
export interface Fixed {
	readonly text: string;
	readonly remaining: number;
}

/** Applies every safe fix to an open note's text. */
export function fixText(engine: Engine, original: string, name: string): Fixed {
	// Under a name of its own, so that the note as the editor has it stays what it is.
	const file = `fix-all/${name}`;
	try {
		const text = fixAll(engine, original, file);
		return { text, remaining: engine.check(text, file).findings.length };
	} finally {
		engine.forget(file);
	}
}

/** The one edit, of whole lines, that turns a text into another. */
export function changeBetween(before: string, after: string): Edit | undefined {
	if (before === after) return undefined;
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start++;
	start = before.slice(0, start).lastIndexOf("\n") + 1;
	let same = 0;
	while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
	while (same > 0 && before.at(-1 - same) !== "\n") same--;
	return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
