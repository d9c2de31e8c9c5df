import * as vscode from "vscode";
import type { Diagnostics } from "./diagnostics.ts";
import { noteLanguages, rangeIn } from "./documents.ts";
import { explainCommand, explainLink } from "./explain.ts";
import type { Core, CoreLoader } from "./load-core.ts";

/** Says on hovering over a finding why it matters, with an example each way. */
export function registerHover(core: CoreLoader, diagnostics: Diagnostics): vscode.Disposable {
	return vscode.languages.registerHoverProvider(noteLanguages, {
		async provideHover(document, position) {
			const shown = diagnostics.shownOf(document);
			if (typeof shown?.reading !== "object" || shown.reading.version !== document.version) return;
			const here = shown.findings.filter((finding) => rangeIn(document, finding).contains(position));
			const [first] = here;
			if (!first) return;
			const rules = new Set(here.map((finding) => finding.rule));
			const range = rangeIn(document, first);
			const loaded = await core.load();
			return new vscode.Hover(
				[...rules].map((rule) => explain(rule, loaded)),
				range,
			);
		},
	});
}

function explain(id: string, { catalogue, ruleHover }: Core): vscode.MarkdownString {
	const rule = catalogue.get(id);
	const text = new vscode.MarkdownString(rule && ruleHover(rule));
	text.appendMarkdown(`\n\n[More about ${id}](${explainLink(id)})`);
	// The one command it may run; nothing of the note's own text is in here.
	text.isTrusted = { enabledCommands: [explainCommand] };
	return text;
}
