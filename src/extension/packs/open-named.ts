import * as vscode from "vscode";
import { LIMITS } from "../../packs/limits.ts";
import type { PackFiles } from "../../packs/pack-files.ts";
import type { Core } from "../load-core.ts";
import { folderFiles } from "./folder-files.ts";

/** Opens what a person names as a pack: a folder, or a `.notepack`. @throws when it is neither */
export async function openNamed(uri: vscode.Uri, { openArchive }: Core): Promise<PackFiles> {
	const { type, size } = await vscode.workspace.fs.stat(uri);
	if (type & vscode.FileType.Directory) return folderFiles(uri);
	// VS Code reads a file whole or not at all; one byte more than allowed is refused as all of it would be.
	if (size > LIMITS.archive) return openArchive(new Uint8Array(LIMITS.archive + 1));
	return openArchive(await vscode.workspace.fs.readFile(uri));
}

/** A file or folder as a person would say it. */
export function nameOfPlace(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri, false);
}
