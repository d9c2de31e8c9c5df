import * as vscode from "vscode";
import { SETTINGS_FILE } from "../lint/settings-name.ts";
import type { FolderSettings } from "./folder-settings.ts";
import { openOrCreate, settingsFileFor } from "./settings-document.ts";

/** Opens the `bootcamp-notes.json` in force for the active note, or a folder's own, and makes it where there is none. */
export function registerOpenSettings(settings: FolderSettings): vscode.Disposable {
	return vscode.commands.registerCommand("bootCampNotes.openFolderSettings", async () => {
		const active = vscode.window.activeTextEditor?.document.uri;
		const file = (active && (await settingsFileFor(settings, active))) ?? (await pickFile());
		if (file) await vscode.window.showTextDocument(await openOrCreate(file));
	});
}

async function pickFile(): Promise<vscode.Uri | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
	return folder && vscode.Uri.joinPath(folder.uri, SETTINGS_FILE);
}
