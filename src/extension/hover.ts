import * as vscode from "vscode";
import { catalogue } from "../rules/index.ts";
import { ruleHover } from "../rules/page.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { noteLanguages, rangeIn } from "./documents.ts";
import { explainCommand, explainLink } from "./explain.ts";

/** Says on hovering over a finding why it matters, with an example each way. */
export function registerHover(diagnostics: Diagnostics): vscode.Disposable {
	return vscode.languages.registerHoverProvider(noteLanguages, {
		provideHover(document, position) {
			const shown = diagnostics.shownOf(document);
			if (typeof shown?.reading !== "object" || shown.reading.version !== document.version) return;
			const here = shown.findings.filter((finding) => rangeIn(document, finding).contains(position));
			const [first] = here;
			if (!first) return;
			const rules = new Set(here.map((finding) => finding.rule));
			return new vscode.Hover([...rules].map(explain), rangeIn(document, first));
		},
	});
}

function explain(id: string): vscode.MarkdownString {
	const rule = catalogue.get(id);
	const text = new vscode.MarkdownString(rule && ruleHover(rule));
	text.appendMarkdown(`\n\n[More about ${id}](${explainLink(id)})`);
	// The one command it may run; nothing of the note's own text is in here.
	text.isTrusted = { enabledCommands: [explainCommand] };
	return text;
}
