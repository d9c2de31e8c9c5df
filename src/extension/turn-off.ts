import * as vscode from "vscode";
import type { CoreLoader } from "./load-core.ts";
import type { Log } from "./log.ts";
import { readText, writeText } from "./settings-document.ts";

/** Turns a rule off in a settings file; its arguments are the rule's id and the file's URI. Not for the palette. */
export const turnOffCommand = "_bootCampNotes.turnOff";

/** A file as a title names it: with its workspace folder. */
export function nameOfFile(uri: vscode.Uri): string {
	return vscode.workspace.asRelativePath(uri, true);
}

export function registerTurnOff(core: CoreLoader, log: Log): vscode.Disposable {
	return vscode.commands.registerCommand(turnOffCommand, async (rule: string, file: vscode.Uri) => {
		const name = nameOfFile(file);
		try {
			const text = await readText(file);
			const { readSettingsFile, ruleOff } = await core.load();
			if (readSettingsFile(text).problems.length) {
				await vscode.window.showTextDocument(file);
				vscode.window.showWarningMessage(`${name} has a mistake. Mend it first, then turn ${rule} off.`);
				return;
			}
			await writeText(file, ruleOff(text, rule));
		} catch (error) {
			log.failure("Writing settings", error);
			vscode.window.showErrorMessage(`${name} could not be written.`);
			return;
		}
		const open = "Open File";
		// Not awaited: the command is done, whatever becomes of the message.
		vscode.window.showInformationMessage(`${rule} is off in ${name}.`, open).then((answer) => {
			if (answer === open) vscode.window.showTextDocument(file);
		});
	});
}
