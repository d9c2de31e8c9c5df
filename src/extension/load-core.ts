import * as vscode from "vscode";

/** The part of the program that reads notes and knows the rules. */
export type Core = typeof import("./core.ts");

/** Loads the core the first time it is asked for. */
export class CoreLoader {
	#loading: Promise<Core> | undefined;

	constructor(readonly extensionUri: vscode.Uri) {}

	/** @throws when the extension's own file cannot be read; the next call tries again */
	load(): Promise<Core> {
		this.#loading ??= this.#read().catch((error: unknown) => {
			this.#loading = undefined;
			throw error;
		});
		return this.#loading;
	}

	async #read(): Promise<Core> {
		const file = vscode.Uri.joinPath(this.extensionUri, "dist/core.js");
		const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
		const module = { exports: {} };
		// A browser's extension host cannot `require` a second file; this is how it runs the first one, too.
		new Function("module", "exports", source)(module, module.exports);
		return module.exports as Core;
	}
}
