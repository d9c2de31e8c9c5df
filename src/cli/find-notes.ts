import type { Dirent, Stats } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import { relative } from "node:path";
import { type FoundSettings, isIgnored } from "../lint/files.ts";
import { MANIFEST } from "../packs/folder.ts";
import { type GitIgnores, gitIgnoresAbove, gitRoot, isGitIgnored, withGitIgnore } from "./git-ignore.ts";
import { type Glob, isGlob, readGlobs } from "./glob.ts";
import { slashed } from "./node-files.ts";
import { type Problem, problemOf, whatWentWrong } from "./problem.ts";
import type { SettingsOf } from "./settings-of.ts";

const NOTE = /\.(?:md|markdown|txt)$/i;
const NEVER = new Set([".git", ".hg", ".svn", "node_modules"]);

/** A file to lint. */
export interface NoteFile {
	readonly path: string;
	/** Its path as shown: from the working folder. */
	readonly name: string;
	readonly settings: FoundSettings | undefined;
}

export interface FoundNotes {
	/** In the order of their names, each once. */
	readonly notes: readonly NoteFile[];
	readonly problems: readonly Problem[];
}

/** Finds what paths and globs mean: a file itself, in a folder every file with a note's ending that is not ignored. */
export async function findNotes(
	paths: readonly string[],
	settingsOf: SettingsOf,
	useIgnores: boolean,
): Promise<FoundNotes> {
	const search = new Search(settingsOf, useIgnores);
	for (const path of paths) await search.add(path);
	const notes = [...search.notes.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	return { notes, problems: search.problems };
}

/** A path as shown: from the working folder, with "/" between its parts. */
export function nameOf(path: string): string {
	const name = relative(process.cwd(), path) || ".";
	return process.platform === "win32" ? name.replaceAll("\\", "/") : name;
}

class Search {
	readonly notes = new Map<string, NoteFile>();
	readonly problems: Problem[] = [];
	#hits = 0;

	constructor(
		readonly settingsOf: SettingsOf,
		readonly useIgnores: boolean,
	) {}

	async add(path: string): Promise<void> {
		// An empty path would stand for the working folder.
		const found: Stats | Error = path ? await stat(path).catch((error: Error) => error) : noSuchFile;
		if (!(found instanceof Error)) {
			const absolute = slashed(path);
			return found.isDirectory() ? this.#start(absolute) : this.#note(absolute);
		}
		const linked = path && (await lstat(path).catch(() => undefined));
		if (!linked && isGlob(path)) return this.#glob(path);
		this.problems.push(problemOf(path, linked ? DANGLING : whatWentWrong(found)));
	}

	async #glob(pattern: string): Promise<void> {
		const before = this.#hits + this.problems.length;
		for (const glob of readGlobs(pattern)) {
			const found = await stat(glob.folder).catch(() => undefined);
			if (found?.isDirectory()) await this.#start(glob.folder, glob);
		}
		if (this.#hits + this.problems.length > before) return;
		this.problems.push(problemOf(pattern, "No note matches this pattern."));
	}

	async #start(folder: string, glob?: Glob): Promise<void> {
		const root = this.useIgnores ? await gitRoot(folder) : undefined;
		await this.#walk(folder, await gitIgnoresAbove(folder, root ?? folder), glob, true);
	}

	async #walk(folder: string, above: GitIgnores, glob: Glob | undefined, named = false): Promise<void> {
		let entries: Dirent[];
		try {
			entries = await readdir(folder, { withFileTypes: true });
		} catch (error) {
			this.problems.push(problemOf(nameOf(folder), whatWentWrong(error)));
			return;
		}
		// The texts of a pack are templates, cases and examples; who names its folder means them.
		if (!named && entries.some(({ name }) => name === MANIFEST)) return;
		const start = folder.endsWith("/") ? folder : `${folder}/`;
		const ignored = this.useIgnores && entries.some(({ name }) => name === ".gitignore");
		const levels = ignored ? await withGitIgnore(folder, above) : above;
		const settings = await this.settingsOf(`${start}x`);
		const leftOut = (path: string) =>
			this.useIgnores && (isGitIgnored(levels, path) || isIgnored(settings, path));
		await Promise.all(
			entries.map(async (entry) => {
				const path = start + entry.name;
				if (entry.isDirectory()) {
					const skip = NEVER.has(entry.name) || leftOut(`${path}/`) || glob?.mayHold(`${path}/`) === false;
					if (!skip) await this.#walk(path, levels, glob);
				} else if (wanted(path, glob) && !leftOut(path)) {
					await this.#entry(entry, path);
				}
			}),
		);
	}

	async #entry(entry: Dirent, path: string): Promise<void> {
		if (entry.isFile()) return this.#note(path);
		// Links to files are followed; those to folders may lead in circles, and pipes may never end.
		if (!entry.isSymbolicLink()) return;
		const found = await stat(path).catch((error: Error) => error);
		if (found instanceof Error) this.problems.push(problemOf(nameOf(path), DANGLING));
		else if (found.isFile()) await this.#note(path);
	}

	async #note(path: string): Promise<void> {
		this.#hits++;
		if (this.notes.has(path)) return;
		const settings = await this.settingsOf(path);
		this.notes.set(path, { path, name: nameOf(path), settings });
	}
}

const DANGLING = "This link leads nowhere.";
const noSuchFile = Object.assign(new Error(), { code: "ENOENT" });

function wanted(path: string, glob: Glob | undefined): boolean {
	if (!glob) return NOTE.test(path);
	return (glob.namesEnding || NOTE.test(path)) && glob.matches(path);
}
