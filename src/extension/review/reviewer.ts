import * as vscode from "vscode";
import { preferencesSection } from "../preferences.ts";

/** The setting that holds the name under which somebody reviews; never taken from the system. */
const setting = "reviewer";

/** The name that was given, or undefined when none was yet. */
export function reviewer(): string | undefined {
	return vscode.workspace.getConfiguration(preferencesSection).get(setting, "").trim() || undefined;
}

/** The name that was given; asks for it once, and keeps it in the user's settings. Undefined when nobody answers. */
export async function askReviewer(): Promise<string | undefined> {
	const known = reviewer();
	if (known) return known;
	const answer = await vscode.window.showInputBox({
		title: "Your Name in Reviews",
		prompt: "It stands beside your comments, in the folder's review logs. You can change it in the settings.",
		placeHolder: "Dr. Lee, PGY-3",
		ignoreFocusOut: true,
		validateInput: (text) => (text.trim() ? undefined : "Type the name that your readers know you by."),
	});
	const name = answer?.trim();
	if (!name) return undefined;
	await vscode.workspace
		.getConfiguration(preferencesSection)
		.update(setting, name, vscode.ConfigurationTarget.Global);
	return name;
}
