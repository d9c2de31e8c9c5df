import * as vscode from "vscode";
import type { CannedComment } from "../../packs/compose.ts";

/** Offers canned phrases behind a `/` in what somebody writes in the margin. */
export function registerPhrases(phrases: () => Promise<readonly CannedComment[]>): vscode.Disposable {
	return vscode.languages.registerCompletionItemProvider(
		{ scheme: "comment" },
		{
			async provideCompletionItems(document, position) {
				const before = document.lineAt(position).text.slice(0, position.character);
				const typed = /(?:^|\s)(\/[\w-]*)$/.exec(before)?.[1];
				if (typed === undefined) return [];
				const range = new vscode.Range(position.translate(0, -typed.length), position);
				return (await phrases()).map(({ label, text }) => {
					const item = new vscode.CompletionItem(`/${label}`, vscode.CompletionItemKind.Text);
					item.detail = text;
					item.insertText = text;
					item.filterText = `/${label}`;
					item.range = range;
					return item;
				});
			},
		},
		"/",
	);
}
