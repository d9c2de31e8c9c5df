import type { NoteEntry, PackManifest } from "./manifest.ts";

/** What a list of templates shows of a pack: the rest of its manifest need not be read for that. */
export interface PackOutline {
	readonly title: string;
	readonly notes?: Readonly<Record<string, Pick<NoteEntry, "title" | "template" | "variants">>> | undefined;
}

export function outlineOf({ title, notes = {} }: PackManifest): PackOutline {
	const kinds = Object.entries(notes).map(([kind, { title, template, variants }]) => [
		kind,
		{ title, template, ...(variants ? { variants } : {}) },
	]);
	return { title, notes: Object.fromEntries(kinds) };
}
