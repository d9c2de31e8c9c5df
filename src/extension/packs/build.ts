import * as vscode from "vscode";
import type { CoreLoader } from "../load-core.ts";
import { folderFiles } from "./folder-files.ts";
import { nameOfPlace } from "./open-named.ts";

/** Packs a folder into `NAME-VERSION.notepack` beside it, and says its hash; gives the file. */
export async function buildFrom(folder: vscode.Uri, core: CoreLoader): Promise<vscode.Uri | undefined> {
	const { buildPack } = await core.load();
	const { built, problems } = await buildPack(folderFiles(folder));
	if (!built) {
		const [first] = problems;
		const where = first ? `${first.file}, line ${first.line}: ${first.message}` : "";
		vscode.window.showErrorMessage(`${nameOfPlace(folder)} has mistakes and was not built. ${where}`);
		return undefined;
	}
	const file = vscode.Uri.joinPath(folder, "..", built.fileName);
	await vscode.workspace.fs.writeFile(file, built.bytes);
	const [copy, show] = ["Copy SHA-256", "Show the File"];
	// Not awaited: the command is done, whatever becomes of the message.
	vscode.window
		.showInformationMessage(
			`${nameOfPlace(file)} is ready to hand out. SHA-256 ${built.sha256.slice(0, 16)}…`,
			show,
			copy,
		)
		.then((answer) => {
			if (answer === copy) vscode.env.clipboard.writeText(built.sha256);
			if (answer === show) vscode.commands.executeCommand(reveal(file), file);
		});
	return file;
}

/** Where the file can be taken from: the system's own file manager, or the explorer in a browser. */
function reveal({ scheme }: vscode.Uri): string {
	return scheme === "file" && vscode.env.uiKind === vscode.UIKind.Desktop && !vscode.env.remoteName
		? "revealFileInOS"
		: "revealInExplorer";
}
