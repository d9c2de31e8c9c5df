import * as vscode from "vscode";

/** Between two saves, in milliseconds: so much typing can be lost at most. */
const between = 250;

/**
 * Saves a draft while an attempt at it runs, at once after an edit and then at most every quarter of a second. Nothing is
 * formatted or trimmed: the writer is in the middle of a word.
 */
export class DraftSaver {
	#saving = false;
	#next: vscode.TextDocument | undefined;

	/** @param failed is called when the file cannot be written */
	constructor(readonly failed: () => void) {}

	/** Saves a document now, or as soon as it may be saved again. */
	async save(document: vscode.TextDocument): Promise<void> {
		this.#next = document;
		if (this.#saving) return;
		this.#saving = true;
		try {
			while (this.#next) {
				const now: vscode.TextDocument = this.#next;
				this.#next = undefined;
				if (!(await saveQuietly(now))) this.failed();
				await new Promise((resolve) => setTimeout(resolve, between));
			}
		} finally {
			this.#saving = false;
		}
	}
}

/** Whether it is saved. That the document says so itself is not enough: what was typed during a save it takes for saved. */
async function saveQuietly(document: vscode.TextDocument): Promise<boolean> {
	if (document.isUntitled || document.isClosed) return true;
	const { version } = document;
	const text = document.getText();
	try {
		if (vscode.window.activeTextEditor?.document === document) {
			await vscode.commands.executeCommand("workbench.action.files.saveWithoutFormatting");
			const bytes = await vscode.workspace.fs.readFile(document.uri);
			// The command saves what has the focus, and that may be a list by now.
			if (document.version !== version || new TextDecoder().decode(bytes) === text) return true;
		}
		return await document.save();
	} catch {
		return false;
	}
}
