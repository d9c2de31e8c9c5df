import { readNote } from "../note/reader.ts";
import type { Section } from "../note/section.ts";
import { countWords } from "../note/words.ts";
import { builtInPack } from "./built-in.ts";
import { MANIFEST, type PackManifest, type SectionEntry } from "./manifest.ts";
import { programVersion } from "./version.ts";

/** What somebody wants to begin a pack from. */
export interface NewPack {
	/** What people will call it. */
	readonly title: string;
	/** Texts of the built-in templates, by file; left out when the pack begins from a note. */
	readonly builtIn?: ReadonlyMap<string, string>;
	/** A note that exists, and what such a note is called: its headings become a kind of note. */
	readonly note?: { readonly text: string; readonly title: string };
}

/** A title as a pack's name: "County General, IM" becomes "county-general-im". */
export function nameOf(title: string): string {
	return (
		title
			.normalize("NFKD")
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, "-")
			.replace(/^-+|-+$/g, "")
			.slice(0, 64)
			.replace(/-+$/, "") || "pack"
	);
}

/** The files of a new pack, by path. It passes its own check as it is. */
export function newPack({ title, builtIn, note }: NewPack): Map<string, string> {
	const manifest: PackManifest = {
		name: nameOf(title),
		version: "0.1.0",
		title,
		description: note
			? `${note.title}, begun from a note.`
			: "Begun from the built-in pack: change what your program does otherwise.",
		engine: `^${programVersion}`,
		license: "CC-BY-4.0",
		authors: [],
		...(note ? fromNote(note) : fromBuiltIn()),
		snippets: "phrases.code-snippets",
	};
	const files = new Map<string, string>([[MANIFEST, `${JSON.stringify(manifest, null, "\t")}\n`]]);
	if (note) files.set("templates/note.md", templateOf(note, manifest));
	else
		for (const { template, variants = [] } of Object.values(builtInPack.manifest.notes ?? {}))
			for (const file of [template, ...variants.map((variant) => variant.template)]) {
				const text = builtIn?.get(file);
				if (text !== undefined) files.set(`templates/${file}`, text);
			}
	files.set("phrases.code-snippets", `${JSON.stringify(PHRASES, null, "\t")}\n`);
	files.set("README.md", readme(title));
	return files;
}

const PHRASES = {
	"Interpreter used": {
		prefix: ".interpreter",
		description: "Interpreter: language, kind, and number",
		body: `Interpreter used: \${1:***}, \${2|***,in person,video,phone|}, ID \${3:***}.`,
	},
};

function fromBuiltIn(): Pick<PackManifest, "notes"> {
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
	return { notes: Object.fromEntries(notes) };
}

/** A budget a little above what the note has, rounded to tens. */
function room(words: number): number {
	return Math.max(20, Math.ceil((words * 1.2) / 10) * 10);
}

function fromNote({ text, title }: NonNullable<NewPack["note"]>): Pick<PackManifest, "notes"> {
	const kind = nameOf(title);
	const note = readNote(text);
	const sections = new Map<string, SectionEntry>();
	for (const section of headed(note.sections)) {
		const id = section.id ?? nameOf(section.title);
		if (sections.has(id)) continue;
		const heading = section.title.replace(/:$/, "").slice(0, 70);
		sections.set(id, { id, title: heading, required: false, maxWords: room(section.words) });
	}
	const like = note.kind !== undefined && builtInPack.manifest.notes?.[note.kind] ? { like: note.kind } : {};
	return {
		notes: {
			[kind]: {
				title,
				...(like.like === kind ? {} : like),
				template: "templates/note.md",
				maxWords: room(countWords(text)),
				sections: [...sections.values()],
			},
		},
	};
}

/** Sections under a heading of their own; the labels above the first one are the header's. */
function headed(sections: readonly Section[]): Section[] {
	return sections.filter(({ mark, facts, parent }) => mark && facts?.kind !== "header" && !parent);
}

function templateOf({ title }: NonNullable<NewPack["note"]>, { notes = {} }: PackManifest): string {
	const kind = nameOf(title);
	let blank = 0;
	const next = () => `\${${++blank}:***}`;
	const body = (notes[kind]?.sections ?? []).map(
		(section) => `## ${section.title ?? section.id}\n${next()}\n`,
	);
	const header = `Patient: ${next()}\nDate: $CURRENT_MONTH/$CURRENT_DATE/$CURRENT_YEAR $CURRENT_HOUR:$CURRENT_MINUTE\nAuthor: ${next()}\n`;
	return `---\nnote: ${kind}\n---\n# ${title}\n\n${header}\n${body.join("\n")}`;
}

function readme(title: string): string {
	return `# ${title}

Templates, budgets, dot phrases and house style for Boot Camp Notes.

- pack.json: kinds of note, word budgets, rules, terms, required phrases
- templates/: a template for each kind of note
- phrases.code-snippets: dot phrases

Save any of them to check the pack. Raise the version in pack.json before you hand it out.
`;
}
