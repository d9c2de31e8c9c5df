import * as vscode from "vscode";
import type { Section } from "../note/section.ts";
import { noteLanguages, rangeIn } from "./documents.ts";
import type { Core, CoreLoader } from "./load-core.ts";
import type { Log } from "./log.ts";
import type { Notes, Reading } from "./notes.ts";

/** Lists a note's sections in the outline, where VS Code's own Markdown outline does not. */
export function registerOutline(core: CoreLoader, notes: Notes, log: Log): vscode.Disposable {
	return vscode.languages.registerDocumentSymbolProvider(
		noteLanguages,
		{
			async provideDocumentSymbols(document) {
				// Before the note is read: what is read holds no longer than this turn.
				const loaded = await core.load();
				const reading = await notes.readNote(document);
				if (!reading) return [];
				const { sections } = reading.checked.note;
				if (document.languageId === "markdown" && sections.some(isMarkdownHeading)) return [];
				try {
					return symbolsOf(reading, loaded);
				} catch (error) {
					log.failure("Listing sections", error);
					return [];
				}
			},
		},
		{ label: "Clinical Note" },
	);
}

function isMarkdownHeading({ form }: Section): boolean {
	return form === "atx" || form === "setext";
}

function symbolsOf({ checked, document }: Reading, core: Core): vscode.DocumentSymbol[] {
	const { note, spec } = checked;
	const roots: vscode.DocumentSymbol[] = [];
	const symbols = new Map<Section, vscode.DocumentSymbol>();
	for (const section of note.sections) {
		const title = section.title.replace(/:$/, "");
		// "Patient:", "Date:" and their like are the note's header, not its sections.
		if (!title || section.facts?.kind === "header") continue;
		const label = core.specOfSection(spec, section)?.titles?.[0] ?? section.facts?.label ?? "";
		const name = rangeIn(document, section.titleRange);
		const symbol = new vscode.DocumentSymbol(
			title,
			label.toLowerCase() === title.toLowerCase() ? "" : label,
			vscode.SymbolKind.String,
			rangeIn(document, section).union(name),
			name,
		);
		symbols.set(section, symbol);
		const parent = section.parent && symbols.get(section.parent);
		(parent?.children ?? roots).push(symbol);
	}
	return roots;
}
