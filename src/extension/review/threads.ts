import * as vscode from "vscode";
import type { ReviewState, Thread } from "../../review/state.ts";
import { mayBeNote, rangeIn } from "../documents.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { ReviewLogs } from "./logs.ts";
import { RemarkComment } from "./remark.ts";
import { reviewer } from "./reviewer.ts";

/** A thread of the log as VS Code shows it. */
interface Shown {
	readonly widget: vscode.CommentThread;
	open: boolean;
}

/** After the last change of a note. */
const delay = 400;

/**
 * Shows the threads of open notes where they belong. A thread on the screen is changed, never made anew: what somebody
 * is typing in it stays.
 */
export class Threads implements vscode.Disposable {
	readonly #subscriptions: vscode.Disposable[];
	/** By draft, then by the id of the thread's comment. */
	readonly #shown = new Map<string, Map<string, Shown>>();
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	/** How often each draft was looked at: only the last look counts. */
	readonly #runs = new Map<string, number>();
	/** What is open already is looked at once activation is over. */
	readonly #first = setTimeout(() => this.#refreshAll());
	#controller: vscode.CommentController | undefined;

	constructor(
		readonly core: CoreLoader,
		readonly logs: ReviewLogs,
		readonly log: Log,
	) {
		this.#subscriptions = [
			logs.onDidChange((draft) => this.#refreshAll(draft)),
			vscode.workspace.onDidOpenTextDocument((document) => this.refresh(document)),
			vscode.workspace.onDidChangeTextDocument(({ document }) => this.#refreshSoon(document)),
			vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
			vscode.workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration("bootCampNotes.reviewer")) this.#refreshAll();
			}),
		];
	}

	dispose(): void {
		clearTimeout(this.#first);
		for (const timer of this.#timers.values()) clearTimeout(timer);
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#controller?.dispose();
	}

	/** Made when the first note that has a review is shown, or somebody begins one: most people never need it. */
	get controller(): vscode.CommentController {
		if (!this.#controller) {
			this.#controller = vscode.comments.createCommentController("bootCampNotes.review", "Review");
			this.#controller.options = { prompt: "Reply", placeHolder: "Type / for a phrase" };
			this.#controller.commentingRangeProvider = {
				provideCommentingRanges: (document) =>
					document.uri.scheme !== "untitled" && mayBeNote(document)
						? [new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0)]
						: [],
			};
		}
		return this.#controller;
	}

	/** Brings what is shown of a note up to its log. */
	async refresh(document: vscode.TextDocument): Promise<void> {
		if (!mayBeNote(document) || document.uri.scheme === "untitled") return;
		const key = document.uri.toString();
		const run = (this.#runs.get(key) ?? 0) + 1;
		this.#runs.set(key, run);
		try {
			const state = await this.logs.stateOf(document.uri);
			if (!state && !this.#shown.has(key)) return;
			const { Locator, headingLine } = await this.core.load();
			// What was read before may be older than what another one has shown meanwhile.
			if (document.isClosed || this.#runs.get(key) !== run) return;
			const text = document.getText();
			const places = placesIn(document, text, new Locator(text), headingLine);
			this.#show(document.uri, state, places);
		} catch (error) {
			this.log.failure("Showing comments", error);
		}
	}

	/** Places of the open threads of a note, in order; the resolved ones when no other is left. */
	placesOf(document: vscode.TextDocument): readonly vscode.CommentThread[] {
		const all = [...(this.#shown.get(document.uri.toString())?.values() ?? [])];
		const open = all.filter((each) => each.open);
		return (open.length ? open : all).map(({ widget }) => widget).sort(byPlace);
	}

	/** The id of the comment that a thread began with; undefined for one that is only being written. */
	idOf(widget: vscode.CommentThread): string | undefined {
		const threads = this.#shown.get(widget.uri.toString()) ?? [];
		for (const [id, shown] of threads) if (shown.widget === widget) return id;
		return undefined;
	}

	/** Takes a thread off the screen whose comments the user has deleted, if nothing of anybody else is left in it. */
	async drop(widget: vscode.CommentThread): Promise<void> {
		const id = this.idOf(widget);
		const state = await this.logs.stateOf(widget.uri);
		if (id === undefined || !state?.threads.some((thread) => thread.id === id && thread.deleted)) return;
		this.#threadsOf(widget.uri).delete(id);
		widget.dispose();
	}

	/** The thread in which a comment stands. */
	widgetOf({ thread }: RemarkComment): vscode.CommentThread | undefined {
		for (const threads of this.#shown.values()) {
			const shown = threads.get(thread);
			if (shown) return shown.widget;
		}
		return undefined;
	}

	/** Brings what is shown of a note up to its log, if the note is open. */
	async refreshUri(draft: vscode.Uri): Promise<void> {
		const key = draft.toString();
		const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
		if (document) await this.refresh(document);
	}

	/** A thread that is just being sent is from now on that of this comment. */
	adopt(widget: vscode.CommentThread, id: string): void {
		this.#threadsOf(widget.uri).set(id, { widget, open: true });
	}

	/** The comment could not be sent: the thread is one that is only being written. */
	disown(widget: vscode.CommentThread): void {
		const id = this.idOf(widget);
		if (id !== undefined) this.#threadsOf(widget.uri).delete(id);
	}

	#show(draft: vscode.Uri, state: ReviewState | undefined, placeOf: PlaceOf): void {
		const threads = this.#threadsOf(draft);
		// What is on the screen stays there until the note is closed, even if it is deleted or missing in the log, which
		// somebody may just be writing: there may be an answer half typed in it.
		for (const thread of state?.threads ?? []) {
			const { id, deleted } = thread;
			if (deleted && !threads.has(id)) continue;
			const source = thread.target.source;
			const place = placeOf(thread, source === undefined ? undefined : state?.texts.get(source));
			let shown = threads.get(id);
			if (!shown) {
				// With its comments from the start: an empty thread is shown with its reply box open.
				const comments = remarksOf(thread, []) ?? [];
				const widget = this.controller.createCommentThread(draft, place.range, comments);
				shown = { widget, open: true };
				threads.set(id, shown);
				this.#setState(shown, thread, place);
				widget.collapsibleState = thread.resolved
					? vscode.CommentThreadCollapsibleState.Collapsed
					: vscode.CommentThreadCollapsibleState.Expanded;
			} else {
				this.#setState(shown, thread, place);
			}
		}
	}

	#setState(shown: Shown, thread: Thread, place: Place): void {
		const { widget } = shown;
		if (!widget.range?.isEqual(place.range)) widget.range = place.range;
		shown.open = !thread.resolved && !thread.deleted;
		const comments = remarksOf(thread, widget.comments);
		if (comments) widget.comments = comments;
		const label = labelOf(thread, place.outdated);
		if (widget.label !== label) widget.label = label;
		const context = [
			thread.resolved ? "resolved" : thread.done ? "open done" : "open",
			place.outdated && "outdated",
		];
		const contextValue = context.filter(Boolean).join(" ");
		if (widget.contextValue !== contextValue) widget.contextValue = contextValue;
		const settled = thread.resolved
			? vscode.CommentThreadState.Resolved
			: vscode.CommentThreadState.Unresolved;
		if (widget.state !== settled) widget.state = settled;
	}

	#threadsOf(draft: vscode.Uri): Map<string, Shown> {
		const key = draft.toString();
		let threads = this.#shown.get(key);
		if (!threads) {
			threads = new Map();
			this.#shown.set(key, threads);
		}
		return threads;
	}

	#refreshAll(draft?: vscode.Uri): void {
		const key = draft?.toString();
		for (const document of vscode.workspace.textDocuments)
			if (key === undefined || document.uri.toString() === key) this.refresh(document);
	}

	/** The editor moves threads with the text by itself; whose text is gone shows when one pauses. */
	#refreshSoon(document: vscode.TextDocument): void {
		const key = document.uri.toString();
		if (!this.#shown.has(key)) return;
		clearTimeout(this.#timers.get(key));
		this.#timers.set(
			key,
			setTimeout(() => this.refresh(document), delay),
		);
	}

	#close({ uri }: vscode.TextDocument): void {
		const key = uri.toString();
		clearTimeout(this.#timers.get(key));
		for (const { widget } of this.#shown.get(key)?.values() ?? []) widget.dispose();
		this.#shown.delete(key);
	}
}

interface Place {
	readonly range: vscode.Range;
	readonly outdated: boolean;
}

type PlaceOf = (thread: Thread, source: string | undefined) => Place;

function placesIn(
	document: vscode.TextDocument,
	text: string,
	locator: InstanceType<Awaited<ReturnType<CoreLoader["load"]>>["Locator"]>,
	headingLine: Awaited<ReturnType<CoreLoader["load"]>>["headingLine"],
): PlaceOf {
	return ({ target }, source) => {
		const found = locator.locate(target, source);
		if (found) return { range: rangeIn(document, found), outdated: false };
		// An outdated comment stands at its heading, if that is left.
		const line = target.section === undefined ? undefined : headingLine(text, target.section);
		return { range: new vscode.Range(line ?? 0, 0, line ?? 0, 0), outdated: true };
	};
}

/** The comments to show, or undefined where they are shown already or one of them is being edited. */
function remarksOf(
	{ id, remarks }: Thread,
	shown: readonly vscode.Comment[],
): readonly vscode.Comment[] | undefined {
	if (shown.some(({ mode }) => mode === vscode.CommentMode.Editing)) return;
	const name = reviewer();
	const same = remarks.map((remark, i) => {
		const known = shown[i];
		const isOwn = remark.by === name;
		const kept =
			known instanceof RemarkComment && known.remark.id === remark.id && known.shows(remark, isOwn);
		return kept ? known : new RemarkComment(remark, id, isOwn);
	});
	const changed = same.length !== shown.length || same.some((comment, i) => comment !== shown[i]);
	return changed ? same : undefined;
}

/** What is heard first comes first: how it stands, then what it is about, then where. */
function labelOf({ deleted, resolved, done, rule, target }: Thread, outdated: boolean): string {
	const quote = target.selector[0].exact.replace(/\s+/g, " ");
	const short = quote.length > 60 ? `${quote.slice(0, 59)}…` : quote;
	// VS Code would show "&", "<" and ">" in a label as their HTML entities.
	return [
		deleted ? "Deleted" : resolved ? `Resolved by ${resolved.by}` : done ? `Done, says ${done.by}` : "Open",
		outdated && `outdated, was on “${short}”`,
		rule,
		target.section,
	]
		.filter(Boolean)
		.join(" · ")
		.replace(/\s*&\s*/g, " and ")
		.replaceAll("<", "‹")
		.replaceAll(">", "›");
}

function byPlace(a: vscode.CommentThread, b: vscode.CommentThread): number {
	return a.range && b.range ? a.range.start.compareTo(b.range.start) : 0;
}
