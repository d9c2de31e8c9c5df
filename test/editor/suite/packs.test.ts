import assert from "node:assert";
import * as vscode from "vscode";
import {
	diagnosticsWhen,
	extensionId,
	flagged,
	hoverText,
	openNote,
	ruleOf,
	until,
	workspaceFolder,
	writeBytes,
	writeFile,
} from "./editor.ts";
import { bedside, bedsideNote, packsFolder, removePacks, writePack } from "./pack-drafts.ts";

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`bootCampNotes.${command}`, ...args);
const text = () => vscode.window.activeTextEditor?.document.getText() ?? "";
const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === "string" ? label : label.label);

async function completions(
	editor: vscode.TextEditor,
	position: vscode.Position,
): Promise<vscode.CompletionItem[]> {
	const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
		"vscode.executeCompletionItemProvider",
		editor.document.uri,
		position,
	);
	return items;
}

/** Builds a pack, and leaves nothing of it but the one file. */
async function built(manifest: object = bedside): Promise<vscode.Uri> {
	const file = await run<vscode.Uri>("packs.build", await writePack(manifest));
	assert.ok(file, "the pack was not built");
	const bytes = await vscode.workspace.fs.readFile(file);
	await removePacks();
	return writeBytes(file.path.slice(file.path.lastIndexOf("/") + 1), bytes);
}

async function hashOf(file: vscode.Uri): Promise<string> {
	const bytes = await vscode.workspace.fs.readFile(file);
	const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes)));
	return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function install(file: vscode.Uri): Promise<void> {
	await run("packs.install", file);
	const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	assert.ok(tab instanceof vscode.TabInputCustom, "the pack is shown before it is installed");
	assert.equal(
		await vscode.commands.executeCommand(
			"_bootCampNotes.packs.installShown",
			file.toString(),
			await hashOf(file),
		),
		true,
	);
}

describe("packs", () => {
	afterEach(removePacks);

	describe("in the folder", () => {
		beforeEach(async () => {
			await writePack();
			await run("packs.refresh");
		});

		it("bring a kind of note to New Note", async () => {
			await run("new", "bedside");
			assert.match(text(), /^---\r?\nnote: bedside\r?\n---\r?\n# Bedside Note/);
			assert.doesNotMatch(text(), /\$/);
		});

		it("bring their rules to notes, in plain text, too", async () => {
			const { document } = await openNote(bedsideNote, "bedside-1.txt");
			const found = await diagnosticsWhen(document.uri, (all) =>
				all.some((each) => ruleOf(each) === "house-style/term"),
			);
			const rules = found.map(ruleOf);
			assert.ok(rules.includes("section/missing"), rules.join());
			assert.match(
				found.find((each) => ruleOf(each) === "section/missing")?.message ?? "",
				/Nurse's Concern/,
			);
		});

		it("bring their order, with its fix", async () => {
			const { document } = await openNote(
				`# ${bedsideNote}\n## Nurse's Concern\nMore sleepy since midnight.\n`.replace(
					"\nAssessment and Plan",
					"\n## Assessment and Plan",
				),
				"bedside-9.md",
			);
			const { message, range } = await flagged(document.uri, "section/out-of-order");
			assert.match(
				message,
				/^Nurse's Concern comes before Assessment and Plan in your program's Bedside Note\./,
			);
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				"vscode.executeCodeActionProvider",
				document.uri,
				range,
			);
			assert.ok(
				actions.some(({ title }) => title === "Put sections in order"),
				actions.map(({ title }) => title).join(),
			);
		});

		it("go on without the one file that has a mistake, which is marked at its place", async () => {
			const uri = vscode.Uri.joinPath(packsFolder(), "bedside/bedside.code-snippets");
			await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("{"));
			await run("packs.refresh");
			await vscode.window.showTextDocument(uri);
			await diagnosticsWhen(uri, (all) => all.some(({ source }) => source === "Boot Camp Notes"));
			const { document } = await openNote(bedsideNote, "bedside-10.md");
			await flagged(document.uri, "house-style/term");
		});

		it("bring headings to the outline of plain text", async () => {
			const { document } = await openNote(
				`${bedsideNote}\nNurse's Concern\nMore sleepy since midnight.\n`,
				"bedside-2.txt",
			);
			await diagnosticsWhen(document.uri, (all) => all.length > 0);
			const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
				"vscode.executeDocumentSymbolProvider",
				document.uri,
			);
			assert.ok(
				symbols.some(({ name }) => name === "Nurse's Concern"),
				symbols.map(({ name }) => name).join(),
			);
		});

		it("bring budgets to the lenses, and notes that are hovered and copied as any other", async () => {
			const words = "More sleepy since midnight, says her nurse.";
			const head = "\nAssessment and Plan";
			const note = `# ${bedsideNote.replace(head, `\n## Nurse's Concern\n${words}\n\n## Assessment and Plan`)}`;
			const { document } = await openNote(note, "bedside-8.md");
			const { range } = await flagged(document.uri, "house-style/term");
			const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
				"vscode.executeCodeLensProvider",
				document.uri,
			);
			const titles = lenses.map(({ command }) => command?.title ?? "");
			assert.ok(titles.includes("Nurse's Concern 7 of 60 words"), titles.join());
			assert.match(await hoverText(document.uri, range.start), /Every hospital has a few words/);
			await run("copyAsPlainText");
			const copied = (await vscode.env.clipboard.readText()).replace(/\r\n/g, "\n");
			assert.ok(copied.includes(`NURSE'S CONCERN\n${words}`), copied);
		});

		it("offer their dot phrases, kinds and headings", async () => {
			const editor = await openNote(
				"---\nnote: \n---\n# Bedside Note\n\nHD# 3 in room 7 with a cough since Monday, and a fever of 101 °F today.\n\n## Assessment and Plan\nPneumonia, most likely bacterial.\n\n## \n.nu",
			);
			const kinds = (await completions(editor, new vscode.Position(1, 6))).map(labelOf);
			assert.ok(kinds.includes("bedside") && kinds.includes("admission"), kinds.join());
			await editor.edit((edit) => edit.insert(new vscode.Position(1, 6), "bedside"));
			const headings = (await completions(editor, new vscode.Position(10, 3))).map(labelOf);
			assert.ok(headings.includes("Nurse's Concern"), headings.join());
			assert.ok(!headings.includes("Assessment and Plan"), headings.join());
			const phrases = await completions(editor, new vscode.Position(11, 3));
			assert.ok(
				phrases.some((item) => labelOf(item) === ".nursecalled"),
				phrases.map(labelOf).join(),
			);
		});

		it("go when their folder goes, without a reload", async () => {
			const { document } = await openNote(bedsideNote, "bedside-3.md");
			await flagged(document.uri, "house-style/term");
			await vscode.workspace.fs.delete(packsFolder(), { recursive: true });
			await diagnosticsWhen(document.uri, (all) => !all.some((each) => ruleOf(each) === "house-style/term"));
		});

		it("are not flagged as notes themselves", async () => {
			const uri = vscode.Uri.joinPath(packsFolder(), "bedside/templates/bedside.md");
			await vscode.window.showTextDocument(uri);
			const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
				"vscode.executeCodeLensProvider",
				uri,
			);
			assert.deepEqual(lenses, []);
			assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
		});

		it("cannot switch off privacy unasked", async () => {
			await writePack({ ...bedside, rules: { "privacy/identifier": "off" } });
			await run("packs.refresh");
			const { document } = await openNote(`${bedsideNote}\nMRN 4417-2209, SSN 219-09-9999\n`, "bedside-4.md");
			await flagged(document.uri, "privacy/identifier");
		});
	});

	it("have their schema: completions, hovers and marks in pack.json", async () => {
		const folder = await writePack({ ...bedside, versoin: "1.0.0" });
		const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "pack.json"));
		const { document } = editor;
		await diagnosticsWhen(document.uri, (all) =>
			all.some(({ message }) => /versoin is not allowed/.test(message)),
		);
		const at = (text: string, behind: number) =>
			document.positionAt(document.getText().indexOf(text) + behind);
		assert.match(await hoverText(document.uri, at('"version"', 2)), /Semantic version/);
		await editor.edit((edit) => edit.insert(at("{", 1), ' "": 1,'));
		const offered = (await completions(editor, at('""', 1))).map(labelOf);
		for (const key of ["reviewed", "phrases", "budgets"]) assert.ok(offered.includes(key), offered.join());
		assert.ok(!offered.includes("name"), "what is there is not offered again");
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
	});

	describe("with mistakes", () => {
		it("are marked at their place when they are saved, and in order again once mended", async () => {
			const folder = await writePack({
				...bedside,
				version: "one",
				notes: { bedside: { ...bedside.notes.bedside, template: "gone.md" } },
			});
			const uri = vscode.Uri.joinPath(folder, "pack.json");
			const editor = await vscode.window.showTextDocument(uri);
			const marked = await diagnosticsWhen(uri, (all) =>
				all.some(({ message }) => /semantic version/.test(message)),
			);
			assert.equal(editor.document.getText(marked[0]?.range), '"one"');
			await editor.edit((edit) => {
				const range = marked[0]?.range as vscode.Range;
				edit.replace(range, '"1.0.1"');
			});
			await editor.document.save();
			const missing = vscode.Uri.joinPath(folder, "gone.md");
			await diagnosticsWhen(missing, (all) => all.some(({ message }) => /There is no file/.test(message)));
			await writePack();
			const mistakes = await run<number>("packs.check", folder);
			assert.equal(mistakes, 0);
			assert.deepEqual(vscode.languages.getDiagnostics(missing), []);
		});

		it("are not built, and not installed", async () => {
			const folder = await writePack({ ...bedside, rules: { "hpi/to-long": "off" } });
			assert.equal(await run("packs.build", folder), undefined);
			const broken = await writeFile("broken.notepack", "PK");
			await run("packs.install", broken);
			assert.equal(
				await vscode.commands.executeCommand(
					"_bootCampNotes.packs.installShown",
					broken.toString(),
					"0".repeat(64),
				),
				false,
			);
		});
	});

	describe("in one file", () => {
		afterEach(() => run("packs.remove", "bedside"));

		it("are shown, installed, updated, taken back and removed", async () => {
			const says = async (wanted: RegExp) => {
				const { document } = await openNote(bedsideNote, "bedside-5.md");
				await diagnosticsWhen(document.uri, (all) =>
					all.some((each) => ruleOf(each) === "house-style/term" && wanted.test(each.message)),
				);
			};
			await install(await built());
			await says(/Write hospital day/);
			await run("new", "bedside");
			assert.match(text(), /# Bedside Note/);
			const newer = { ...bedside, version: "1.1.0", terms: [{ find: "HD#", use: "day" }] };
			await install(await built(newer));
			await says(/Write day/);
			await run("packs.rollBack", "bedside");
			await says(/Write hospital day/);
			await run("packs.remove", "bedside");
			const { document } = await openNote(bedsideNote, "bedside-5.md");
			await diagnosticsWhen(document.uri, (all) => !all.some((each) => ruleOf(each) === "house-style/term"));
		});

		it("are shown again when the file is another one by now", async () => {
			const file = await built();
			await run("packs.install", file);
			assert.equal(
				await vscode.commands.executeCommand(
					"_bootCampNotes.packs.installShown",
					file.toString(),
					"0".repeat(64),
				),
				false,
			);
		});

		it("give way to a pack of that name in the folder", async () => {
			await install(await built());
			await writePack({ ...bedside, terms: [{ find: "HD#", use: "day number" }] });
			await run("packs.refresh");
			const { document } = await openNote(bedsideNote, "bedside-6.md");
			assert.match((await flagged(document.uri, "house-style/term")).message, /Write day number/);
		});

		it("open from a link to a file of this machine, and from no other", async () => {
			const file = await built();
			const link = (path: string) =>
				vscode.Uri.from({
					scheme: vscode.env.uriScheme,
					authority: extensionId,
					path: "/install",
					query: `file=${encodeURIComponent(path)}`,
				});
			await vscode.commands.executeCommand("workbench.action.closeAllEditors");
			for (const path of ["//server/share/x.notepack", "/etc/passwd", "https://example.org/x.notepack"])
				await vscode.commands.executeCommand("vscode.open", link(path));
			await vscode.commands.executeCommand("vscode.open", link(file.path));
			const shown = () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
			await until(
				vscode.window.tabGroups.onDidChangeTabs,
				() => shown().some((input) => input instanceof vscode.TabInputCustom) || undefined,
				() => "no pack is shown",
			);
			assert.equal(shown().length, 1);
		});
	});

	describe("in another extension", () => {
		it("come when it is installed, change when it is updated and go when it is removed, without a reload", async () => {
			const vsix = (version: string) => vscode.Uri.joinPath(workspaceFolder(), `carried-${version}.vsix`);
			const install = "workbench.extensions.installExtension";
			const id = "boot-camp-notes-tests.boot-camp-notes-pack-carried";
			const { document } = await openNote(bedsideNote, "bedside-7.md");
			await vscode.commands.executeCommand(install, vsix("1.0.0"));
			await flagged(document.uri, "house-style/term");
			await vscode.commands.executeCommand(install, vsix("1.1.0"));
			await diagnosticsWhen(document.uri, (all) => all.some(({ message }) => /Write the day/.test(message)));
			await vscode.commands.executeCommand("workbench.extensions.uninstallExtension", id);
			await diagnosticsWhen(document.uri, (all) => !all.some((each) => ruleOf(each) === "house-style/term"));
		});
	});
});
