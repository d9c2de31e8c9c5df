import type { Position } from "../note/note.ts";
import { printable } from "./printable.ts";

/** What kept a file from being linted, or a call from being carried out, where a person would look for it. */
export interface Problem extends Position {
	readonly file: string;
	readonly message: string;
}

/** A problem of a whole file. */
export function problemOf(file: string, message: string): Problem {
	return { file, line: 1, column: 1, message };
}

/** `file:line:column message`, as editors and CI make links of it. */
export function problemLine({ file, line, column, message }: Problem): string {
	return `${printable(file)}:${line}:${column} ${printable(message)}\n`;
}

/** What the operating system says went wrong with a file, in plain words. */
export function whatWentWrong(error: unknown): string {
	const code = (error as NodeJS.ErrnoException)?.code ?? "";
	return WORDS[code] ?? `It cannot be used (${code || error}).`;
}

const WORDS: Readonly<Record<string, string>> = {
	ENOENT: "There is no such file or folder.",
	ENOTDIR: "There is no such file or folder.",
	EACCES: "You may not read or write this.",
	EPERM: "You may not read or write this.",
	EROFS: "This disk cannot be written to.",
	ENOSPC: "The disk is full.",
	EISDIR: "This is a folder, not a file.",
	EEXIST: "This file is already there; it was left as it is.",
	ELOOP: "This link leads in a circle.",
	ENAMETOOLONG: "This name is too long.",
	EMFILE: "Too many files are open.",
	EBUSY: "Another program is using this file.",
};

/** The call itself was wrong: one line, and exit status 2. */
export class CallError extends Error {}
