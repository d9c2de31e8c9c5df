import * as vscode from "vscode";
import type { Gathered } from "../../packs/gather.ts";
import type { DotPhrase } from "../../packs/snippets.ts";
import { noteLanguages } from "../documents.ts";
import type { FolderSettings } from "../folder-settings.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { Notes } from "../notes.ts";

interface PackPhrase extends DotPhrase {
	readonly pack: string;
}

/** Offers what packs bring while somebody writes: dot phrases, kinds of note in front matter, headings of this kind. */
export function registerPackCompletions(
	core: CoreLoader,
	settings: FolderSettings,
	notes: Notes,
	log: Log,
): vscode.Disposable {
	const known = new WeakMap<Gathered, Promise<readonly PackPhrase[]>>();
	const phrasesOf = (packs: Gathered) => {
		const phrases = known.get(packs) ?? readPhrases(packs, core, log);
		known.set(packs, phrases);
		return phrases;
	};
	return vscode.languages.registerCompletionItemProvider(
		noteLanguages,
		{
			async provideCompletionItems(document, position) {
				const before = document.lineAt(position).text.slice(0, position.character);
				try {
					const { packs } = await settings.rulesFor(document.uri);
					if (/^note:\s*[\w-]*$/.test(before)) return kindItems(packs, document, position);
					if (/^#{1,3}\s+[^#]*$/.test(before)) return await headingItems(document, position, notes);
					return phraseItems(await phrasesOf(packs), before, position);
				} catch (error) {
					log.failure("Offering completions", error);
					return [];
				}
			},
		},
		".",
		" ",
	);
}

async function readPhrases({ choice }: Gathered, core: CoreLoader, log: Log): Promise<readonly PackPhrase[]> {
	const { readPackText, readSnippets } = await core.load();
	const all = await Promise.all(
		choice.inUse.map(async ({ manifest, open, rank }) => {
			if (manifest.snippets === undefined || rank === "built-in") return [];
			try {
				const { phrases = [] } = readSnippets(await readPackText(await open(), manifest.snippets));
				return phrases.map((phrase) => ({ ...phrase, pack: manifest.title }));
			} catch (error) {
				log.failure("Reading dot phrases", error);
				return [];
			}
		}),
	);
	return all.flat();
}

/** Dot phrases whose beginning has been typed; without one letter of it nothing is offered. */
function phraseItems(
	phrases: readonly PackPhrase[],
	before: string,
	position: vscode.Position,
): vscode.CompletionItem[] {
	const typed = /\S+$/.exec(before)?.[0] ?? "";
	if (!typed) return [];
	const range = new vscode.Range(position.translate(0, -typed.length), position);
	return phrases.flatMap(({ prefixes, name, description, body, pack }) =>
		prefixes
			.filter((prefix) => prefix.toLowerCase().startsWith(typed.toLowerCase()))
			.map((prefix) => {
				const item = new vscode.CompletionItem(
					{ label: prefix, description: pack },
					vscode.CompletionItemKind.Snippet,
				);
				item.detail = name;
				item.documentation = description;
				item.insertText = new vscode.SnippetString(body);
				item.filterText = prefix;
				item.range = range;
				return item;
			}),
	);
}

/** The kinds of note that packs in use know, behind `note:` in front matter. */
function kindItems(
	{ composition }: Gathered,
	document: vscode.TextDocument,
	position: vscode.Position,
): vscode.CompletionItem[] {
	if (document.lineAt(0).text.trim() !== "---" || position.line > 30) return [];
	return [...composition.notes.values()].map(({ id, title }) => {
		const item = new vscode.CompletionItem(
			{ label: id, description: title },
			vscode.CompletionItemKind.EnumMember,
		);
		item.detail = title;
		return item;
	});
}

/** The headings of this kind of note that it does not have yet, in order. */
async function headingItems(
	document: vscode.TextDocument,
	position: vscode.Position,
	notes: Notes,
): Promise<vscode.CompletionItem[]> {
	const reading = await notes.readNote(document);
	const spec = reading?.checked.spec;
	if (!reading || !spec) return [];
	const line = document.lineAt(position);
	const typed = /^#{1,3}\s+/.exec(line.text)?.[0].length ?? 0;
	const range = new vscode.Range(position.line, typed, position.line, line.text.length);
	return spec.sections
		.filter(
			({ id, title }) =>
				id !== "note-header" && (!reading.checked.note.find(id) || line.text.slice(typed) === title),
		)
		.map(({ title, hint }, i) => {
			const item = new vscode.CompletionItem(title, vscode.CompletionItemKind.Struct);
			item.detail = spec.title;
			if (hint) item.documentation = hint;
			item.range = range;
			item.sortText = String(i).padStart(3, "0");
			return item;
		});
}
