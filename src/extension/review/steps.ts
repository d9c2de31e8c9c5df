import * as vscode from "vscode";
import type { Status } from "../../review/event.ts";
import { mayBeNote } from "../documents.ts";
import type { FolderSettings } from "../folder-settings.ts";
import type { CoreLoader } from "../load-core.ts";
import type { Log } from "../log.ts";
import { minutesOf } from "./attempt-of.ts";
import type { ReviewLogs } from "./logs.ts";

/** The scheme of notes as a reviewer saw them: documents without a file, for one side of a diff. */
const scheme = "bootcamp-notes-reviewed";

/** The draft that a command means: the one it was called on, or the active one. */
export async function draftOf(on: unknown): Promise<vscode.TextDocument | undefined> {
	const uri = on instanceof vscode.Uri ? on : (on as { uri?: vscode.Uri } | undefined)?.uri;
	const document = uri
		? await vscode.workspace.openTextDocument(uri)
		: vscode.window.activeTextEditor?.document;
	if (document && mayBeNote(document) && document.uri.scheme !== "untitled") return document;
	vscode.window.showInformationMessage("Save the note first: its review is kept beside it.");
	return undefined;
}

/** Moves drafts on between writer and reviewer, and shows what changed in between. */
export class Steps {
	constructor(
		readonly core: CoreLoader,
		readonly logs: ReviewLogs,
		readonly settings: FolderSettings,
		readonly log: Log,
	) {}

	/** Writes down that a draft is handed on, with its text as it is now; it is saved with it. */
	async take(status: Status, on: unknown): Promise<void> {
		const document = await draftOf(on);
		if (!document) return;
		try {
			if (document.isDirty && !(await document.save())) throw new Error("not saved");
			const minutes = status === "submitted" ? await minutesOf(document.uri, this.settings) : undefined;
			const step = {
				type: "status",
				status,
				...(minutes === undefined ? {} : { minutes }),
				text: document.getText(),
			} as const;
			if (!(await this.logs.add(document.uri, [step]))) return;
		} catch (error) {
			this.log.failure("Handing on a draft", error);
			vscode.window.showErrorMessage(
				"The draft could not be handed on: its review log could not be written.",
			);
			return;
		}
		const { openThreads } = await this.core.load();
		const state = await this.logs.stateOf(document.uri);
		vscode.window.showInformationMessage(said(status, state ? openThreads(state).length : 0));
	}

	/** Compares a draft with what a reviewer saw last. */
	async showChanges(on: unknown): Promise<void> {
		const document = await draftOf(on);
		if (!document) return;
		const { reviewedText } = await this.core.load();
		const state = await this.logs.stateOf(document.uri);
		const last = state && reviewedText(state);
		if (!last) {
			vscode.window.showInformationMessage("Nobody has reviewed this draft yet.");
			return;
		}
		const { path } = document.uri;
		const query = JSON.stringify([document.uri.toString(), last.id]);
		const name = path.slice(path.lastIndexOf("/") + 1);
		const title = `${name}: since ${last.by} ${last.status} it`;
		await vscode.commands.executeCommand(
			"vscode.diff",
			vscode.Uri.from({ scheme, path, query }),
			document.uri,
			title,
		);
	}

	/** Provides the reviewed side of a diff. */
	register(): vscode.Disposable {
		return vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent: async ({ query }) => {
				const [draft, id] = JSON.parse(query) as [string, string];
				return (await this.logs.stateOf(vscode.Uri.parse(draft)))?.texts.get(id) ?? "";
			},
		});
	}
}

function said(status: Status, open: number): string {
	const comments = open === 1 ? "1 open comment" : `${open} open comments`;
	if (status === "submitted")
		return open ? `Submitted for review, with ${comments}.` : "Submitted for review.";
	if (status === "returned") return `Returned to the intern with ${comments}.`;
	return open ? `Accepted, with ${comments} left as they are.` : "Accepted.";
}
