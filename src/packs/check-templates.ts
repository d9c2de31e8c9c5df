import type { FileProblem } from "../lint/json-file.ts";
import { frontMatterEnd } from "../note/front-matter.ts";
import { readNote } from "../note/reader.ts";
import type { Words } from "../note/words-known.ts";
import type { NoteSpec } from "../rules/note-spec.ts";
import { misplaced, ranksFor } from "../rules/section/ranks.ts";
import { builtInPack } from "./built-in.ts";
import { compose } from "./compose.ts";
import { LIMITS } from "./limits.ts";
import type { NoteEntry } from "./manifest.ts";
import { checkText, type Pack, type PackProblem } from "./pack.ts";
import { breath, checkReadable, workOf } from "./readable.ts";
import { renderSnippet } from "./snippet.ts";
import { newAllowance, unsafeSnippet } from "./snippet-safety.ts";

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
		(text) => renderSnippet(text, MOMENT),
	);
	if (problems.length) return problems;
	const packs = [
		builtInPack,
		{ ...builtInPack, name: manifest.name, rank: "installed" as const, where: "", manifest },
	];
	const { words, notes } = compose(packs);
	const allowance = newAllowance();
	let work: number = LIMITS.templateWork;
	for (const { file, kind, note } of all) {
		problems.push(
			...(await checkText(files, file, (text) => {
				const unsafe = unsafeSnippet(text, MOMENT, allowance);
				if (unsafe.length > 0) return unsafe;
				const rendered = renderSnippet(text, MOMENT);
				work -= workOf(rendered);
				return checkTemplate(rendered, kind, note, words, notes.get(kind), work >= 0);
			})),
		);
		if (problems.length > MOST) return problems;
		await breath();
	}
	return problems;
}

function checkTemplate(
	rendered: string,
	kind: string,
	{ sections }: NoteEntry,
	words: Words,
	spec: NoteSpec | undefined,
	exact: boolean,
): FileProblem[] {
	const note = readNote(exact ? rendered : rendered.slice(0, frontMatterEnd(rendered)), "", words);
	const said = note.frontMatter.values.get("note");
	const say = (message: string): FileProblem => ({ message, start: 0, end: 1 });
	if (said === undefined) return [say(`Begin it with front matter that says "note: ${kind}".`)];
	if (said !== kind) return [say(`This begins a note of the kind ${said}; the pack lists it under ${kind}.`)];
	const covered = exact ? note.covered : coveredByLines(rendered, words);
	// Whoever begins from a template is not to be told that it is out of order.
	const [stray] =
		exact && spec?.ordered ? misplaced(ranksFor(note, spec).filter(({ rank }) => rank > 0)) : [];
	return [
		...sections
			.filter(({ id, required }) => required && !covered.has(id))
			.map(({ id, title }) => say(`There is no heading for the required section "${title ?? id}".`)),
		...(stray
			? [
					say(
						`"${stray.section.title}" stands in another place than under "sections" in pack.json: write both in one order, or "order": "free" there.`,
					),
				]
			: []),
	];
}

/** The sections whose headings stand on lines of their own, or before a colon. */
function coveredByLines(text: string, words: Words): Set<string> {
	const titles = new Set([...text.matchAll(/^[^\r\n:]{1,90}/gm)].map(([line]) => line.trim()));
	return new Set([...titles].flatMap((title) => words.lookUp(title)?.covers ?? []));
}
