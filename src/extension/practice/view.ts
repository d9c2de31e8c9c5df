import * as vscode from "vscode";
import type { AttemptRecord } from "../../practice/record.ts";
import type { FolderSettings } from "../folder-settings.ts";
import type { Attempt } from "./attempt.ts";
import type { AttemptStore } from "./attempt-store.ts";
import { type CaseEntry, isGood } from "./cases.ts";
import { type Desk, underWay } from "./desk.ts";
import type { PracticeTools } from "./tools.ts";

/** An entry of the Practice view. */
export type PracticeItem =
	| {
			readonly type: "group";
			readonly label: string;
			readonly items: readonly PracticeItem[];
			readonly detail: string;
	  }
	| { readonly type: "case"; readonly entry: CaseEntry; readonly best: AttemptRecord | undefined }
	| { readonly type: "attempt"; readonly attempt: Attempt; readonly store: AttemptStore };

const LEVELS = ["", "easier", "medium", "harder"];

/** Lists the cases by kind of note, and on top what is under way. Nothing is read before the view is seen. */
export class PracticeView implements vscode.TreeDataProvider<PracticeItem>, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #view: vscode.TreeView<PracticeItem>;
	readonly #subscriptions: vscode.Disposable[];

	constructor(
		readonly desk: Desk,
		readonly tools: PracticeTools,
		settings: FolderSettings,
	) {
		this.#view = vscode.window.createTreeView("bootCampNotes.practice", { treeDataProvider: this });
		this.#subscriptions = [
			this.#changed,
			this.#view,
			settings.onDidChange(() => this.refresh()),
			desk.onDidChangeAttempts(() => this.refresh()),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	refresh(): void {
		this.#changed.fire();
	}

	async getChildren(parent?: PracticeItem): Promise<PracticeItem[]> {
		if (parent) return parent.type === "group" ? [...parent.items] : [];
		const [entries, rules, file, attempts, { bestByCase }] = await Promise.all([
			this.tools.cases.list(),
			this.tools.cases.rules(),
			this.desk.progress(),
			this.desk.attempts(),
			this.tools.practice.load(),
		]);
		const best = bestByCase((await file?.read())?.records ?? []);
		const going = underWay(attempts).map((each): PracticeItem => ({ type: "attempt", ...each }));
		this.#view.message = file
			? best.size === 0 && going.length === 0
				? "Pick a case. The chart opens on the left, your note on the right, and the clock starts. Nothing is graded."
				: ""
			: "Open a folder first, so that your drafts and your progress are kept.";
		const titleOf = (kind: string) => rules.packs.composition.notes.get(kind)?.title ?? kind;
		return [
			...(going.length > 0 ? [{ type: "group", label: "Under Way", items: going, detail: "" } as const] : []),
			...groupsOf(entries, best, titleOf),
		];
	}

	getTreeItem(item: PracticeItem): vscode.TreeItem {
		if (item.type === "attempt") return attemptRow(item.attempt);
		if (item.type === "case") return item.entry.case ? caseRow(item) : brokenRow(item.entry);
		const row = new vscode.TreeItem(item.label, vscode.TreeItemCollapsibleState.Expanded);
		row.id = `group:${item.label}`;
		row.description = item.detail;
		return row;
	}
}

function groupsOf(
	entries: readonly CaseEntry[],
	best: ReadonlyMap<string, AttemptRecord>,
	titleOf: (kind: string) => string,
): PracticeItem[] {
	const kinds = new Map<string, PracticeItem[]>();
	const broken: PracticeItem[] = [];
	const sorted = [...entries].sort((a, b) => (a.case?.difficulty ?? 0) - (b.case?.difficulty ?? 0));
	for (const kind of entries.filter(isGood).map((entry) => entry.case.note)) kinds.set(kind, []);
	for (const entry of sorted) {
		const item: PracticeItem = { type: "case", entry, best: best.get(entry.key) };
		(isGood(entry) ? kinds.get(entry.case.note) : broken)?.push(item);
	}
	const groups = [...kinds].map(([kind, items]): PracticeItem => {
		const done = items.filter((item) => item.type === "case" && item.best).length;
		return { type: "group", label: titleOf(kind), items, detail: `${done} of ${items.length} done` };
	});
	if (broken.length === 0) return groups;
	return [...groups, { type: "group", label: "Cannot Be Used", items: broken, detail: "" }];
}

function attemptRow(attempt: Attempt): vscode.TreeItem {
	const row = new vscode.TreeItem(attempt.title);
	const minutes = attempt.timed ? `${Math.floor(attempt.seconds / 60)} of ${attempt.aim} min` : "no clock";
	row.description = `${minutes}${attempt.state === "running" ? "" : ", paused"}`;
	row.iconPath = new vscode.ThemeIcon(attempt.state === "running" ? "watch" : "debug-pause");
	row.contextValue = "attempt";
	row.tooltip = "Go on with this attempt.";
	row.accessibilityInformation = { label: `${attempt.title}, ${row.description}. Go on with it.` };
	row.command = {
		command: "bootCampNotes.practice.resume",
		title: "Resume Attempt",
		arguments: [attempt.id],
	};
	return row;
}

function caseRow({ entry, best }: PracticeItem & { type: "case" }): vscode.TreeItem {
	const { title = "", difficulty = 1, minutes = 0, specialty = "" } = entry.case ?? {};
	const row = new vscode.TreeItem(title);
	const level = LEVELS[difficulty] ?? "";
	const result = best ? `best ${best.facts.found} of ${best.facts.of} facts` : "not done";
	row.description = best ? `${best.facts.found} of ${best.facts.of} facts` : `${minutes} min, ${level}`;
	row.iconPath = best
		? new vscode.ThemeIcon("pass-filled", new vscode.ThemeColor("testing.iconPassed"))
		: new vscode.ThemeIcon("circle-large-outline");
	row.contextValue = best ? "case.done" : "case";
	row.tooltip = `${title} (${specialty}). ${level}, ${minutes} minutes, ${result}.`;
	row.accessibilityInformation = {
		label: `${title}, ${level}, ${minutes} minutes, ${best ? `done, ${result}` : result}`,
	};
	row.command = { command: "bootCampNotes.practice.choose", title: "Start Case", arguments: [entry.key] };
	return row;
}

function brokenRow({ path, pack, problem }: CaseEntry): vscode.TreeItem {
	const row = new vscode.TreeItem(path.replace(/^.*\//, ""));
	row.description = `${pack.manifest.title}: has a mistake`;
	row.iconPath = new vscode.ThemeIcon("error");
	row.contextValue = "case.broken";
	row.tooltip = problem;
	row.accessibilityInformation = { label: `${path}, cannot be used. ${problem}` };
	return row;
}
