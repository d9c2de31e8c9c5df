import * as vscode from "vscode";
import type { FileProblem } from "../lint/settings-file.ts";

/** Marks mistakes in settings files at their places. */
export class SettingsMarks implements vscode.Disposable {
	readonly #collection = vscode.languages.createDiagnosticCollection("bootCampNotes.settings");

	dispose(): void {
		this.#collection.dispose();
	}

	set(file: vscode.Uri, text: string, problems: readonly FileProblem[]): void {
		const diagnostics = problems.map(({ start, end, message }) => {
			const range = new vscode.Range(positionIn(text, start), positionIn(text, end));
			const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
			diagnostic.source = "Boot Camp Notes";
			return diagnostic;
		});
		this.#collection.set(file, diagnostics);
	}

	clear(file: vscode.Uri): void {
		this.#collection.delete(file);
	}
}

/** The file need not be open, so no document can tell. */
function positionIn(text: string, offset: number): vscode.Position {
	const before = text.slice(0, offset).split(/\r\n|\n|\r/);
	return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
}
