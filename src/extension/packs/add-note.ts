import * as vscode from "vscode";
import { MANIFEST } from "../../packs/folder.ts";
import { exists } from "../exists.ts";
import { beginFromNote } from "./new-pack.ts";
import { nameOfPlace } from "./open-named.ts";
import type { PackTools } from "./tools.ts";

/** Adds the kind of note that a note shows to a pack of the folder: its entry in `pack.json`, and its template. */
export async function addNoteTo(
	folder: vscode.Uri,
	note: vscode.Uri,
	{ core, packs }: PackTools,
): Promise<void> {
	const { addNote } = await core.load();
	const begin = await beginFromNote(`Add a Note to ${nameOfPlace(folder)}`, note);
	if (!begin) return;
	const manifest = vscode.Uri.joinPath(folder, MANIFEST);
	const document = await vscode.workspace.openTextDocument(manifest);
	const added = addNote(document.getText(), begin.note);
	if (typeof added === "string") {
		await vscode.window.showTextDocument(document, { preview: false });
		vscode.window.showWarningMessage(added);
		return;
	}
	const template = vscode.Uri.joinPath(folder, added.entry.template);
	if (await exists(template)) {
		vscode.window.showWarningMessage(
			`There is a file ${nameOfPlace(template)} already; it was left as it is. Give this kind another name.`,
		);
		return;
	}
	await vscode.workspace.fs.writeFile(template, new TextEncoder().encode(added.template));
	const whole = new vscode.WorkspaceEdit();
	const all = new vscode.Range(0, 0, document.lineCount, 0);
	whole.replace(manifest, document.validateRange(all), added.text);
	await vscode.workspace.applyEdit(whole);
	await document.save();
	packs.reload();
	const at = document.positionAt(document.getText().indexOf(`"${added.kind}": {`));
	await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(at, at) });
	const show = "Open the Template";
	vscode.window
		.showInformationMessage(`${added.entry.title} is in the pack, with a template.`, show)
		.then((answer) => answer && vscode.window.showTextDocument(template));
}
