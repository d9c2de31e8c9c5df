import * as vscode from "vscode";
import type { Finding } from "../../lint/finding.ts";
import { noteLanguages, rangeIn } from "../documents.ts";
import type { Notes } from "../notes.ts";
import { reviewer } from "./reviewer.ts";
import type { Writing } from "./writing.ts";

/** Makes a finding a comment; its arguments are the draft, the range, the words and the rule. Not for the palette. */
const askCommand = "_bootCampNotes.askForThis";

/** Offers to make a finding a comment, with the rule's wording ready to edit. For those who review. */
export function registerAsking(notes: Notes, writing: Writing): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand(
			askCommand,
			(uri: vscode.Uri, range: vscode.Range, words: string, rule: string) =>
				writing.open(uri, range, words, rule),
		),
		vscode.languages.registerCodeActionsProvider(
			noteLanguages,
			{
				async provideCodeActions(document, range, { diagnostics }) {
					if (!reviewer() || document.uri.scheme === "untitled") return [];
					const reading = await notes.readNote(document);
					if (!reading) return [];
					const touched = reading.checked.findings.filter((finding) =>
						rangeIn(document, finding).intersection(range),
					);
					return touched
						.filter(({ rule }) => diagnostics.some((shown) => ruleOf(shown) === rule))
						.map((finding) => actionFor(document, finding));
				},
			},
			{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
		),
	);
}

function actionFor(document: vscode.TextDocument, finding: Finding): vscode.CodeAction {
	const title = `Ask for this: ${finding.rule}`;
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	const { message, rule } = finding;
	action.command = {
		command: askCommand,
		title,
		arguments: [document.uri, rangeIn(document, finding), message, rule],
	};
	return action;
}

function ruleOf({ code }: vscode.Diagnostic): unknown {
	return typeof code === "object" ? code.value : code;
}
