import type { FileProblem } from "../lint/json-file.ts";
import { countBreaks } from "../note/lines.ts";
import { LIMITS } from "./limits.ts";
import { checkText, fileProblem, type PackProblem } from "./pack.ts";
import type { PackFiles } from "./pack-files.ts";

const MOST = 100;

const NESTED = new RegExp(
	`^(?:[ \\t]{0,8}(?:>|(?:[*+-]|\\d{1,9}[.)])(?=[ \\t]))){${LIMITS.nested + 1}}`,
	"m",
);

const MARKDOWN = /[`*_[\]<>&!~$\\\t|"']/g;

/**
 * What in these files is too much to be read as Markdown, each by itself and all together; nothing is read as Markdown
 * before that is known.
 *
 * @param paths a file that is read twice stands here twice
 * @param most characters and lines of all together
 * @param asRead what of a file is read as Markdown
 */
export async function checkReadable(
	files: PackFiles,
	paths: readonly string[],
	most: { readonly text: number; readonly lines: number },
	asRead = (text: string) => text,
): Promise<PackProblem[]> {
	let text = 0;
	let lines = 0;
	let pairs = 0;
	const problems: PackProblem[] = [];
	for (const path of paths) {
		const found = await checkText(files, path, (written) => {
			const alone = unreadable(written);
			if (alone) return [alone];
			const next = asRead(written);
			const filled = next === written ? undefined : unreadable(next);
			if (filled) return [{ ...filled, start: 0, end: 1 }];
			text += Math.max(written.length, next.length);
			lines += countBreaks(next);
			for (const { signs } of stretches(next)) pairs += signs ** 2;
			return [];
		});
		problems.push(...found);
		if (pairs > LIMITS.signPairs)
			return [
				...problems,
				fileProblem(path, "With this one there are too many signs of Markdown side by side."),
			];
		if (text > most.text || lines > most.lines) {
			const message = `With this one there are more than ${most.text} characters or ${most.lines} lines to read.`;
			return [...problems, fileProblem(path, message)];
		}
		if (problems.length > MOST) break;
	}
	return problems;
}

/** What makes a text too much to be read as Markdown: some that nobody would write cost its reader far more than their length. */
export function unreadable(text: string): FileProblem | undefined {
	const say = (message: string, start: number) => ({ message, start, end: start + 1 });
	if (text.length > LIMITS.note)
		return say(`This is longer than ${LIMITS.note} characters; split it, or shorten it.`, LIMITS.note);
	if (countBreaks(text) >= LIMITS.noteLines)
		return say(`This has more than ${LIMITS.noteLines} lines; split it, or shorten it.`, 0);
	const nested = NESTED.exec(text);
	if (nested)
		return say(`More than ${LIMITS.nested} lists or quotations stand in each other here.`, nested.index);
	for (const { start, signs } of stretches(text))
		if (signs > LIMITS.signs)
			return say(`More than ${LIMITS.signs} signs of Markdown from here on without an empty line.`, start);
	return;
}

/** What reading a text as a note takes: its lines, and its signs of Markdown. */
export function workOf(text: string): number {
	return countBreaks(text) + (text.match(MARKDOWN)?.length ?? 0);
}

/** The stretches of a text between empty lines, and how many signs of Markdown each holds. */
function* stretches(text: string): Generator<{ readonly start: number; readonly signs: number }> {
	let start = 0;
	let signs = 0;
	let at = 0;
	for (const line of text.split(/(?<=\n|\r(?!\n))/)) {
		if (line.trim() === "") {
			yield { start, signs };
			start = at + line.length;
			signs = 0;
		} else signs += line.match(MARKDOWN)?.length ?? 0;
		at += line.length;
	}
	yield { start, signs };
}

/** Lets the editor do something else for a moment; between two files no more than one is read at once. */
export function breath(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
