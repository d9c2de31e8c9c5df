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

/**
 * What in these files is too much to be read as Markdown, each by itself and all together; nothing is read as Markdown
 * before that is known.
 *
 * @param paths a file that is read twice stands here twice
 * @param most characters and lines of all together
 */
export async function checkReadable(
	files: PackFiles,
	paths: readonly string[],
	most: { readonly text: number; readonly lines: number },
): Promise<PackProblem[]> {
	let text = 0;
	let lines = 0;
	const problems: PackProblem[] = [];
	for (const path of paths) {
		const found = await checkText(files, path, (next) => {
			text += next.length;
			lines += countBreaks(next);
			const alone = unreadable(next);
			return alone ? [alone] : [];
		});
		problems.push(...found);
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
	return nested
		? say(`More than ${LIMITS.nested} lists or quotations stand in each other here.`, nested.index)
		: undefined;
}

/** Lets the editor do something else for a moment; between two files no more than one is read at once. */
export function breath(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
