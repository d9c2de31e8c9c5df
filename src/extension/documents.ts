import * as vscode from "vscode";

/** The languages a note is written in. */
export const noteLanguages: vscode.DocumentSelector = [{ language: "markdown" }, { language: "plaintext" }];

/** Notes longer than this are not checked. */
export const largestNote = 1_000_000;

/** Whether a document may be a note at all: text that somebody writes, not a diff's left side or an output channel. */
export function mayBeNote({ uri, languageId }: vscode.TextDocument): boolean {
	if (languageId !== "markdown" && languageId !== "plaintext") return false;
	const { scheme } = uri;
	if (scheme === "untitled" || scheme === "file") return true;
	if (vscode.workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme)) return true;
	return scheme !== "vscode-userdata" && vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** What the engine knows a document by; its last part is the file's name, which may tell the kind of note. */
export function engineName(uri: vscode.Uri): string {
	return `${uri.scheme}://${uri.authority}${uri.path.startsWith("/") ? "" : "/"}${uri.path}`;
}

/** An offset range of a document as the editor takes it. */
export function rangeIn(
	document: vscode.TextDocument,
	{ start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
	return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The text to break lines with in this document. */
export function lineBreakOf(document: vscode.TextDocument): string {
	return document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
}
