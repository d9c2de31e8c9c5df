import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./processes.mjs";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Installs the project's packages, unless node_modules already holds what package-lock.json asks for. */
export async function installPackages() {
	if (installed()) return;
	console.log("Installing packages (once)…");
	await npm(["ci", "--ignore-scripts"], root);
}

/** Runs npm; throws what it printed when it fails. */
export async function npm(args, folder) {
	const all = [...args, "--no-audit", "--no-fund", "--no-update-notifier"];
	const script = process.env.npm_execpath;
	const { code, output } = script?.endsWith("npm-cli.js")
		? await run(process.execPath, [script, ...all], { cwd: folder, timeout: 300_000 })
		: await run("npm", all, { cwd: folder, timeout: 300_000, shell: process.platform === "win32" });
	if (code !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${output}`);
}

/** Path of a script that a package of ours brings along. */
export function tool(path) {
	return join(root, "node_modules", path);
}

function installed() {
	const wanted = lockedPackages("package-lock.json");
	const found = lockedPackages("node_modules/.package-lock.json");
	return Object.entries(wanted ?? {}).every(
		([path, { version, optional }]) =>
			path === "" || (found?.[path] ? found[path].version === version : optional),
	);
}

function lockedPackages(file) {
	try {
		return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
	} catch {
		return undefined;
	}
}
