import * as vscode from "vscode";
import type * as Forms from "../review/report/report.ts";
import { loadBundle } from "./load-bundle.ts";
import { ReportDrafts, type ReportTools } from "./report-drafts.ts";

const DEFAULT_NAME = "cohort-report.html";
const WITH_NAMES = "With names";
const WITHOUT_NAMES = "Without names (Intern A, Intern B, ...)";
const OPEN = "Open";

/** Where a report goes, and whether it leaves names out. */
export interface ReportAnswers {
	readonly file: vscode.Uri;
	readonly anonymous: boolean;
}

/** "Cohort Report...": what recurs in a folder's drafts, as one HTML file. What a caller answers is not asked. */
export function registerReport(tools: ReportTools): vscode.Disposable {
	return vscode.commands.registerCommand(
		"bootCampNotes.report",
		async (of?: vscode.Uri, answers?: ReportAnswers) => {
			const folder = of ?? (await pickFolder());
			if (!folder) return;
			const { file, anonymous } = answers ?? (await ask(folder)) ?? {};
			if (file) await makeReport(tools, folder, file, anonymous === true);
		},
	);
}

async function ask(folder: vscode.Uri): Promise<ReportAnswers | undefined> {
	const names = await vscode.window.showQuickPick([WITH_NAMES, WITHOUT_NAMES], {
		title: "Cohort Report",
		placeHolder: "Who is to read it?",
	});
	if (!names) return;
	const file = await vscode.window.showSaveDialog({
		title: "Cohort Report",
		defaultUri: vscode.Uri.joinPath(folder, DEFAULT_NAME),
		filters: { HTML: ["html"] },
	});
	return file && { file, anonymous: names === WITHOUT_NAMES };
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	if (folders.length === 0)
		void vscode.window.showInformationMessage("Open the folder with the drafts first.");
	return (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0])?.uri;
}

/** Reads the drafts, writes the report, and offers to open it. Canceled, it writes nothing. */
async function makeReport(
	tools: ReportTools,
	folder: vscode.Uri,
	file: vscode.Uri,
	anonymous: boolean,
): Promise<void> {
	const { core, log } = tools;
	try {
		const made = await vscode.window.withProgress(
			{ location: vscode.ProgressLocation.Notification, title: "Cohort report", cancellable: true },
			async (progress, token) => {
				const drafts = new ReportDrafts(tools, await core.load(), folder, token, (message) =>
					progress.report({ message }),
				);
				const summary = await drafts.core.cohortSummary(drafts.read(), { anonymous });
				if (token.isCancellationRequested) return undefined;
				const { reportOn } = await loadBundle<typeof Forms>(core.extensionUri, "report.js");
				const { html } = reportOn(summary, { madeOn: today() });
				await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(html));
				return { notes: summary.all.notes, unread: drafts.unread };
			},
		);
		if (!made) return;
		log.info(`Report on ${made.notes} notes; ${made.unread} could not be read`);
		const unread = made.unread ? ` ${made.unread} could not be read.` : "";
		const notes = `${made.notes} ${made.notes === 1 ? "note" : "notes"}`;
		void offerToOpen(file, `Report on ${notes} saved.${unread}`);
	} catch (error) {
		log.failure("Making a report", error);
		void vscode.window.showErrorMessage(
			"The report could not be written. Choose another place and try again.",
		);
	}
}

async function offerToOpen(file: vscode.Uri, message: string): Promise<void> {
	if ((await vscode.window.showInformationMessage(message, OPEN)) !== OPEN) return;
	// A browser shows the page; where it is no file on the disk, the editor shows its text.
	if (file.scheme === "file") await vscode.env.openExternal(file);
	else await vscode.window.showTextDocument(file);
}

/** Today where the reader is, as days since 1970. */
function today(now = new Date()): number {
	return Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000);
}
