import * as vscode from "vscode";
import { builtInTemplates } from "../packs/built-in.ts";
import type { Gathered } from "../packs/gather.ts";
import type { FolderSettings } from "./folder-settings.ts";
import type { CoreLoader } from "./load-core.ts";
import type { Log } from "./log.ts";
import { templateText } from "./packs/templates.ts";
import { writeNew } from "./safe-file.ts";

type Template = Gathered["composition"]["templates"][number];

/**
 * Registers two commands for each built-in template, which open a note at once and ask nothing: `bootCampNotes.new.KIND`
 * opens it unsaved, `bootCampNotes.newInFolder.KIND` in the folder that the explorer names. Where a pack in use brings the
 * kind, its template is taken. `bootCampNotes.new` and `bootCampNotes.newInFolder` offer all templates of all packs.
 */
export function registerNewNote(core: CoreLoader, settings: FolderSettings, log: Log): vscode.Disposable {
	const attempt = async (title: string, run: () => Promise<unknown>) => {
		try {
			await run();
		} catch (error) {
			log.failure("Making a new note", error);
			const why =
				error instanceof Error &&
				/of this pack cannot be used|in the pack\.$|^The installed pack/.test(error.message)
					? ` ${error.message}`
					: "";
			vscode.window.showErrorMessage(`The new note could not be made (${title}).${why}`);
		}
	};
	const open = (id: string, title: string, folder?: vscode.Uri) =>
		attempt(title, async () => {
			const template = (await templatesFor(settings, folder)).find((each) => each.id === id);
			if (!template) throw new Error("no such template");
			await openNew(template, core, folder);
		});
	const pick = (folder?: vscode.Uri) =>
		attempt("pick a template", async () => {
			const template = await pickTemplate(templatesFor(settings, folder));
			if (template) await openNew(template, core, folder);
		});
	const { registerCommand } = vscode.commands;
	return vscode.Disposable.from(
		registerCommand("bootCampNotes.new", (id?: unknown) => (typeof id === "string" ? open(id, id) : pick())),
		registerCommand("bootCampNotes.newInFolder", (folder: vscode.Uri) => pick(folder)),
		...builtInTemplates.flatMap(({ id, title }) => [
			registerCommand(`bootCampNotes.new.${id}`, () => open(id, title)),
			registerCommand(`bootCampNotes.newInFolder.${id}`, (folder: vscode.Uri) => open(id, title, folder)),
		]),
	);
}

/** The templates for a new note: in a folder, in the only folder there is, or where the active note is. */
async function templatesFor(settings: FolderSettings, folder?: vscode.Uri): Promise<readonly Template[]> {
	const active = vscode.window.activeTextEditor?.document.uri;
	const near = active && vscode.workspace.getWorkspaceFolder(active) ? active : undefined;
	const first = vscode.workspace.workspaceFolders?.[0]?.uri;
	const place = folder ?? near ?? first;
	const rules = await settings.rulesFor(
		folder || (!near && first)
			? vscode.Uri.joinPath(place as vscode.Uri, "note.md")
			: (near ?? vscode.Uri.parse("untitled:note.md")),
	);
	return rules.packs.composition.templates;
}

async function pickTemplate(found: Promise<readonly Template[]>): Promise<Template | undefined> {
	const items = found.then((templates) =>
		templates.map((template) => ({
			label: template.title,
			description: [
				// "Fall" says little without the note it is.
				template.id === template.kind ? "" : template.kindTitle,
				template.pack.rank === "built-in" ? "" : template.packTitle,
			]
				.filter(Boolean)
				.join(" · "),
			template,
		})),
	);
	const picked = await vscode.window.showQuickPick(items, {
		title: "New Clinical Note",
		placeHolder: "Which template?",
		matchOnDescription: true,
	});
	return picked?.template;
}

async function openNew(template: Template, core: CoreLoader, folder?: vscode.Uri): Promise<void> {
	const snippet = await templateText(template, core);
	const document = folder
		? await vscode.workspace.openTextDocument(await createFile(folder, template))
		: await vscode.workspace.openTextDocument({ language: "markdown" });
	const editor = await vscode.window.showTextDocument(document);
	await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
}

/** Creates an empty file under the first free name: `admission.md`, `admission-2.md`, … */
async function createFile(folder: vscode.Uri, template: Template): Promise<vscode.Uri> {
	const entries = await vscode.workspace.fs.readDirectory(folder);
	const taken = new Set(entries.map(([name]) => name.toLowerCase()));
	let name = `${template.id}.md`;
	for (let number = 2; taken.has(name); number++) name = `${template.id}-${number}.md`;
	const uri = vscode.Uri.joinPath(folder, name);
	// Should the name be taken after all, this fails instead of overwriting.
	if (!(await writeNew(uri, ""))) throw new Error("not created");
	return uri;
}
