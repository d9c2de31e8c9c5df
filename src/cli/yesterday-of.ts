import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { findYesterday } from "../lint/yesterday.ts";
import type { Note } from "../note/note.ts";
import { readNoteFileNow } from "./read-note.ts";

/** Finds yesterday's note beside a note; what it has read of a folder it keeps until it comes to another. */
export class YesterdayFinder {
	#folder = "";
	#names: readonly string[] = [];
	readonly #texts = new Map<string, string | undefined>();

	/** The text of the note of the day before, or undefined when there is none or any doubt. */
	async find(path: string, note: Note): Promise<string | undefined> {
		const folder = dirname(path);
		if (folder !== this.#folder) {
			this.#folder = folder;
			this.#texts.clear();
			this.#names = namesIn(folder);
		}
		const neighbors = { names: () => this.#names, read: (name: string) => this.#read(join(folder, name)) };
		return (await findYesterday({ name: path, text: note.text, note }, neighbors))?.text;
	}

	#read(path: string): string | undefined {
		if (!this.#texts.has(path)) {
			const content = readNoteFileNow(path, path);
			this.#texts.set(path, "text" in content ? content.text : undefined);
		}
		return this.#texts.get(path);
	}
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
