import * as vscode from "vscode";

/** A part of the program in a file of its own, loaded the first time it is asked for. */
export class Bundle<T> {
	#loading: Promise<T> | undefined;
	#loaded: T | undefined;
	readonly #file: string;

	/** @param file its place in the extension's folder, such as `dist/core.js` */
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
		const file = vscode.Uri.joinPath(this.extensionUri, this.#file);
		const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
		const module = { exports: {} };
		// A browser's extension host cannot `require` a second file; this is how it runs the first one, too.
		new Function("module", "exports", source)(module, module.exports);
		this.#loaded = module.exports as T;
		return this.#loaded;
	}
}
