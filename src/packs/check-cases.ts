import type { FileProblem } from "../lint/json-file.ts";
import { builtInNotes } from "./built-in.ts";
import { readCase } from "./case.ts";
import type { DoubtPhrasing } from "./case-warnings.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { checkText, type Pack, type PackProblem } from "./pack.ts";
import { breath } from "./readable.ts";

const MOST = 100;

/** Checks every practice case, that its chart is Markdown that may be in a pack, and that its model note is there. */
export async function checkCases({ manifest, files }: Pack): Promise<PackProblem[]> {
	const notes = manifest.notes ?? {};
	const kinds = new Set([...builtInNotes.keys(), ...Object.keys(notes)]);
	const sections = new Set(Object.values(notes).flatMap((note) => note.sections.map(({ id }) => id)));
	const problems: PackProblem[] = [];
	for (const path of manifest.cases ?? []) {
		const file = path.replace(/^.*\//, "");
		let model: string | undefined;
		const check = (text: string): FileProblem[] => {
			const unsafe = unsafeMarkdown(text);
			if (unsafe.length) return unsafe;
			const read = readCase(text, { file, kinds, sections });
			model = read.case?.model;
			return read.problems;
		};
		problems.push(...(await checkText(files, path, check)));
		if (model !== undefined)
			problems.push(...(await checkText(files, besideCase(path, model), unsafeMarkdown)));
		if (problems.length > MOST) return problems;
		await breath();
	}
	return problems;
}

/** What the authors of a pack's cases should look at again; for a pack that is in order. */
export async function doubtfulCases({ manifest, files }: Pack, doubt: DoubtPhrasing): Promise<PackProblem[]> {
	const warnings: PackProblem[] = [];
	for (const path of manifest.cases ?? []) {
		warnings.push(...(await checkText(files, path, (text) => readCase(text, {}, doubt).warnings)));
		await breath();
	}
	return warnings;
}

/** The path of a file that a case names beside itself. */
export function besideCase(path: string, file: string): string {
	return path.slice(0, path.lastIndexOf("/") + 1) + file;
}
