import * as vscode from "vscode";
import { SETTINGS_FILE } from "../../lint/settings-name.ts";
import { builtInTemplates } from "../../packs/built-in.ts";
import { MANIFEST, PACKS_FOLDER } from "../../packs/folder.ts";
import { exists } from "../exists.ts";
import { openOrCreate } from "../settings-document.ts";
import type { PackTools } from "./tools.ts";
import { placeToAskFor } from "./view.ts";

type Start = vscode.Uri | "house-style" | "built-in";

/** Begins a pack under `packs/` of the boot-camp folder, and opens its `pack.json`. */
export async function makeNewPack(
	{ core, settings, packs }: PackTools,
	note?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
	const { nameOf, newPack } = await core.load();
	const { home } = await settings.rulesFor(placeToAskFor());
	const root = home.folder;
	if (!root) {
		askForFolder();
		return undefined;
	}
	const from = note ?? (await pickStart());
	if (from === undefined) return undefined;
	const heading = "New Template Pack";
	const title = await ask(
		heading,
		"What will people call the pack?",
		"Such as County General Internal Medicine",
	);
	if (!title) return undefined;
	const begin =
		from === "house-style"
			? {}
			: from === "built-in"
				? { builtIn: await builtInTexts(core.extensionUri) }
				: await beginFromNote(heading, from);
	if (!begin) return undefined;
	const name = nameOf(title);
	const folder = vscode.Uri.joinPath(root, PACKS_FOLDER, name);
	if (await exists(folder)) {
		vscode.window.showErrorMessage(`There is a pack ${name} already; it was left as it is.`);
		return undefined;
	}
	for (const [path, text] of newPack({ title, ...begin }))
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
	const settingsFile = vscode.Uri.joinPath(root, SETTINGS_FILE);
	// It makes this a boot-camp folder for the terminal, too.
	await openOrCreate(settingsFile);
	packs.reload();
	await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, MANIFEST), { preview: false });
	return folder;
}

/** Says that a folder has to be open, and offers to open one. */
export function askForFolder(): void {
	vscode.window
		.showInformationMessage("Open a folder first: a pack is a folder in it.", "Open Folder")
		.then((answer) => answer && vscode.commands.executeCommand("vscode.openFolder"));
}

async function pickStart(): Promise<Start | undefined> {
	const active = vscode.window.activeTextEditor?.document;
	const isText = active && (active.languageId === "markdown" || active.languageId === "plaintext");
	const items: (vscode.QuickPickItem & { from: Start })[] = [
		{
			label: "$(symbol-ruler) House style",
			detail: "Your word budgets, words and dot phrases over the built-in notes.",
			from: "house-style",
		},
		{
			label: "$(files) All built-in templates",
			detail: "A copy of every built-in note to change as you like.",
			from: "built-in",
		},
	];
	if (isText)
		items.push({
			label: "$(file) The note that is open",
			detail: "Its headings become a kind of note of its own.",
			from: active.uri,
		});
	const picked = await vscode.window.showQuickPick(items, {
		title: "New Template Pack",
		placeHolder: "What do you want to begin from?",
		matchOnDetail: true,
	});
	return picked?.from;
}

/** The text of a note, and what such a note is called; undefined when the question was not answered. */
export async function beginFromNote(
	heading: string,
	uri: vscode.Uri,
): Promise<{ note: { text: string; title: string } } | undefined> {
	const text = (await vscode.workspace.openTextDocument(uri)).getText();
	const title = await ask(heading, "What is such a note called?", "Such as ICU Transfer Note");
	return title ? { note: { text, title } } : undefined;
}

async function ask(title: string, prompt: string, placeHolder: string): Promise<string | undefined> {
	const answer = await vscode.window.showInputBox({
		title,
		prompt,
		placeHolder,
		ignoreFocusOut: true,
		validateInput: (text) => (text.trim().length > 70 ? "Keep it below 70 letters." : undefined),
	});
	return answer?.trim();
}

async function builtInTexts(extensionUri: vscode.Uri): Promise<ReadonlyMap<string, string>> {
	const texts = new Map<string, string>();
	for (const { file } of builtInTemplates) {
		const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "templates", file));
		texts.set(file, new TextDecoder().decode(bytes));
	}
	return texts;
}
