import * as vscode from "vscode";

/** Where code lenses with word counts stand. */
export type LensChoice = "all" | "long" | "off";

/** The user's settings under `bootCampNotes`. */
export interface Preferences {
	/** Check notes at all. */
	readonly enable: boolean;
	/** Check plain text files, not only Markdown. */
	readonly plainText: boolean;
	/** Hold back what is missing while the cursor is in that place. */
	readonly waitWhileWriting: boolean;
	readonly codeLens: LensChoice;
	readonly statusBar: boolean;
}

/** The name of the section that all settings stand in. */
export const preferencesSection = "bootCampNotes";

/** The settings in force for a document. */
export function preferencesFor(document: vscode.TextDocument): Preferences {
	const settings = vscode.workspace.getConfiguration(preferencesSection, document);
	return {
		enable: settings.get("enable", true),
		plainText: settings.get("plainText", true),
		waitWhileWriting: settings.get("waitWhileWriting", true),
		codeLens: settings.get<LensChoice>("codeLens", "all"),
		statusBar: settings.get("statusBar", true),
	};
}
