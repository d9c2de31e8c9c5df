import * as vscode from "vscode";
import { MANIFEST } from "../../packs/folder.ts";
import { exists } from "../exists.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import { folderFiles } from "./folder-files.ts";
import type { Packs } from "./packs.ts";

/** Checks a pack of the workspace when one of its files is saved, opened or changed, and marks each mistake in its file. */
export class PackMarks implements vscode.Disposable {
	readonly #collection = vscode.languages.createDiagnosticCollection("bootCampNotes.packs");
	readonly #marked = new Map<string, readonly vscode.Uri[]>();
	readonly #shown = new Map<string, number>();
	#checks = 0;
	readonly #subscriptions: vscode.Disposable[];
	readonly #packs: Packs;
	readonly #core: CoreLoader;
	readonly #log: Log;

	constructor(packs: Packs, core: CoreLoader, log: Log) {
		this.#packs = packs;
		this.#core = core;
		this.#log = log;
		const look = ({ uri }: vscode.TextDocument) => void this.checkAround(uri);
		this.#subscriptions = [
			this.#collection,
			vscode.workspace.onDidSaveTextDocument(look),
			vscode.workspace.onDidOpenTextDocument(look),
			vscode.workspace.onDidDeleteFiles(() => void this.#again()),
			// Also by another program: git, a terminal.
			packs.onDidChange(() => void this.#again()),
		];
		// One that was opened before may be why the extension starts.
		vscode.workspace.textDocuments.forEach(look);
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** Checks the pack that a file belongs to, if it belongs to one. */
	async checkAround(file: vscode.Uri): Promise<void> {
		const folder = await this.#packs.packFolderOf(file);
		if (folder) await this.check(folder);
	}

	/** Checks a pack whole, its examples too; gives the number of mistakes. */
	async check(folder: vscode.Uri): Promise<number> {
		const key = folder.toString();
		const check = ++this.#checks;
		try {
			const { checkPack } = await this.#core.load();
			const { problems } = await checkPack(folderFiles(folder));
			// One that began later has ended first: what it says counts.
			if ((this.#shown.get(key) ?? 0) > check) return problems.length;
			this.#shown.set(key, check);
			const byFile = new Map<string, vscode.Diagnostic[]>();
			for (const { file, line, column, start, end, message } of problems) {
				const from = new vscode.Position(line - 1, column - 1);
				const range = new vscode.Range(from, from.translate(0, Math.max(1, end - start)));
				const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
				diagnostic.source = "Boot Camp Notes";
				byFile.set(file, [...(byFile.get(file) ?? []), diagnostic]);
			}
			this.#clear(folder);
			const uris = [...byFile].map(([file, diagnostics]) => {
				const uri = vscode.Uri.joinPath(folder, file);
				this.#collection.set(uri, diagnostics);
				return uri;
			});
			this.#marked.set(key, uris);
			return problems.length;
		} catch (error) {
			this.#log.failure("Checking a pack", error);
			return 0;
		}
	}

	#clear(folder: vscode.Uri): void {
		for (const uri of this.#marked.get(folder.toString()) ?? []) this.#collection.delete(uri);
		this.#marked.delete(folder.toString());
	}

	/** Checks anew what was checked before and what is open; a pack that is gone has no mistakes. */
	async #again(): Promise<void> {
		const around = await Promise.all(
			vscode.workspace.textDocuments.map(({ uri }) => this.#packs.packFolderOf(uri)),
		);
		const keys = new Set([...this.#marked.keys(), ...around.flatMap((folder) => folder?.toString() ?? [])]);
		for (const folder of [...keys].map((key) => vscode.Uri.parse(key))) {
			if (await exists(vscode.Uri.joinPath(folder, MANIFEST))) await this.check(folder);
			else this.#clear(folder);
		}
	}
}
