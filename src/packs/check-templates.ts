import type { FileProblem } from "../lint/json-file.ts";
import { readNote } from "../note/reader.ts";
import type { Words } from "../note/words-known.ts";
import { builtInPack } from "./built-in.ts";
import { compose } from "./compose.ts";
import type { NoteEntry } from "./manifest.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { checkText, type Pack, type PackProblem } from "./pack.ts";
import { renderSnippet } from "./snippet.ts";
import { badVariable } from "./variables.ts";

/** Any moment will do: what is looked at is the form. */
const MOMENT = new Date(2026, 6, 1, 7, 0);
const MOST = 100;

/** Checks every template: that it is text that may be in a pack, begins its kind of note, and has the required headings. */
export async function checkTemplates({ manifest, files }: Pack): Promise<PackProblem[]> {
	const problems: PackProblem[] = [];
	const packs = [
		builtInPack,
		{ ...builtInPack, name: manifest.name, rank: "installed" as const, where: "", manifest },
	];
	const { words } = compose(packs);
	for (const [kind, note] of Object.entries(manifest.notes ?? {})) {
		for (const file of new Set([note.template, ...(note.variants ?? []).map(({ template }) => template)])) {
			problems.push(...(await checkText(files, file, (text) => checkTemplate(text, kind, note, words))));
			if (problems.length > MOST) return problems;
		}
	}
	return problems;
}

function checkTemplate(text: string, kind: string, { sections }: NoteEntry, words: Words): FileProblem[] {
	const bad = badVariable(text);
	const problems = [...(bad ? [bad] : []), ...unsafeMarkdown(text)];
	if (problems.length) return problems;
	const note = readNote(renderSnippet(text, MOMENT), "", words);
	const said = note.frontMatter.values.get("note");
	if (said === undefined)
		return [{ message: `Begin it with front matter that says "note: ${kind}".`, start: 0, end: 1 }];
	if (said !== kind)
		return [
			{
				message: `This begins a note of the kind ${said}; the pack lists it under ${kind}.`,
				start: 0,
				end: 1,
			},
		];
	return sections
		.filter(({ id, required }) => required && !note.find(id))
		.map(({ id, title }) => ({
			message: `There is no heading for the required section "${title ?? id}".`,
			start: 0,
			end: 1,
		}));
}
