import * as vscode from "vscode";
import type { Note } from "../note/note.ts";
import type { Range } from "../note/types.ts";
import { rangeIn } from "./documents.ts";
import type { Core, CoreLoader } from "./load-core.ts";
import type { Notes } from "./notes.ts";

const shownFor = 3_000;

/** Goes from one `***` of a note to the next or the one before, round and round, as F2 does in an EMR. */
export function registerBlanks(core: CoreLoader, notes: Notes): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand("bootCampNotes.nextBlank", () => go(core, notes, 1)),
		vscode.commands.registerCommand("bootCampNotes.previousBlank", () => go(core, notes, -1)),
	);
}

/** The blanks written `***` in a note's prose, in order. */
export function starBlanks(note: Note, { findBlanks }: Core): Range[] {
	return note.blocks.flatMap((block) =>
		findBlanks(block.prose)
			.filter(({ start }) => block.prose.startsWith("***", start))
			.map(({ start, end }) => ({ start: block.start + start, end: block.start + end })),
	);
}

async function go(core: CoreLoader, notes: Notes, by: 1 | -1): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	const loaded = await core.load();
	const reading = editor && (await notes.readNote(editor.document));
	if (!reading) return;
	const { document, selection } = editor;
	const blanks = starBlanks(reading.checked.note, loaded);
	const from = document.offsetAt(by > 0 ? selection.end : selection.start);
	const found =
		by > 0 ? blanks.findIndex(({ start }) => start >= from) : blanks.findLastIndex(({ end }) => end <= from);
	const index = found >= 0 ? found : by > 0 ? 0 : blanks.length - 1;
	const blank = blanks[index];
	if (!blank) {
		vscode.window.setStatusBarMessage("No *** left in this note.", shownFor);
		return;
	}
	const range = rangeIn(document, blank);
	editor.selection = new vscode.Selection(range.start, range.end);
	editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	vscode.window.setStatusBarMessage(`*** ${index + 1} of ${blanks.length}`, shownFor);
}
