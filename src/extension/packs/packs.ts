import * as vscode from "vscode";
import type { FoundSettings } from "../../lint/files.ts";
import { MANIFEST, PACKS_FOLDER } from "../../packs/folder.ts";
import type { Gathered, PackFolder } from "../../packs/gather.ts";
import type { PackStore } from "../../packs/store.ts";
import { exists } from "../exists.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import { folderFiles } from "./folder-files.ts";
import { storeFilesIn } from "./store-files.ts";
import { vsixPacks } from "./vsix-packs.ts";

const consentKey = "bootCampNotes.packs.consent";
/** After the last of several changes. */
const delay = 200;

/** Where the boot-camp folder of a note is, and what its settings say. */
export interface Home {
	readonly folder: vscode.Uri | undefined;
	readonly settings: FoundSettings | undefined;
}

/** Protected rules that a pack of a boot-camp folder would weaken. Who agrees to one wish has not agreed to the next. */
export interface Wish {
	readonly folder: vscode.Uri | undefined;
	readonly where: string;
	readonly rules: readonly string[];
}

function keyOf({ folder, where, rules }: Wish): string {
	return [folder?.toString(), where, ...rules].join("\n");
}

/** Finds the packs for a boot-camp folder: read when first needed, kept until something changes. */
export class Packs implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	/** Fires when packs have been installed, updated, removed, or changed in the folder. */
	readonly onDidChange = this.#changed.event;
	readonly #gathered = new Map<string, { settings: FoundSettings | undefined; packs: Promise<Gathered> }>();
	readonly #packFolders = new Map<string, Promise<vscode.Uri | undefined>>();
	readonly #subscriptions: vscode.Disposable[];
	readonly #context: vscode.ExtensionContext;
	readonly #core: CoreLoader;
	readonly #log: Log;
	#store: PackStore | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(context: vscode.ExtensionContext, core: CoreLoader, log: Log) {
		this.#context = context;
		this.#core = core;
		this.#log = log;
		const watch = (pattern: vscode.GlobPattern) => {
			const watcher = vscode.workspace.createFileSystemWatcher(pattern);
			const soon = () => this.#soon();
			return [watcher, watcher.onDidCreate(soon), watcher.onDidChange(soon), watcher.onDidDelete(soon)];
		};
		this.#subscriptions = [
			this.#changed,
			...watch(`**/${PACKS_FOLDER}/**`),
			...watch(`**/${MANIFEST}`),
			// Other windows install, too.
			...watch(new vscode.RelativePattern(this.#storeFolder, "*")),
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.reload()),
			vscode.workspace.onDidSaveTextDocument(
				({ uri }) => uri.path.includes(`/${PACKS_FOLDER}/`) && this.#soon(),
			),
			vscode.extensions.onDidChange(() => this.reload()),
		];
	}

	dispose(): void {
		clearTimeout(this.#timer);
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** The packs for the notes of a boot-camp folder. */
	for({ folder, settings }: Home): Promise<Gathered> {
		const key = folder?.toString() ?? "";
		const known = this.#gathered.get(key);
		if (known?.settings === settings && known) return known.packs;
		const packs = this.#gather(folder, settings);
		this.#gathered.set(key, { settings, packs });
		return packs;
	}

	/** Reads everything anew. */
	reload(): void {
		this.#gathered.clear();
		this.#packFolders.clear();
		this.#changed.fire();
	}

	/** This person's installed packs. */
	async store(): Promise<PackStore> {
		const { PackStore } = await this.#core.load();
		this.#store ??= new PackStore(storeFilesIn(this.#storeFolder));
		return this.#store;
	}

	/** The folder of the pack that a file of the workspace belongs to, or undefined. */
	packFolderOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
		const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
		if (!root) return Promise.resolve(undefined);
		return this.#nearest(vscode.Uri.joinPath(uri, ".."), root);
	}

	/** Lets a pack weaken what it wishes to, or keeps it on; remembered for this workspace. */
	async consent(wish: Wish, agreed: boolean): Promise<void> {
		await this.#context.workspaceState.update(consentKey, { ...this.#answers(), [keyOf(wish)]: agreed });
		this.reload();
	}

	/** Whether the reader has been asked about this and has answered. */
	hasAnswered(wish: Wish): boolean {
		return Object.hasOwn(this.#answers(), keyOf(wish));
	}

	#answers(): Readonly<Record<string, boolean>> {
		return this.#context.workspaceState.get(consentKey, {});
	}

	get #storeFolder(): vscode.Uri {
		return vscode.Uri.joinPath(this.#context.globalStorageUri, "packs");
	}

	#soon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.reload(), delay);
	}

	#nearest(folder: vscode.Uri, root: vscode.Uri): Promise<vscode.Uri | undefined> {
		// A workspace folder that is itself a pack is one, too; above it nothing is looked at.
		if (!folder.path.startsWith(root.path)) return Promise.resolve(undefined);
		const key = folder.toString();
		// Where packs are written, what was not one a moment ago may be one now.
		let found = `${folder.path}/`.includes(`/${PACKS_FOLDER}/`) ? undefined : this.#packFolders.get(key);
		if (!found) {
			found = exists(vscode.Uri.joinPath(folder, MANIFEST)).then((here) =>
				here
					? folder
					: folder.path === root.path
						? undefined
						: this.#nearest(vscode.Uri.joinPath(folder, ".."), root),
			);
			this.#packFolders.set(key, found);
		}
		return found;
	}

	async #gather(folder: vscode.Uri | undefined, settings: FoundSettings | undefined): Promise<Gathered> {
		const { gatherPacks, pathProblem } = await this.#core.load();
		const named = settings?.settings?.packs;
		const byPath = new Map<string, PackFolder>();
		for (const entry of named ?? []) {
			const path = entry.replace(/^\.\//, "");
			if (folder && entry.includes("/") && !pathProblem(path))
				byPath.set(entry, folderAt(vscode.Uri.joinPath(folder, path)));
		}
		const answers = this.#answers();
		const gathered = await gatherPacks(
			{
				workspace: folder ? await ownPacks(folder) : [],
				byPath,
				vsix: vsixPacks(await this.#core.load()),
				store: await this.store(),
				consented: (where, rules) => answers[keyOf({ folder, where, rules })] === true,
			},
			named,
		);
		this.#log.info(
			`Packs read: ${gathered.choice.inUse.length} in use, ${gathered.broken.length} with mistakes`,
		);
		return gathered;
	}
}

/** A folder as a pack, called by its place in the workspace. */
export function folderAt(uri: vscode.Uri): PackFolder {
	return { where: vscode.workspace.asRelativePath(uri, false), files: folderFiles(uri) };
}

async function ownPacks(folder: vscode.Uri): Promise<PackFolder[]> {
	const packs = vscode.Uri.joinPath(folder, PACKS_FOLDER);
	if (!(await exists(packs))) return [];
	const entries = (await vscode.workspace.fs.readDirectory(packs)).sort(([a], [b]) => (a < b ? -1 : 1));
	const found: PackFolder[] = [];
	for (const [name, type] of entries) {
		const uri = vscode.Uri.joinPath(packs, name);
		if (type === vscode.FileType.Directory && (await exists(vscode.Uri.joinPath(uri, MANIFEST))))
			found.push(folderAt(uri));
	}
	return found;
}
