import * as vscode from "vscode";
import { ATTEMPTS, attemptTime } from "../../practice/attempt-minutes.ts";
import type { FolderSettings } from "../folder-settings.ts";
import { draftUri } from "../practice/session.ts";

/** Minutes that a draft took as a practice attempt, when its boot-camp folder says so. */
export async function minutesOf(draft: vscode.Uri, settings: FolderSettings): Promise<number | undefined> {
	const { folder } = (await settings.rulesFor(draft)).home;
	if (!folder) return;
	const place = vscode.Uri.joinPath(folder, ATTEMPTS);
	const entries = await vscode.workspace.fs.readDirectory(place).then(undefined, () => []);
	for (const [name] of entries) {
		if (!name.endsWith(".json")) continue;
		const bytes = await vscode.workspace.fs
			.readFile(vscode.Uri.joinPath(place, name))
			.then(undefined, () => new Uint8Array());
		const time = attemptTime(new TextDecoder().decode(bytes));
		if (time && draftUri(time.draft, folder).toString() === draft.toString()) return time.minutes;
	}
	return;
}
