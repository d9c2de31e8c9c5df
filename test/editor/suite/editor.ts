import * as vscode from "vscode";

export const extensionId = "boot-camp-notes.boot-camp-notes";

/** How long anything may take to be so, in ms: long, since a slow machine is no failure. */
export const patience = 30_000;
const written: vscode.Uri[] = [];

/** The folder that a test writes in; `second` is another folder of the same window, with settings of its own. */
export function workspaceFolder(name: "first" | "second" = "first"): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === name);
	if (!folder) throw new Error(`The window has no folder named ${name}`);
	return folder.uri;
}

/** Writes a file of the workspace, to be deleted when the test ends. */
export function writeFile(path: string, text: string, folder = workspaceFolder()): Promise<vscode.Uri> {
	return writeBytes(path, new TextEncoder().encode(text), folder);
}

/** Writes a file that is no text, to be deleted when the test ends. */
export async function writeBytes(
	path: string,
	bytes: Uint8Array,
	folder = workspaceFolder(),
): Promise<vscode.Uri> {
	const uri = vscode.Uri.joinPath(folder, path);
	written.push(uri);
	await vscode.workspace.fs.writeFile(uri, bytes);
	return uri;
}

export async function readFile(uri: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Opens a new file with this text in an editor; the name decides its language. */
export async function openNote(
	text: string,
	name = "note.md",
	folder = workspaceFolder(),
): Promise<vscode.TextEditor> {
	const editor = await vscode.window.showTextDocument(await writeFile(name, text, folder));
	// The editor keeps the text of a file for minutes after it is gone, and shows a new file of that name a little later.
	const bare = (content: string) => content.replace(/^\uFEFF|\r/g, "");
	await until(
		vscode.workspace.onDidChangeTextDocument,
		() => bare(editor.document.getText()) === bare(text) || undefined,
		() => `${name} still shows another text`,
	);
	return editor;
}

/** Opens a document that no file holds. */
export async function openUntitled(text: string, language = "markdown"): Promise<vscode.TextEditor> {
	return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: text, language }));
}

/** Waits for an event after which `get` gives a value; asks once before the first event too. */
export function until<T, E>(
	event: vscode.Event<E>,
	get: () => T | undefined,
	complaint: () => string,
	timeout = patience,
): Promise<T> {
	return new Promise((resolve, reject) => {
		const listener = event(() => settle());
		const timer = setTimeout(() => {
			listener.dispose();
			reject(new Error(`After ${timeout} ms: ${complaint()}`));
		}, timeout);
		const settle = () => {
			const value = get();
			if (value === undefined) return;
			clearTimeout(timer);
			listener.dispose();
			resolve(value);
		};
		settle();
	});
}

/** Waits until the diagnostics of a document are as wanted, and gives them. */
export function diagnosticsWhen(
	uri: vscode.Uri,
	wanted: (diagnostics: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
	const now = () => vscode.languages.getDiagnostics(uri);
	return until(
		vscode.languages.onDidChangeDiagnostics,
		() => (wanted(now()) ? now() : undefined),
		() => `the diagnostics are still ${JSON.stringify(now().map((each) => [ruleOf(each), each.message]))}`,
	);
}

/** Waits until exactly these rules, in any order, are flagged. */
export function flaggedExactly(uri: vscode.Uri, ...rules: string[]): Promise<vscode.Diagnostic[]> {
	const wanted = rules.sort().join();
	return diagnosticsWhen(uri, (found) => found.map(ruleOf).sort().join() === wanted);
}

/** Waits until this rule is flagged, and gives its first diagnostic. */
export async function flagged(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
	const found = await diagnosticsWhen(uri, (all) => all.some((each) => ruleOf(each) === rule));
	return found.find((each) => ruleOf(each) === rule) as vscode.Diagnostic;
}

export function ruleOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === "object" ? code.value : code);
}

/** Where this text stands; it must stand there once. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
	const start = document.getText().indexOf(text);
	if (start < 0) throw new Error(`The document does not hold "${text}"`);
	return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

export async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
	await editor.edit((edit) => edit.replace(rangeOf(editor.document, text), by));
}

export function putCursor(editor: vscode.TextEditor, position: vscode.Position): void {
	editor.selection = new vscode.Selection(position, position);
}

/** Types at the cursor of the active editor, on the path that a key press takes. */
export async function type(text: string): Promise<void> {
	for (const character of text) await vscode.commands.executeCommand("type", { text: character });
}

export function codeActions(
	uri: vscode.Uri,
	range: vscode.Range,
	kind?: string,
): Thenable<vscode.CodeAction[]> {
	return vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind);
}

/**
 * Waits until a code action with this title is offered, and gives it. Asks again, because the editor drops the answers
 * of a request during which some other extension announces its own actions, and no event tells of that.
 */
export async function codeAction(
	uri: vscode.Uri,
	range: vscode.Range,
	title: string | RegExp,
): Promise<vscode.CodeAction> {
	const end = Date.now() + patience;
	for (;;) {
		const offered = await codeActions(uri, range);
		const action = offered.find((each) =>
			typeof title === "string" ? each.title === title : title.test(each.title),
		);
		if (action) return action;
		if (Date.now() > end) {
			throw new Error(`No action ${title} among: ${offered.map((each) => each.title).join(" | ")}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Runs the code action with this title as the menu would: its edit, then its command. */
export async function runCodeAction(
	uri: vscode.Uri,
	range: vscode.Range,
	title: string | RegExp,
): Promise<void> {
	const { edit, command } = await codeAction(uri, range, title);
	if (edit) await vscode.workspace.applyEdit(edit);
	if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** The text of everything that shows when the mouse rests at this place. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
	const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
		"vscode.executeHoverProvider",
		uri,
		position,
	);
	return hovers
		.flatMap((hover) => hover.contents)
		.map((content) => (typeof content === "string" ? content : content.value))
		.join("\n");
}

/** Closes every editor without saving, and deletes what the test wrote. Runs after each test. */
export async function cleanUp(): Promise<void> {
	for (const { document } of vscode.window.visibleTextEditors) {
		if (document.isDirty && !document.isUntitled) await vscode.window.showTextDocument(document);
		if (document.isDirty) await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	}
	while (vscode.window.tabGroups.all.some((group) => group.tabs.some((tab) => tab.isDirty))) {
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	}
	await vscode.commands.executeCommand("workbench.action.closeAllEditors");
	for (const uri of written.splice(0)) {
		await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
	}
}
