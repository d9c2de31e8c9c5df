import * as vscode from "vscode";
import type { StoreFiles } from "../../packs/store.ts";
import { exists } from "../exists.ts";

const temporary = ".tmp";

/** The extension's own storage as the store of installed packs, on the desktop and in the browser. */
export function storeFilesIn(folder: vscode.Uri): StoreFiles {
	const at = (name: string) => vscode.Uri.joinPath(folder, name);
	return {
		async list() {
			if (!(await exists(folder))) return [];
			const entries = await vscode.workspace.fs.readDirectory(folder);
			return entries.map(([name]) => name).filter((name) => !name.endsWith(temporary));
		},
		async read(name) {
			return (await exists(at(name))) ? vscode.workspace.fs.readFile(at(name)) : undefined;
		},
		async create(name, bytes) {
			await vscode.workspace.fs.createDirectory(folder);
			if (await exists(at(name))) return false;
			const draft = at(`${crypto.randomUUID()}${temporary}`);
			await vscode.workspace.fs.writeFile(draft, bytes);
			try {
				await vscode.workspace.fs.rename(draft, at(name), { overwrite: false });
				return true;
			} catch (error) {
				await remove(draft);
				if (await exists(at(name))) return false;
				throw error;
			}
		},
		remove: (name) => remove(at(name)),
	};
}

async function remove(file: vscode.Uri): Promise<void> {
	try {
		await vscode.workspace.fs.delete(file);
	} catch (error) {
		if (await exists(file)) throw error;
	}
}
