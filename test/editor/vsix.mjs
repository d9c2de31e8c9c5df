import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { root, tool } from "./npm.mjs";
import { run } from "./processes.mjs";

// The manifest names no public repository, so the README's links stay relative.
const vsceOptions = ["--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository"];

/** Makes the .vsix of what is built, and gives its path. */
export async function packageExtension() {
	const vsix = join(root, "out/boot-camp-notes.vsix");
	mkdirSync(dirname(vsix), { recursive: true });
	await node(tool("@vscode/vsce/vsce"), "package", ...vsceOptions, "-o", vsix);
	return vsix;
}

/** Runs a script of Node's in the project's folder; throws what it printed when it fails. */
export async function node(...args) {
	const { code, output } = await run(process.execPath, args, { cwd: root });
	if (code !== 0) throw new Error(output);
}
