import * as vscode from "vscode";
import type { Finding } from "../lint/finding.ts";
import type { Severity } from "../rules/rule.ts";
import { mayBeNote, rangeIn } from "./documents.ts";
import { pageOf } from "./explain.ts";
import type { FolderSettings } from "./folder-settings.ts";
import type { Notes, NotRead, Reading } from "./notes.ts";
import { preferencesFor, preferencesSection } from "./preferences.ts";
import { countByName, shownWhileWriting } from "./waiting.ts";

/** After the last change. */
const delay = 250;
/** More findings of one rule than this in one note say nothing new. */
const mostOfOneRule = 100;

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
};

/** What the editor shows of a document. */
export interface Shown {
	readonly document: vscode.TextDocument;
	readonly reading: Reading | NotRead;
	/** Empty for anything but a clinical note. */
	readonly findings: readonly Finding[];
}

interface OpenDocument {
	timer?: ReturnType<typeof setTimeout> | undefined;
	/** The writer has changed it since it was opened. */
	written: boolean;
	shown?: Shown;
}

/** Keeps the diagnostics of open notes as the notes are. */
export class Diagnostics implements vscode.Disposable {
	readonly #collection = vscode.languages.createDiagnosticCollection("bootCampNotes");
	readonly #shownEvent = new vscode.EventEmitter<Shown>();
	/** Fires when a document has been checked, or what is shown of it changed. */
	readonly onDidShow = this.#shownEvent.event;
	readonly #open = new Map<vscode.TextDocument, OpenDocument>();
	readonly #subscriptions: vscode.Disposable[];
	readonly #notes: Notes;

	constructor(notes: Notes, settings: FolderSettings) {
		this.#notes = notes;
		this.#subscriptions = [
			this.#collection,
			this.#shownEvent,
			vscode.workspace.onDidOpenTextDocument((document) => this.#check(document)),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length) this.#changed(document);
			}),
			vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
			vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moved(textEditor.document)),
			vscode.window.onDidChangeActiveTextEditor(() => this.#moved()),
			settings.onDidChange(() => this.checkAll()),
			vscode.workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration(preferencesSection)) this.checkAll();
			}),
		];
	}

	dispose(): void {
		for (const { timer } of this.#open.values()) clearTimeout(timer);
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** What is shown of a document now. */
	shownOf(document: vscode.TextDocument): Shown | undefined {
		return this.#open.get(document)?.shown;
	}

	/** Checks all open documents, those on the screen first, and lets the editor breathe after each. */
	async checkAll(): Promise<void> {
		const visible = vscode.window.visibleTextEditors.map((editor) => editor.document);
		for (const document of new Set([...visible, ...vscode.workspace.textDocuments])) {
			if (!mayBeNote(document)) continue;
			await this.#check(document);
			await new Promise((resolve) => setTimeout(resolve));
		}
	}

	#changed(document: vscode.TextDocument): void {
		if (!mayBeNote(document)) return;
		const state = this.#stateOf(document);
		state.written = true;
		clearTimeout(state.timer);
		state.timer = setTimeout(() => this.#check(document), delay);
	}

	#closed(document: vscode.TextDocument): void {
		clearTimeout(this.#open.get(document)?.timer);
		this.#open.delete(document);
		this.#collection.delete(document.uri);
		this.#notes.forget(document);
	}

	/** A cursor moved, or another editor is active: what waited for it may show now. */
	#moved(only?: vscode.TextDocument): void {
		for (const [document, { shown }] of this.#open) {
			if (only && document !== only) continue;
			if (typeof shown?.reading !== "object" || shown.reading.version !== document.version) continue;
			if (shown.reading.checked.findings.some((finding) => finding.wait)) this.#show(document, shown.reading);
		}
	}

	async #check(document: vscode.TextDocument): Promise<void> {
		if (!mayBeNote(document) || document.isClosed) return;
		clearTimeout(this.#stateOf(document).timer);
		const reading = await this.#notes.read(document);
		if (document.isClosed) return;
		// It changed while this was under way: the check after that change is the one to show.
		if (typeof reading === "object" && reading.version !== document.version) return;
		this.#show(document, reading);
	}

	#show(document: vscode.TextDocument, reading: Reading | NotRead): void {
		const state = this.#stateOf(document);
		const findings = typeof reading === "object" ? this.#findingsToShow(document, reading, state) : [];
		const same = state.shown?.reading === reading && state.shown.findings.length === findings.length;
		state.shown = { document, reading, findings };
		if (same && typeof reading === "object") return;
		this.#collection.set(document.uri, toDiagnostics(document, findings));
		this.#shownEvent.fire(state.shown);
	}

	#findingsToShow(document: vscode.TextDocument, { checked }: Reading, state: OpenDocument) {
		const editor = vscode.window.activeTextEditor;
		if (!state.written || editor?.document !== document) return checked.findings;
		if (!preferencesFor(document).waitWhileWriting) return checked.findings;
		const cursors = editor.selections.map(({ active }) => document.offsetAt(active));
		return shownWhileWriting(checked.findings, cursors, countByName(state.shown?.findings ?? []));
	}

	#stateOf(document: vscode.TextDocument): OpenDocument {
		let state = this.#open.get(document);
		if (!state) {
			state = { written: false };
			this.#open.set(document, state);
		}
		return state;
	}
}

function toDiagnostics(document: vscode.TextDocument, findings: readonly Finding[]): vscode.Diagnostic[] {
	const left = new Map<string, number>();
	const diagnostics: vscode.Diagnostic[] = [];
	for (const finding of findings) {
		const count = (left.get(finding.rule) ?? 0) + 1;
		left.set(finding.rule, count);
		if (count > mostOfOneRule) continue;
		const more = count === mostOfOneRule ? moreOf(finding.rule, findings) : "";
		const diagnostic = new vscode.Diagnostic(
			rangeIn(document, finding),
			finding.message + more,
			severities[finding.severity],
		);
		diagnostic.source = "Boot Camp Notes";
		diagnostic.code = { value: finding.rule, target: pageOf(finding.rule) };
		diagnostic.relatedInformation = finding.related.map(
			(other) =>
				new vscode.DiagnosticRelatedInformation(
					new vscode.Location(document.uri, rangeIn(document, other)),
					other.message,
				),
		);
		diagnostics.push(diagnostic);
	}
	return diagnostics;
}

function moreOf(rule: string, findings: readonly Finding[]): string {
	const more = findings.filter((finding) => finding.rule === rule).length - mostOfOneRule;
	return more > 0 ? ` (And ${more} more like this.)` : "";
}
