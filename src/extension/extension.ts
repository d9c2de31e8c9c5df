import * as vscode from "vscode";

export function activate(context: vscode.ExtensionContext): void {
	const diagnostics = vscode.languages.createDiagnosticCollection("placeholder");
	const check = (document: vscode.TextDocument) => {
		const flaw = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), "A placeholder");
		diagnostics.set(document.uri, document.getText().includes("flaw") ? [flaw] : []);
	};
	vscode.workspace.textDocuments.forEach(check);
	context.subscriptions.push(diagnostics, vscode.workspace.onDidOpenTextDocument(check));
}
