import * as vscode from "vscode";
import { exists } from "../exists.ts";
import { type Attempt, type AttemptState, isUnderWay } from "./attempt.ts";
import { type AttemptStore, FolderAttempts } from "./attempt-store.ts";
import { type GoodCase, isGood } from "./cases.ts";
import { draftUri } from "./draft-uri.ts";
import { makeDraft } from "./make-draft.ts";
import { openSideBySide } from "./open-side-by-side.ts";
import { ProgressFile } from "./progress-file.ts";
import { Session } from "./session.ts";
import { takeOver } from "./take-over.ts";
import type { PracticeTools } from "./tools.ts";
import { Turns } from "./turns.ts";

/** The one attempt that this window works on, and all others that can be gone on with. */
export class Desk implements vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	/** Fires with every tick of the clock. */
	readonly onDidChange = this.#changed.event;
	readonly #attempts = new vscode.EventEmitter<void>();
	/** Fires when an attempt begins, ends or changes its state. */
	readonly onDidChangeAttempts = this.#attempts.event;
	readonly #window = crypto.randomUUID();
	readonly #turns = new Turns();
	#session: Session | undefined;
	#listening: vscode.Disposable | undefined;

	constructor(readonly tools: PracticeTools) {}

	dispose(): void {
		this.#listening?.dispose();
		this.#session?.dispose();
		this.#changed.dispose();
		this.#attempts.dispose();
	}

	get session(): Session | undefined {
		return this.#session;
	}

	/**
	 * Where attempts are kept that can be gone on with: in the folder of the active note, in that of the attempt in hand,
	 * and in the place of drafts without a file.
	 */
	async stores(): Promise<AttemptStore[]> {
		const { folder } = (await this.tools.cases.rules()).home;
		const folders = [folder, this.#session?.store.folder].filter((each) => each !== undefined);
		const places = new Map(folders.map((each) => [each.toString(), each]));
		return [...[...places.values()].map((each) => new FolderAttempts(each)), this.tools.loose];
	}

	/** All attempts, the latest first of each place. */
	async attempts(): Promise<{ attempt: Attempt; store: AttemptStore }[]> {
		const lists = (await this.stores()).map(async (store) =>
			(await store.list()).map((attempt) => ({ attempt, store })),
		);
		return (await Promise.all(lists)).flat();
	}

	/** The progress file of the folder in hand. */
	async progress(): Promise<ProgressFile | undefined> {
		const { folder } = (await this.tools.cases.rules()).home;
		return folder && new ProgressFile(folder, this.tools.practice);
	}

	/** Opens chart and a fresh draft beside each other, and starts the clock; asked for twice at once, it does so once. */
	start(entry: GoodCase): Promise<Session> {
		return this.#turns.take(`start ${entry.key}`, () => this.#start(entry));
	}

	async #start(entry: GoodCase): Promise<Session> {
		await this.leave();
		const timed = vscode.workspace.getConfiguration("bootCampNotes.practice").get("clock") !== "off";
		const made = await makeDraft(entry, timed, this.tools);
		const session = this.#take(made.attempt, entry, made.store, made.draft);
		await session.run();
		return session;
	}

	/** Goes on with an attempt: the one in hand, or one that was left. Gives undefined when another window has it. */
	async resume(found: { attempt: Attempt; store: AttemptStore }): Promise<Session | undefined> {
		const { store } = found;
		const { id } = found.attempt;
		const inHand = () => {
			const session = this.#session;
			return session?.attempt.id === id && session.store.folder?.path === store.folder?.path
				? session
				: undefined;
		};
		const entry = inHand()?.entry ?? (await this.#caseOf(found.attempt));
		if (!entry) return undefined;
		// This may wait long for an answer, and nothing else has to wait for that.
		const attempt = inHand()?.attempt ?? (await takeOver(id, store, this.#window));
		if (!attempt) return undefined;
		return this.#turns.take(`resume ${id}`, async () => {
			let session = inHand();
			if (!session) {
				await this.leave();
				session = this.#take(attempt, entry, store, draftUri(attempt.draft, store.folder));
			}
			await this.#open(session);
			await session.run();
			return session;
		});
	}

	/** Puts the attempt in hand aside; it can be gone on with. */
	async leave(): Promise<void> {
		await this.end("paused");
	}

	/** Ends work on the attempt in hand, or on this one if it still is in hand; gives undefined when there is none to end. */
	async end(state: AttemptState, session = this.#session): Promise<Session | undefined> {
		if (!session || session !== this.#session) return undefined;
		const listening = this.#listening;
		// From now on nobody else can end it, too.
		this.#session = undefined;
		await session.end(state);
		listening?.dispose();
		this.#changed.fire();
		this.#attempts.fire();
		return session;
	}

	#take(attempt: Attempt, entry: GoodCase, store: AttemptStore, draft: vscode.Uri): Session {
		attempt.owner = this.#window;
		const session = new Session(attempt, entry, store, draft, this.tools, () => {
			this.#drop();
			vscode.window.showWarningMessage(
				`"${attempt.title}" goes on in another window. It is paused here; what you typed here stays in the draft.`,
			);
		});
		this.#session = session;
		this.#listening = vscode.Disposable.from(
			session.onDidChange(() => this.#changed.fire()),
			session.onDidChangeState(() => this.#attempts.fire()),
		);
		return session;
	}

	#drop(): void {
		this.#listening?.dispose();
		this.#session = undefined;
		this.#changed.fire();
		this.#attempts.fire();
	}

	async #caseOf({ case: key, title }: Attempt): Promise<GoodCase | undefined> {
		const entry = (await this.tools.cases.list()).find((each) => each.key === key);
		if (entry && isGood(entry)) return entry;
		vscode.window.showErrorMessage(
			entry
				? `The case "${title}" has a mistake and cannot go on. ${entry.problem}`
				: `No pack in use holds the case "${title}" any more. Your draft is untouched.`,
		);
		return undefined;
	}

	/** Opens chart and draft; a draft that is gone is written again from what was kept of it. */
	async #open(session: Session): Promise<void> {
		const { attempt, entry } = session;
		if (session.draft.scheme === "untitled") {
			const open = session.document;
			const document =
				open ?? (await vscode.workspace.openTextDocument({ language: "markdown", content: attempt.text }));
			if (!open) await session.moveTo(document.uri);
		} else if (!(await exists(session.draft))) {
			await vscode.workspace.fs.writeFile(session.draft, new TextEncoder().encode(attempt.text));
			vscode.window.showInformationMessage("The draft was gone; it is back, with the text that was kept.");
		}
		await openSideBySide(entry, session.draft);
	}
}

/** The attempts that can be gone on with. */
export function underWay<T extends { attempt: Attempt }>(all: readonly T[]): T[] {
	return all.filter(({ attempt }) => isUnderWay(attempt));
}
