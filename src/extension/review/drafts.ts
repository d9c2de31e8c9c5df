import * as vscode from "vscode";
import { LOG_ENDING } from "../../review/log-ending.ts";
import type { QueuedDraft } from "../../review/queue.ts";
import type { ReviewState } from "../../review/state.ts";
import { engineName, largestNote } from "../documents.ts";
import type { FolderSettings } from "../folder-settings.ts";
import type { Log } from "../log.ts";
import type { ReviewLogs } from "./logs.ts";

const notePattern = "**/*.{md,markdown,txt}";
const left = "**/{node_modules,.git}/**";
/** Work at a stretch before the editor gets its turn, in ms. */
const slice = 8;
/** Changes that come together are shown together. */
const delay = 150;

/** A draft of the workspace. */
export interface DraftFile extends QueuedDraft {
	readonly uri: vscode.Uri;
}

interface Known {
	readonly changed: number;
	readonly counts: Counts | undefined;
}

type Counts = Pick<QueuedDraft, "errors" | "warnings" | "informations">;

/**
 * Knows the drafts of the workspace: every clinical note, and every note that has a review. Reads them one after the
 * other, a little at a time, and again only when they have changed.
 */
export class Drafts implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	/** Fires when a draft came, went or changed. */
	readonly onDidChange = this.#changed.event;
	readonly #drafts = new Map<string, DraftFile>();
	/** What was found in each version of a file. */
	readonly #known = new Map<string, Known>();
	readonly #waiting = new Map<string, vscode.Uri>();
	readonly #subscriptions: vscode.Disposable[] = [this.#changed];
	#started: Promise<void> | undefined;
	#working = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		readonly logs: ReviewLogs,
		readonly settings: FolderSettings,
		readonly log: Log,
	) {}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#waiting.clear();
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** How many files are still to be read. */
	get left(): number {
		return this.#waiting.size;
	}

	/** The drafts as far as they are known; the first call begins to look for them. */
	async all(): Promise<readonly DraftFile[]> {
		this.#started ??= this.#start();
		await this.#started;
		return [...this.#drafts.values()];
	}

	async #start(): Promise<void> {
		const watcher = vscode.workspace.createFileSystemWatcher(notePattern);
		const read = (uri: vscode.Uri) => this.#read([uri]);
		this.#subscriptions.push(
			watcher,
			watcher.onDidCreate(read),
			watcher.onDidChange(read),
			watcher.onDidDelete((uri) => this.#forget(uri)),
			this.logs.onDidChange(read),
			this.settings.onDidChange(() => {
				this.#known.clear();
				this.#find();
			}),
			vscode.workspace.onDidChangeWorkspaceFolders(() => this.#find()),
		);
		await this.#find();
	}

	async #find(): Promise<void> {
		const [notes, logs] = await Promise.all([
			vscode.workspace.findFiles(notePattern, left),
			vscode.workspace.findFiles(`**/*${LOG_ENDING}`, left),
		]);
		// Those with a review first: they are what one looks for.
		const reviewed = logs.map((uri) => uri.with({ path: uri.path.slice(0, -LOG_ENDING.length) }));
		const found = new Map([...reviewed, ...notes].map((uri) => [uri.toString(), uri]));
		for (const key of this.#drafts.keys()) if (!found.has(key)) this.#drafts.delete(key);
		this.#read([...found.values()]);
	}

	#read(uris: readonly vscode.Uri[]): void {
		for (const uri of uris) this.#waiting.set(uri.toString(), uri);
		if (!this.#working) this.#work();
	}

	async #work(): Promise<void> {
		this.#working = true;
		let began = performance.now();
		for (const [key, uri] of this.#waiting) {
			this.#waiting.delete(key);
			try {
				const draft = await this.#draftAt(uri);
				if (draft) this.#drafts.set(key, draft);
				else this.#drafts.delete(key);
			} catch (error) {
				this.log.failure(`Reading ${this.log.nameOf(uri)} for the drafts`, error);
			}
			this.#tell();
			if (performance.now() - began < slice) continue;
			await new Promise((resolve) => setTimeout(resolve));
			began = performance.now();
		}
		this.#working = false;
	}

	async #draftAt(uri: vscode.Uri): Promise<DraftFile | undefined> {
		const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
		if (stat?.type !== vscode.FileType.File || stat.size > largestNote) return;
		const state = await this.logs.stateOf(uri);
		const key = uri.toString();
		let known = this.#known.get(key);
		if (known?.changed !== stat.mtime) {
			known = { changed: stat.mtime, counts: await this.#lint(uri) };
			this.#known.set(key, known);
		}
		if (!known.counts && !state) return;
		const nothing = { errors: 0, warnings: 0, informations: 0 };
		return {
			uri,
			path: vscode.workspace.asRelativePath(uri),
			...(known.counts ?? nothing),
			...standOf(uri, state, stat.mtime),
		};
	}

	/** What the rules count in a file; undefined when it is no clinical note. */
	async #lint(uri: vscode.Uri): Promise<Counts | undefined> {
		const rules = await this.settings.rulesFor(uri);
		if (rules.ignores(uri)) return;
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		// Under a name of its own, so that a note in an editor is not taken for another version of itself.
		const name = `drafts+${engineName(uri)}`;
		const { note, findings } = rules.engine.check(text, name);
		const counts = { errors: 0, warnings: 0, informations: 0 };
		for (const { severity } of findings) counts[`${severity}s`]++;
		const { clinical } = note;
		rules.engine.forget(name);
		return clinical ? counts : undefined;
	}

	#forget(uri: vscode.Uri): void {
		const key = uri.toString();
		this.#known.delete(key);
		this.#waiting.delete(key);
		if (this.#drafts.delete(key)) this.#tell();
	}

	#tell(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#changed.fire();
		}, delay);
	}
}

function standOf(
	uri: vscode.Uri,
	state: ReviewState | undefined,
	changed: number,
): Pick<QueuedDraft, "status" | "intern" | "open" | "since"> {
	const last = state?.steps.at(-1);
	const submitted = state?.steps.find(({ status }) => status === "submitted");
	return {
		status: state?.status ?? "draft",
		intern: submitted?.by ?? uri.path.split("/").at(-2) ?? "",
		open: state?.threads.filter(({ deleted, resolved }) => !deleted && !resolved).length ?? 0,
		since: last ? Date.parse(last.at) : changed,
	};
}
