import type { FileProblem } from "../lint/json-file.ts";
import { countBreaks } from "../note/lines.ts";
import { LIMITS } from "./limits.ts";

const NESTED = new RegExp(
	`^(?:[ \\t]{0,8}(?:>|(?:[*+-]|\\d{1,9}[.)])(?=[ \\t]))){${LIMITS.nested + 1}}`,
	"m",
);

/** What makes a text too much to be read as Markdown: some that nobody would write cost its reader far more than their length. */
export function unreadable(text: string): FileProblem | undefined {
	const say = (message: string, start: number) => ({ message, start, end: start + 1 });
	if (text.length > LIMITS.note)
		return say(`This is longer than ${LIMITS.note} characters; split it, or shorten it.`, LIMITS.note);
	if (countBreaks(text) >= LIMITS.noteLines)
		return say(`This has more than ${LIMITS.noteLines} lines; split it, or shorten it.`, 0);
	const nested = NESTED.exec(text);
	return nested
		? say(`More than ${LIMITS.nested} lists or quotations stand in each other here.`, nested.index)
		: undefined;
}

/** Lets the editor do something else for a moment; between two files no more than one is read at once. */
export function breath(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
