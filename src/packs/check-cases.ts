import type { FileProblem } from "../lint/json-file.ts";
import { builtInPack } from "./built-in.ts";
import { readCase } from "./case.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { checkText, type Pack, type PackProblem } from "./pack.ts";

const MOST = 100;

/** Checks every practice case, and that its model note is there. */
export async function checkCases({ manifest, files }: Pack): Promise<PackProblem[]> {
	const kinds = new Set([
		...Object.keys(builtInPack.manifest.notes ?? {}),
		...Object.keys(manifest.notes ?? {}),
	]);
	const sections = new Set(
		Object.values(manifest.notes ?? {}).flatMap((note) => note.sections.map(({ id }) => id)),
	);
	const problems: PackProblem[] = [];
	for (const path of manifest.cases ?? []) {
		let model: string | undefined;
		const check = (text: string): FileProblem[] => {
			const read = readCase(text, { kinds, sections, file: path.slice(path.lastIndexOf("/") + 1) });
			model = read.case?.model;
			return [...read.problems, ...unsafeMarkdown(text)];
		};
		problems.push(...(await checkText(files, path, check)));
		if (model !== undefined)
			problems.push(...(await checkText(files, besideCase(path, model), unsafeMarkdown)));
		if (problems.length > MOST) break;
	}
	return problems;
}

/** The path of a file that a case names beside itself. */
export function besideCase(path: string, file: string): string {
	return path.slice(0, path.lastIndexOf("/") + 1) + file;
}
