import * as vscode from "vscode";
import { mayBeNote } from "./documents.ts";
import type { Log } from "./log.ts";
import type { Notes } from "./notes.ts";

interface Snippet {
	readonly prefix: string;
	readonly description: string;
	readonly body: string | readonly string[];
}

/** A text this short may still become a note. */
const justStarted = 20;

/**
 * Opens the list of dot phrases when a dot is typed in Markdown where a word could begin, as an EMR does. Elsewhere VS
 * Code offers its snippets by itself; in Markdown it waits to be asked.
 */
export function registerDotPhrases(extensionUri: vscode.Uri, notes: Notes, log: Log): vscode.Disposable {
	let phrases: Promise<vscode.CompletionItem[]> | undefined;
	return vscode.languages.registerCompletionItemProvider(
		{ language: "markdown" },
		{
			async provideCompletionItems(document, position, _token, { triggerKind }) {
				if (triggerKind !== vscode.CompletionTriggerKind.TriggerCharacter) return;
				if (offersByItself(document)) return;
				const before = document.lineAt(position).text.slice(0, position.character);
				if (!/(?:^|[\s(])\.$/.test(before) || !mayBeNote(document)) return;
				const reading = await notes.read(document);
				if (typeof reading !== "object") return;
				const { clinical, words } = reading.checked.note;
				if (!clinical && words > justStarted) return;
				phrases ??= read(extensionUri);
				try {
					const range = new vscode.Range(position.translate(0, -1), position);
					return (await phrases).map((phrase) => ({ ...phrase, range }));
				} catch (error) {
					phrases = undefined;
					log.failure("Reading dot phrases", error);
					return;
				}
			},
		},
		".",
	);
}

/** Whether the user has VS Code offer its snippets in Markdown, too: they would come twice. */
function offersByItself(document: vscode.TextDocument): boolean {
	const quick = vscode.workspace.getConfiguration("editor", document).get("quickSuggestions");
	if (typeof quick !== "object" || quick === null || !("other" in quick)) return quick === true;
	return quick.other === true || quick.other === "on";
}

async function read(extensionUri: vscode.Uri): Promise<vscode.CompletionItem[]> {
	const file = vscode.Uri.joinPath(extensionUri, "snippets/clinical.code-snippets");
	const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	const snippets: Readonly<Record<string, Snippet>> = JSON.parse(text);
	return Object.entries(snippets).map(([name, { prefix, description, body }]) => {
		const item = new vscode.CompletionItem(
			{ label: prefix, description: name },
			vscode.CompletionItemKind.Snippet,
		);
		const lines = typeof body === "string" ? body : body.join("\n");
		item.insertText = new vscode.SnippetString(lines);
		item.detail = description;
		item.documentation = withoutStops(lines);
		return item;
	});
}

/** What a snippet will write, roughly: its blanks as `***`. */
function withoutStops(body: string): string {
	return body.replace(/\$\{\d+(?::([^}]*)|\|([^|,]*)[^|]*\|)\}/g, "$1$2").replace(/\$\d+/g, "");
}
