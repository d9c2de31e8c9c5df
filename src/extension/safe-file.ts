import * as vscode from "vscode";

/** Where a file's next text stands until it is whole. */
function nextOf(uri: vscode.Uri): vscode.Uri {
	return uri.with({ path: `${uri.path}.new` });
}

/**
 * Writes a file so that, whenever the editor is killed, the old text or the new one is there whole.
 *
 * @throws when nothing can be written there
 */
export async function writeWhole(uri: vscode.Uri, text: string): Promise<void> {
	const { fs } = vscode.workspace;
	const next = nextOf(uri);
	await fs.writeFile(next, new TextEncoder().encode(text));
	await fs.rename(next, uri, { overwrite: true });
}

/** Reads a file that `writeWhole` has written; undefined when there is none. */
export async function readWhole(uri: vscode.Uri): Promise<string | undefined> {
	// The editor removes the old file before it renames the new one; killed in between, the new one is whole. Another window
	// may be at it just now: a look at both places once more finds what moved from one to the other meanwhile.
	for (const place of [uri, nextOf(uri), uri, nextOf(uri)]) {
		try {
			return new TextDecoder().decode(await vscode.workspace.fs.readFile(place));
		} catch {}
	}
	return undefined;
}
