import {
	access,
	constants,
	type FileHandle,
	open,
	readFile,
	realpath,
	rename,
	rm,
	stat,
} from "node:fs/promises";
import { dirname, join } from "node:path";

/** Somebody else wrote to the file in the meantime: their text is kept. */
export class ChangedMeanwhile extends Error {}

/**
 * Puts new content in a file's place in one step, so that it holds the old or the new whatever happens. A link stays a
 * link, and the file keeps its mode.
 */
export async function replaceFile(path: string, before: Buffer, after: Buffer): Promise<void> {
	const real = await realpath(path);
	// Renaming asks only whether the folder may be written to.
	await access(real, constants.W_OK);
	const temporary = join(dirname(real), `.bootcamp-notes-${process.pid}-${Date.now().toString(36)}.tmp`);
	try {
		const { mode, uid, gid } = await stat(real);
		const file = await open(temporary, "wx", mode);
		try {
			await file.writeFile(after);
			await keepOwner(file, uid, gid);
			await file.chmod(mode);
			await file.sync();
		} finally {
			await file.close();
		}
		if (!(await readFile(real)).equals(before)) throw new ChangedMeanwhile();
		await rename(temporary, real);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}

async function keepOwner(file: FileHandle, uid: number, gid: number): Promise<void> {
	try {
		await file.chown(uid, gid);
	} catch {
		// Only an administrator can give a file to somebody else.
	}
}
