import * as vscode from "vscode";
import { NEVER_IN_A_PACK } from "../../packs/folder.ts";
import { LIMITS } from "../../packs/limits.ts";
import { type PackEntry, type PackFiles, tooLarge } from "../../packs/pack-files.ts";

const deepest = 10;

/** A folder as the files of a pack. Links are listed as such and never followed. */
export function folderFiles(folder: vscode.Uri): PackFiles {
	const at = (path: string) => vscode.Uri.joinPath(folder, path);
	return {
		async list() {
			const entries: PackEntry[] = [];
			const walk = async (path: string, depth: number): Promise<void> => {
				for (const [name, type] of await vscode.workspace.fs.readDirectory(path ? at(path) : folder)) {
					if (NEVER_IN_A_PACK.has(name) || entries.length > LIMITS.files) continue;
					const inside = path ? `${path}/${name}` : name;
					if (type & vscode.FileType.SymbolicLink) entries.push({ path: inside, size: 0, link: true });
					else if (type & vscode.FileType.Directory && depth < deepest) await walk(inside, depth + 1);
					else if (type & vscode.FileType.File)
						entries.push({ path: inside, size: (await vscode.workspace.fs.stat(at(inside))).size });
				}
			};
			await walk("", 0);
			return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
		},
		async read(path) {
			const parts = path.split("/");
			for (let i = 1; i <= parts.length; i++) {
				const found = await statOf(at(parts.slice(0, i).join("/")));
				const wanted = i < parts.length ? vscode.FileType.Directory : vscode.FileType.File;
				if (found?.type !== wanted) return undefined;
				// VS Code reads a file whole or not at all.
				if (i === parts.length && found.size > LIMITS.file) throw tooLarge(path);
			}
			return vscode.workspace.fs.readFile(at(path));
		},
	};
}

/** What stands at a place; a link has a bit of its own. */
async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		return await vscode.workspace.fs.stat(uri);
	} catch {
		return undefined;
	}
}
