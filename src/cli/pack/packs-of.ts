import { readdir, stat } from "node:fs/promises";
import type { FoundSettings } from "../../lint/files.ts";
import { PACKS_FOLDER } from "../../packs/folder.ts";
import { type Gathered, gatherPacks, type PackFolder } from "../../packs/gather.ts";
import { pathProblem } from "../../packs/path.ts";
import { PackStore } from "../../packs/store.ts";
import { nameOf } from "../find-notes.ts";
import { folderFiles } from "./folder-files.ts";
import { folderStore, installedPacksFolder } from "./store-folder.ts";

/** This user's installed packs. */
export function userStore(): PackStore {
	return new PackStore(folderStore(installedPacksFolder()));
}

/**
 * The packs for the notes of one boot-camp folder: its own under `packs/`, those its settings name, and the installed ones.
 *
 * @param folder the boot-camp folder; undefined outside of any
 * @param trusted its packs may weaken the rules on privacy and on unsafe abbreviations
 */
export async function packsOf(
	folder: string | undefined,
	settings: FoundSettings | undefined,
	trusted = false,
): Promise<Gathered> {
	const named = settings?.settings?.packs;
	const byPath = new Map<string, PackFolder>();
	for (const path of named ?? [])
		if (folder && isPath(path)) byPath.set(path, folderAt(`${folder}/${path.replace(/^\.\//, "")}`));
	return gatherPacks(
		{
			workspace: folder ? await ownPacks(folder) : [],
			byPath,
			vsix: [],
			store: userStore(),
			consented: () => trusted,
		},
		named,
	);
}

/** Whether an entry of `packs` is a folder's path, inside the boot-camp folder. */
function isPath(entry: string): boolean {
	return entry.includes("/") && pathProblem(entry.replace(/^\.\//, "")) === undefined;
}

function folderAt(path: string): PackFolder {
	return { where: nameOf(path), files: folderFiles(path) };
}

/** The folders under `packs/` that hold a `pack.json`. */
async function ownPacks(folder: string): Promise<PackFolder[]> {
	const packs = `${folder}/${PACKS_FOLDER}`;
	const entries = await readdir(packs, { withFileTypes: true }).catch(() => []);
	const found: PackFolder[] = [];
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		const path = `${packs}/${entry.name}`;
		if (entry.isDirectory() && (await stat(`${path}/pack.json`).catch(() => undefined)))
			found.push(folderAt(path));
	}
	return found;
}
