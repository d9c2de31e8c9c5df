import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Files } from "../lint/files.ts";

/** The disk, as the core sees it. */
export const nodeFiles: Files = {
	async readText(path) {
		try {
			return (await readFile(path, "utf8")).replace(/^\uFEFF/, "");
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === "ENOENT" || code === "ENOTDIR") return undefined;
			throw error;
		}
	},
};

/** An absolute path with "/" between its parts, on every system. */
export function slashed(path: string): string {
	const absolute = resolve(path);
	return process.platform === "win32" ? absolute.replaceAll("\\", "/") : absolute;
}

/** The folder of a slashed path; the top of the disk is its own. */
export function folderOf(path: string): string {
	return slashed(dirname(path));
}

/** A path inside a folder, as written after it; undefined outside of it. */
export function within(folder: string, path: string): string | undefined {
	const start = folder.endsWith("/") ? folder : `${folder}/`;
	return path.startsWith(start) ? path.slice(start.length) : undefined;
}
