import { lstat } from "node:fs/promises";
import ignore, { type Ignore } from "ignore";
import { folderOf, nodeFiles, within } from "./node-files.ts";

interface Level {
	readonly folder: string;
	readonly rules: Ignore;
}

/** The `.gitignore` files in force in a folder, the outermost first. */
export type GitIgnores = readonly Level[];

/** As git is set up where names differ by case, or do not. */
const ignorecase = process.platform === "win32" || process.platform === "darwin";

/** The nearest folder upward that is a git repository, or undefined. */
export async function gitRoot(folder: string): Promise<string | undefined> {
	for (let at = folder; ; at = folderOf(at)) {
		const found = await lstat(`${at}/.git`).catch(() => undefined);
		if (found) return at;
		if (folderOf(at) === at) return undefined;
	}
}

/** What the folders above this one, up to `root`, have git ignore in it. */
export async function gitIgnoresAbove(folder: string, root: string): Promise<GitIgnores> {
	const above: string[] = [];
	for (let at = folder; at !== root && folderOf(at) !== at; ) {
		at = folderOf(at);
		above.unshift(at);
	}
	let levels: GitIgnores = [];
	for (const at of above) levels = await withGitIgnore(at, levels);
	// A folder that was named is looked into although git ignores it.
	return isGitIgnored(levels, `${folder}/`) ? [] : levels;
}

/** Adds a folder's own `.gitignore`, if it has one. */
export async function withGitIgnore(folder: string, levels: GitIgnores): Promise<GitIgnores> {
	const text = await nodeFiles.readText(`${folder}/.gitignore`).catch(() => undefined);
	return text ? [...levels, { folder, rules: ignore({ ignorecase }).add(text) }] : levels;
}

/** Whether git ignores a path, a folder's ending in "/"; the innermost file that has something to say decides. */
export function isGitIgnored(levels: GitIgnores, path: string): boolean {
	for (let i = levels.length - 1; i >= 0; i--) {
		const { folder, rules } = levels[i] as Level;
		const relative = within(folder, path);
		if (!relative || !ignore.isPathValid(relative)) continue;
		const { ignored, unignored } = rules.test(relative);
		if (ignored || unignored) return ignored;
	}
	return false;
}
