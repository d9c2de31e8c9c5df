import * as vscode from "vscode";
import { isAttemptPath } from "../../practice/attempt-name.ts";
import { LOG_ENDING } from "../../review/log-ending.ts";
import type { QueuedDraft } from "../../review/queue.ts";
import type { ReviewState } from "../../review/state.ts";
import { engineName, largestNote } from "../documents.ts";
import type { FolderSettings } from "../folder-settings.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { Packs } from "../packs/packs.ts";
import type { ReviewLogs } from "./logs.ts";

const notePattern = "**/*.{md,markdown,txt}";
const left = "**/{node_modules,.git}/**";
/** What is no draft by its name. */
const notADraft = /\/(?:readme|changelog|contributing|license|notice)(?:\.\w+)?$/i;
/** Files read at once, and those only looked at. */
const atOnce = 8;
const sketchedAtOnce = 32;
/** Work at a stretch before the editor gets its turn, in ms. */
const slice = 8;
/** Changes that come together are shown together; while many files are read, less often. */
const delay = 150;
const longDelay = 700;
const many = 20;

/** A draft of the workspace. */
export interface DraftFile extends QueuedDraft {
	readonly uri: vscode.Uri;
}

interface Known {
	readonly changed: number;
	readonly linted: Linted | undefined;
}

type Linted = Pick<QueuedDraft, "intern" | "errors" | "warnings" | "informations">;

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
	/** The drafts that have a log. */
	readonly #reviewed = new Set<string>();
	readonly #waiting = new Map<string, vscode.Uri>();
	readonly #subscriptions: vscode.Disposable[] = [this.#changed];
	#started: Promise<void> | undefined;
	#readers = 0;
	#began = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		readonly core: CoreLoader,
		readonly logs: ReviewLogs,
		readonly settings: FolderSettings,
		readonly packs: Packs,
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
			this.logs.onDidChange((uri) => {
				this.#reviewed.add(uri.toString());
				this.#read([uri]);
			}),
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
		for (const uri of reviewed) this.#reviewed.add(uri.toString());
		const found = new Map([...reviewed, ...notes].map((uri) => [uri.toString(), uri]));
		for (const key of this.#drafts.keys()) if (!found.has(key)) this.#drafts.delete(key);
		await this.#sketch(found);
		this.#read([...found.values()]);
	}

	/** Shows what is new at once, as far as a look at its place and its log tells; what it holds is read afterward. */
	async #sketch(found: ReadonlyMap<string, vscode.Uri>): Promise<void> {
		const left = found.entries();
		const work = async () => {
			for (const [key, uri] of left) {
				if (this.#drafts.has(key)) continue;
				const draft = await this.#draftAt(uri, false).catch(() => undefined);
				if (draft) this.#drafts.set(key, draft);
			}
		};
		await Promise.all(Array.from({ length: sketchedAtOnce }, work));
		this.#changed.fire();
	}

	#read(uris: readonly vscode.Uri[]): void {
		for (const uri of uris) this.#waiting.set(uri.toString(), uri);
		for (; this.#readers < atOnce && this.#readers < this.left; this.#readers++) this.#work();
	}

	/** One of several that read at once: most of the time is spent waiting for files. */
	async #work(): Promise<void> {
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
		}
		this.#readers--;
	}

	/** Lets the editor have its turn when a stretch of work has become long. */
	async #breathe(): Promise<void> {
		if (performance.now() - this.#began < slice) return;
		await new Promise((resolve) => setTimeout(resolve));
		this.#began = performance.now();
	}

	/** A draft as it is; with `lint` false, without its findings if they would have to be counted first. */
	async #draftAt(uri: vscode.Uri, lint = true): Promise<DraftFile | undefined> {
		// An attempt at a practice case is the intern's own until they submit it; a pack's templates and examples are nobody's drafts.
		if (isAttemptPath(uri.path) && !this.#reviewed.has(uri.toString())) return;
		if (await this.packs.packFolderOf(uri)) return;
		const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
		if (stat?.type !== vscode.FileType.File || stat.size > largestNote) return;
		const key = uri.toString();
		const state = this.#reviewed.has(key) ? await this.#stateOf(uri) : undefined;
		let known = this.#known.get(key);
		if (known?.changed !== stat.mtime && lint) {
			known = { changed: stat.mtime, linted: await this.#lint(uri) };
			this.#known.set(key, known);
		}
		const linted = known?.linted;
		if (!linted && !state && (lint || notADraft.test(uri.path))) return;
		const { internByFolder } = await this.core.load();
		const submitted = state?.steps.find(({ status }) => status === "submitted");
		const intern = linted?.intern || internByFolder(uri.path) || submitted?.by || "";
		return {
			uri,
			path: vscode.workspace.asRelativePath(uri),
			...(linted ?? { errors: 0, warnings: 0, informations: 0 }),
			intern,
			pending: !lint && !linted,
			...(await this.#standOf(state, stat.mtime)),
		};
	}

	/** What a draft's log says; a log that cannot be read must not take its draft from the list. */
	async #stateOf(uri: vscode.Uri): Promise<ReviewState | undefined> {
		try {
			return await this.logs.stateOf(uri);
		} catch (error) {
			this.log.failure(`Reading the review of ${this.log.nameOf(uri)}`, error);
			return undefined;
		}
	}

	/** Whose draft a file is and what the rules count in it; undefined when it is no clinical note. */
	async #lint(uri: vscode.Uri): Promise<Linted | undefined> {
		const { internOf } = await this.core.load();
		const rules = await this.settings.rulesFor(uri);
		if (rules.ignores(uri)) return;
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
		await this.#breathe();
		// Under a name of its own, so that a note in an editor is not taken for another version of itself.
		const name = `drafts+${engineName(uri)}`;
		const { note, findings } = rules.engine.check(text, name);
		const counts = { errors: 0, warnings: 0, informations: 0 };
		for (const { severity } of findings) counts[`${severity}s`]++;
		const linted = note.clinical ? { ...counts, intern: internOf(note, uri.path) } : undefined;
		rules.engine.forget(name);
		return linted;
	}

	async #standOf(
		state: ReviewState | undefined,
		changed: number,
	): Promise<Pick<QueuedDraft, "status" | "open" | "since" | "by">> {
		const last = state?.steps.at(-1);
		const { openThreads } = await this.core.load();
		return {
			status: state?.status ?? "draft",
			open: state ? openThreads(state).length : 0,
			since: last ? Date.parse(last.at) : changed,
			by: last?.by ?? "",
		};
	}

	#forget(uri: vscode.Uri): void {
		const key = uri.toString();
		this.#known.delete(key);
		this.#waiting.delete(key);
		if (this.#drafts.delete(key)) this.#tell();
	}

	#tell(): void {
		this.#timer ??= setTimeout(
			() => {
				this.#timer = undefined;
				this.#changed.fire();
			},
			this.left > many ? longDelay : delay,
		);
	}
}
