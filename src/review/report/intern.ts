import type { Note } from "../../note/note.ts";
import { headerOf } from "../../rules/header.ts";

const AUTHOR =
	/^[\W_]*(?:author|written by|signed|prepared by|intern)\b[^\S\r\n]*:[*_]*[^\S\r\n]*([^\r\n]+)/im;
const BLANK = /\*{3}|_{3}|[[\]{}$@]|<[^>]*>?\s*$/;
const LONGEST = 60;

/**
 * Whose draft it is: front matter `author`, else the folder inside `drafts`, else the note's Author line, else "".
 * What stands first wins, so that one folder is one person however the notes in it are signed.
 *
 * @param file the draft's path, parted by "/" or "\"
 */
export function internOf(note: Note, file: string): string {
	return (
		personIn(note.frontMatter.values.get("author") ?? "") ??
		internByFolder(file) ??
		personIn(authorLine(note)) ??
		""
	);
}

/** Whose draft it is by the folder inside `drafts`, without a look at the note. */
export function internByFolder(file: string): string | undefined {
	return personIn(folderInDrafts(file));
}

function folderInDrafts(file: string): string {
	const folders = file.split(/[\\/]/).slice(0, -1);
	return folders[folders.lastIndexOf("drafts") + 1 || folders.length] ?? "";
}

function authorLine(note: Note): string {
	for (const piece of headerOf(note)) {
		const name = piece.keep(AUTHOR, () => AUTHOR.exec(piece.text)?.[1]);
		if (name) return name;
	}
	return "";
}

/** "Dr. Harlow, PGY-1" and the folder "harlow" are "Harlow"; undefined when nothing is left. */
export function personIn(text: string): string | undefined {
	const name = (BLANK.test(text) ? "" : text)
		.replace(/[\p{Cc}\p{Cf}]/gu, " ")
		.replace(/^\s*(?:dr|doctor)\b\.?/i, "")
		.replace(/[,;(|].*$/, "")
		.replace(/(?<=\S)\s+(?:PGY[- ]?\d|M\.?D\.?|D\.?O\.?|MBBS|intern|resident)(?![\p{L}\p{N}]).*$/iu, "")
		.replace(/[_*`\s]+/g, " ")
		.trim()
		.slice(0, LONGEST)
		.trim();
	if (!/[\p{L}\p{N}]/u.test(name)) return;
	// Folders are written small: "mary-lee" is Mary Lee.
	return name === name.toLowerCase()
		? name
				.replace(/[-\s]+/g, " ")
				.trim()
				.replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase())
		: name;
}
