import type * as vscode from "vscode";
import { loadBundle } from "./load-bundle.ts";

/** A part of the program in a file of its own, loaded the first time it is asked for. */
export class Bundle<T> {
	#loading: Promise<T> | undefined;
	#loaded: T | undefined;
	readonly #file: string;

	/** @param file its name in `dist`, such as `core.js` */
	constructor(
		readonly extensionUri: vscode.Uri,
		file: string,
	) {
		this.#file = file;
	}

	/** What it exports, where it has been loaded already. */
	get loaded(): T | undefined {
		return this.#loaded;
	}

	/** @throws when the extension's own file cannot be read; the next call tries again */
	load(): Promise<T> {
		this.#loading ??= this.#read().catch((error: unknown) => {
			this.#loading = undefined;
			throw error;
		});
		return this.#loading;
	}

	async #read(): Promise<T> {
		this.#loaded = await loadBundle<T>(this.extensionUri, this.#file);
		return this.#loaded;
	}
}
