import * as vscode from "vscode";
import type { FileProblem } from "../lint/json-file.ts";
import { positionIn } from "../note/lines.ts";

/** Marks mistakes in settings files at their places. */
export class SettingsMarks implements vscode.Disposable {
	readonly #collection = vscode.languages.createDiagnosticCollection("bootCampNotes.settings");

	dispose(): void {
		this.#collection.dispose();
	}

	set(file: vscode.Uri, text: string, problems: readonly FileProblem[]): void {
		const diagnostics = problems.map(({ start, end, message }) => {
			const range = new vscode.Range(placeIn(text, start), placeIn(text, end));
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
function placeIn(text: string, offset: number): vscode.Position {
	const { line, column } = positionIn(text, offset);
	return new vscode.Position(line - 1, column - 1);
}
