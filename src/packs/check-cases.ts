import { builtInNotes } from "./built-in.ts";
import { readCase } from "./case.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { checkText, type Pack, type PackProblem } from "./pack.ts";
import { breath } from "./readable.ts";

const MOST = 100;

/** Checks every practice case, and that its chart is Markdown that may be in a pack. */
export async function checkCases({ manifest, files }: Pack): Promise<PackProblem[]> {
	const notes = manifest.notes ?? {};
	const kinds = new Set([...builtInNotes.keys(), ...Object.keys(notes)]);
	const sections = new Set(Object.values(notes).flatMap((note) => note.sections.map(({ id }) => id)));
	const problems: PackProblem[] = [];
	for (const path of manifest.cases ?? []) {
		const file = path.replace(/^.*\//, "");
		problems.push(
			...(await checkText(files, path, (text) => {
				const unsafe = unsafeMarkdown(text);
				return unsafe.length ? unsafe : readCase(text, { file, kinds, sections }).problems;
			})),
		);
		if (problems.length > MOST) return problems;
		await breath();
	}
	return problems;
}
