import * as vscode from "vscode";
import type { PackFiles } from "../../packs/pack-files.ts";
import type { Core } from "../load-core.ts";
import { folderFiles } from "./folder-files.ts";

/** Opens what a person names as a pack: a folder, or a `.notepack`. @throws when it is neither */
export async function openNamed(uri: vscode.Uri, { openArchive }: Core): Promise<PackFiles> {
	const { type } = await vscode.workspace.fs.stat(uri);
	if (type & vscode.FileType.Directory) return folderFiles(uri);
	return openArchive(await vscode.workspace.fs.readFile(uri));
}

/** A file or folder as a person would say it. */
export function nameOfPlace(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri, false);
}
