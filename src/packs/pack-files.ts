import { LIMITS } from "./limits.ts";
import { pathProblem } from "./path.ts";

/** A file of a pack. */
export interface PackEntry {
	/** Relative to the pack's folder, with "/" between its parts. */
	readonly path: string;
	/** Bytes. */
	readonly size: number;
	/** It is no file of its own but points elsewhere. */
	readonly link?: boolean;
}

/** The files of one pack, whatever carries them: a folder, an archive, another extension. */
export interface PackFiles {
	/** Every file, folders and version control left out; no more than a pack may hold and one. */
	list(): Promise<readonly PackEntry[]>;
	/**
	 * The bytes of a file, or undefined when there is no such file. Never follows a link.
	 *
	 * @param path one that `pathProblem` finds nothing wrong with
	 */
	read(path: string): Promise<Uint8Array | undefined>;
}

/** A file that cannot be used, and why, as a sentence. */
export class PackFileError extends Error {}

/** The text of a file of a pack. @throws {PackFileError} when it is missing, too large or no UTF-8 text */
export async function readPackText(files: PackFiles, path: string): Promise<string> {
	const wrong = pathProblem(path);
	if (wrong) throw new PackFileError(`The path "${path}" ${wrong}.`);
	const bytes = await files.read(path);
	if (bytes === undefined) throw new PackFileError(`There is no file "${path}" in the pack.`);
	if (bytes.length > LIMITS.file) throw tooLarge(path);
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		if (text.includes("\0")) throw new PackFileError(`"${path}" is not text: it holds a NUL byte.`);
		return text;
	} catch (error) {
		if (error instanceof PackFileError) throw error;
		throw new PackFileError(`"${path}" is not UTF-8 text.`);
	}
}

export function tooLarge(path: string): PackFileError {
	return new PackFileError(`"${path}" is larger than ${megabytes(LIMITS.file)}.`);
}

/** Files held in memory. */
export function filesInMemory(files: ReadonlyMap<string, Uint8Array>): PackFiles {
	return {
		list: async () => [...files].map(([path, { length }]) => ({ path, size: length })),
		read: async (path) => files.get(path),
	};
}

/** 2000000 as "2 MB". */
export function megabytes(bytes: number): string {
	return `${bytes / 1_000_000} MB`;
}
