import * as vscode from "vscode";
import { SETTINGS_FILE } from "../lint/settings-name.ts";
import { exists } from "./exists.ts";
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
	if (!(await exists(file))) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(EMPTY));
	return vscode.workspace.openTextDocument(file);
}

/** A settings file's text, as typed where changes are not saved yet; that of an empty one where there is none. */
export async function readText(file: vscode.Uri): Promise<string> {
	const typed = unsaved(file);
	if (typed) return typed.getText();
	if (!(await exists(file))) return EMPTY;
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

/** Writes a settings file; where changes are not saved yet it is saved with them. */
export async function writeText(file: vscode.Uri, text: string): Promise<void> {
	const typed = unsaved(file);
	if (!typed) {
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	const all = new vscode.Range(new vscode.Position(0, 0), typed.positionAt(typed.getText().length));
	edit.replace(file, all, text);
	const written = (await vscode.workspace.applyEdit(edit)) && (await typed.save());
	if (!written) throw new Error("not saved");
}

function unsaved(file: vscode.Uri): vscode.TextDocument | undefined {
	const key = file.toString();
	return vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === key);
}
