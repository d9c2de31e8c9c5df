import * as vscode from "vscode";
import type { Diagnostics, Shown } from "./diagnostics.ts";
import { noteLanguages } from "./documents.ts";
import type { NotRead, Reading } from "./notes.ts";
import { preferencesFor } from "./preferences.ts";

/** A check that takes longer than this is worth a word. */
const slow = 100;
const isNoteKey = "bootCampNotes.isNote";

const reasons: Readonly<Record<NotRead, string>> = {
	"not a note": "Not checked",
	"of a pack": "Not checked as a note: it belongs to a pack",
	off: "Not checked: switched off in the settings",
	ignored: "Not checked: left out in bootcamp-notes.json",
	"too large": "Not checked: larger than 1 MB",
	closed: "Not checked",
	failed: "The check failed: see the log",
};

/** Says in the status bar what the active note is and how it stands, and tells the key bindings that it is a note. */
export class Status implements vscode.Disposable {
	readonly #bar = vscode.window.createStatusBarItem("note", vscode.StatusBarAlignment.Left, 10);
	readonly #language = vscode.languages.createLanguageStatusItem("bootCampNotes", noteLanguages);
	readonly #subscriptions: vscode.Disposable[];
	readonly #diagnostics: Diagnostics;
	#isNote = false;

	constructor(diagnostics: Diagnostics) {
		this.#diagnostics = diagnostics;
		this.#bar.name = "Clinical Note";
		this.#bar.command = "workbench.actions.view.problems";
		this.#language.name = "Boot Camp Notes";
		this.#subscriptions = [
			this.#bar,
			this.#language,
			diagnostics.onDidShow(({ document }) => {
				if (document === vscode.window.activeTextEditor?.document) this.#update();
			}),
			vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#update(): void {
		const document = vscode.window.activeTextEditor?.document;
		const shown = document && this.#diagnostics.shownOf(document);
		const reading = noteIn(shown);
		if (this.#isNote !== Boolean(reading)) {
			this.#isNote = Boolean(reading);
			vscode.commands.executeCommand("setContext", isNoteKey, this.#isNote);
		}
		if (shown && reading && preferencesFor(shown.document).statusBar) {
			const parts = partsOf(reading, shown.findings.length);
			this.#bar.text = parts.join(" · ");
			this.#bar.tooltip = "Show Problems";
			this.#bar.accessibilityInformation = { label: `${parts.join(", ")}. Show problems.` };
			this.#bar.show();
		} else {
			this.#bar.hide();
		}
		if (shown) this.#tell(shown);
	}

	#tell({ reading }: Shown): void {
		const item = this.#language;
		item.severity = vscode.LanguageStatusSeverity.Information;
		item.detail = "Boot Camp Notes";
		if (typeof reading === "string") {
			item.text = reasons[reading];
			if (reading === "too large" || reading === "failed") {
				item.severity = vscode.LanguageStatusSeverity.Warning;
			}
			return;
		}
		if (!reading.checked.note.clinical) {
			item.text = "Not a clinical note";
			return;
		}
		const time = reading.at.toLocaleTimeString("en-US");
		item.text = `Checked at ${time}, in ${Math.max(1, Math.round(reading.milliseconds))} ms`;
		if (reading.milliseconds > slow) item.severity = vscode.LanguageStatusSeverity.Warning;
	}
}

function noteIn(shown: Shown | undefined): Reading | undefined {
	const reading = shown?.reading;
	return typeof reading === "object" && reading.checked.note.clinical ? reading : undefined;
}

/** "Admission H&P", "812 words", "3 flags". */
function partsOf({ checked: { note, spec } }: Reading, flags: number): string[] {
	const kind = spec?.title ?? "Clinical note";
	return [kind, count(note.words, "word"), flags ? count(flags, "flag") : "no flags"];
}

function count(number: number, thing: string): string {
	return `${number.toLocaleString("en-US")} ${thing}${number === 1 ? "" : "s"}`;
}
