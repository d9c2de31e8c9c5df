import ignore, { type Ignore } from "ignore";
import { positionIn } from "../note/lines.ts";
import type { Position } from "../note/note.ts";
import type { Settings } from "./settings.ts";
import { readSettingsFile } from "./settings-file.ts";
import { SETTINGS_FILE } from "./settings-name.ts";

/** What the core asks of a file system; each door fills it in. Paths are absolute paths or URIs, parted by "/". */
export interface Files {
	/** The text of a file without its byte order mark, or undefined when there is no such file. */
	readText(path: string): Promise<string | undefined>;
}

/** A mistake in a file, where a person would look for it. */
export interface PlacedProblem extends Position {
	readonly message: string;
}

/** A settings file as found. */
export interface FoundSettings {
	/** Its path, and the folder that it speaks for. */
	readonly file: string;
	readonly folder: string;
	/** Undefined when the file is wrong. */
	readonly settings: Settings | undefined;
	readonly problems: readonly PlacedProblem[];
}

/** Finds the settings that hold for a file: those of the nearest folder that has any. Remembers what it has read. */
export class SettingsFinder {
	readonly #files: Files;
	#found = new Map<string, Promise<FoundSettings | undefined>>();

	constructor(files: Files) {
		this.#files = files;
	}

	/** Looks in the file's folder and upward, up to and including `root`. Never rejects. */
	find(file: string, root: string): Promise<FoundSettings | undefined> {
		const top = root.replace(/\/+$/, "");
		if (!file.startsWith(`${top}/`)) return Promise.resolve(undefined);
		return this.#nearest(parent(file), top);
	}

	/** Forgets everything, because some settings file has changed. */
	forget(): void {
		this.#found = new Map();
	}

	#nearest(folder: string, top: string): Promise<FoundSettings | undefined> {
		const key = `${top}\n${folder}`;
		let found = this.#found.get(key);
		if (!found) {
			found = this.#read(folder, top);
			this.#found.set(key, found);
		}
		return found;
	}

	async #read(folder: string, top: string): Promise<FoundSettings | undefined> {
		const here = await readSettings(this.#files, `${folder}/${SETTINGS_FILE}`);
		return here ?? (folder === top ? undefined : this.#nearest(parent(folder), top));
	}
}

/** Reads the settings file at a path; undefined when there is none. Never rejects. */
export async function readSettings(files: Files, file: string): Promise<FoundSettings | undefined> {
	const folder = parent(file);
	try {
		const text = await files.readText(file);
		if (text === undefined) return undefined;
		const { settings, problems } = readSettingsFile(text);
		const placed = problems.map(({ message, start }) => ({ message, ...positionIn(text, start) }));
		return { file, folder, settings, problems: placed };
	} catch {
		const problem = { message: "This file cannot be read.", line: 1, column: 1 };
		return { file, folder, settings: undefined, problems: [problem] };
	}
}

const matchers = new WeakMap<FoundSettings, Ignore>();

/** Whether settings leave a file out of linting by their `ignores`; say a folder with a "/" at its end. */
export function isIgnored(found: FoundSettings | undefined, path: string): boolean {
	const patterns = found?.settings?.ignores;
	if (!found || !patterns?.length || !path.startsWith(`${found.folder}/`)) return false;
	let matcher = matchers.get(found);
	if (!matcher) {
		matcher = ignore().add(patterns);
		matchers.set(found, matcher);
	}
	const relative = path.slice(found.folder.length + 1);
	return ignore.isPathValid(relative) && matcher.ignores(relative);
}

function parent(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
