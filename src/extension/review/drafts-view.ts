import * as vscode from "vscode";
import type { Grouping, QueueFilter, QueueGroup } from "../../review/queue.ts";
import type { CoreLoader } from "../load-core.ts";
import type { DraftFile, Drafts } from "./drafts.ts";
import { pickFilter } from "./pick-filter.ts";
import type { Threads } from "./threads.ts";

type Item = QueueGroup | DraftFile;

const groupingKey = "review.grouping";
const groupingCommands: readonly (readonly [Grouping, string])[] = [
	["status", "bootCampNotes.drafts.groupByStatus"],
	["severity", "bootCampNotes.drafts.groupBySeverity"],
	["intern", "bootCampNotes.drafts.groupByIntern"],
	["age", "bootCampNotes.drafts.groupByAge"],
];

/** The queue: the drafts of the workspace, grouped; what needs somebody first. */
export class DraftsView implements vscode.TreeDataProvider<Item>, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #view: vscode.TreeView<Item>;
	readonly #subscriptions: vscode.Disposable[];
	#search = "";
	#filter: QueueFilter = {};

	constructor(
		readonly memento: vscode.Memento,
		readonly core: CoreLoader,
		readonly drafts: Drafts,
		readonly threads: Threads,
	) {
		this.#view = vscode.window.createTreeView("bootCampNotes.drafts", {
			treeDataProvider: this,
			showCollapseAll: true,
		});
		this.#subscriptions = [
			this.#changed,
			this.#view,
			drafts.onDidChange(() => this.#changed.fire()),
			...groupingCommands.map(([grouping, command]) =>
				vscode.commands.registerCommand(command, async () => {
					await memento.update(groupingKey, grouping);
					this.#changed.fire();
				}),
			),
			vscode.commands.registerCommand("bootCampNotes.drafts.search", (text?: unknown) => this.#ask(text)),
			vscode.commands.registerCommand("bootCampNotes.drafts.filter", (filter?: QueueFilter) =>
				this.#askFilter(filter),
			),
			vscode.commands.registerCommand("bootCampNotes.drafts.clearSearch", () => this.#show("", {})),
			// For the tests: the editor gives no look at what a tree shows.
			vscode.commands.registerCommand("_bootCampNotes.drafts", async () => ({
				groups: await this.getChildren(),
				left: this.drafts.left,
			})),
			vscode.commands.registerCommand("_bootCampNotes.openDraft", (uri: vscode.Uri) => this.#open(uri)),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	async getChildren(parent?: Item): Promise<Item[]> {
		if (parent) return "uri" in parent ? [] : ([...parent.drafts] as DraftFile[]);
		const [{ groupDrafts, matchesFilter, matchesSearch }, all] = await Promise.all([
			this.core.load(),
			this.drafts.all(),
		]);
		const now = Date.now();
		const found = all.filter(
			(draft) => matchesSearch(draft, this.#search) && matchesFilter(draft, this.#filter, now),
		);
		const { left } = this.drafts;
		const shown = Object.values(this.#filter).map((labels) => labels.join(" or "));
		this.#view.description = [this.#search && `“${this.#search}”`, ...shown].filter(Boolean).join(", ");
		this.#view.badge = badgeOf(all);
		this.#view.message = left > 20 ? `Reading ${left} more files…` : messageOf(all.length, found.length);
		return groupDrafts(found, this.memento.get<Grouping>(groupingKey, "status"), now);
	}

	async getTreeItem(item: Item): Promise<vscode.TreeItem> {
		if (!("uri" in item)) {
			const { label, drafts } = item;
			const group = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
			group.id = label;
			group.description = String(drafts.length);
			group.accessibilityInformation = {
				label: `${label}, ${drafts.length === 1 ? "1 draft" : `${drafts.length} drafts`}`,
			};
			return group;
		}
		const { agoOf, findingsOf, standOf } = await this.core.load();
		const { uri, path, status, intern, errors, warnings, since } = item;
		const now = Date.now();
		const findings = findingsOf(item);
		const age = agoOf(now - since);
		const row = new vscode.TreeItem(path.slice(path.lastIndexOf("/") + 1));
		row.description = [findings, intern, age].filter(Boolean).join(" · ");
		row.iconPath = errors
			? new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"))
			: warnings
				? new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"))
				: new vscode.ThemeIcon("file-text");
		row.tooltip = [path, `${intern && `${intern}’s draft. `}${standOf(item, now)}.`, findings]
			.filter(Boolean)
			.join("\n");
		row.contextValue = `draft.${status}`;
		row.command = { command: "_bootCampNotes.openDraft", title: "Open", arguments: [uri] };
		// What counts is heard first, the place last.
		const heard = [findings || "not read yet", status, intern && `from ${intern}`, age, path];
		row.accessibilityInformation = { label: heard.filter(Boolean).join(", ") };
		return row;
	}

	async #open(uri: vscode.Uri): Promise<void> {
		const editor = await vscode.window.showTextDocument(uri, { preview: true });
		await this.threads.refresh(editor.document);
		for (const thread of this.threads.placesOf(editor.document))
			thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
	}

	async #ask(text: unknown): Promise<void> {
		const answer =
			typeof text === "string"
				? text
				: await vscode.window.showInputBox({
						title: "Search Drafts",
						prompt: "Words of a file’s path, an intern’s name, or a status such as returned.",
						value: this.#search,
					});
		if (answer !== undefined) this.#show(answer.trim(), this.#filter);
	}

	async #askFilter(given: QueueFilter | undefined): Promise<void> {
		const [core, all] = await Promise.all([this.core.load(), this.drafts.all()]);
		const filter = given ?? (await pickFilter(core, all, this.#filter));
		if (filter) this.#show(this.#search, filter);
	}

	#show(search: string, filter: QueueFilter): void {
		this.#search = search;
		this.#filter = filter;
		const searching = search !== "" || Object.keys(filter).length > 0;
		vscode.commands.executeCommand("setContext", "bootCampNotes.drafts.searching", searching);
		this.#changed.fire();
	}
}

function badgeOf(all: readonly DraftFile[]): vscode.ViewBadge | undefined {
	const submitted = all.filter(({ status }) => status === "submitted").length;
	if (submitted === 0) return undefined;
	const drafts = submitted === 1 ? "1 draft waits" : `${submitted} drafts wait`;
	return { value: submitted, tooltip: `${drafts} for review` };
}

function messageOf(all: number, found: number): string {
	if (all === 0)
		return "No drafts in this folder yet. Notes you write here are listed, and so is who has them now.";
	return found === 0 ? "No draft is like this." : "";
}
