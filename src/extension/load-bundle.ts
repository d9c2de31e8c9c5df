import * as vscode from "vscode";

/** Runs one of the extension's own bundles, such as `dist/core.js`, and gives what it exports. */
export async function loadBundle<Exports>(extensionUri: vscode.Uri, name: string): Promise<Exports> {
	const file = vscode.Uri.joinPath(extensionUri, "dist", name);
	const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	const module = { exports: {} };
	// A browser's extension host cannot `require` a second file; this is how it runs the first one, too.
	new Function("module", "exports", source)(module, module.exports);
	return module.exports as Exports;
}
