import { writeFile } from "node:fs/promises";
import { buildPack, contentOf } from "../../packs/build-pack.ts";
import { sha256Of } from "../../packs/hash.ts";
import { Output } from "../output.ts";
import { printable } from "../printable.ts";
import { CallError, problemLine, problemOf, whatWentWrong } from "../problem.ts";
import { openPack, problemIn } from "./open-pack.ts";
import { makeVsix } from "./vsix-file.ts";

/** The options of `pack build`, as commander gives them. */
export interface PackBuildOptions {
	readonly out?: string;
	readonly vsix?: boolean;
	readonly publisher?: string;
}

/** Checks a pack and packs it into one file, the same bytes for the same pack. Gives the exit status. */
export async function buildPackFile(
	name: string,
	{ out, vsix, publisher }: PackBuildOptions,
): Promise<number> {
	if (vsix && !publisher)
		throw new CallError("--vsix needs --publisher, your name at the Marketplace or at Open VSX");
	if (publisher && !/^[a-z0-9][a-z0-9-]{0,100}$/i.test(publisher))
		throw new CallError(
			`--publisher takes letters, digits and hyphens, such as county-general, not "${printable(publisher)}"`,
		);
	if (publisher && !vsix) throw new CallError("--publisher goes with --vsix");
	const opened = await openPack(name);
	if ("message" in opened) return fail(problemLine(opened));
	const { built, problems } = await buildPack(opened.files);
	if (!built) return fail(problems.map((problem) => problemLine(problemIn(opened, problem))).join(""));
	const { manifest } = built;
	const file = out ?? (vsix ? `${manifest.name}-${manifest.version}.vsix` : built.fileName);
	try {
		const bytes = vsix
			? await makeVsix(manifest, await contentOf(opened.files, manifest), publisher as string)
			: built.bytes;
		await writeFile(file, bytes);
		const output = new Output(process.stdout);
		await output.write(
			`Wrote ${printable(file)}: ${manifest.name} ${manifest.version}.\nSHA-256 ${sha256Of(bytes)}\n`,
		);
		return output.status(0);
	} catch (error) {
		if (error instanceof CallError) throw error;
		return fail(problemLine(problemOf(file, whatWentWrong(error))));
	}
}

function fail(lines: string): number {
	process.stderr.write(lines);
	return 2;
}
