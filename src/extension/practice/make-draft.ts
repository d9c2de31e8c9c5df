import * as vscode from "vscode";
import { ATTEMPTS_FOLDER, attemptName, PRACTICE_FOLDER } from "../../practice/attempt-name.ts";
import { exists } from "../exists.ts";
import { templateText } from "../packs/templates.ts";
import { writeNew } from "../safe-file.ts";
import type { Attempt } from "./attempt.ts";
import { type AttemptStore, FolderAttempts } from "./attempt-store.ts";
import type { GoodCase } from "./cases.ts";
import { openSideBySide } from "./open-side-by-side.ts";
import { ToldError } from "./told-error.ts";
import type { PracticeTools } from "./tools.ts";

const most = 999;

/** A fresh attempt and its draft, open beside the chart, from the template of the case's kind of note. */
export async function makeDraft(
	entry: GoodCase,
	timed: boolean,
	{ cases, core, loose, log }: PracticeTools,
): Promise<{ attempt: Attempt; store: AttemptStore; draft: vscode.Uri }> {
	const { packs, home } = await cases.rules();
	const template = packs.composition.templates.find(({ id }) => id === entry.case.note);
	if (!template) throw new ToldError(`There is no template for the kind of note "${entry.case.note}".`);
	const snippet = await templateText(template, core);
	const stem = entry.key.replaceAll("/", "-");
	const made =
		home.folder &&
		(await createFile(home.folder, stem).catch((error) => log.failure("Making a draft", error)));
	if (!made) {
		vscode.window.showWarningMessage(
			home.folder
				? "This folder cannot be written: the draft has no file, and progress is not kept. Save the draft yourself if you want to keep it."
				: "No folder is open: the draft has no file, and progress is not kept. Open a folder to keep both.",
		);
	}
	const draft = made?.uri ?? (await vscode.workspace.openTextDocument({ language: "markdown" })).uri;
	const editor = await openSideBySide(entry, draft);
	await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
	const id = made?.id ?? attemptName(stem, Date.now());
	const { title, note, minutes } = entry.case;
	const attempt: Attempt = {
		v: 1,
		id,
		case: entry.key,
		title,
		note,
		aim: minutes,
		timed,
		draft: made ? `${PRACTICE_FOLDER}/${id}.md` : draft.toString(),
		seconds: 0,
		sections: {},
		state: "running",
		owner: "",
		beat: 0,
		text: editor.document.getText(),
	};
	return { attempt, store: made && home.folder ? new FolderAttempts(home.folder) : loose, draft };
}

/** Creates an empty draft under the first free name. @throws when the folder cannot be written */
async function createFile(folder: vscode.Uri, stem: string): Promise<{ id: string; uri: vscode.Uri }> {
	const place = vscode.Uri.joinPath(folder, PRACTICE_FOLDER);
	const kept = vscode.Uri.joinPath(folder, ATTEMPTS_FOLDER);
	await vscode.workspace.fs.createDirectory(kept);
	for (let number = 1; number <= most; number++) {
		const id = attemptName(stem, number);
		const uri = vscode.Uri.joinPath(place, `${id}.md`);
		if ((await exists(uri)) || (await exists(vscode.Uri.joinPath(kept, `${id}.json`)))) continue;
		// Should another window take the name first, this fails instead of overwriting.
		if (await writeNew(uri, "")) return { id, uri };
		if (!(await exists(uri))) break;
	}
	throw new Error("not created");
}
