import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesInMemory, type PackFiles } from "../../src/packs/pack-files.ts";

/** The paths of the files in a folder, with "/" between their parts. */
export function pathsInFolder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) =>
			join(parentPath, name)
				.slice(folder.length + 1)
				.replaceAll("\\", "/"),
		)
		.sort();
}

/** The files of a pack's folder, in memory. */
export function packFolder(folder: string): PackFiles {
	return filesInMemory(
		new Map(pathsInFolder(folder).map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))])),
	);
}
