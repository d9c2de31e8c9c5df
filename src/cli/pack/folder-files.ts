import { lstat, open, readdir } from "node:fs/promises";
import { NEVER_IN_A_PACK } from "../../packs/folder.ts";
import { LIMITS } from "../../packs/limits.ts";
import type { PackEntry, PackFiles } from "../../packs/pack-files.ts";

const DEEPEST = 10;

/** A folder on the disk as the files of a pack. Links are listed as such and never followed. */
export function folderFiles(folder: string): PackFiles {
	return {
		async list() {
			const entries: PackEntry[] = [];
			const walk = async (path: string, depth: number): Promise<void> => {
				for (const entry of await readdir(`${folder}/${path}`, { withFileTypes: true })) {
					if (NEVER_IN_A_PACK.has(entry.name) || entries.length > LIMITS.files) continue;
					const inside = path ? `${path}/${entry.name}` : entry.name;
					if (entry.isDirectory() && depth < DEEPEST) await walk(inside, depth + 1);
					else if (entry.isSymbolicLink()) entries.push({ path: inside, size: 0, link: true });
					else if (entry.isFile())
						entries.push({ path: inside, size: (await lstat(`${folder}/${inside}`)).size });
				}
			};
			await walk("", 0);
			return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
		},
		async read(path) {
			if (!(await isPlainFile(folder, path))) return undefined;
			return readBounded(`${folder}/${path}`, LIMITS.file);
		},
	};
}

/** Whether a path leads to a file without a link on its way. */
async function isPlainFile(folder: string, path: string): Promise<boolean> {
	const parts = path.split("/");
	for (let i = 1; i <= parts.length; i++) {
		const found = await lstat(`${folder}/${parts.slice(0, i).join("/")}`).catch(() => undefined);
		if (!(i < parts.length ? found?.isDirectory() : found?.isFile())) return false;
	}
	return true;
}

/** A file's bytes; one byte more than `most` where it is larger, so that the caller sees it. */
export async function readBounded(path: string, most: number): Promise<Uint8Array> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const buffer = new Uint8Array(Math.min(size, most) + 1);
		let length = 0;
		while (length < buffer.length) {
			const { bytesRead } = await file.read(buffer, length, buffer.length - length);
			if (bytesRead === 0) break;
			length += bytesRead;
		}
		return buffer.subarray(0, length);
	} finally {
		await file.close();
	}
}
