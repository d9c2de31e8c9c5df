import * as vscode from "vscode";

/** What an attempt calls its draft: the path in the boot-camp folder, or the URI of one that is not in it. */
export function draftName(uri: vscode.Uri, folder: vscode.Uri | undefined): string {
	const inside = folder && uri.scheme === folder.scheme && uri.path.startsWith(`${folder.path}/`);
	return inside ? uri.path.slice(folder.path.length + 1) : uri.toString();
}

/** Where that draft is. */
export function draftUri(name: string, folder: vscode.Uri | undefined): vscode.Uri {
	return folder && !/^[a-z][\w.+-]*:/i.test(name)
		? vscode.Uri.joinPath(folder, name)
		: vscode.Uri.parse(name);
}
