import * as vscode from "vscode";
import type { Attempt, AttemptState } from "./attempt.ts";
import type { AttemptStore } from "./attempt-store.ts";
import type { GoodCase } from "./cases.ts";
import { draftName } from "./draft-uri.ts";
import { DraftSaver } from "./save-draft.ts";
import { sectionAt } from "./section-at.ts";
import type { PracticeTools } from "./tools.ts";
import { type WatchedDraft, watchDraft } from "./watch-draft.ts";

const second = 1_000;
/** Ticks between two times that the attempt is written down. */
const ticksBetween = 2;
/** After so long, in milliseconds, a tab that was closed has not been moved. */
const settled = 500;
/** A longer gap between two ticks is a lid that was closed, not time at work. */
const longestGap = 5_000;

/** The attempt that this window works on: its clock, its draft, and what is kept of both. */
export class Session implements vscode.Disposable, WatchedDraft {
	readonly #changed = new vscode.EventEmitter<void>();
	/** Fires with every tick, and when the clock starts or stops. */
	readonly onDidChange = this.#changed.event;
	readonly #becameOther = new vscode.EventEmitter<void>();
	/** Fires when it has begun to run, was paused, or has its draft elsewhere, and that is written down. */
	readonly onDidChangeState = this.#becameOther.event;
	readonly #subscriptions: vscode.Disposable[];
	readonly #saver = new DraftSaver(() => this.#complain());
	#timer: ReturnType<typeof setInterval> | undefined;
	#last = 0;
	#ticks = 0;
	#writing: Promise<void> | undefined;
	#writeAgain = false;
	#complained = false;
	#over = false;
	/** What the draft held before it was emptied. */
	#emptied = "";

	constructor(
		readonly attempt: Attempt,
		readonly entry: GoodCase,
		readonly store: AttemptStore,
		/** Where the draft is; follows it when it is renamed. */
		public draft: vscode.Uri,
		readonly tools: PracticeTools,
		/** Called when another window has taken the attempt over. */
		readonly lost: () => void,
	) {
		this.#subscriptions = [
			this.#changed,
			this.#becameOther,
			watchDraft(this),
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				if (contentChanges.length > 0 && this.isDraft(document)) this.#edited(document);
			}),
			vscode.workspace.onDidSaveTextDocument((document) => this.#follow(document)),
			vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
				if (closed.length > 0) void this.#pauseUnlessShown();
			}),
		];
	}

	dispose(): void {
		this.#over = true;
		clearInterval(this.#timer);
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	get running(): boolean {
		return this.attempt.state === "running";
	}

	/** The draft, where it is open. */
	get document(): vscode.TextDocument | undefined {
		return vscode.workspace.textDocuments.find((document) => this.isDraft(document));
	}

	isDraft({ uri }: vscode.TextDocument): boolean {
		return uri.toString() === this.draft.toString();
	}

	/** Starts the clock, or starts it again. */
	async run(): Promise<void> {
		this.#last = Date.now();
		this.#timer ??= setInterval(() => void this.#tick(), second);
		const document = this.document;
		if (document) this.#edited(document);
		await this.#become("running");
	}

	async pause(): Promise<void> {
		if (!this.running) return;
		this.#count();
		clearInterval(this.#timer);
		this.#timer = undefined;
		await this.#become("paused");
	}

	/** Ends work on it in this window; the attempt is then another's to take. */
	async end(state: AttemptState): Promise<void> {
		if (this.running) this.#count();
		clearInterval(this.#timer);
		this.#timer = undefined;
		const document = this.document;
		if (document) {
			this.attempt.text = document.getText();
			await this.#saver.save(document);
		}
		this.attempt.owner = "";
		await this.#become(state);
		this.dispose();
	}

	/** The draft has another place now. */
	async moveTo(uri: vscode.Uri): Promise<void> {
		this.draft = uri;
		this.attempt.draft = draftName(uri, this.store.folder);
		await this.write();
		if (this.#over) return;
		this.#changed.fire();
		this.#becameOther.fire();
	}

	/** Writes down how it stands; calls in quick succession are written once. */
	write(): Promise<void> {
		this.#writeAgain = true;
		this.#writing ??= this.#writeAll().finally(() => {
			this.#writing = undefined;
		});
		return this.#writing;
	}

	async #writeAll(): Promise<void> {
		while (this.#writeAgain) {
			this.#writeAgain = false;
			try {
				const kept = await this.store.read(this.attempt.id);
				const others = kept && kept.owner !== "" && kept.owner !== this.attempt.owner;
				if (others && this.attempt.owner !== "" && kept.beat > this.attempt.beat) return this.#lose();
				this.attempt.beat = Date.now();
				await this.store.write(this.attempt);
			} catch (error) {
				this.tools.log.failure("Keeping an attempt", error);
				this.#complain();
			}
		}
	}

	#lose(): void {
		if (this.#over) return;
		this.dispose();
		this.lost();
	}

	async #become(state: AttemptState): Promise<void> {
		this.attempt.state = state;
		if (!this.#over) this.#changed.fire();
		await this.write();
		if (!this.#over) this.#becameOther.fire();
	}

	/** Its tab was closed; what is renamed or moved to another group is there again in a moment. */
	async #pauseUnlessShown(): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, settled));
		if (!this.#over && !isShown(this.draft)) await this.pause();
	}

	/** A draft without a file that is saved goes on as that file; the editor empties the one without before or after. */
	#follow(saved: vscode.TextDocument): void {
		if (this.draft.scheme !== "untitled" || saved.isUntitled) return;
		const text = saved.getText();
		if (text !== this.attempt.text && (this.attempt.text !== "" || text !== this.#emptied)) return;
		this.attempt.text = text;
		void this.moveTo(saved.uri);
	}

	#edited(document: vscode.TextDocument): void {
		// The draft first; the attempt's own copy follows with the next tick.
		const text = document.getText();
		if (text === "") this.#emptied = this.attempt.text;
		this.attempt.text = text;
		void this.#saver.save(document);
	}

	/** Adds the time since the last tick; gives it, in seconds. */
	#count(): number {
		const now = Date.now();
		const gap = now - this.#last;
		this.#last = now;
		if (!this.attempt.timed) return 0;
		const seconds = Math.max(0, gap > longestGap ? second : gap) / 1_000;
		this.attempt.seconds += seconds;
		return seconds;
	}

	async #tick(): Promise<void> {
		if (!this.running) return;
		const seconds = this.#count();
		this.#changed.fire();
		const section = seconds > 0 ? await sectionAt(this.draft, this.tools.notes) : undefined;
		if (section) this.attempt.sections[section] = (this.attempt.sections[section] ?? 0) + seconds;
		if (++this.#ticks % ticksBetween === 0) await this.write();
	}

	#complain(): void {
		if (this.#complained) return;
		this.#complained = true;
		vscode.window.showWarningMessage(
			"This folder cannot be written just now. Your draft stays open and unsaved; save it elsewhere before you close the window.",
		);
	}
}

/** Whether a tab shows a document, alone or beside another; the editor keeps one in memory for minutes after its last tab. */
function isShown(uri: vscode.Uri): boolean {
	const wanted = uri.toString();
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.some(({ input }) => {
			if (input instanceof vscode.TabInputTextDiff) return input.modified.toString() === wanted;
			return input instanceof vscode.TabInputText && input.uri.toString() === wanted;
		});
}
