import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { openArchive } from "../../packs/archive/read-archive.ts";
import { MANIFEST } from "../../packs/folder.ts";
import { LIMITS } from "../../packs/limits.ts";
import { reasonOf } from "../../packs/pack.ts";
import type { PackFiles } from "../../packs/pack-files.ts";
import { slashed } from "../node-files.ts";
import { type Problem, problemOf, whatWentWrong } from "../problem.ts";
import { folderFiles, readBounded } from "./folder-files.ts";

/** A pack that the call names: a folder, or a `.notepack`. */
export interface NamedPack {
	/** As the call names it. */
	readonly name: string;
	readonly files: PackFiles;
	readonly folder: boolean;
}

/** Opens a folder, also where its `pack.json` is named, or an archive, or says why it is neither. Never rejects. */
export async function openPack(named: string): Promise<NamedPack | Problem> {
	const name = basename(named) === MANIFEST ? dirname(named) : named;
	try {
		const found = await stat(name);
		if (found.isDirectory()) return { name, files: folderFiles(slashed(name)), folder: true };
		// A pipe would never end.
		if (!found.isFile()) return problemOf(name, "This is neither a file nor a folder.");
		return { name, files: openArchive(await readBounded(name, LIMITS.archive)), folder: false };
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		return problemOf(name, code ? whatWentWrong(error) : reasonOf(error));
	}
}

/** A problem of a pack's file, named from where the call stands: `FOLDER/file`, or `x.notepack: file`. */
export function problemIn({ name, folder }: NamedPack, { file, line, column, message }: Problem): Problem {
	const place = folder ? `${name.replace(/[\\/]+$/, "")}/${file}` : `${name}: ${file}`;
	return { file: place, line, column, message };
}
