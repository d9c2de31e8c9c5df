import * as vscode from "vscode";
import { SETTINGS_FILE } from "../lint/settings-file.ts";
import { type FolderSettings, homeOf } from "./folder-settings.ts";

const EMPTY = '{\n\t"rules": {}\n}\n';

/** The settings file to write what shall hold for a note's whole folder; undefined outside a workspace. */
export async function settingsFileFor(
	settings: FolderSettings,
	uri: vscode.Uri,
): Promise<vscode.Uri | undefined> {
	const home = homeOf(uri);
	return home && ((await settings.rulesFor(uri)).file ?? vscode.Uri.joinPath(home.uri, SETTINGS_FILE));
}

/** A settings file's document; a file that is not there is made. */
export async function openOrCreate(file: vscode.Uri): Promise<vscode.TextDocument> {
	try {
		await vscode.workspace.fs.stat(file);
	} catch {
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(EMPTY));
	}
	return vscode.workspace.openTextDocument(file);
}
