import type { Note } from "../note/note.ts";
import type { Edit } from "../rules/rule.ts";

const NEXT_LINE = "bootcamp-notes-disable-next-line";
const FILE = "bootcamp-notes-disable-file";

/** The edit that has a rule ignored on the line of an offset; undefined in front matter, which holds no comments. */
export function ignoreHere(note: Note, rule: string, offset: number): Edit | undefined {
	const front = frontMatterEnd(note);
	if (offset < front || (note.frontMatter.problem && front === 0)) return undefined;
	const lineStart = startOfLine(note.text, offset);
	const above = note.text.slice(startOfLine(note.text, lineStart - 1), lineStart);
	const known = /^[ \t]*<!--[ \t]*bootcamp-notes-disable-next-line[ \t]+[^\r\n]*-->[ \t]*[\r\n]+$/.exec(
		above,
	);
	if (known) return addRule(lineStart - above.length, above, rule);
	const indent = /^[ \t]*/.exec(note.text.slice(lineStart))?.[0] ?? "";
	const text = `${indent}${comment(NEXT_LINE, rule)}${note.lineBreak}`;
	return { start: lineStart, end: lineStart, text };
}

/** The edit that has a rule ignored in a whole note. */
export function ignoreInNote(note: Note, rule: string): Edit {
	for (const block of note.blocks) {
		for (const { start, end, text } of block.comments) {
			if (/^\s*bootcamp-notes-disable-file[ \t]+\S/.test(text)) {
				return addRule(block.start + start, note.text.slice(block.start + start, block.start + end), rule);
			}
		}
	}
	const front = frontMatterEnd(note);
	const { lineBreak } = note;
	if (front === 0 && note.frontMatter.problem) {
		// Front matter that never closes must stay at the very start to be told as such.
		const at = note.text.length;
		return { start: at, end: at, text: `${lineBreak}${comment(FILE, rule)}${lineBreak}` };
	}
	const rest = note.text.slice(front);
	const gap = /^(?:\r\n|\n|\r)/.exec(rest)?.[0].length ?? 0;
	const at = front + (front > 0 ? gap : 0);
	const before = front > 0 && gap === 0 ? lineBreak : "";
	return { start: at, end: at, text: `${before}${comment(FILE, rule)}${lineBreak}` };
}

function comment(verb: string, rule: string): string {
	return `<!-- ${verb} ${rule} -->`;
}

/** Names one more rule in a directive, before its reason. */
function addRule(at: number, directive: string, rule: string): Edit {
	const end = /\s+--\s|\s*-->/.exec(directive)?.index ?? directive.length;
	return { start: at + end, end: at + end, text: ` ${rule}` };
}

/** Where front matter ends, or 0. */
function frontMatterEnd(note: Note): number {
	return note.blocks[0]?.frontMatter?.end ?? 0;
}

function startOfLine(text: string, offset: number): number {
	if (offset <= 0) return 0;
	return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}
