import { readSettings } from "../../lint/files.ts";
import { SETTINGS_FILE } from "../../lint/settings-name.ts";
import { nodeFiles, slashed } from "../node-files.ts";
import { Output } from "../output.ts";
import { printable } from "../printable.ts";
import { packsOf } from "./packs-of.ts";

/** The options of `pack list`, as commander gives them. */
export interface PackListOptions {
	readonly format: "text" | "json";
}

/** Lists the packs for this folder: what is in use, where it is from, and what hides what. Gives the exit status. */
export async function listPacks({ format }: PackListOptions): Promise<number> {
	const folder = slashed(".");
	const settings = await readSettings(nodeFiles, `${folder}/${SETTINGS_FILE}`);
	const { found, choice, broken, complaints } = await packsOf(folder, settings);
	const rows = found.map((pack) => {
		const { name, version, rank, where, manifest, problems: [first] = [] } = pack;
		const shadow = choice.shadowed.find((each) => each.pack === pack);
		const state = shadow
			? `hidden by ${shadow.by.where}`
			: choice.inUse.includes(pack)
				? "in use"
				: choice.unused.includes(pack)
					? 'not in "packs"'
					: "clashes";
		return {
			...{ name, version, title: manifest.title, rank, where, state, reviewed: manifest.reviewed ?? null },
			problem: first ? `${first.file}:${first.line}:${first.column} ${first.message}` : null,
		};
	});
	const output = new Output(process.stdout);
	const unusable = broken.map(({ where, rank, problems }) => ({
		where,
		rank,
		problem: problems[0]?.message ?? "",
	}));
	if (format === "json") {
		await output.write(`${JSON.stringify({ packs: rows, unusable, complaints }, undefined, 2)}\n`);
		return output.status(0);
	}
	const wide = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
	const names = wide(rows.map(({ name, version }) => `${name} ${version}`));
	const states = wide(rows.map(({ state }) => state));
	for (const { name, version, state, where, title } of rows)
		await output.write(
			`${printable(`${`${name} ${version}`.padEnd(names)}  ${state.padEnd(states)}  ${title} (${where})`)}\n`,
		);
	for (const { where, problem } of rows)
		if (problem) await output.write(`${printable(`${where}: used without ${problem}`)}\n`);
	for (const { where, problem } of unusable)
		await output.write(`${printable(`${where}: not used. ${problem}`)}\n`);
	for (const complaint of complaints) await output.write(`${printable(complaint)}\n`);
	return output.status(0);
}
