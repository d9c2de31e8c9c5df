import * as vscode from "vscode";
import { MANIFEST } from "../../packs/folder.ts";
import { addNoteTo } from "./add-note.ts";
import { buildFrom } from "./build.ts";
import { askForFolder, makeNewPack } from "./new-pack.ts";
import { nameOfPlace } from "./open-named.ts";
import type { PackTools } from "./tools.ts";
import { type PackItem, placeToAskFor } from "./view.ts";

/** What a command is called with: an entry of the view, a file or folder of the explorer, or nothing. */
type Called = PackItem | vscode.Uri | undefined;

/** Registers the commands for packs. Each can be called with the pack it is about; else it asks. */
export function registerPackCommands(tools: PackTools): vscode.Disposable {
	const { core, packs, previews, marks, log } = tools;
	const register = (name: string, doing: string, run: (called: Called) => Promise<unknown>) =>
		vscode.commands.registerCommand(`bootCampNotes.packs.${name}`, async (called?: Called) => {
			try {
				return await run(called);
			} catch (error) {
				log.failure(doing, error);
				vscode.window.showErrorMessage(`${doing} failed. ${reason(error)}`);
				return undefined;
			}
		});
	return vscode.Disposable.from(
		register("new", "Making a pack", (called) =>
			makeNewPack(tools, called instanceof vscode.Uri ? called : undefined),
		),
		register("addNote", "Adding the note", async (called) => {
			const note = called instanceof vscode.Uri ? called : vscode.window.activeTextEditor?.document.uri;
			const folder = note && (await folderFor(undefined, tools, "Add it to which pack?"));
			if (folder) await addNoteTo(folder, note, tools);
		}),
		register("check", "Checking the pack", async (called) => {
			const folder = await folderFor(called, tools, "Check which pack?");
			if (!folder) return;
			const mistakes = await marks.check(folder);
			const name = nameOfPlace(folder);
			if (mistakes === 0) vscode.window.showInformationMessage(`${name} is in order.`);
			else {
				const show = "Show Problems";
				const found = mistakes === 1 ? "a mistake" : `${mistakes} mistakes`;
				vscode.window.showWarningMessage(`${name} has ${found}.`, show).then((answer) => {
					if (answer === show) vscode.commands.executeCommand("workbench.actions.view.problems");
				});
			}
			return mistakes;
		}),
		register("preview", "Showing the pack", async (called) => {
			const named = placeOf(called);
			const place = named?.path.endsWith(".notepack")
				? named
				: await folderFor(called, tools, "Show which pack?");
			if (place) await previews.show(place);
		}),
		register("build", "Building the pack", async (called) => {
			const folder = await folderFor(called, tools, "Build which pack?");
			return folder && buildFrom(folder, core);
		}),
		register("install", "Installing the pack", async (called) => {
			const place = placeOf(called) ?? (await pickFile());
			if (place) await previews.show(place);
		}),
		register("remove", "Removing the pack", async (called) => {
			const pack = await installedPack(called, tools, "Remove which pack?");
			if (pack && (await (await packs.store()).remove(pack.name))) {
				packs.reload();
				vscode.window.showInformationMessage(`${pack.title} is removed.`);
			}
		}),
		register("rollBack", "Going back", async (called) => {
			const pack = await installedPack(called, tools, "Go back to the version before, of which pack?");
			if (!pack) return;
			const back = await (await packs.store()).rollBack(pack.name);
			if (back) packs.reload();
			vscode.window.showInformationMessage(
				back
					? `${pack.title} is at ${back.version} again.`
					: `There is no version of ${pack.title} to go back to.`,
			);
		}),
		register("refresh", "Reading packs", async () => {
			packs.reload();
			vscode.window.setStatusBarMessage("Template packs are read again", 3_000);
		}),
		register("edit", "Opening the pack", async (called) => {
			const folder = await folderFor(called, tools, "Edit which pack?");
			if (folder) await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, MANIFEST));
		}),
	);
}

/** Our own errors say what to do; the system's are only logged. */
function reason(error: unknown): string {
	return error instanceof Error && /^The installed pack/.test(error.message) ? error.message : "";
}

function placeOf(called: Called): vscode.Uri | undefined {
	return called instanceof vscode.Uri ? called : called?.folder;
}

/** The pack folder that a command is about: the one it was called with, the active file's, the only one, or one picked. */
async function folderFor(
	called: Called,
	{ packs, settings }: PackTools,
	question: string,
): Promise<vscode.Uri | undefined> {
	const named = placeOf(called);
	if (named?.path.endsWith("/pack.json")) return vscode.Uri.joinPath(named, "..");
	if (named) return (await packs.packFolderOf(vscode.Uri.joinPath(named, "x"))) ?? named;
	const active = vscode.window.activeTextEditor?.document.uri;
	const around = active && (await packs.packFolderOf(active));
	if (around) return around;
	const { packs: gathered, home } = await settings.rulesFor(placeToAskFor());
	const root = home.folder && (vscode.workspace.getWorkspaceFolder(home.folder)?.uri ?? home.folder);
	const wheres = [
		...gathered.found.filter(({ rank }) => rank === "workspace"),
		...gathered.broken.filter(({ rank }) => rank === "workspace"),
	].map(({ where }) => where);
	if (!root) {
		askForFolder();
		return undefined;
	}
	if (wheres.length === 0) {
		const make = "New Template Pack...";
		vscode.window
			.showInformationMessage("There is no pack in this folder yet.", make)
			.then((answer) => answer && vscode.commands.executeCommand("bootCampNotes.packs.new"));
		return undefined;
	}
	const where =
		wheres.length === 1 ? wheres[0] : await vscode.window.showQuickPick(wheres, { title: question });
	return where === undefined ? undefined : vscode.Uri.joinPath(root, where);
}

/** The installed pack that a command is about, and what people call it: the one it was called with, or one picked. */
async function installedPack(
	called: Called | string,
	{ packs }: PackTools,
	question: string,
): Promise<{ name: string; title: string } | undefined> {
	const installed = (await (await packs.store()).list()).map(({ name, version, outline: { title } }) => ({
		...{ name, title, label: title, description: version },
	}));
	const named =
		typeof called === "string" ? called : called instanceof vscode.Uri ? undefined : called?.pack?.name;
	if (named !== undefined) return installed.find(({ name }) => name === named);
	if (installed.length === 0) {
		vscode.window.showInformationMessage("No pack is installed.");
		return undefined;
	}
	return vscode.window.showQuickPick(installed, { title: question });
}

/** A `.notepack`, or the `pack.json` of a folder: on Windows and Linux no dialog picks both files and folders. */
async function pickFile(): Promise<vscode.Uri | undefined> {
	const picked = await vscode.window.showOpenDialog({
		title: "Install Template Pack: Pick Its .notepack File",
		openLabel: "Look at It",
		filters: { "Template packs": ["notepack"], "Packs that are a folder": ["json"] },
	});
	const [file] = picked ?? [];
	return file?.path.endsWith("/pack.json") ? vscode.Uri.joinPath(file, "..") : file;
}
