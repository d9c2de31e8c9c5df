import type * as vscode from "vscode";
import { wholeMinutes } from "../../practice/attempt-minutes.ts";
import type { FolderSettings } from "../folder-settings.ts";
import { FolderAttempts } from "../practice/attempt-store.ts";
import { draftUri } from "../practice/draft-uri.ts";

/** Minutes that a draft took as a practice attempt, when its boot-camp folder says so. */
export async function minutesOf(draft: vscode.Uri, settings: FolderSettings): Promise<number | undefined> {
	const { folder } = (await settings.rulesFor(draft)).home;
	if (!folder) return;
	const attempts = await new FolderAttempts(folder).list();
	const own = attempts.find((each) => draftUri(each.draft, folder).toString() === draft.toString());
	return own && wholeMinutes(own.seconds, own.timed);
}
