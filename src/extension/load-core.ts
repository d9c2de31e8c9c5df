import type * as vscode from "vscode";
import { loadBundle } from "./load-bundle.ts";

/** The part of the program that reads notes and knows the rules. */
export type Core = typeof import("./core.ts");

/** Loads the core the first time it is asked for. */
export class CoreLoader {
	#loading: Promise<Core> | undefined;

	constructor(readonly extensionUri: vscode.Uri) {}

	/** @throws when the extension's own file cannot be read; the next call tries again */
	load(): Promise<Core> {
		this.#loading ??= loadBundle<Core>(this.extensionUri, "core.js").catch((error: unknown) => {
			this.#loading = undefined;
			throw error;
		});
		return this.#loading;
	}
}
