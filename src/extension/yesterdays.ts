import * as vscode from "vscode";
import { exists } from "./exists.ts";
import type { CoreLoader } from "./load-core.ts";

/** So much of a note tells whose it is and of which day. */
const HEADER = 600;

interface Known {
	readonly header: string;
	readonly text: string | undefined;
}

/** Finds yesterday's note beside an open progress note, and remembers it until a note is saved. */
export class Yesterdays implements vscode.Disposable {
	readonly #known = new Map<string, Known>();
	readonly #subscription: vscode.Disposable;

	constructor(readonly core: CoreLoader) {
		this.#subscription = vscode.workspace.onDidSaveTextDocument(() => this.#known.clear());
	}

	dispose(): void {
		this.#subscription.dispose();
	}

	/** The text of the note of the day before, or undefined when there is none or any doubt. */
	async find({ uri }: { readonly uri: vscode.Uri }, text: string): Promise<string | undefined> {
		if (uri.scheme === "untitled") return;
		const key = uri.toString();
		const header = text.slice(0, HEADER);
		const known = this.#known.get(key);
		if (known?.header === header) return known.text;
		const { findYesterday } = await this.core.load();
		const folder = vscode.Uri.joinPath(uri, "..");
		const found = await findYesterday(
			{ name: uri.path, text },
			{
				names: async () => ((await exists(folder)) ? filesIn(folder) : []),
				read: (name) => readText(vscode.Uri.joinPath(folder, name)),
			},
		);
		this.#known.set(key, { header, text: found?.text });
		return found?.text;
	}
}

async function filesIn(folder: vscode.Uri): Promise<string[]> {
	const entries = await vscode.workspace.fs.readDirectory(folder);
	return entries.filter(([, type]) => type === vscode.FileType.File).map(([name]) => name);
}

async function readText(file: vscode.Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
	} catch {
		return undefined;
	}
}
