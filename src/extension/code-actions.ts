import * as vscode from "vscode";
import type { Finding } from "../lint/finding.ts";
import type { Edit } from "../rules/rule.ts";
import { engineName, noteLanguages, rangeIn } from "./documents.ts";
import { changeBetween, fixText } from "./fix-all.ts";
import type { FolderSettings } from "./folder-settings.ts";
import { ignoreHere, ignoreInNote } from "./ignoring.ts";
import type { Log } from "./log.ts";
import type { Notes, Reading } from "./notes.ts";
import { settingsFileFor } from "./settings-document.ts";
import { nameOfFile, turnOffCommand } from "./turn-off.ts";

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("bootCampNotes");
const fixAllCommand = "bootCampNotes.fixAll";

/** Provides the quick fixes, the ways to ignore a finding, and "Fix all". */
export function registerCodeActions(notes: Notes, settings: FolderSettings, log: Log): vscode.Disposable {
	const provider = new CodeActions(notes, settings, log);
	return vscode.Disposable.from(
		vscode.languages.registerCodeActionsProvider(noteLanguages, provider, {
			providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
		}),
		vscode.commands.registerCommand(fixAllCommand, () => fixActiveNote(notes)),
	);
}

class CodeActions implements vscode.CodeActionProvider {
	constructor(
		readonly notes: Notes,
		readonly settings: FolderSettings,
		readonly log: Log,
	) {}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		{ only, diagnostics }: vscode.CodeActionContext,
	): Promise<vscode.CodeAction[]> {
		const reading = await this.notes.readNote(document);
		if (!reading) return [];
		try {
			if (only && vscode.CodeActionKind.Source.contains(only)) {
				return only.contains(fixAllKind) ? fixAllAction(reading) : [];
			}
			if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
			const touched = reading.checked.findings.filter((finding) =>
				rangeIn(document, finding).intersection(range),
			);
			const fixes = this.#fixes(reading, touched, diagnostics);
			return [...fixes, ...(await this.#ignores(reading, touched, diagnostics))];
		} catch (error) {
			this.log.failure("Offering fixes", error);
			return [];
		}
	}

	#fixes(
		reading: Reading,
		findings: readonly Finding[],
		diagnostics: readonly vscode.Diagnostic[],
	): vscode.CodeAction[] {
		const actions = new Map<string, vscode.CodeAction>();
		for (const finding of findings) {
			finding.fixes.forEach((fix, i) => {
				const known = actions.get(fix.title);
				const mends = diagnosticOf(finding, reading.document, diagnostics);
				if (known) {
					known.diagnostics?.push(...mends);
					return;
				}
				const action = editAction(fix.title, reading.document, fix.edits(), mends);
				action.isPreferred = i === 0;
				actions.set(fix.title, action);
			});
		}
		return [...actions.values()];
	}

	async #ignores(
		{ document, checked: { note } }: Reading,
		findings: readonly Finding[],
		diagnostics: readonly vscode.Diagnostic[],
	): Promise<vscode.CodeAction[]> {
		const ofRules = new Map<string, vscode.CodeAction[]>();
		// These edits are made before anything is awaited: the note holds no longer than this turn.
		for (const finding of findings) {
			const { rule, start } = finding;
			// What is held back is not there to be ignored.
			const shown = diagnostics.some(({ code }) => typeof code === "object" && code.value === rule);
			if (!shown || ofRules.has(rule)) continue;
			const mends = diagnosticOf(finding, document, diagnostics);
			const here = ignoreHere(note, rule, start);
			ofRules.set(rule, [
				...(here ? [editAction(`Ignore ${rule} here`, document, [here], mends)] : []),
				editAction(`Ignore ${rule} in this note`, document, [ignoreInNote(note, rule)], mends),
			]);
		}
		const file = ofRules.size ? await settingsFileFor(this.settings, document.uri) : undefined;
		if (!file) return [...ofRules.values()].flat();
		return [...ofRules].flatMap(([rule, actions]) => {
			const title = `Ignore ${rule} everywhere: turn it off in ${nameOfFile(file)}`;
			const everywhere = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
			everywhere.command = { command: turnOffCommand, title, arguments: [rule, file] };
			return [...actions, everywhere];
		});
	}
}

function editAction(
	title: string,
	document: vscode.TextDocument,
	edits: readonly Edit[],
	mends: vscode.Diagnostic[],
): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.edit = workspaceEdit(document, edits);
	action.diagnostics = mends;
	return action;
}

function workspaceEdit(document: vscode.TextDocument, edits: readonly Edit[]): vscode.WorkspaceEdit {
	const edit = new vscode.WorkspaceEdit();
	edit.set(
		document.uri,
		edits.map((each) => vscode.TextEdit.replace(rangeIn(document, each), each.text)),
	);
	return edit;
}

function diagnosticOf(
	finding: Finding,
	document: vscode.TextDocument,
	diagnostics: readonly vscode.Diagnostic[],
): vscode.Diagnostic[] {
	const range = rangeIn(document, finding);
	return diagnostics.filter(
		({ code, range: at }) => typeof code === "object" && code.value === finding.rule && at.isEqual(range),
	);
}

function fixAllAction({ document, rules, checked }: Reading): vscode.CodeAction[] {
	const { text } = checked.note;
	const change = changeBetween(text, fixText(rules.engine, text, engineName(document.uri)).text);
	if (!change) return [];
	const action = new vscode.CodeAction("Fix all in this note", fixAllKind);
	action.edit = workspaceEdit(document, [change]);
	return [action];
}

async function fixActiveNote(notes: Notes): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	const reading = document && (await notes.readNote(document));
	if (!reading) {
		vscode.window.showInformationMessage("There is no clinical note in the active editor.");
		return;
	}
	const { text } = reading.checked.note;
	const fixed = fixText(reading.rules.engine, text, engineName(document.uri));
	const change = changeBetween(text, fixed.text);
	if (change && !(await vscode.workspace.applyEdit(workspaceEdit(document, [change])))) {
		vscode.window.showErrorMessage("The note could not be changed.");
		return;
	}
	vscode.window.showInformationMessage(
		report(reading.checked.findings.length - fixed.remaining, fixed.remaining),
	);
}

/** What was done, and what is left and why. */
function report(done: number, left: number): string {
	if (done + left === 0) return "Nothing to fix: this note has no flags.";
	const first = done > 0 ? `Fixed ${flags(done)}.` : "Nothing here can be fixed unasked.";
	if (left === 0) return `${first} None remain.`;
	return `${first} ${left === 1 ? "1 flag remains and needs" : `${left} flags remain and need`} your decision.`;
}

function flags(count: number): string {
	return count === 1 ? "1 flag" : `${count} flags`;
}
