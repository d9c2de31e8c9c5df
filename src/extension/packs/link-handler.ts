import * as vscode from "vscode";
import type { Log } from "../log.ts";
import type { Previews } from "./preview.ts";

/**
 * Handles links such as `vscode://boot-camp-notes.boot-camp-notes/install?file=/media/share/icu-1.0.0.notepack`: it shows
 * the pack; only the reader's own click installs it. The file has to be on this machine: a link must not make it reach out.
 */
export function registerLinkHandler(previews: Previews, log: Log): vscode.Disposable {
	return vscode.window.registerUriHandler({
		async handleUri({ path, query }) {
			const file = new URLSearchParams(query).get("file") ?? "";
			if (path !== "/install" || !isLocalPack(file)) {
				vscode.window.showWarningMessage("This link does not lead to a .notepack file on this machine.");
				return;
			}
			try {
				await previews.show(localUri(file));
			} catch (error) {
				log.failure("Opening a link", error);
				vscode.window.showWarningMessage("The pack that this link leads to cannot be opened.");
			}
		},
	});
}

/** An absolute path of this machine, also on Windows; no share of another one, and no other scheme. */
function isLocalPack(file: string): boolean {
	return /^(?:\/(?![/\\])|[A-Za-z]:[\\/](?![/\\]))[^\0]*\.notepack$/i.test(file);
}

/** On a remote window the file is where the folder is. */
function localUri(file: string): vscode.Uri {
	const plain = vscode.Uri.file(file);
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	return folder && folder.scheme !== "file" ? folder.with({ path: plain.path }) : plain;
}
