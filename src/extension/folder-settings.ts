import ignore from "ignore";
import * as vscode from "vscode";
import { Engine } from "../lint/engine.ts";
import type { Settings } from "../lint/settings.ts";
import { readSettingsFile, SETTINGS_FILE } from "../lint/settings-file.ts";
import { builtInNotes } from "../packs/built-in.ts";
import type { Log } from "./log.ts";
import { SettingsMarks } from "./settings-marks.ts";

/** What holds for the notes of one settings file, or where there is none. */
export interface Rules {
	readonly engine: Engine;
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
	readonly #marks = new SettingsMarks();
	readonly #nearest = new Map<string, Promise<vscode.Uri | undefined>>();
	readonly #read = new Map<string, Promise<Rules>>();
	readonly #lastGood = new Map<string, Rules>();
	readonly #subscriptions: vscode.Disposable[] = [];
	readonly #log: Log;
	#builtIn: Rules | undefined;

	constructor(log: Log) {
		this.#log = log;
		const watcher = vscode.workspace.createFileSystemWatcher(`**/${SETTINGS_FILE}`);
		this.#subscriptions.push(
			this.#changed,
			this.#marks,
			watcher,
			watcher.onDidCreate((uri) => this.#forget(uri)),
			watcher.onDidChange((uri) => this.#forget(uri)),
			watcher.onDidDelete((uri) => this.#forget(uri, true)),
			// Some virtual file systems report no changes; those made here are seen all the same.
			vscode.workspace.onDidSaveTextDocument(({ uri }) => isSettingsFile(uri) && this.#forget(uri)),
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forgetAll()),
			vscode.workspace.onDidOpenTextDocument((document) => this.#markOpen(document)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#markOpen(document)),
			// What was typed and not saved goes; what the file holds counts again.
			vscode.workspace.onDidCloseTextDocument(({ uri }) => isSettingsFile(uri) && this.#forget(uri)),
		);
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** The rules for a note. */
	async rulesFor(uri: vscode.Uri): Promise<Rules> {
		const file = await this.fileFor(uri);
		if (!file) {
			this.#builtIn ??= rulesOf({}, undefined);
			return this.#builtIn;
		}
		const key = file.toString();
		const known = this.#read.get(key);
		if (known) return known;
		const reading: Promise<Rules> = this.#readFile(file, () => this.#read.get(key) === reading);
		this.#read.set(key, reading);
		return reading;
	}

	/** The settings file in force for a note, if there is one. */
	async fileFor(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
		const root = homeOf(uri)?.uri;
		if (!root) return undefined;
		return this.#nearestTo(uri.scheme === "untitled" ? root : vscode.Uri.joinPath(uri, ".."), root);
	}

	#nearestTo(folder: vscode.Uri, root: vscode.Uri): Promise<vscode.Uri | undefined> {
		const key = folder.toString();
		const known = this.#nearest.get(key);
		if (known) return known;
		const looking = this.#look(folder, root);
		this.#nearest.set(key, looking);
		return looking;
	}

	async #look(folder: vscode.Uri, root: vscode.Uri): Promise<vscode.Uri | undefined> {
		const file = vscode.Uri.joinPath(folder, SETTINGS_FILE);
		if (await exists(file)) return file;
		return folder.path.length > root.path.length
			? this.#nearestTo(vscode.Uri.joinPath(folder, ".."), root)
			: undefined;
	}

	async #readFile(file: vscode.Uri, current: () => boolean): Promise<Rules> {
		const key = file.toString();
		try {
			const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
			const { settings, problems } = readSettingsFile(text);
			if (settings) {
				const rules = rulesOf(settings, file);
				if (current()) this.#lastGood.set(key, rules);
			}
			if (!openDocument(file)?.isDirty) this.#marks.set(file, text, problems);
			this.#log.info(`Settings read: ${problems.length} mistakes`);
		} catch (error) {
			this.#log.failure("Reading settings", error);
		}
		return this.#lastGood.get(key) ?? rulesOf({}, file);
	}

	#markOpen(document: vscode.TextDocument): void {
		if (!isSettingsFile(document.uri) || !homeOf(document.uri)) return;
		const text = document.getText();
		this.#marks.set(document.uri, text, readSettingsFile(text).problems);
	}

	#forget(uri: vscode.Uri, gone = false): void {
		const key = uri.toString();
		this.#read.delete(key);
		this.#nearest.clear();
		if (gone) {
			this.#lastGood.delete(key);
			this.#marks.clear(uri);
		}
		this.#changed.fire();
	}

	#forgetAll(): void {
		this.#nearest.clear();
		this.#read.clear();
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

function rulesOf(settings: Settings, file: vscode.Uri | undefined): Rules {
	const engine = new Engine({ notes: builtInNotes, settings: [settings] });
	const folder = file && vscode.Uri.joinPath(file, "..").path.replace(/\/?$/, "/");
	const patterns = settings.ignores?.length ? ignore().add([...settings.ignores]) : undefined;
	return {
		engine,
		file,
		ignores: ({ path }) =>
			patterns !== undefined &&
			folder !== undefined &&
			path.startsWith(folder) &&
			patterns.ignores(path.slice(folder.length)),
	};
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
	const key = uri.toString();
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		return (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Directory;
	} catch {
		return false;
	}
}
