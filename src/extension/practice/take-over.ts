import * as vscode from "vscode";
import type { Attempt } from "./attempt.ts";
import type { AttemptStore } from "./attempt-store.ts";

/** A window that works on an attempt writes it down at least so often, in milliseconds. */
const longestSilence = 5_000;

/**
 * Takes an attempt from where it was left. One that another window works on is taken only when the writer says so.
 *
 * @returns it as it was last written down, or undefined when it stays where it is
 */
export async function takeOver(
	id: string,
	store: AttemptStore,
	window: string,
): Promise<Attempt | undefined> {
	let attempt = await store.read(id);
	if (!attempt || attempt.owner === "" || attempt.owner === window || attempt.state !== "running")
		return attempt;
	const silence = Date.now() - attempt.beat;
	if (silence < longestSilence) {
		// It may have been killed a moment ago: a window that lives writes again soon.
		const { beat } = attempt;
		attempt = await vscode.window.withProgress(
			{
				location: vscode.ProgressLocation.Notification,
				title: "Looking whether another window has this attempt…",
			},
			async () => {
				await new Promise((resolve) => setTimeout(resolve, longestSilence - silence));
				return store.read(id);
			},
		);
		if (attempt && attempt.beat !== beat && attempt.owner !== "") {
			const here = "Go On Here";
			const answer = await vscode.window.showWarningMessage(
				`"${attempt.title}" is under way in another window. Go on there, or take it over here.`,
				here,
			);
			if (answer !== here) return undefined;
			attempt = await store.read(id);
		}
	}
	return attempt;
}
