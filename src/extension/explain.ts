import * as vscode from "vscode";
import { docsPage } from "../lint/result.ts";
import { catalogue } from "../rules/index.ts";
import { rulePage } from "../rules/page.ts";
import type { Log } from "./log.ts";

/** The command that opens a rule's page; its argument is the rule's id. */
export const explainCommand = "bootCampNotes.explainRule";

/** The scheme of the rules' pages: documents without a file, so that they open offline in every host. */
const scheme = "bootcamp-notes-rule";
const preview = "vscode.markdown.preview.editor";

/** A link that opens a rule's page. */
export function explainLink(rule: string): vscode.Uri {
	return vscode.Uri.from({ scheme: "command", path: explainCommand, query: JSON.stringify([rule]) });
}

/** Provides the rules' pages and the command that opens them. */
export function registerExplain(extensionUri: vscode.Uri, log: Log): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent: (uri) => readPage(extensionUri, uri.path.slice(1).replace(/\.md$/, "")),
		}),
		vscode.commands.registerCommand(explainCommand, async (rule: unknown) => {
			const id = typeof rule === "string" && catalogue.has(rule) ? rule : await pickRule();
			if (id) await openPage(id, log);
		}),
	);
}

async function readPage(extensionUri: vscode.Uri, id: string): Promise<string> {
	const rule = catalogue.get(id);
	if (!rule) return `There is no rule \`${id}\`.\n`;
	try {
		const file = vscode.Uri.joinPath(extensionUri, docsPage(id));
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	} catch {
		return rulePage(rule);
	}
}

async function pickRule(): Promise<string | undefined> {
	const items = [...catalogue.values()].map((rule) => ({ label: rule.id, detail: rule.flags }));
	const picked = await vscode.window.showQuickPick(items, {
		title: "Explain Rule",
		placeHolder: "Which rule?",
		matchOnDetail: true,
	});
	return picked?.label;
}

async function openPage(id: string, log: Log): Promise<void> {
	const uri = vscode.Uri.from({ scheme, path: `/${id}.md` });
	const beside = { viewColumn: vscode.ViewColumn.Beside, preview: true };
	try {
		await vscode.commands.executeCommand("vscode.openWith", uri, preview, beside);
	} catch (error) {
		// VS Code's own Markdown extension may be switched off.
		log.failure("Opening a rule's page", error);
		await vscode.window.showTextDocument(uri, beside);
	}
}
