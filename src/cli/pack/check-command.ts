import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { doubtfulCases } from "../../packs/check-cases.ts";
import { checkPack } from "../../packs/check-pack.ts";
import { doubtPhrasing } from "../../practice/doubt-phrasing.ts";
import { Output } from "../output.ts";
import { printable } from "../printable.ts";
import { type Problem, problemLine } from "../problem.ts";
import { type NamedPack, openPack, problemIn } from "./open-pack.ts";

/** The options of `pack check`, as commander gives them. */
export interface PackCheckOptions {
	readonly format: "text" | "json";
}

interface Checked {
	readonly pack: string;
	readonly name: string | null;
	readonly version: string | null;
	readonly problems: readonly Problem[];
	/** What an author should look at again; the pack is in order all the same. */
	readonly warnings: readonly Problem[];
}

/** Checks packs: what they say they are, every file they name, and their examples. Gives the exit status: 0, or 2. */
export async function checkPacks(names: readonly string[], { format }: PackCheckOptions): Promise<number> {
	const output = new Output(process.stdout);
	const results: Checked[] = [];
	for (const name of names) results.push(await check(name));
	if (format === "json") await output.write(`${JSON.stringify(results, undefined, 2)}\n`);
	else
		for (const { pack, name, version, problems, warnings } of results) {
			for (const problem of problems) process.stderr.write(problemLine(problem));
			for (const warning of warnings)
				process.stderr.write(problemLine({ ...warning, message: `Look again: ${warning.message}` }));
			if (problems.length === 0) await output.write(`${printable(pack)}: ${name} ${version} is in order.\n`);
		}
	return output.status(results.some(({ problems }) => problems.length) ? 2 : 0);
}

async function check(pack: string): Promise<Checked> {
	const opened = await openPack(pack);
	if ("message" in opened) return { pack, name: null, version: null, problems: [opened], warnings: [] };
	const { pack: checked, problems } = await checkPack(opened.files, await isBuiltIn(opened));
	const manifest = checked?.manifest;
	const warnings = checked && problems.length === 0 ? await doubtfulCases(checked, doubtPhrasing) : [];
	return {
		pack,
		name: manifest?.name ?? null,
		version: manifest?.version ?? null,
		problems: problems.map((problem) => problemIn(opened, problem)),
		warnings: warnings.map((warning) => problemIn(opened, warning)),
	};
}

/** The program's own templates may bear their name; a copy of them elsewhere is somebody's pack, and may not. */
async function isBuiltIn({ name, folder }: NamedPack): Promise<boolean> {
	return (
		folder && (await realpath(name)) === (await realpath(join(__dirname, "..", "templates")).catch(() => ""))
	);
}
