import manifest from "../../templates/pack.json" with { type: "json" };
import type { NoteSpec } from "../rules/note-spec.ts";
import type { PackManifest } from "./manifest.ts";
import type { Available } from "./precedence.ts";

/** A way to write a kind of note, such as APSO for a progress note. */
export interface TemplateSpec {
	/** Kind of note, or `KIND-VARIANT`. */
	readonly id: string;
	readonly title: string;
	/** File in the pack's folder. */
	readonly file: string;
}

/** The pack that ships with the program. */
export const builtInPack: Available & { readonly manifest: PackManifest; readonly rank: "built-in" } = {
	name: manifest.name,
	rank: "built-in",
	where: "built in",
	manifest,
};

/** The kinds of note in the pack that ships with the program, by id. */
export const builtInNotes: ReadonlyMap<string, NoteSpec> = new Map(
	Object.entries(manifest.notes).map(([id, note]) => [id, { id, ...note }]),
);

/** The built-in templates, in the order in which they are offered. */
export const builtInTemplates: readonly TemplateSpec[] = Object.entries(manifest.notes).flatMap(
	([id, note]) => [
		{ id, title: note.title, file: note.template },
		...("variants" in note ? note.variants : []).map((variant) => ({
			id: `${id}-${variant.id}`,
			title: variant.title,
			file: variant.template,
		})),
	],
);
