import * as vscode from "vscode";
import { clockTime } from "./attempt.ts";
import { type Desk, underWay } from "./desk.ts";
import { isElsewhere } from "./take-over.ts";
import type { PracticeTools } from "./tools.ts";

const answeredKey = "bootCampNotes.practice.notNow";
/** An older attempt stays in the view; nobody is asked about it. */
const longestAgo = 7 * 24 * 3_600_000;

/** Offers once, after the folder has opened, to go on with the attempt that was left last. */
export async function offerToResume(desk: Desk, tools: PracticeTools, state: vscode.Memento): Promise<void> {
	try {
		const [last] = underWay(await desk.attempts());
		if (!last || desk.session || Date.now() - last.attempt.beat > longestAgo) return;
		const { id, title, seconds, timed } = last.attempt;
		if (state.get(answeredKey) === id || (await isElsewhere(last.attempt, last.store)) || desk.session)
			return;
		const resume = "Resume Attempt";
		const time = timed ? ` at ${clockTime(seconds)}` : "";
		const answer = await vscode.window.showInformationMessage(
			`"${title}" is under way${time}. Draft and clock are kept.`,
			resume,
			"Not Now",
		);
		if (answer === resume) await vscode.commands.executeCommand("bootCampNotes.practice.resume", id);
		else await state.update(answeredKey, id);
	} catch (error) {
		tools.log.failure("Looking for attempts", error);
	}
}
