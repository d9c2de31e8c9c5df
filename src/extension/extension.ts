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
import { registerPackCompletions } from "./packs/completions.ts";
import { Packs } from "./packs/packs.ts";
import { registerPacks } from "./packs/register.ts";
import { registerPractice } from "./practice/register.ts";
import { registerReport } from "./report.ts";
import { registerReview } from "./review/register.ts";
import { Status } from "./status.ts";
import { registerTurnOff } from "./turn-off.ts";
import { Yesterdays } from "./yesterdays.ts";

/** Called by VS Code when the first Markdown or plain text document opens, or a command is run. Only registers. */
export function activate(context: vscode.ExtensionContext): void {
	const { extensionUri, subscriptions } = context;
	const log = new Log();
	const core = new CoreLoader(extensionUri);
	const packs = new Packs(context, core, log);
	const settings = new FolderSettings(core, packs, log);
	const yesterdays = new Yesterdays(core);
	const notes = new Notes(settings, packs, yesterdays, log);
	const diagnostics = new Diagnostics(notes, settings);
	subscriptions.push(
		log,
		packs,
		settings,
		yesterdays,
		diagnostics,
		new Status(core, diagnostics),
		registerNewNote(core, settings, log),
		registerPackCompletions(core, settings, notes, log),
		registerPacks({ core, settings, packs, log }),
		registerPractice(context, { core, settings, notes, log }),
		registerBlanks(core, notes),
		registerCodeActions(notes, settings, log),
		registerTurnOff(core, log),
		registerOpenSettings(settings),
		registerHover(core, diagnostics),
		registerCodeLens(core, notes, diagnostics, log),
		registerOutline(core, notes, log),
		registerCopy(core),
		registerExplain(core),
		registerReview({ context, core, settings, packs, notes, log }),
		registerReport({ core, settings, log }),
	);
	// What is open already is checked once activation is over.
	setTimeout(() => diagnostics.checkAll());
}
