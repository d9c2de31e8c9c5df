import * as vscode from "vscode";
import { ATTEMPTS_FOLDER } from "../../practice/attempt-name.ts";
import { exists } from "../exists.ts";
import { LooseAttempts } from "./attempt-store.ts";
import { Cases } from "./cases.ts";
import { registerClock } from "./clock.ts";
import { registerPracticeCommands } from "./commands.ts";
import { Desk } from "./desk.ts";
import { registerPracticeDocuments } from "./documents.ts";
import { FeedbackPanel } from "./feedback.ts";
import { PracticeLoader } from "./load-practice.ts";
import { offerToResume } from "./offer.ts";
import { ProgressPanel } from "./progress.ts";
import type { PracticeTools } from "./tools.ts";
import { PracticeView } from "./view.ts";

const stateKey = "bootCampNotes.practice.state";
const draftsKey = "bootCampNotes.practice.drafts";

/** Registers practice. Nothing is read before the view is seen, a command is run, or a folder with attempts opens. */
export function registerPractice(
	context: vscode.ExtensionContext,
	basics: Pick<PracticeTools, "core" | "settings" | "notes" | "log">,
): vscode.Disposable {
	const tools: PracticeTools = {
		...basics,
		practice: new PracticeLoader(context.extensionUri),
		cases: new Cases(basics.core, basics.settings),
		loose: new LooseAttempts(context.globalState),
	};
	const desk = new Desk(tools);
	const feedback = new FeedbackPanel(tools);
	const view = new PracticeView(desk, tools, basics.settings);
	const progress: ProgressPanel = new ProgressPanel(desk, tools, () => view.refresh());
	const changed = () => {
		view.refresh();
		void progress.refresh();
	};
	// After activation is over; a folder without attempts costs one look.
	const timer = setTimeout(() => void look(), 0);
	const look = async () => {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const kept = folders.map(({ uri }) => exists(vscode.Uri.joinPath(uri, ATTEMPTS_FOLDER)));
		if ((await Promise.all(kept)).includes(true)) await offerToResume(desk, tools, context.workspaceState);
	};
	return vscode.Disposable.from(
		desk,
		feedback,
		view,
		progress,
		registerClock(desk),
		registerPracticeDocuments(tools.cases, tools.log),
		registerPracticeCommands(desk, feedback, tools, changed),
		desk.onDidChangeAttempts(() => tellKeys(desk)),
		{ dispose: () => clearTimeout(timer) },
	);
}

/** Lets menus and key bindings know what is under way, and in which document. */
function tellKeys({ session }: Desk): void {
	const set = (key: string, value: unknown) => vscode.commands.executeCommand("setContext", key, value);
	set(stateKey, session && (session.running ? "running" : "paused"));
	set(draftsKey, session ? [session.draft.fsPath] : []);
}
