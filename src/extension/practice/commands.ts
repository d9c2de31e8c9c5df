import * as vscode from "vscode";
import { type GoodCase, isGood } from "./cases.ts";
import { clockMenu } from "./clock.ts";
import { type Desk, underWay } from "./desk.ts";
import type { FeedbackPanel } from "./feedback.ts";
import { openChart } from "./open-side-by-side.ts";
import { pickAttempt, pickCase, pickWhat } from "./pick.ts";
import { lastFeedback, submit } from "./submit.ts";
import { ToldError } from "./told-error.ts";
import type { PracticeTools } from "./tools.ts";
import type { PracticeItem } from "./view.ts";

/** What a command is called with: an entry of the view, a case's key or an attempt's id, or nothing. */
type Called = PracticeItem | string | undefined;

/** Registers the commands of practice. Each can be called with what it is about; else it asks. */
export function registerPracticeCommands(
	desk: Desk,
	feedback: FeedbackPanel,
	tools: PracticeTools,
	changed: () => void,
): vscode.Disposable {
	const register = (name: string, doing: string, run: (called: Called) => Promise<unknown>) =>
		vscode.commands.registerCommand(`bootCampNotes.practice.${name}`, async (called?: Called) => {
			try {
				return await run(called);
			} catch (error) {
				tools.log.failure(doing, error);
				const why = error instanceof ToldError ? ` ${error.message}` : "";
				vscode.window.showErrorMessage(`${doing} failed.${why} Your draft is untouched.`);
				return undefined;
			}
		});
	const caseFor = async (called: Called, title: string): Promise<GoodCase | undefined> => {
		const key = typeof called === "string" ? called : called?.type === "case" ? called.entry.key : undefined;
		const entries = await tools.cases.list();
		if (key === undefined) return pickCase(entries.filter(isGood), title, tools);
		const entry = entries.find((each) => each.key === key);
		if (entry && isGood(entry)) return entry;
		vscode.window.showErrorMessage(
			entry
				? `This case has a mistake and cannot be used. ${entry.problem}`
				: "There is no such case in the packs of this folder.",
		);
		return undefined;
	};
	const start = async (called: Called) => {
		const entry = await caseFor(called, "Start Case");
		return entry && (await desk.start(entry)).attempt.id;
	};
	const attemptFor = async (called: Called) => {
		const all = underWay(await desk.attempts());
		const id =
			typeof called === "string"
				? called
				: called?.type === "attempt"
					? called.attempt.id
					: desk.session?.attempt.id;
		return all.find(({ attempt }) => attempt.id === id) ?? (id === undefined ? pickAttempt(all) : undefined);
	};
	const resume = async (called: Called) => {
		const found = await attemptFor(called);
		return found && (await desk.resume(found))?.attempt.id;
	};
	return vscode.Disposable.from(
		register("start", "Starting the case", start),
		register("resume", "Going on", resume),
		register("choose", "Starting the case", async (called) => {
			const entry = await caseFor(called, "Start Case");
			if (!entry) return;
			const all = await desk.attempts();
			switch (await pickWhat(entry, all)) {
				case "start":
					return start(entry.key);
				case "resume":
					return resume(underWay(all).find(({ attempt }) => attempt.case === entry.key)?.attempt.id);
				case "chart":
					return openChart(entry);
				case "feedback":
					return lastFeedback(entry, desk, feedback, tools);
				default:
					return undefined;
			}
		}),
		register("pause", "Pausing", async () => desk.session?.pause()),
		register("clock", "Opening the menu", () => clockMenu(desk)),
		register("submit", "Submitting", async () => {
			const result = await submit(desk, feedback, tools);
			changed();
			return result;
		}),
		register("stop", "Stopping", async () => {
			const session = await desk.end("stopped");
			if (session)
				vscode.window.showInformationMessage(
					`"${session.attempt.title}" is stopped. Your draft stays where it is.`,
				);
		}),
		register("showChart", "Opening the chart", async (called) => {
			const entry =
				called === undefined && desk.session ? desk.session.entry : await caseFor(called, "Show Chart");
			if (entry) await openChart(entry);
		}),
		register("showFeedback", "Opening the feedback", async (called) => {
			const entry = await caseFor(called, "Show Last Feedback");
			return entry && lastFeedback(entry, desk, feedback, tools);
		}),
		register("refresh", "Reading cases", async () => changed()),
	);
}
