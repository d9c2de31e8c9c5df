import * as vscode from "vscode";
import type { Score } from "../../practice/scored.ts";
import type { GoodCase } from "./cases.ts";
import type { Desk } from "./desk.ts";
import type { FeedbackPanel } from "./feedback.ts";
import { ProgressFile } from "./progress-file.ts";
import { scoreDraft } from "./score-draft.ts";
import type { PracticeTools } from "./tools.ts";

/** What came of an attempt that was handed in. */
export interface Submitted {
	readonly score: Score;
	/** The feedback as it is shown. */
	readonly page: string;
}

/** Hands in the attempt in hand: scores it, writes its line of progress, and shows the feedback. */
export async function submit(
	desk: Desk,
	feedback: FeedbackPanel,
	tools: PracticeTools,
): Promise<Submitted | undefined> {
	const current = desk.session;
	if (!current) {
		vscode.window.showInformationMessage("No attempt is under way. Start a case in the Practice view.");
		return undefined;
	}
	const { attempt, entry, store } = current;
	attempt.text = current.document?.getText() ?? attempt.text;
	if (attempt.text.trim() === "") {
		vscode.window.showInformationMessage(
			"The draft is empty: there is nothing to submit yet. The attempt goes on.",
		);
		return undefined;
	}
	// First the score: should it fail, the attempt goes on.
	const score = await scoreDraft(attempt, entry, store, tools);
	// A key pressed twice submits once.
	if (!(await desk.end("submitted", current))) return undefined;
	if (store.folder) await keep(score, entry, new ProgressFile(store.folder, tools.practice), tools);
	return { score, page: await feedback.show({ attempt, entry, store, score }) };
}

async function keep(
	score: Score,
	{ key }: GoodCase,
	file: ProgressFile,
	tools: PracticeTools,
): Promise<void> {
	try {
		const { recordOf } = await tools.practice.load();
		await file.append({ ...recordOf(score, new Date()), case: key });
	} catch (error) {
		tools.log.failure("Keeping progress", error);
		vscode.window.showWarningMessage(
			"Your progress could not be written: this folder cannot be written just now. The feedback is here all the same.",
		);
	}
}

/** Shows the feedback on the latest attempt at a case once more. */
export async function lastFeedback(
	entry: GoodCase,
	desk: Desk,
	feedback: FeedbackPanel,
	tools: PracticeTools,
): Promise<string | undefined> {
	const last = (await desk.attempts()).find(
		({ attempt }) => attempt.case === entry.key && attempt.state === "submitted",
	);
	if (!last) {
		vscode.window.showInformationMessage("There is no attempt at this case here that was submitted.");
		return undefined;
	}
	return feedback.show({ ...last, entry, score: await scoreDraft(last.attempt, entry, last.store, tools) });
}
