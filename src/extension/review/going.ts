import * as vscode from "vscode";
import type { Threads } from "./threads.ts";

/** Goes from comment to comment of the active note. */
export class Going {
	/** Gone to last: several threads may begin at one place. */
	#last: vscode.CommentThread | undefined;

	constructor(readonly threads: Threads) {}

	/** Goes to the next or previous open comment, around the end of the note, and opens it. Gives what it is called. */
	go(step: 1 | -1): string | undefined {
		const editor = vscode.window.activeTextEditor;
		if (!editor) return undefined;
		const all = this.threads.placesOf(editor.document);
		if (all.length === 0) {
			vscode.window.showInformationMessage("This note has no comments.");
			return undefined;
		}
		const thread = all.at(this.#indexFrom(all, editor.selection.active, step)) as vscode.CommentThread;
		const { start } = thread.range ?? editor.selection;
		this.#last = thread;
		editor.selection = new vscode.Selection(start, start);
		editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
		thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
		return thread.label;
	}

	/** The comment at the cursor: the nearest one on its line or above. */
	here(): vscode.CommentThread | undefined {
		const editor = vscode.window.activeTextEditor;
		if (!editor) return undefined;
		const { active } = editor.selection;
		const all = this.threads.placesOf(editor.document);
		const last = this.#lastAt(all, active);
		return last ?? all.findLast(({ range }) => range && range.start.line <= active.line);
	}

	#indexFrom(all: readonly vscode.CommentThread[], cursor: vscode.Position, step: 1 | -1): number {
		const last = this.#lastAt(all, cursor);
		if (last) return (all.indexOf(last) + step) % all.length;
		if (step < 0) return all.findLastIndex(({ range }) => range?.start.isBefore(cursor));
		return Math.max(
			0,
			all.findIndex(({ range }) => range?.start.isAfterOrEqual(cursor)),
		);
	}

	#lastAt(all: readonly vscode.CommentThread[], cursor: vscode.Position): vscode.CommentThread | undefined {
		const last = this.#last;
		return last && all.includes(last) && last.range?.start.isEqual(cursor) ? last : undefined;
	}
}
