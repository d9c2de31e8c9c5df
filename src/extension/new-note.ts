import * as vscode from "vscode";
import { builtInTemplates, type TemplateSpec } from "../packs/built-in.ts";
import type { Log } from "./log.ts";

/**
 * Registers two commands for each template, which open a note at once and ask nothing: `bootCampNotes.new.KIND` opens
 * it unsaved, `bootCampNotes.newInFolder.KIND` in the folder that the explorer names.
 */
export function registerNewNote(extensionUri: vscode.Uri, log: Log): vscode.Disposable {
	const open = async (template: TemplateSpec, folder?: vscode.Uri) => {
		try {
			await openNew(template, extensionUri, folder);
		} catch (error) {
			log.failure(`Making a new ${template.id} note`, error);
			vscode.window.showErrorMessage(`The new note could not be made (${template.title}).`);
		}
	};
	const commands = builtInTemplates.flatMap((template) => [
		vscode.commands.registerCommand(`bootCampNotes.new.${template.id}`, () => open(template)),
		vscode.commands.registerCommand(`bootCampNotes.newInFolder.${template.id}`, (folder: vscode.Uri) =>
			open(template, folder),
		),
	]);
	return vscode.Disposable.from(...commands);
}

async function openNew(template: TemplateSpec, extensionUri: vscode.Uri, folder?: vscode.Uri): Promise<void> {
	const source = vscode.Uri.joinPath(extensionUri, "templates", template.file);
	const snippet = new TextDecoder().decode(await vscode.workspace.fs.readFile(source));
	const document = folder
		? await vscode.workspace.openTextDocument(await createFile(folder, template))
		: await vscode.workspace.openTextDocument({ language: "markdown" });
	const editor = await vscode.window.showTextDocument(document);
	await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
}

/** Creates an empty file under the first free name: `admission.md`, `admission-2.md`, … */
async function createFile(folder: vscode.Uri, template: TemplateSpec): Promise<vscode.Uri> {
	const entries = await vscode.workspace.fs.readDirectory(folder);
	const taken = new Set(entries.map(([name]) => name.toLowerCase()));
	let name = `${template.id}.md`;
	for (let number = 2; taken.has(name); number++) name = `${template.id}-${number}.md`;
	const uri = vscode.Uri.joinPath(folder, name);
	const edit = new vscode.WorkspaceEdit();
	// Should the name be taken after all, this fails instead of overwriting.
	edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
	if (!(await vscode.workspace.applyEdit(edit))) throw new Error("not created");
	return uri;
}
