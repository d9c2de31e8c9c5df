import type { FileProblem } from "../lint/json-file.ts";
import { readNote } from "../note/reader.ts";
import type { Words } from "../note/words-known.ts";
import { builtInPack } from "./built-in.ts";
import { compose } from "./compose.ts";
import { LIMITS } from "./limits.ts";
import type { NoteEntry } from "./manifest.ts";
import { checkText, type Pack, type PackProblem } from "./pack.ts";
import { breath, checkReadable, unreadable } from "./readable.ts";
import { renderSnippet } from "./snippet.ts";
import { unsafeSnippet } from "./snippet-safety.ts";

/** Any moment will do: what is looked at is the form. */
const MOMENT = new Date(2026, 6, 1, 7, 0);
const MOST = 100;

/** Checks every template: that it is text that may be in a pack, begins its kind of note, and has the required headings. */
export async function checkTemplates({ manifest, files }: Pack): Promise<PackProblem[]> {
	const all = Object.entries(manifest.notes ?? {}).flatMap(([kind, note]) =>
		[...new Set([note.template, ...(note.variants ?? []).map(({ template }) => template)])].map((file) => ({
			file,
			kind,
			note,
		})),
	);
	const problems = await checkReadable(
		files,
		all.map(({ file }) => file),
		{ text: LIMITS.templateText, lines: LIMITS.templateLines },
	);
	if (problems.length) return problems;
	const packs = [
		builtInPack,
		{ ...builtInPack, name: manifest.name, rank: "installed" as const, where: "", manifest },
	];
	const { words } = compose(packs);
	for (const { file, kind, note } of all) {
		problems.push(...(await checkText(files, file, (text) => checkTemplate(text, kind, note, words))));
		if (problems.length > MOST) return problems;
		await breath();
	}
	return problems;
}

function checkTemplate(text: string, kind: string, { sections }: NoteEntry, words: Words): FileProblem[] {
	const problems = unsafeSnippet(text, MOMENT);
	if (problems.length) return problems;
	const rendered = renderSnippet(text, MOMENT);
	const much = unreadable(rendered);
	if (much) return [{ ...much, start: 0, end: 1 }];
	const note = readNote(rendered, "", words);
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
