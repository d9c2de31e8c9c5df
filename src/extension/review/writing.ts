import * as vscode from "vscode";
import type { CannedComment } from "../../packs/compose.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { ReviewLogs, Unsigned } from "./logs.ts";
import { NewComment, type RemarkComment } from "./remark.ts";
import { askReviewer, reviewer } from "./reviewer.ts";
import { draftOf } from "./steps.ts";
import type { Threads } from "./threads.ts";

/** Takes what somebody writes in the margin into the log. */
export class Writing {
	constructor(
		readonly core: CoreLoader,
		readonly logs: ReviewLogs,
		readonly threads: Threads,
		readonly phrases: () => Promise<readonly CannedComment[]>,
		readonly log: Log,
	) {}

	/** Sends what was typed below a thread: its first comment, or a reply. */
	async send({
		thread,
		text,
	}: {
		readonly thread: vscode.CommentThread;
		readonly text: string;
	}): Promise<void> {
		if (!text.trim()) return;
		const to = this.threads.idOf(thread);
		const sent = await (to === undefined ? this.begin(thread, text) : this.#answer(thread, to, text));
		// The editor has emptied its box: what was typed goes on in one of ours.
		if (!sent) thread.comments = [...thread.comments, new NewComment(text, reviewer() ?? "You", thread)];
	}

	async #answer(thread: vscode.CommentThread, to: string, text: string): Promise<boolean> {
		const phrases = await this.#phrasesIn(text);
		return this.#add(thread.uri, text, [{ type: "reply", to, body: text.trim(), ...phrases }]);
	}

	/** Begins a thread at the selection: with a text, or as a box to type in. */
	async beginAtCursor(text: unknown): Promise<void> {
		const editor = vscode.window.activeTextEditor;
		const document = await draftOf(undefined);
		if (!editor || !document) return;
		if (typeof text !== "string") return this.open(document.uri, editor.selection);
		await this.begin(this.threads.controller.createCommentThread(document.uri, editor.selection, []), text);
	}

	/** Opens a box for a comment at a place, with the cursor in it and with these words to begin with. */
	async open(draft: vscode.Uri, range: vscode.Range, words = "", rule?: string): Promise<void> {
		const by = await askReviewer();
		if (!by) return;
		makeRoom(range);
		const thread = this.threads.controller.createCommentThread(draft, range, []);
		thread.comments = [new NewComment(words, by, thread, rule)];
		thread.canReply = false;
		thread.label = ["New comment", rule].filter(Boolean).join(" · ");
		thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
	}

	/** Answers in a thread: with a text, or by opening a box with the cursor in it. */
	async reply(thread: vscode.CommentThread, text: unknown): Promise<void> {
		if (typeof text === "string") return this.send({ thread, text });
		thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
		if (thread.comments.some((comment) => comment instanceof NewComment)) return;
		const by = await askReviewer();
		if (by) thread.comments = [...thread.comments, new NewComment("", by, thread)];
	}

	/** Begins a thread with a comment at the thread's place. */
	async begin(thread: vscode.CommentThread, text: string, rule?: string): Promise<boolean> {
		const { anchor, newId } = await this.core.load();
		const document = await vscode.workspace.openTextDocument(thread.uri);
		const note = document.getText();
		const range = thread.range ?? new vscode.Range(0, 0, 0, 0);
		const target = anchor(note, {
			start: document.offsetAt(range.start),
			end: document.offsetAt(range.end),
		});
		const id = newId();
		const phrases = await this.#phrasesIn(text);
		this.threads.adopt(thread, id);
		const sent = await this.#add(thread.uri, text, async () => {
			const { source, said } = await this.#textOf(thread.uri, note);
			return [
				...said,
				{
					id,
					type: "comment",
					target: { ...target, source },
					body: text.trim(),
					...(rule === undefined ? {} : { rule }),
					...phrases,
				},
			];
		});
		if (sent) await this.threads.refresh(document);
		else this.threads.disown(thread);
		return sent;
	}

	/** Opens a comment for editing where it stands. */
	edit(comment: RemarkComment): void {
		this.#setMode(comment, vscode.CommentMode.Editing);
	}

	/** Leaves a comment as it was. */
	cancel(comment: RemarkComment | NewComment): void {
		if (comment instanceof NewComment) {
			this.#cancelNew(comment);
		} else {
			comment.body = comment.remark.body;
			this.#setMode(comment, vscode.CommentMode.Preview);
		}
	}

	/** Saves a comment that was edited, or is new. */
	async save(comment: RemarkComment | NewComment): Promise<void> {
		const text = comment.body;
		if (!text.trim()) return;
		if (comment instanceof NewComment) return this.#saveNew(comment);
		const thread = this.threads.widgetOf(comment);
		if (!thread) return;
		if (text.trim() !== comment.remark.body) {
			const phrases = await this.#phrasesIn(text);
			const said = { type: "edit", of: comment.remark.id, body: text.trim(), ...phrases } as const;
			if (!(await this.#add(thread.uri, text, [said]))) return this.#openAgain(comment, text);
		}
		this.#setMode(comment, vscode.CommentMode.Preview);
		await this.threads.refreshUri(thread.uri);
	}

	#cancelNew({ place }: NewComment): void {
		if (this.threads.idOf(place) === undefined) place.dispose();
		else place.comments = place.comments.filter((comment) => !(comment instanceof NewComment));
	}

	async #saveNew(comment: NewComment): Promise<void> {
		const { place, body, rule } = comment;
		const to = this.threads.idOf(place);
		if (to !== undefined) {
			if (!(await this.#answer(place, to, body))) return writeAgain(comment);
			comment.mode = vscode.CommentMode.Preview;
			await this.threads.refreshUri(place.uri);
			return;
		}
		// What is being edited is never replaced, and this is now to become the comment as it is in the log.
		comment.mode = vscode.CommentMode.Preview;
		if (await this.begin(place, body, rule)) {
			place.canReply = true;
			return;
		}
		writeAgain(comment);
	}

	/** The editor has closed the box of a comment whose text could not be sent; it opens it only for a change that it sees. */
	async #openAgain(comment: RemarkComment, text: string): Promise<void> {
		this.#setMode(comment, vscode.CommentMode.Preview);
		await new Promise((resolve) => setTimeout(resolve, SEEN));
		comment.body = text;
		this.edit(comment);
	}

	async remove(comment: RemarkComment): Promise<void> {
		const thread = this.threads.widgetOf(comment);
		if (!thread) return;
		const sure = "Delete";
		const answer = await vscode.window.showWarningMessage("Delete your comment?", { modal: true }, sure);
		if (answer !== sure) return;
		if (await this.#add(thread.uri, "", [{ type: "delete", of: comment.remark.id }]))
			await this.threads.drop(thread);
	}

	/** Settles a thread, opens it again, or says that it is done. */
	async mark(thread: vscode.CommentThread, type: "resolve" | "reopen" | "done"): Promise<void> {
		const of = this.threads.idOf(thread);
		if (of !== undefined) await this.#add(thread.uri, "", [{ type, of }]);
	}

	/** The event that holds this text of the note, and that event if it has still to be written. */
	async #textOf(draft: vscode.Uri, text: string): Promise<{ source: string; said: Unsigned[] }> {
		const { newId } = await this.core.load();
		const texts = (await this.logs.stateOf(draft))?.texts ?? new Map<string, string>();
		for (const [source, known] of texts) if (known === text) return { source, said: [] };
		const source = newId();
		return { source, said: [{ id: source, type: "text", text }] };
	}

	async #phrasesIn(text: string): Promise<{ phrases?: string[] }> {
		const { phrasesIn } = await this.core.load();
		const phrases = phrasesIn(text, await this.phrases());
		return phrases.length ? { phrases } : {};
	}

	/** Gives whether it was written. What was typed is not thrown away when it was not. */
	async #add(
		draft: vscode.Uri,
		typed: string,
		said: readonly Unsigned[] | (() => Promise<readonly Unsigned[]>),
	): Promise<boolean> {
		for (;;) {
			try {
				const sent = await this.logs.add(draft, typeof said === "function" ? await said() : said);
				if (!sent && typed) {
					await vscode.env.clipboard.writeText(typed);
					vscode.window.showInformationMessage("Not sent: there is no name. Your text is in the clipboard.");
				}
				return sent;
			} catch (error) {
				this.log.failure("Writing a review", error);
				const message = `The review log of ${draft.path.slice(draft.path.lastIndexOf("/") + 1)} could not be written.`;
				if (typed) {
					// The box opens again at once: whoever closes or overlooks this message still has their text.
					void offerToCopy(`${message} What you typed is still in its box.`, typed);
					return false;
				}
				const again = "Try Again";
				if ((await vscode.window.showErrorMessage(message, again)) !== again) return false;
			}
		}
	}

	#setMode(comment: RemarkComment, mode: vscode.CommentMode): void {
		const thread = this.threads.widgetOf(comment);
		if (!thread) return;
		comment.mode = mode;
		// Only a new list is looked at.
		thread.comments = [...thread.comments];
	}
}

async function offerToCopy(message: string, text: string): Promise<void> {
	const copy = "Copy Text";
	if ((await vscode.window.showErrorMessage(message, copy)) === copy)
		await vscode.env.clipboard.writeText(text);
}

/** Changes of a thread within fewer ms are one to the editor. */
const SEEN = 300;

/** Opens a box with what was typed in another one, which the editor has closed although it could not be sent. */
function writeAgain(comment: NewComment): void {
	const { place, body, author, rule } = comment;
	const again = new NewComment(body, author.name, place, rule);
	place.comments = [...place.comments.filter((each) => each !== comment), again];
}

/** Lines that a box to write in covers. */
const ROOM = 14;

/** Scrolls where a box below a range would not be seen whole. */
function makeRoom(range: vscode.Range): void {
	const editor = vscode.window.activeTextEditor;
	const last = editor?.visibleRanges.at(-1)?.end.line;
	if (last !== undefined && last - range.end.line < ROOM)
		editor?.revealRange(range, vscode.TextEditorRevealType.InCenter);
}
