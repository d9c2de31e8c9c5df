import { frontMatterEnd } from "./front-matter.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";

/** A block that grows past this is cut at the next paragraph, heading or not. */
const LONG = 4000;

const ATX = /^#{1,6}(?:[ \t]|$)/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const LIST = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
const LABEL = /^[\p{L}*_][^.;:\r\n]{0,48}:/u;

/**
 * Finds where the block that starts at `from` may end: before an ATX heading at the start of a line, or, after a
 * blank line, before a line at the margin that may be a heading or that follows a long stretch.
 *
 * At such a place CommonMark has closed every list, quote and paragraph. Only fences and HTML can reach over it;
 * the fences and comments seen here are skipped, and the reader checks each cut against the parsed tree, so a wrong
 * guess costs time, never a wrong reading.
 *
 * @param keep a place to cut at whenever it is possible there, so that what follows it need not be read again
 */
export function nextCut(text: string, from: number, keep = -1): number {
	let fence = "";
	let comment = false;
	let afterBlank = false;
	for (let start = from === 0 ? frontMatterEnd(text) : from; start < text.length; ) {
		const next = nextLine(text, start);
		const end = lineEnd(text, start, next);
		const code = text.charCodeAt(start);
		const margin = start > from && code !== 32 && code !== 9 && start < end;
		if (fence) {
			if (closesFence(text.slice(start, end), fence)) fence = "";
		} else if (comment) {
			comment = !text.slice(start, end).includes("-->");
		} else {
			if (margin) {
				if (code === 35 && ATX.test(text.slice(start, Math.min(end, start + 8)))) return start;
				if (afterBlank && canStart(text, start, end)) {
					if (start === keep || start - from > LONG || mayBeHeading(text, start, end)) return start;
				}
			}
			const head = text.slice(start, Math.min(end, start + 12));
			const open = FENCE.exec(head);
			if (open) fence = open[1] as string;
			else if (head.trimStart().startsWith("<!--")) comment = !text.slice(start, end).includes("-->");
		}
		afterBlank = isBlankLine(text, start, end);
		start = next;
	}
	return text.length;
}

function closesFence(line: string, fence: string): boolean {
	const run = FENCE.exec(line)?.[1];
	return run !== undefined && run[0] === fence[0] && run.length >= fence.length && line.trim() === run;
}

/** No list may go on here; a rule, or a comment, stays with the text above it, which tells what it is for. */
function canStart(text: string, start: number, end: number): boolean {
	const head = text.slice(start, Math.min(end, start + 12));
	return !LIST.test(head) && !/^(?:[-=><\uFEFF]|\*\*\*|___)/.test(head);
}

function mayBeHeading(text: string, start: number, end: number): boolean {
	if (end - start <= 70 && text.charCodeAt(end - 1) !== 46) return true;
	return LABEL.test(text.slice(start, Math.min(end, start + 50)));
}
