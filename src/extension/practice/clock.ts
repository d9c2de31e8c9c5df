import * as vscode from "vscode";
import { clockTime } from "./attempt.ts";
import type { Desk } from "./desk.ts";

/** What the setting says of the clock: shown, counting unseen, or not kept. */
export type ClockChoice = "show" | "hide" | "off";

/** The setting in force. */
export function clockChoice(): ClockChoice {
	return vscode.workspace.getConfiguration("bootCampNotes.practice").get<ClockChoice>("clock", "show");
}

/** Shows in the status bar that an attempt is under way and, unless the writer does not want it, the time. */
export function registerClock(desk: Desk): vscode.Disposable {
	let item: vscode.StatusBarItem | undefined;
	const update = () => {
		const session = desk.session;
		if (!session) {
			item?.dispose();
			item = undefined;
			return;
		}
		if (!item) {
			item = vscode.window.createStatusBarItem("practice", vscode.StatusBarAlignment.Left, 11);
			item.name = "Practice";
			item.command = "bootCampNotes.practice.clock";
			item.show();
		}
		const { attempt, running } = session;
		const timed = attempt.timed && clockChoice() === "show";
		const time = timed ? `${clockTime(attempt.seconds)} / ${attempt.aim} min` : "Practice";
		item.text = `$(${running ? "watch" : "debug-pause"}) ${time}${running ? "" : ", paused"}`;
		item.tooltip = `${attempt.title}. Click to ${running ? "pause" : "go on"}, submit or stop.`;
		const said = timed ? `${Math.floor(attempt.seconds / 60)} of ${attempt.aim} minutes` : "clock hidden";
		item.accessibilityInformation = {
			label: `Practice: ${attempt.title}, ${said}${running ? "" : ", paused"}. Pause, submit or stop.`,
		};
	};
	return vscode.Disposable.from(
		desk.onDidChange(update),
		vscode.workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration("bootCampNotes.practice.clock")) update();
		}),
		{ dispose: () => item?.dispose() },
	);
}

/** What a click on the clock offers. */
export async function clockMenu(desk: Desk): Promise<void> {
	const session = desk.session;
	if (!session) return;
	const shown = clockChoice() === "show";
	const run = (name: string) => () => vscode.commands.executeCommand(`bootCampNotes.practice.${name}`);
	const choose = (choice: ClockChoice) => () =>
		vscode.workspace
			.getConfiguration("bootCampNotes.practice")
			.update("clock", choice, vscode.ConfigurationTarget.Global);
	const items = [
		session.running
			? {
					label: "$(debug-pause) Pause",
					detail: "The clock stops; you can go on any time.",
					run: run("pause"),
				}
			: { label: "$(play) Go On", detail: "The clock starts again where it stood.", run: run("resume") },
		{ label: "$(check) Submit", detail: "Hands the draft in and opens the feedback.", run: run("submit") },
		{ label: "$(book) Show the Chart", detail: "Opens it on the left again.", run: run("showChart") },
		...(session.attempt.timed
			? [
					shown
						? { label: "$(eye-closed) Hide the Time", detail: "It counts on, unseen.", run: choose("hide") }
						: { label: "$(eye) Show the Time", detail: "In the status bar.", run: choose("show") },
				]
			: []),
		{
			label: "$(close) Stop",
			detail: "Ends the attempt without feedback. The draft stays.",
			run: run("stop"),
		},
	];
	const picked = await vscode.window.showQuickPick(items, { title: session.attempt.title });
	await picked?.run();
}
