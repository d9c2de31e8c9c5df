import * as vscode from "vscode";
import type { Section } from "../../note/section.ts";
import type { Notes } from "../notes.ts";

/** The id of the section of a draft that the cursor is in; undefined while the writer is elsewhere. */
export async function sectionAt(draft: vscode.Uri, notes: Notes): Promise<string | undefined> {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.uri.toString() !== draft.toString()) return undefined;
	const reading = await notes.readNote(editor.document);
	const offset = editor.document.offsetAt(editor.selection.active);
	let section: Section | undefined;
	for (const each of reading?.checked.note.sections ?? []) if (each.start <= offset) section = each;
	return section && [...section.around()].find(({ id }) => id !== undefined)?.id;
}
