import * as vscode from "vscode";
import type { FolderSettings } from "../folder-settings.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import type { Notes } from "../notes.ts";
import type { Packs } from "../packs/packs.ts";
import { placeToAskFor } from "../packs/view.ts";
import { registerAsking } from "./asking.ts";
import { Drafts } from "./drafts.ts";
import { DraftsView } from "./drafts-view.ts";
import { Going } from "./going.ts";
import { ReviewLogs } from "./logs.ts";
import { setUpMerge } from "./merge-setup.ts";
import { registerPhrases } from "./phrases.ts";
import type { NewComment, RemarkComment } from "./remark.ts";
import { Steps } from "./steps.ts";
import { Threads } from "./threads.ts";
import { Writing } from "./writing.ts";

interface Parts {
	readonly context: vscode.ExtensionContext;
	readonly core: CoreLoader;
	readonly settings: FolderSettings;
	readonly packs: Packs;
	readonly notes: Notes;
	readonly log: Log;
}

/** Registers all of review: comments in the margin, handing drafts on, and the view of drafts. */
export function registerReview({ context, core, settings, packs, notes, log }: Parts): vscode.Disposable {
	const logs = new ReviewLogs(context.workspaceState, core, log);
	const threads = new Threads(core, logs, log);
	const phrases = async () => (await settings.rulesFor(placeToAskFor())).packs.composition.comments;
	const writing = new Writing(core, logs, threads, phrases, log);
	const going = new Going(threads);
	const steps = new Steps(core, logs, settings, log);
	const drafts = new Drafts(core, logs, settings, packs, log);
	const command = (name: string, run: (argument: never) => unknown) =>
		vscode.commands.registerCommand(`bootCampNotes.review.${name}`, run);
	/** The thread that a command was called on, or else the one at the cursor. */
	const onThread = (run: (thread: vscode.CommentThread) => unknown) => (on?: vscode.CommentThread) => {
		const thread = on?.comments ? on : going.here();
		if (thread) return run(thread);
		return vscode.window.showInformationMessage("There is no comment here.");
	};
	return vscode.Disposable.from(
		logs,
		threads,
		drafts,
		new DraftsView(context.workspaceState, core, drafts, threads),
		steps.register(),
		registerAsking(notes, writing),
		registerPhrases(phrases),
		command("submit", (on) => steps.take("submitted", on)),
		command("resubmit", (on) => steps.take("submitted", on)),
		command("return", (on) => steps.take("returned", on)),
		command("accept", (on) => steps.take("accepted", on)),
		command("showChanges", (on) => steps.showChanges(on)),
		command("mergeSetup", () => setUpMerge(core)),
		command("comment", (text?: unknown) => writing.beginAtCursor(text)),
		command("send", (reply: vscode.CommentReply) => writing.send(reply)),
		command("reply", (text?: unknown) => onThread((thread) => writing.reply(thread, text))()),
		command("edit", (comment: RemarkComment) => writing.edit(comment)),
		command("save", (comment: RemarkComment | NewComment) => writing.save(comment)),
		command("cancel", (comment: RemarkComment | NewComment) => writing.cancel(comment)),
		command("delete", (comment: RemarkComment) => writing.remove(comment)),
		command(
			"resolve",
			onThread((thread) => writing.mark(thread, "resolve")),
		),
		command(
			"reopen",
			onThread((thread) => writing.mark(thread, "reopen")),
		),
		command(
			"done",
			onThread((thread) => writing.mark(thread, "done")),
		),
		command("nextComment", () => going.go(1)),
		command("previousComment", () => going.go(-1)),
	);
}
