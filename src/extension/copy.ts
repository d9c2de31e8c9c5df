import * as vscode from "vscode";
import type { CoreLoader } from "./load-core.ts";

const shownFor = 5_000;

/** Copies the active note, or what is selected of it, as plain text that survives an EMR. */
export function registerCopy(core: CoreLoader): vscode.Disposable {
	return vscode.commands.registerCommand("bootCampNotes.copyAsPlainText", async () => {
		const editor = vscode.window.activeTextEditor;
		if (!editor) {
			vscode.window.showInformationMessage("There is no note in the active editor.");
			return;
		}
		const { document, selection } = editor;
		const text = document.getText(selection.isEmpty ? undefined : selection);
		const { withoutComments, withoutMarkdown } = await core.load();
		const plain = document.languageId === "markdown" ? withoutMarkdown(text) : withoutComments(text);
		await vscode.env.clipboard.writeText(plain);
		const what = selection.isEmpty ? "the note" : "the selection";
		const blanks = plain.match(/\*{3,}/g)?.length ?? 0;
		const left = blanks ? ` ${blanks} *** still to fill in.` : "";
		vscode.window.setStatusBarMessage(`Copied ${what} as plain text.${left}`, shownFor);
	});
}
