import * as vscode from "vscode";
import type { PackFolder } from "../../packs/gather.ts";
import type { Core } from "../load-core.ts";
import { folderFiles } from "./folder-files.ts";

/** The packs that other extensions carry; they are data, whatever else the extension holds. */
export function vsixPacks({ packFoldersOf, pathProblem }: Core): PackFolder[] {
	return vscode.extensions.all.flatMap(({ id, extensionUri, packageJSON }) =>
		packFoldersOf(packageJSON)
			.filter((path) => !pathProblem(path))
			.map((path) => ({
				where: `extension ${id}${path === "pack" ? "" : `, ${path}`}`,
				files: folderFiles(vscode.Uri.joinPath(extensionUri, path)),
			})),
	);
}
