import * as vscode from "vscode";
import type { Engine } from "../lint/engine.ts";
import type { FoundSettings, SettingsFinder } from "../lint/files.ts";
import { SETTINGS_FILE } from "../lint/settings-name.ts";
import type { Gathered } from "../packs/gather.ts";
import { exists } from "./exists.ts";
import type { Core, CoreLoader } from "./load-core.ts";
import type { Log } from "./log.ts";
import type { Home, Packs } from "./packs/packs.ts";
import { SettingsMarks } from "./settings-marks.ts";

/** What holds for the notes of one settings file, or where there is none. */
export interface Rules {
	readonly engine: Engine;
	/** The packs it was made with, and for which boot-camp folder. */
	readonly packs: Gathered;
	readonly home: Home;
	/** The settings file in force. */
	readonly file: vscode.Uri | undefined;
	/** Whether the settings leave this note out. */
	ignores(uri: vscode.Uri): boolean;
}

/**
 * Finds and reads `bootcamp-notes.json`, the nearest one between a note and its workspace folder. While a file is
 * broken its last good settings stay in force.
 */
export class FolderSettings implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	/** Fires when the settings in force may be others. */
	readonly onDidChange = this.#changed.event;
	readonly #read = new vscode.EventEmitter<void>();
	/** Fires when rules have been made anew from settings and packs. */
	readonly onDidRead = this.#read.event;
	readonly #marks = new SettingsMarks();
	readonly #finders = new Map<string, SettingsFinder>();
	readonly #lastGood = new Map<string, FoundSettings>();
	readonly #rules = new WeakMap<Gathered, Rules>();
	readonly #subscriptions: vscode.Disposable[] = [];
	readonly #core: CoreLoader;
	readonly #log: Log;
	readonly #packs: Packs;

	constructor(core: CoreLoader, packs: Packs, log: Log) {
		this.#packs = packs;
		this.#core = core;
		this.#log = log;
		const watcher = vscode.workspace.createFileSystemWatcher(`**/${SETTINGS_FILE}`);
		this.#subscriptions.push(
			this.#changed,
			this.#read,
			this.#marks,
			watcher,
			watcher.onDidCreate(() => this.#reload()),
			watcher.onDidChange(() => this.#reload()),
			watcher.onDidDelete((uri) => this.#gone(uri)),
			packs.onDidChange(() => this.#changed.fire()),
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#reload()),
			vscode.workspace.onDidOpenTextDocument((document) => this.#markTyped(document)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#markTyped(document)),
			// Some virtual file systems report no changes; those made here are seen all the same.
			vscode.workspace.onDidSaveTextDocument(({ uri }) => isSettingsFile(uri) && this.#reload()),
			// What was typed and not saved is gone; what the file holds counts again.
			vscode.workspace.onDidCloseTextDocument(({ uri }) => isSettingsFile(uri) && this.#reload()),
		);
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** The rules for a note. */
	async rulesFor(uri: vscode.Uri): Promise<Rules> {
		const core = await this.#core.load();
		const root = homeOf(uri)?.uri;
		const found = root && (await this.#finderIn(root, core).find(pathOf(uri, root), root.path));
		const good = root && found && this.#goodOf(root, found);
		const home = { folder: good ? root.with({ path: good.folder }) : root, settings: good };
		const packs = await this.#packs.for(home);
		let rules = this.#rules.get(packs);
		if (!rules) {
			let engine: Engine | undefined;
			rules = {
				// A list of templates needs none.
				get engine() {
					engine ??= core.engineOf(packs.composition, good?.settings);
					return engine;
				},
				packs,
				home,
				file: good && root.with({ path: good.file }),
				ignores: (note) => root !== undefined && core.isIgnored(good, pathOf(note, root)),
			};
			this.#rules.set(packs, rules);
			// After this turn: who listens asks for the rules.
			setTimeout(() => this.#read.fire());
		}
		return rules;
	}

	/** The settings that hold: while a file is broken, those it had before. */
	#goodOf(root: vscode.Uri, found: FoundSettings): FoundSettings {
		const key = root.with({ path: found.file }).toString();
		if (found.settings) this.#lastGood.set(key, found);
		return this.#lastGood.get(key) ?? found;
	}

	#finderIn(root: vscode.Uri, core: Core): SettingsFinder {
		const key = root.toString();
		let finder = this.#finders.get(key);
		if (!finder) {
			finder = new core.SettingsFinder({ readText: (path) => this.#readText(root.with({ path }), core) });
			this.#finders.set(key, finder);
		}
		return finder;
	}

	async #readText(file: vscode.Uri, core: Core): Promise<string | undefined> {
		let bytes: Uint8Array;
		try {
			bytes = await vscode.workspace.fs.readFile(file);
		} catch (error) {
			if (!(await exists(file))) return undefined;
			this.#log.failure("Reading settings", error);
			throw error;
		}
		const text = new TextDecoder().decode(bytes);
		const { problems } = core.readSettingsFile(text);
		this.#log.info(`Settings read, with ${problems.length} mistakes`);
		// An open editor's text is newer than the file's.
		if (!openDocument(file)?.isDirty) this.#marks.set(file, text, problems);
		return text;
	}

	async #markTyped(document: vscode.TextDocument): Promise<void> {
		if (!isSettingsFile(document.uri) || !homeOf(document.uri)) return;
		const { readSettingsFile } = await this.#core.load();
		const text = document.getText();
		this.#marks.set(document.uri, text, readSettingsFile(text).problems);
	}

	#gone(file: vscode.Uri): void {
		this.#lastGood.delete(file.toString());
		this.#marks.clear(file);
		this.#reload();
	}

	#reload(): void {
		this.#finders.clear();
		this.#changed.fire();
	}
}

/** The workspace folder a note belongs to; one not saved yet belongs to the only folder there is. */
export function homeOf(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
	const folders = vscode.workspace.workspaceFolders;
	if (uri.scheme === "untitled") return folders?.length === 1 ? folders[0] : undefined;
	return vscode.workspace.getWorkspaceFolder(uri);
}

/** Whether this file holds settings of a boot-camp folder. */
export function isSettingsFile(uri: vscode.Uri): boolean {
	return uri.path.endsWith(`/${SETTINGS_FILE}`);
}

/** A note's path; one that no file holds yet stands as if it were at the root. */
function pathOf(uri: vscode.Uri, root: vscode.Uri): string {
	return uri.scheme === "untitled" ? vscode.Uri.joinPath(root, "untitled").path : uri.path;
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
	const key = uri.toString();
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}
