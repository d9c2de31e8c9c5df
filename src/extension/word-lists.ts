import * as vscode from "vscode";
import vocabulary from "../note/vocabulary.json" with { type: "json" };

/**
 * Gives a function that loads the word lists the first time it is called. The bundle may ship them beside itself, as
 * empty arrays inside: then the editor starts without them.
 */
export function wordLists(extensionUri: vscode.Uri): () => Promise<void> {
	let loading: Promise<void> | undefined;
	return () => {
		loading ??= load(extensionUri).catch((error) => {
			loading = undefined;
			throw error;
		});
		return loading;
	};
}

async function load(extensionUri: vscode.Uri): Promise<void> {
	if (vocabulary.length > 0) return;
	const file = vscode.Uri.joinPath(extensionUri, "dist/vocabulary.json");
	vocabulary.push(...JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))));
}
