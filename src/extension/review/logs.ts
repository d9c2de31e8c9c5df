import * as vscode from "vscode";
import type { ReviewLog } from "../../review/log.ts";
import { LOG_ENDING } from "../../review/log-ending.ts";
import type { Outbox } from "../../review/outbox.ts";
import type { ReviewState } from "../../review/state.ts";
import type { Said } from "../../review/write.ts";
import { exists } from "../exists.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import { askReviewer } from "./reviewer.ts";

/** So long another window may still be writing over what it had read before. */
const settleAfter = 10_000;
/** A log full of rubbish must not fill the Problems panel. */
const mostProblems = 100;
const storeKey = "review.unsettled";

/** What one says, without one's name. */
export type Unsigned = Said extends infer S ? (S extends Said ? Omit<S, "by"> : never) : never;

/** Reads and adds to the review logs of drafts. */
export class ReviewLogs implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<vscode.Uri>();
	/** Fires with the draft whose log has changed. */
	readonly onDidChange = this.#changed.event;
	readonly #problems = vscode.languages.createDiagnosticCollection("bootCampNotes.review");
	readonly #known = new Map<string, { readonly text: string; readonly state: ReviewState }>();
	readonly #subscriptions: vscode.Disposable[];
	readonly #timers = new Set<ReturnType<typeof setTimeout>>();
	#outbox: Outbox | undefined;

	constructor(
		readonly memento: vscode.Memento,
		readonly core: CoreLoader,
		readonly log: Log,
	) {
		const watcher = vscode.workspace.createFileSystemWatcher(`**/*${LOG_ENDING}`);
		const seen = (file: vscode.Uri) => this.#seen(file);
		this.#subscriptions = [
			this.#changed,
			this.#problems,
			watcher,
			watcher.onDidCreate(seen),
			watcher.onDidChange(seen),
			watcher.onDidDelete(seen),
		];
		// What a window that was closed too soon had sent is looked for again.
		if (Object.keys(memento.get(storeKey, {})).length) this.#later(() => this.#resume());
	}

	dispose(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** What the log of a draft says; undefined when there is none. */
	async stateOf(draft: vscode.Uri): Promise<ReviewState | undefined> {
		if (draft.scheme === "untitled") return;
		const file = logFile(draft);
		const bytes = await readBytes(file);
		if (!bytes) {
			this.#problems.delete(file);
			return;
		}
		const text = new TextDecoder().decode(bytes);
		const key = file.toString();
		const known = this.#known.get(key);
		if (known?.text === text) return known.state;
		const { readLog, stateOf } = await this.core.load();
		const read = readLog(text);
		const state = stateOf(read.events);
		this.#known.set(key, { text, state });
		this.#report(file, read);
		return state;
	}

	/**
	 * Adds events in the user's name, one behind the other; asks for the name when there is none. Gives whether somebody
	 * answered. Rejects when the log cannot be written.
	 */
	async add(draft: vscode.Uri, said: readonly Unsigned[]): Promise<boolean> {
		const by = await askReviewer();
		if (!by) return false;
		const { makeEvent, readLog } = await this.core.load();
		const file = logFile(draft);
		const bytes = await readBytes(file);
		let { highest } = readLog(new TextDecoder().decode(bytes ?? new Uint8Array()));
		const events = said.map((each) => {
			const event = makeEvent({ ...each, by } as Said, highest);
			highest = event.n;
			return event;
		});
		const outbox = await this.#openOutbox();
		const path = file.toString();
		await outbox.append(path, events);
		this.#later(() => outbox.settle(path, events));
		this.#changed.fire(draft);
		return true;
	}

	/** A log has changed: whatever this window sent must still be in it. */
	async #seen(file: vscode.Uri): Promise<void> {
		try {
			await this.#outbox?.check(file.toString());
		} catch (error) {
			this.log.failure("Looking after a review log", error);
		}
		this.#changed.fire(file.with({ path: file.path.slice(0, -LOG_ENDING.length) }));
	}

	async #openOutbox(): Promise<Outbox> {
		const { Outbox } = await this.core.load();
		this.#outbox ??= new Outbox(
			{
				read: (path) => readBytes(vscode.Uri.parse(path)),
				write: async (path, bytes) => vscode.workspace.fs.writeFile(vscode.Uri.parse(path), bytes),
				pause: () => new Promise((resolve) => setTimeout(resolve, 60)),
			},
			{
				load: () => this.memento.get(storeKey, {}),
				save: async (events) => this.memento.update(storeKey, events),
			},
		);
		return this.#outbox;
	}

	async #resume(): Promise<void> {
		const outbox = await this.#openOutbox();
		for (const path of outbox.paths) await outbox.settle(path);
	}

	#later(act: () => Promise<void>): void {
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			act().catch((error) => this.log.failure("Looking after a review log", error));
		}, settleAfter);
		this.#timers.add(timer);
	}

	#report(file: vscode.Uri, { problems }: ReviewLog): void {
		this.#problems.set(
			file,
			problems.slice(0, mostProblems).map(({ line, message }) => {
				const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
				const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
				diagnostic.source = "Boot Camp Notes";
				return diagnostic;
			}),
		);
	}
}

function logFile(draft: vscode.Uri): vscode.Uri {
	return draft.with({ path: draft.path + LOG_ENDING });
}

/** @throws when the file is there and cannot be read */
async function readBytes(file: vscode.Uri): Promise<Uint8Array | undefined> {
	try {
		return await vscode.workspace.fs.readFile(file);
	} catch (error) {
		if (!(await exists(file))) return undefined;
		throw error;
	}
}
