import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findYesterday } from "../lint/yesterday.ts";
import { readNoteFile } from "./read-note.ts";

/** Finds yesterday's note beside a note; what it has read of a folder it keeps until it comes to another. */
export class YesterdayFinder {
	#folder = "";
	#names: Promise<readonly string[]> = Promise.resolve([]);
	readonly #texts = new Map<string, Promise<string | undefined>>();

	/** The text of the note of the day before, or undefined when there is none or any doubt. */
	async find(path: string, text: string): Promise<string | undefined> {
		const folder = dirname(path);
		if (folder !== this.#folder) {
			this.#folder = folder;
			this.#texts.clear();
			this.#names = readdir(folder).catch(() => []);
		}
		const neighbors = { names: () => this.#names, read: (name: string) => this.#read(join(folder, name)) };
		return (await findYesterday({ name: path, text }, neighbors))?.text;
	}

	#read(path: string): Promise<string | undefined> {
		let text = this.#texts.get(path);
		if (!text) {
			text = readNoteFile(path, path).then((content) => ("text" in content ? content.text : undefined));
			this.#texts.set(path, text);
		}
		return text;
	}
}
