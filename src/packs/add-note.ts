import { readJson } from "../lint/json-file.ts";
import { withValue } from "../lint/json-text.ts";
import { checkManifest } from "./check-manifest.ts";
import { type KindWithTemplate, kindFromNote, type NoteToBeginFrom } from "./kind-from-note.ts";
import type { PackManifest } from "./manifest.ts";

/** A `pack.json` with one more kind of note. */
export interface Added extends KindWithTemplate {
	/** The new text of `pack.json`. */
	readonly text: string;
}

/**
 * Adds a kind of note to a pack, made from a note that exists. Gives a sentence instead when the pack is in no state for it.
 *
 * @param text of `pack.json`; its comments and formatting stay
 */
export function addNote(text: string, note: NoteToBeginFrom): Added | string {
	const { value, problems } = readJson(text, (read) => checkManifest(read));
	if (problems.length || value === undefined) return "Mend what is marked in pack.json first.";
	const manifest = value as PackManifest;
	const made = kindFromNote(note);
	if (manifest.budgets && Object.hasOwn(manifest.budgets, made.kind))
		return `The pack sets the words of ${made.kind} under "budgets". Give this kind another name.`;
	if (manifest.notes && Object.hasOwn(manifest.notes, made.kind))
		return `The pack has ${manifest.notes[made.kind]?.title} (${made.kind}) already. Give this kind another name.`;
	return { ...made, text: withValue(text, ["notes", made.kind], made.entry) };
}
