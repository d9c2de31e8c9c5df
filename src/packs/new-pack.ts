import { builtInPack } from "./built-in.ts";
import { MANIFEST } from "./folder.ts";
import { kindFromNote, type NoteToBeginFrom } from "./kind-from-note.ts";
import type { PackManifest } from "./manifest.ts";
import { nameOf, plainTitle } from "./name-of.ts";
import { programVersion } from "./version.ts";

/** What somebody wants to begin a pack from. */
export interface NewPack {
	/** What people will call it. */
	readonly title: string;
	/** Texts of the built-in templates, by file, to begin from all of them. */
	readonly builtIn?: ReadonlyMap<string, string>;
	/** A note that exists: its headings become a kind of note. Without either it is house style alone, over the built-in notes. */
	readonly note?: NoteToBeginFrom;
}

/** The files of a new pack, by path. It passes its own check as it is. */
export function newPack({ title: asked, builtIn, note }: NewPack): Map<string, string> {
	// Only the program's own pack may call itself built in.
	const title = plainTitle(asked.replace(/built(?=[\s-]*in)/gi, "Made"), 80) || "Pack";
	const begun = note && kindFromNote(note);
	const notes = begun ? { [begun.kind]: begun.entry } : builtIn ? builtInNotes() : undefined;
	const manifest: PackManifest = {
		name: nameOf(title),
		version: "0.1.0",
		title,
		description: note
			? `${begun?.entry.title}, begun from a note.`
			: builtIn
				? "Begun from the built-in pack: change what your program does otherwise."
				: "Word budgets, words and dot phrases of our own, over the built-in notes.",
		engine: `^${programVersion}`,
		license: "CC-BY-4.0",
		authors: [],
		...(notes ? {} : { budgets: builtInBudgets() }),
		...(note ? {} : { terms: TERMS }),
		snippets: "phrases.code-snippets",
		...(notes ? { notes } : {}),
	};
	const files = new Map<string, string>([[MANIFEST, `${JSON.stringify(manifest, null, "\t")}\n`]]);
	if (begun) files.set(begun.entry.template, begun.template);
	for (const { template, variants = [] } of Object.values((builtIn && builtInPack.manifest.notes) ?? {}))
		for (const file of [template, ...variants.map((variant) => variant.template)]) {
			const text = builtIn?.get(file);
			if (text !== undefined) files.set(`templates/${file}`, text);
		}
	files.set("phrases.code-snippets", `${JSON.stringify(PHRASES, null, "\t")}\n`);
	files.set("README.md", readme(title, notes !== undefined));
	return files;
}

/** A term to change or to copy. */
const TERMS = [{ find: "HD#", use: "hospital day", why: "Pharmacy and dialysis read HD as hemodialysis." }];

/** In each built-in kind, the section that grows too long. */
const LONG: Readonly<Record<string, string>> = {
	admission: "hpi",
	progress: "interval-events",
	discharge: "hospital-course",
	"sign-out": "patient-summary",
};

const PHRASES = {
	"Interpreter used": {
		prefix: ".interpreter",
		description: "Interpreter: language, kind, and number",
		body: `Interpreter used: \${1:***}, \${2|***,in person,video,phone|}, ID \${3:***}.`,
	},
};

/** The built-in budgets of the whole note and of its long section. */
function builtInBudgets(): NonNullable<PackManifest["budgets"]> {
	return Object.fromEntries(
		Object.entries(builtInPack.manifest.notes ?? {}).flatMap(([kind, { maxWords, sections }]) => {
			const long = sections.find(({ id }) => id === LONG[kind]);
			if (!long) return [];
			return [
				[kind, { maxWords, sections: { [long.id]: { aimWords: long.aimWords, maxWords: long.maxWords } } }],
			];
		}),
	);
}

function builtInNotes(): NonNullable<PackManifest["notes"]> {
	const notes = Object.entries(builtInPack.manifest.notes ?? {}).map(([kind, note]) => [
		kind,
		{
			...note,
			template: `templates/${note.template}`,
			...(note.variants
				? {
						variants: note.variants.map((variant) => ({
							...variant,
							template: `templates/${variant.template}`,
						})),
					}
				: {}),
		},
	]);
	return Object.fromEntries(notes);
}

function readme(title: string, templates: boolean): string {
	const files = templates
		? "- pack.json: kinds of note, word budgets, rules, terms, required phrases\n- templates/: a template for each kind of note"
		: "- pack.json: word budgets, rules, terms, required phrases";
	return `# ${title}

For Boot Camp Notes.

${files}
- phrases.code-snippets: dot phrases

Save any of them to check the pack. Raise the version in pack.json before you hand it out.
`;
}
