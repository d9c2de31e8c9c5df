import * as vscode from "vscode";
import type { Gathered } from "../../packs/gather.ts";
import type { DotPhrase } from "../../packs/snippets.ts";
import { noteLanguages } from "../documents.ts";
import type { FolderSettings } from "../folder-settings.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { Notes } from "../notes.ts";

/**
 * Not among the manifest's snippets: VS Code offers those behind any period that somebody types in Markdown, and Enter
 * behind a sentence would take the first.
 */
const builtInPhrases = "snippets/clinical.code-snippets";

interface PackPhrase extends DotPhrase {
	/** The pack's title; empty for the built-in one. */
	readonly pack: string;
}

/**
 * Offers what packs bring while somebody writes: dot phrases, kinds of note in front matter, headings of this kind. A list
 * is asked for again with each letter: VS Code takes "HTN" for the beginning of "History of Present Illness", and Enter
 * behind it would put that into the note.
 */
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
	const provider = vscode.languages.registerCompletionItemProvider(
		noteLanguages,
		{
			async provideCompletionItems(document, position) {
				const before = document.lineAt(position).text.slice(0, position.character);
				try {
					const { packs } = await settings.rulesFor(document.uri);
					const kind = /^note:\s*([\w-]*)$/.exec(before)?.[1];
					if (kind !== undefined) return again(kindItems(packs, document, position, kind));
					const heading = /^#{1,3}\s+([^#]*)$/.exec(before)?.[1];
					if (heading !== undefined) return again(await headingItems(document, position, notes, heading));
					return phraseItems(await phrasesOf(packs), before, position);
				} catch (error) {
					log.failure("Offering completions", error);
					return [];
				}
			},
		},
		" ",
	);
	return vscode.Disposable.from(provider, offerBehindDot());
}

const again = (items: vscode.CompletionItem[]) => new vscode.CompletionList(items, true);

/** Opens the list when a word begins with a period; as a trigger character that would open it behind each sentence. */
function offerBehindDot(): vscode.Disposable {
	return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
		const [change] = contentChanges;
		if (change?.text !== "." || contentChanges.length > 1 || reason !== undefined) return;
		if (vscode.languages.match(noteLanguages, document) === 0) return;
		if (vscode.window.activeTextEditor?.document !== document) return;
		if (!vscode.workspace.getConfiguration("editor", document).get("suggestOnTriggerCharacters")) return;
		const { line, character } = change.range.start;
		const before = document.lineAt(line).text.slice(0, character);
		if (/(?:^|\s)$/.test(before)) void vscode.commands.executeCommand("editor.action.triggerSuggest");
	});
}

/** Whether a title, or one of its words, begins so; one that is there whole needs no offer. */
function begins(title: string, typed: string): boolean {
	const [whole, start] = [title.toLowerCase(), typed.toLowerCase()];
	return whole !== start.trim() && (whole.startsWith(start) || whole.includes(` ${start}`));
}

/** The built-in phrases, and those of the packs in use. */
async function readPhrases({ choice }: Gathered, core: CoreLoader, log: Log): Promise<readonly PackPhrase[]> {
	const { readPackText, readSnippets } = await core.load();
	const read = async (pack: string, text: () => Promise<string>): Promise<PackPhrase[]> => {
		try {
			return (readSnippets(await text()).phrases ?? []).map((phrase) => ({ ...phrase, pack }));
		} catch (error) {
			log.failure("Reading dot phrases", error);
			return [];
		}
	};
	const builtIn = read("", async () =>
		new TextDecoder().decode(
			await vscode.workspace.fs.readFile(vscode.Uri.joinPath(core.extensionUri, builtInPhrases)),
		),
	);
	const others = choice.inUse.map(({ manifest, open, rank }) =>
		manifest.snippets === undefined || rank === "built-in"
			? []
			: read(manifest.title, async () => readPackText(await open(), manifest.snippets as string)),
	);
	return (await Promise.all([builtIn, ...others])).flat();
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
	typed: string,
): vscode.CompletionItem[] {
	if (document.lineAt(0).text.trim() !== "---" || position.line > 30) return [];
	const kinds = [...composition.notes.values()].filter(({ id }) => begins(id, typed));
	return kinds.map(({ id, title }) => {
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
	begun: string,
): Promise<vscode.CompletionItem[]> {
	const reading = await notes.readNote(document);
	const spec = reading?.checked.spec;
	if (!reading || !spec) return [];
	const line = document.lineAt(position);
	const typed = /^#{1,3}\s+/.exec(line.text)?.[0].length ?? 0;
	const range = new vscode.Range(position.line, typed, position.line, line.text.length);
	return spec.sections
		.filter(({ id, title }) => id !== "note-header" && !reading.checked.note.find(id) && begins(title, begun))
		.map(({ title, hint }, i) => {
			const item = new vscode.CompletionItem(title, vscode.CompletionItemKind.Struct);
			item.detail = spec.title;
			if (hint) item.documentation = hint;
			item.range = range;
			item.sortText = String(i).padStart(3, "0");
			return item;
		});
}
