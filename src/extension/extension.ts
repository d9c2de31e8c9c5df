import type * as vscode from "vscode";
import { registerBlanks } from "./blanks.ts";
import { registerCodeActions } from "./code-actions.ts";
import { registerCodeLens } from "./code-lens.ts";
import { registerCopy } from "./copy.ts";
import { Diagnostics } from "./diagnostics.ts";
import { registerExplain } from "./explain.ts";
import { FolderSettings } from "./folder-settings.ts";
import { registerHover } from "./hover.ts";
import { CoreLoader } from "./load-core.ts";
import { Log } from "./log.ts";
import { registerNewNote } from "./new-note.ts";
import { Notes } from "./notes.ts";
import { registerOpenSettings } from "./open-settings.ts";
import { registerOutline } from "./outline.ts";
import { Status } from "./status.ts";
import { registerTurnOff } from "./turn-off.ts";
import { Yesterdays } from "./yesterdays.ts";

/** Called by VS Code when the first Markdown or plain text document opens, or a command is run. Only registers. */
export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): void {
	const log = new Log();
	const core = new CoreLoader(extensionUri);
	const settings = new FolderSettings(core, log);
	const yesterdays = new Yesterdays(core);
	const notes = new Notes(settings, yesterdays, log);
	const diagnostics = new Diagnostics(notes, settings);
	subscriptions.push(
		log,
		settings,
		yesterdays,
		diagnostics,
		new Status(diagnostics),
		registerNewNote(extensionUri, log),
		registerBlanks(core, notes),
		registerCodeActions(notes, settings, log),
		registerTurnOff(core, log),
		registerOpenSettings(settings),
		registerHover(core, diagnostics),
		registerCodeLens(core, notes, diagnostics, log),
		registerOutline(notes, log),
		registerCopy(core),
		registerExplain(core),
	);
	// What is open already is checked once activation is over.
	setTimeout(() => diagnostics.checkAll());
}
