import { builtInPack } from "./built-in.ts";
import { compose } from "./compose.ts";
import { engineOf } from "./engine.ts";
import { LIMITS } from "./limits.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { checkText, type Pack, type PackProblem } from "./pack.ts";
import { breath, checkReadable } from "./readable.ts";

const MOST = 100;

/** Tries the pack on its own examples: a note that must pass, and notes that must be flagged by the rules they name. */
export async function checkExamples({ manifest, files }: Pack): Promise<PackProblem[]> {
	const { examples = [] } = manifest;
	if (examples.length === 0) return [];
	const paths = examples.map(({ file }) => file);
	const most = { text: LIMITS.exampleText, lines: LIMITS.exampleLines };
	const problems = await checkReadable(files, paths, most);
	if (problems.length) return problems;
	const own = { name: manifest.name, rank: "installed" as const, where: "", manifest };
	const engine = engineOf(compose([builtInPack, own], true));
	for (const { file, flags = [] } of examples) {
		problems.push(
			...(await checkText(files, file, (text) => {
				const unsafe = unsafeMarkdown(text);
				if (unsafe.length) return unsafe;
				const { findings, note } = engine.check(text);
				if (!note.clinical) return [{ message: "This does not read as a clinical note.", start: 0, end: 1 }];
				if (flags.length) {
					const said = new Set(findings.map(({ rule }) => rule));
					return flags
						.filter((rule) => !said.has(rule))
						.map((rule) => ({ message: `${rule} must flag this note, and does not.`, start: 0, end: 1 }));
				}
				return findings
					.filter(({ severity }) => severity !== "information")
					.map(({ rule, message, start, end }) => ({
						message: `This note must pass, but ${rule} says: ${message}`,
						start,
						end,
					}));
			})),
		);
		if (problems.length > MOST) return problems.slice(0, MOST);
		await breath();
	}
	return problems;
}
