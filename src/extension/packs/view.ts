import * as vscode from "vscode";
import type { FoundPack, Gathered } from "../../packs/gather.ts";
import type { PackProblem } from "../../packs/pack.ts";
import type { FolderSettings } from "../folder-settings.ts";
import type { Packs } from "./packs.ts";

/** An entry of the Packs view. */
export interface PackItem {
	readonly label: string;
	readonly state: string;
	readonly where: string;
	/** Undefined for one that cannot be used. */
	readonly pack?: FoundPack;
	/** The folder of one that stands in the workspace. */
	readonly folder?: vscode.Uri;
	/** The first mistake. */
	readonly problem?: string;
	/** Where the first mistake stands. */
	readonly at?: { readonly file: vscode.Uri; readonly line: number };
	/** A version to go back to is kept. */
	readonly previous?: boolean;
}

/** Lists the packs: what is in use, where it is from, what hides what, and what is wrong. */
export class PacksView implements vscode.TreeDataProvider<PackItem>, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #view: vscode.TreeView<PackItem>;
	readonly #subscriptions: vscode.Disposable[];

	constructor(
		readonly packs: Packs,
		readonly settings: FolderSettings,
	) {
		this.#view = vscode.window.createTreeView("bootCampNotes.packs", { treeDataProvider: this });
		this.#subscriptions = [
			this.#changed,
			this.#view,
			settings.onDidChange(() => this.#changed.fire()),
			vscode.window.onDidChangeActiveTextEditor(() => {
				if ((vscode.workspace.workspaceFolders?.length ?? 0) > 1) this.#changed.fire();
			}),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	async getChildren(parent?: PackItem): Promise<PackItem[]> {
		if (parent) return [];
		const rules = await this.settings.rulesFor(placeToAskFor());
		const { complaints, found, broken } = rules.packs;
		this.#view.message = complaints.length
			? complaints.join("\n")
			: found.length + broken.length > 1
				? ""
				: "Make a pack for your program with +, or install one that you were given with the button beside it.";
		const kept = new Set(
			(await (await this.packs.store()).list()).filter(({ previous }) => previous).map(({ name }) => name),
		);
		return itemsOf(rules.packs, rules.home.folder, kept);
	}

	getTreeItem(item: PackItem): vscode.TreeItem {
		const { pack, label, state, where, problem } = item;
		const row = new vscode.TreeItem(label);
		row.description = pack ? `${pack.version} · ${state}${problem ? ", has mistakes" : ""}` : "has mistakes";
		row.iconPath = new vscode.ThemeIcon(
			problem ? "error" : pack?.rank === "built-in" ? "package" : iconOf(pack),
		);
		row.contextValue = ["pack", pack?.rank ?? "broken", item.previous && "previous", item.folder && "folder"]
			.filter(Boolean)
			.join(".");
		const command = commandOf(item);
		if (command) row.command = command;
		const from = pack?.rank === "built-in" ? "" : `from ${where}`;
		row.tooltip = problem ?? `${label}, ${row.description}${from && `, ${from}`}`;
		row.accessibilityInformation = {
			label: `${label}, ${row.description}${from && `, ${from}`}${problem ? `: ${problem}` : ""}`,
		};
		return row;
	}
}

/** A click shows a pack of the folder, or goes to its first mistake. */
function commandOf(item: PackItem): vscode.Command | undefined {
	if (item.at) {
		const { file, line } = item.at;
		const selection = new vscode.Range(line - 1, 0, line - 1, 0);
		return { command: "vscode.open", title: "Go to the Mistake", arguments: [file, { selection }] };
	}
	return item.folder
		? { command: "bootCampNotes.packs.preview", title: "Show Template Pack", arguments: [item] }
		: undefined;
}

function iconOf(pack: FoundPack | undefined): string {
	return pack?.rank === "workspace" ? "folder" : pack?.rank === "vsix" ? "extensions" : "archive";
}

/** The note whose folder's packs are shown: the active one's, else the first folder's. */
export function placeToAskFor(): vscode.Uri {
	const active = vscode.window.activeTextEditor?.document.uri;
	if (active && vscode.workspace.getWorkspaceFolder(active)) return active;
	const first = vscode.workspace.workspaceFolders?.[0]?.uri;
	return first ? vscode.Uri.joinPath(first, "note.md") : vscode.Uri.parse("untitled:note.md");
}

function itemsOf(
	{ found, broken, choice }: Gathered,
	root: vscode.Uri | undefined,
	kept: ReadonlySet<string>,
): PackItem[] {
	const folderOf = (where: string, rank: string) =>
		root && rank === "workspace" ? vscode.Uri.joinPath(workspaceOf(root), where) : undefined;
	const stateOf = (pack: FoundPack) => {
		const shadow = choice.shadowed.find((each) => each.pack === pack);
		if (shadow) return `hidden by ${shadow.by.where}`;
		if (choice.inUse.includes(pack))
			return pack.rank === "built-in"
				? "built in"
				: `in use, ${pack.rank === "workspace" ? "this folder" : pack.rank === "vsix" ? "extension" : "installed"}`;
		return choice.unused.includes(pack) ? 'not named in "packs"' : "not used: two packs have this name";
	};
	const mistakeIn = (folder: vscode.Uri | undefined, problems: readonly PackProblem[] = []) => {
		const [first] = problems;
		if (!first) return {};
		const at = folder && { file: vscode.Uri.joinPath(folder, first.file), line: first.line };
		return { problem: `${first.file}: ${first.message}`, ...(at ? { at } : {}) };
	};
	return [
		...found.map((pack) => {
			const folder = folderOf(pack.where, pack.rank);
			return {
				...mistakeIn(folder, pack.problems),
				label: pack.manifest.title,
				state: stateOf(pack),
				where: pack.where,
				pack,
				previous: pack.rank === "installed" && kept.has(pack.name),
				...(folder ? { folder } : {}),
			};
		}),
		...broken.map(({ where, rank, problems }) => {
			const folder = folderOf(where, rank);
			return {
				label: where.split("/").at(-1) ?? where,
				state: "has mistakes",
				where,
				problem: "It has a mistake.",
				...mistakeIn(folder, problems),
				...(folder ? { folder } : {}),
			};
		}),
	];
}

/** Packs of the workspace are called by their place in their workspace folder. */
function workspaceOf(folder: vscode.Uri): vscode.Uri {
	return vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder;
}
