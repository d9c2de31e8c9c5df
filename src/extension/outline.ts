import * as vscode from "vscode";
import type { Note } from "../note/note.ts";
import type { Section } from "../note/section.ts";
import { type NoteSpec, specOfSection } from "../rules/note-spec.ts";
import { noteLanguages, rangeIn } from "./documents.ts";
import type { Log } from "./log.ts";
import type { Notes } from "./notes.ts";

/** Lists a note's sections in the outline, where VS Code's own Markdown outline does not. */
export function registerOutline(notes: Notes, log: Log): vscode.Disposable {
	return vscode.languages.registerDocumentSymbolProvider(
		noteLanguages,
		{
			async provideDocumentSymbols(document) {
				const reading = await notes.readNote(document);
				if (!reading) return [];
				const { note, spec } = reading.checked;
				if (document.languageId === "markdown" && note.sections.some(isMarkdownHeading)) return [];
				try {
					return symbolsOf(note, spec, document);
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

function symbolsOf(
	note: Note,
	spec: NoteSpec | undefined,
	document: vscode.TextDocument,
): vscode.DocumentSymbol[] {
	const roots: vscode.DocumentSymbol[] = [];
	const symbols = new Map<Section, vscode.DocumentSymbol>();
	for (const section of note.sections) {
		const title = section.title.replace(/:$/, "");
		// "Patient:", "Date:" and their like are the note's header, not its sections.
		if (!title || section.facts?.kind === "header") continue;
		const label = specOfSection(spec, section)?.titles?.[0] ?? section.facts?.label ?? "";
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
