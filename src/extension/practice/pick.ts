import * as vscode from "vscode";
import { type Attempt, clockTime, isUnderWay } from "./attempt.ts";
import type { AttemptStore } from "./attempt-store.ts";
import type { GoodCase } from "./cases.ts";
import { clockChoice } from "./clock.ts";
import type { PracticeTools } from "./tools.ts";

interface Kept {
	readonly attempt: Attempt;
	readonly store: AttemptStore;
}

/** Asks which case; the title says for what. */
export async function pickCase(
	entries: readonly GoodCase[],
	title: string,
	{ cases }: PracticeTools,
): Promise<GoodCase | undefined> {
	const { composition } = (await cases.rules()).packs;
	const items = entries.map((entry) => ({
		label: entry.case.title,
		description: `${composition.notes.get(entry.case.note)?.title ?? entry.case.note}, ${entry.case.minutes} min`,
		entry,
	}));
	const picked = await vscode.window.showQuickPick(items, {
		title,
		placeHolder: "Which case?",
		matchOnDescription: true,
	});
	return picked?.entry;
}

/** Asks which attempt to go on with; the only one needs no question. */
export async function pickAttempt(all: readonly Kept[]): Promise<Kept | undefined> {
	if (all.length === 0) {
		vscode.window.showInformationMessage("No attempt is under way. Start a case in the Practice view.");
		return undefined;
	}
	if (all.length === 1) return all[0];
	const items = all.map((kept) => ({
		label: kept.attempt.title,
		description: clockTime(kept.attempt.seconds),
		kept,
	}));
	return (await vscode.window.showQuickPick(items, { title: "Resume Attempt" }))?.kept;
}

/** Asks what to do with a case: the clock starts only when the writer says so. */
export async function pickWhat(
	{ key, case: of }: GoodCase,
	attempts: readonly Kept[],
): Promise<"start" | "resume" | "chart" | "feedback" | undefined> {
	const own = attempts.filter(({ attempt }) => attempt.case === key);
	const going = own.find(({ attempt }) => isUnderWay(attempt))?.attempt;
	const clock = clockChoice() === "off" ? "no clock" : `${of.minutes} minutes to aim for`;
	const items = [
		...(going
			? [
					{
						label: "$(play) Go On",
						detail: `Your attempt stands at ${clockTime(going.seconds)}.`,
						what: "resume" as const,
					},
				]
			: []),
		{
			label: going ? "$(add) Start Afresh" : "$(play) Start",
			detail: `Chart and a fresh draft beside each other, ${clock}.`,
			what: "start" as const,
		},
		{ label: "$(book) Look at the Chart First", detail: "No clock, no draft.", what: "chart" as const },
		...(own.some(({ attempt }) => attempt.state === "submitted")
			? [
					{
						label: "$(comment-discussion) Feedback Again",
						detail: "On your latest attempt, with the model note.",
						what: "feedback" as const,
					},
				]
			: []),
	];
	return (await vscode.window.showQuickPick(items, { title: of.title }))?.what;
}
