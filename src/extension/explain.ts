import * as vscode from "vscode";
import type { Core, CoreLoader } from "./load-core.ts";

/** The command that opens a rule's page; its argument is the rule's id. */
export const explainCommand = "bootCampNotes.explainRule";

/**
 * The scheme of the rules' pages: documents without a file, so that they open offline in every host. The manifest has
 * them shown as Markdown previews.
 */
const scheme = "bootcamp-notes-rule";

/** The page of a rule. A flag's code opens it; VS Code would not run a command from there. */
export function pageOf(rule: string): vscode.Uri {
	return vscode.Uri.from({ scheme, path: `/${rule}.md` });
}

/** A link for a hover that opens a rule's page beside the note. */
export function explainLink(rule: string): vscode.Uri {
	return vscode.Uri.from({ scheme: "command", path: explainCommand, query: JSON.stringify([rule]) });
}

/** Provides the rules' pages and the command that opens them. */
export function registerExplain(core: CoreLoader): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent: (uri) => readPage(core, uri.path.slice(1).replace(/\.md$/, "")),
		}),
		vscode.commands.registerCommand(explainCommand, async (rule: unknown) => {
			const { catalogue } = await core.load();
			const id = typeof rule === "string" && catalogue.has(rule) ? rule : await pickRule(catalogue);
			const beside = { viewColumn: vscode.ViewColumn.Beside, preview: true };
			if (id) await vscode.commands.executeCommand("vscode.open", pageOf(id), beside);
		}),
	);
}

async function readPage(core: CoreLoader, id: string): Promise<string> {
	const { catalogue, docsPage, rulePage } = await core.load();
	const rule = catalogue.get(id);
	if (!rule) return `There is no rule \`${id}\`.\n`;
	try {
		const file = vscode.Uri.joinPath(core.extensionUri, docsPage(id));
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	} catch {
		return rulePage(rule);
	}
}

async function pickRule(catalogue: Core["catalogue"]): Promise<string | undefined> {
	const items = [...catalogue.values()].map((rule) => ({ label: rule.id, detail: rule.flags }));
	const picked = await vscode.window.showQuickPick(items, {
		title: "Explain Rule",
		placeHolder: "Which rule?",
		matchOnDetail: true,
	});
	return picked?.label;
}
