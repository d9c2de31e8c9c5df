import { type FileProblem, readJson } from "../lint/json-file.ts";
import { printable } from "../lint/printable.ts";
import { positionsIn } from "../note/lines.ts";
import type { Position } from "../note/note.ts";
import { ArchiveError } from "./archive/directory.ts";
import { checkManifest } from "./check-manifest.ts";
import { MANIFEST } from "./folder.ts";
import type { PackManifest } from "./manifest.ts";
import { PackFileError, type PackFiles, readPackText } from "./pack-files.ts";

/** After so many in one file there is no need to go on. */
const MOST = 100;

/** A pack whose `pack.json` is right. Its other files are read when they are needed. */
export interface Pack {
	readonly manifest: PackManifest;
	readonly files: PackFiles;
}

/** A mistake in a file of a pack, at its place. */
export interface PackProblem extends FileProblem, Position {
	/** Relative to the pack's folder. */
	readonly file: string;
}

/**
 * Reads what a pack is. Never rejects: whatever is wrong is a problem.
 *
 * @param builtIn it is the pack that ships with the program
 */
export async function readPack(
	files: PackFiles,
	builtIn = false,
): Promise<{ pack?: Pack; problems: PackProblem[] }> {
	let text: string;
	try {
		text = await readPackText(files, MANIFEST);
	} catch (error) {
		return { problems: [fileProblem(MANIFEST, reasonOf(error))] };
	}
	const { value, problems } = readJson(text, (read) => checkManifest(read, builtIn));
	if (problems.length) return { problems: placed(MANIFEST, text, problems) };
	if (value === undefined) return { problems: [fileProblem(MANIFEST, "This file is empty.")] };
	return { pack: { manifest: value as PackManifest, files }, problems: [] };
}

/** Problems with their lines and columns. */
function placed(file: string, text: string, problems: readonly FileProblem[]): PackProblem[] {
	if (problems.length === 0) return [];
	const position = positionsIn(text);
	return problems.slice(0, MOST).map((problem) => ({
		...problem,
		message: printable(problem.message),
		file,
		...position(problem.start),
	}));
}

/** A problem of a whole file. */
export function fileProblem(file: string, message: string): PackProblem {
	return { file, message: printable(message), start: 0, end: 1, line: 1, column: 1 };
}

/** Why a file could not be read, as a sentence; anything but our own reasons is the system's and told in general. */
export function reasonOf(error: unknown): string {
	return error instanceof PackFileError || error instanceof ArchiveError
		? error.message
		: "This file cannot be read.";
}

/** Reads a file of the pack and has `check` look at its text. */
export async function checkText(
	files: PackFiles,
	path: string,
	check: (text: string) => readonly FileProblem[],
): Promise<PackProblem[]> {
	try {
		const text = await readPackText(files, path);
		return placed(path, text, check(text));
	} catch (error) {
		return [fileProblem(path, reasonOf(error))];
	}
}
