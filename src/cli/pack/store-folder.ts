import { link, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { StoreFiles } from "../../packs/store-files.ts";

/** A temporary file older than this was left by a program that ended in the middle. */
const ABANDONED = 3_600_000;
let made = 0;

/** Where packs are installed for this user. `BOOTCAMP_NOTES_HOME` names another folder. */
export function installedPacksFolder(env = process.env): string {
	return join(env.BOOTCAMP_NOTES_HOME || usersFolder(env), "packs");
}

function usersFolder(env: NodeJS.ProcessEnv): string {
	if (process.platform === "win32")
		return join(env.APPDATA || join(homedir(), "AppData/Roaming"), "Boot Camp Notes");
	if (process.platform === "darwin") return join(homedir(), "Library/Application Support/Boot Camp Notes");
	return join(env.XDG_DATA_HOME || join(homedir(), ".local/share"), "bootcamp-notes");
}

/** A folder on the disk as the store of installed packs. */
export function folderStore(folder: string): StoreFiles {
	return {
		async list() {
			try {
				return (await readdir(folder)).filter((name) => !name.endsWith(".tmp"));
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
				throw error;
			}
		},
		async read(name) {
			try {
				return await readFile(join(folder, name));
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
				throw error;
			}
		},
		async create(name, bytes) {
			await mkdir(folder, { recursive: true });
			await removeAbandoned(folder);
			const temporary = join(folder, `${process.pid}-${Date.now().toString(36)}-${made++}.tmp`);
			try {
				await writeDurably(temporary, bytes);
				return await appear(temporary, join(folder, name));
			} finally {
				await rm(temporary, { force: true });
			}
		},
		remove: (name) => rm(join(folder, name), { force: true }),
	};
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
	const file = await open(path, "wx");
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Gives a whole file its name, unless the name is taken. */
async function appear(temporary: string, path: string): Promise<boolean> {
	try {
		await link(temporary, path);
		return true;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === "EEXIST") return false;
		// Some disks know no second name for a file.
		if (await stat(path).catch(() => undefined)) return false;
		await rename(temporary, path);
		return true;
	}
}

async function removeAbandoned(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		if (!name.endsWith(".tmp")) continue;
		const path = join(folder, name);
		const found = await stat(path).catch(() => undefined);
		if (found && Date.now() - found.mtimeMs > ABANDONED) await rm(path, { force: true });
	}
}
