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
	const attempt = await store.read(id);
	if (!attempt || attempt.owner === "" || attempt.owner === window) return attempt;
	const location = vscode.ProgressLocation.Notification;
	const title = "Looking whether another window has this attempt…";
	const look = () => isElsewhere(attempt, store);
	if (mayLive(attempt) && (await vscode.window.withProgress({ location, title }, look))) {
		const here = "Go On Here";
		const answer = await vscode.window.showWarningMessage(
			`"${attempt.title}" is under way in another window. Go on there, or take it over here.`,
			here,
		);
		if (answer !== here) return undefined;
	}
	return claim(id, store, window);
}

/**
 * Writes down at once whose the attempt is: what lives in the other window may write at any moment, and lets go when it
 * finds another's name with a later time than its own.
 */
async function claim(id: string, store: AttemptStore, window: string): Promise<Attempt | undefined> {
	let claimed = await store.read(id);
	for (let left = 3; claimed && claimed.owner !== window && left > 0; left--) {
		claimed = { ...claimed, owner: window, beat: Date.now() };
		try {
			await store.write(claimed);
		} catch {
			// Where nothing can be written nobody else writes, either.
			return claimed;
		}
		// What the other window was just writing may come down on it.
		await new Promise((resolve) => setTimeout(resolve, 300));
		claimed = await store.read(id);
	}
	return claimed;
}

/** Whether another window works on an attempt, which takes seconds to tell: one that was killed is silent from then on. */
export async function isElsewhere(attempt: Attempt, store: AttemptStore): Promise<boolean> {
	if (!mayLive(attempt)) return false;
	await new Promise((resolve) => setTimeout(resolve, longestSilence - (Date.now() - attempt.beat)));
	const now = await store.read(attempt.id);
	return now !== undefined && now.beat !== attempt.beat && now.owner !== "";
}

function mayLive({ owner, state, beat }: Attempt): boolean {
	return owner !== "" && state === "running" && Date.now() - beat < longestSilence;
}
