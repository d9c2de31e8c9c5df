import * as vscode from "vscode";
import type { GoodCase } from "./cases.ts";
import { chartUri } from "./documents.ts";

/** Shows the chart on the left and the draft on the right of it, with the cursor in the draft. */
export async function openSideBySide(entry: GoodCase, draft: vscode.Uri): Promise<vscode.TextEditor> {
	await openChart(entry, true);
	const document = await vscode.workspace.openTextDocument(draft);
	return vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Two, preview: false });
}

/** Shows the chart on the left. */
export async function openChart(entry: GoodCase, preserveFocus = false): Promise<void> {
	await vscode.commands.executeCommand("vscode.open", chartUri(entry), {
		viewColumn: vscode.ViewColumn.One,
		preview: false,
		// A page that is slow to come up would else take the focus from who types already.
		preserveFocus,
	});
}
