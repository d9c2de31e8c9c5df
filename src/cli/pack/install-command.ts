import { createInterface } from "node:readline/promises";
import { type BuiltPack, buildPack } from "../../packs/build-pack.ts";
import type { PackFiles } from "../../packs/pack-files.ts";
import type { Installed, PackStore } from "../../packs/store.ts";
import { changesFrom } from "../../packs/update-summary.ts";
import { compare } from "../../packs/version.ts";
import { slashed } from "../node-files.ts";
import { Output } from "../output.ts";
import { printable } from "../printable.ts";
import { problemLine, problemOf, whatWentWrong } from "../problem.ts";
import { openPack, problemIn } from "./open-pack.ts";
import { userStore } from "./packs-of.ts";
import { installedPacksFolder } from "./store-folder.ts";

/** The options of `pack install`, as commander gives them. */
export interface PackInstallOptions {
	readonly dryRun?: boolean;
	readonly yes?: boolean;
}

/** Installs packs, or puts them in the place of older ones; gives the exit status. */
export async function installPacks(names: readonly string[], options: PackInstallOptions): Promise<number> {
	let status = 0;
	for (const name of names) status = Math.max(status, await install(name, options));
	return status;
}

async function install(name: string, options: PackInstallOptions): Promise<number> {
	const opened = await openPack(name);
	if ("message" in opened) return fail(problemLine(opened));
	const { built, problems } = await buildPack(opened.files);
	if (!built) return fail(problems.map((problem) => problemLine(problemIn(opened, problem))).join(""));
	const output = new Output(process.stdout);
	const store = userStore();
	const { manifest, sha256 } = built;
	try {
		const old = await store.find(manifest.name);
		if (old?.sha256 === sha256) {
			// Mends it where the disk has damaged it.
			if (!options.dryRun) await store.add(built, slashed(name));
			await output.write(`${manifest.name} ${manifest.version} is installed already.\n`);
			return output.status(0);
		}
		await output.write(await announcement(built, opened.files, old, store));
		if (options.dryRun) return output.status(0);
		if (old && !options.yes && !(await agreed())) {
			await output.write("Nothing was changed.\n");
			return output.status(0);
		}
		await store.add(built, slashed(name));
		const undo = old ? ` To go back to ${old.version}: bootcamp-notes pack roll-back ${manifest.name}` : "";
		await output.write(`Installed ${printable(manifest.title)} ${manifest.version}.${undo}\n`);
		return output.status(0);
	} catch (error) {
		const where = installedPacksFolder();
		return fail(problemLine(problemOf(name, `Not installed. ${where}: ${whatWentWrong(error)}`)));
	}
}

/** What would be installed, and what it would change. */
async function announcement(
	{ manifest, sha256 }: BuiltPack,
	files: PackFiles,
	old: Installed | undefined,
	store: PackStore,
): Promise<string> {
	const what = `${printable(manifest.title)} (${manifest.name} ${manifest.version})\nSHA-256 ${sha256}\n`;
	const lines = await changesFrom(old, { manifest, files }, store);
	if (!old || lines.length === 0) return what;
	const older =
		compare(manifest.version, old.version) < 0
			? `This is older than ${old.version}, which is installed.\n`
			: "";
	return `${what}${older}What changes:\n${lines.map((line) => `  ${printable(line)}\n`).join("")}`;
}

/** Asks on a terminal; elsewhere the call itself is the answer. */
async function agreed(): Promise<boolean> {
	if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	try {
		return /^y(?:es)?$/i.test((await terminal.question("Update? [y/N] ")).trim());
	} finally {
		terminal.close();
	}
}

function fail(lines: string): number {
	process.stderr.write(lines);
	return 2;
}
