import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Range } from "../../note/types.ts";
import { nearest } from "../nearest.ts";
import { defineRule } from "../rule.ts";

const SHORTEST_TEXT = `
## Assessment and Plan
67-year-old man with HFrEF admitted with volume overload, improving on IV furosemide. Code status: full code, confirmed with the patient on admission.`;

export const unknownKind = defineRule({
	id: "note/unknown-kind",
	severity: "information",
	flags: "Front matter that names a kind of note which no template pack in use knows.",
	why: "What a note must hold depends on its kind. For a kind that nobody describes, nothing is asked for, and a gap stays unseen.",
	source: "The kinds of the built-in pack and of the packs that are installed.",
	milestones: ["PC6"],
	options: z.strictObject({}),
	good: [
		{ shows: "A kind that the built-in pack knows", note: `---\nnote: progress\n---${SHORTEST_TEXT}` },
		{ shows: "No kind given", note: `---\nauthor: Intern\n---${SHORTEST_TEXT}` },
	],
	bad: [
		{
			shows: "A slip of the keyboard",
			note: `---\nnote: «progres»\n---${SHORTEST_TEXT}`,
			says: "progress",
		},
		{
			shows: "A kind of a pack that is not installed",
			note: `---\nnote: «night-float»\n---${SHORTEST_TEXT}`,
			says: "install",
		},
	],
	checkNote({ note, spec, kinds, report }) {
		const kind = note.frontMatter.values.get("note");
		if (!kind || kind === "none" || spec || kinds.length === 0) return;
		const place = placeOf(note, kind);
		if (!place) return;
		const meant = nearest(kind.toLowerCase(), kinds);
		report({
			...place,
			message: meant
				? `No kind of note is called "${kind}". Did you mean "${meant}"?`
				: `No template pack in use knows the kind "${kind}". Check the spelling, or install its pack.`,
			fixes: meant
				? [{ title: `Change to "${meant}"`, safe: false, edits: () => [{ ...place, text: meant }] }]
				: [],
		});
	},
});

function placeOf(note: Note, kind: string): Range | undefined {
	const block = note.blocks[0];
	const key = block?.frontMatter && /^note[ \t]*:[ \t]+/m.exec(block.text);
	const start = key ? block.text.indexOf(kind, key.index + key[0].length) : -1;
	return start < 0 ? undefined : { start, end: start + kind.length };
}
