import * as vscode from "vscode";
import { SETTINGS_FILE } from "../../lint/settings-name.ts";
import { builtInTemplates } from "../../packs/built-in.ts";
import { exists } from "../exists.ts";
import type { PackTools } from "./commands.ts";
import { packsFolder } from "./packs.ts";
import { placeToAskFor } from "./view.ts";

/** Begins a pack under `packs/` of the boot-camp folder, from the built-in pack or from a note, and opens its `pack.json`. */
export async function makeNewPack(
	{ core, settings, packs }: PackTools,
	note?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
	const { nameOf, newPack } = await core.load();
	const { home } = await settings.rulesFor(placeToAskFor());
	const root = home.folder;
	if (!root) {
		vscode.window.showInformationMessage("Open a folder first: a pack is a folder in it.");
		return undefined;
	}
	const from = note ?? (await pickStart());
	if (from === undefined) return undefined;
	const title = await ask("What will people call the pack?", "Such as County General Internal Medicine");
	if (!title) return undefined;
	const begin =
		from === "built-in" ? { builtIn: await builtInTexts(core.extensionUri) } : await beginFromNote(from);
	if (!begin) return undefined;
	const folder = vscode.Uri.joinPath(root, packsFolder, nameOf(title));
	if (await exists(folder)) {
		vscode.window.showErrorMessage(`There is a pack ${nameOf(title)} already; it was left as it is.`);
		return undefined;
	}
	for (const [path, text] of newPack({ title, ...begin }))
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
	const settingsFile = vscode.Uri.joinPath(root, SETTINGS_FILE);
	// It makes this a boot-camp folder for the terminal, too.
	if (!(await exists(settingsFile)))
		await vscode.workspace.fs.writeFile(settingsFile, new TextEncoder().encode('{\n\t"rules": {}\n}\n'));
	packs.reload();
	await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "pack.json"));
	return folder;
}

async function pickStart(): Promise<vscode.Uri | "built-in" | undefined> {
	const active = vscode.window.activeTextEditor?.document;
	const isText = active && (active.languageId === "markdown" || active.languageId === "plaintext");
	if (!isText) return "built-in";
	const items = [
		{
			label: "From the built-in pack",
			detail: "All built-in templates, to be changed",
			from: "built-in" as const,
		},
		{
			label: "From the note that is open",
			detail: "Its headings become a kind of note of its own",
			from: active.uri,
		},
	];
	return (await vscode.window.showQuickPick(items, { title: "New Template Pack" }))?.from;
}

async function beginFromNote(
	uri: vscode.Uri,
): Promise<{ note: { text: string; title: string } } | undefined> {
	const text = (await vscode.workspace.openTextDocument(uri)).getText();
	const title = await ask("What is such a note called?", "Such as ICU Transfer Note");
	return title ? { note: { text, title } } : undefined;
}

function ask(prompt: string, placeHolder: string): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: "New Template Pack",
		prompt,
		placeHolder,
		validateInput: (text) => (text.trim().length > 70 ? "Keep it below 70 letters." : undefined),
	});
}

async function builtInTexts(extensionUri: vscode.Uri): Promise<ReadonlyMap<string, string>> {
	const texts = new Map<string, string>();
	for (const { file } of builtInTemplates) {
		const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "templates", file));
		texts.set(file, new TextDecoder().decode(bytes));
	}
	return texts;
}
