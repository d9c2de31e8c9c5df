import type { Range } from "../note/types.ts";

/** Whether a line is a heading by its looks. */
export function looksLikeHeading(line: string): boolean {
	return HEADING.test(line.trim());
}

const HEADING = /^#{1,6}\s+\S|^\*\*[^*]+\*\*:?$|^[A-Z][A-Z0-9 &/,()-]{2,60}:?$/;

/** The nearest heading at or above an offset of an LF text, without its signs; a hint, never more. */
export function headingAbove(text: string, offset: number): string | undefined {
	for (let { start, end } = lineAt(text, offset); ; { start, end } = lineAt(text, start - 1)) {
		const line = text.slice(start, end);
		if (looksLikeHeading(line)) return bare(line);
		if (start === 0) return undefined;
	}
}

/** The first line of an LF text that is a certain heading, as `headingAbove` names it; undefined when none is. */
export function headingLine(text: string, heading: string): number | undefined {
	const line = text.split("\n").findIndex((each) => looksLikeHeading(each) && bare(each) === heading);
	return line < 0 ? undefined : line;
}

/** A heading without its signs. */
function bare(line: string): string {
	return line.trim().replace(/^[#*\s]+|[:*#\s]+$/g, "");
}

/** The line around an offset of an LF text, without its break. */
export function lineAt(text: string, offset: number): Range {
	const end = text.indexOf("\n", offset);
	return {
		start: offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1,
		end: end < 0 ? text.length : end,
	};
}

/** A range without the blanks at its ends. */
export function trimmed(text: string, range: Range): Range {
	let { start, end } = range;
	while (start < end && /\s/.test(text[start] as string)) start++;
	while (end > start && /\s/.test(text[end - 1] as string)) end--;
	return { start, end };
}
