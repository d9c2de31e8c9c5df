import assert from "node:assert";
import * as vscode from "vscode";
import { clean, freshFolder, openDraft, outOfOrder, withoutCodeStatus } from "./drafts.ts";
import {
	codeAction,
	codeActions,
	flagged,
	flaggedExactly,
	openNote,
	putCursor,
	rangeOf,
	readFile,
	replace,
	runCodeAction,
	workspaceFolder,
	writeFile,
} from "./editor.ts";

const settingsFile = () => vscode.Uri.joinPath(workspaceFolder(), "bootcamp-notes.json");

/** Runs something with user or workspace settings that are taken back afterward. */
async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
	const settings = vscode.workspace.getConfiguration();
	await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
	try {
		await run();
	} finally {
		await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
	}
}

describe("quick fixes", () => {
	it("write the code status that one picks, at its place", async () => {
		const { document } = await openDraft(withoutCodeStatus);
		const { range } = await flagged(document.uri, "code-status/missing");
		await runCodeAction(document.uri, range, "Write code status: DNR/DNI");
		assert.match(
			document.getText(),
			/## Inpatient Checklist\n.*\n\n## Code Status\nDNR\/DNI\. Decided by \*\*\*/,
		);
		await flaggedExactly(document.uri, ...Array(4).fill("section/unfilled"));
	});

	it("name the best one as preferred, and belong to their flag", async () => {
		const { document } = await openDraft(withoutCodeStatus);
		const { range } = await flagged(document.uri, "code-status/missing");
		const action = await codeAction(document.uri, range, /^Write code status: Full code$/);
		assert.equal(action.isPreferred, true);
		const actions = await codeActions(document.uri, range);
		assert.equal(actions.filter(({ isPreferred }) => isPreferred).length, 1);
		assert.ok(actions.every(({ title }, i) => title.startsWith("Write") || i >= 5));
	});

	it("are made for the text as it is now, not as it was checked", async () => {
		const editor = await openDraft(withoutCodeStatus);
		const { range } = await flagged(editor.document.uri, "code-status/missing");
		await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), "Patient: practice patient\n"));
		await runCodeAction(editor.document.uri, range, /Full code$/);
		assert.match(
			editor.document.getText(),
			/VTE prophylaxis\. One peripheral IV\.\n\n## Code Status\nFull code/,
		);
	});

	it("insert a missing section", async () => {
		const { document } = await openDraft(clean.replace(/## Inpatient Checklist\n.*\n\n/, ""));
		const { range } = await flagged(document.uri, "section/missing");
		await runCodeAction(document.uri, range, /^Insert "Inpatient Checklist"/);
		assert.match(document.getText(), /1 L\.\n\n## Inpatient Checklist\n\*\*\*\n\n## Code Status/);
	});

	it("ignore a flag on its line", async () => {
		const { document } = await openDraft(withoutCodeStatus);
		const { range } = await flagged(document.uri, "code-status/missing");
		await runCodeAction(document.uri, range, "Ignore code-status/missing here");
		assert.equal(
			document.getText(),
			withoutCodeStatus.replace(
				"# Progress Note",
				"<!-- bootcamp-notes-disable-next-line code-status/missing -->\n# Progress Note",
			),
		);
		await flaggedExactly(document.uri);
	});

	it("add to a comment that is there", async () => {
		const comment = "<!-- bootcamp-notes-disable-next-line hpi/too-long -- as agreed -->\n# Progress Note";
		const { document } = await openDraft(withoutCodeStatus.replace("# Progress Note", comment));
		const { range } = await flagged(document.uri, "code-status/missing");
		await runCodeAction(document.uri, range, "Ignore code-status/missing here");
		assert.match(
			document.getText(),
			/disable-next-line hpi\/too-long code-status\/missing -- as agreed -->\n#/,
		);
		await flaggedExactly(document.uri);
	});

	it("ignore a rule in the whole note, below the front matter", async () => {
		const text = clean.replace("no edema.", "***").replace("96%", "***%");
		const { document } = await openDraft(text);
		const { range } = await flagged(document.uri, "section/unfilled");
		await runCodeAction(document.uri, range, "Ignore section/unfilled in this note");
		assert.ok(
			document
				.getText()
				.startsWith("---\nnote: progress\n---\n<!-- bootcamp-notes-disable-file section/unfilled -->\n#"),
		);
		await flaggedExactly(document.uri);
	});

	it("turn a rule off in the folder, in a file that they name and make", async () => {
		const { document } = await openDraft(withoutCodeStatus);
		const { range } = await flagged(document.uri, "code-status/missing");
		try {
			await runCodeAction(
				document.uri,
				range,
				"Ignore code-status/missing everywhere: turn it off in first/bootcamp-notes.json",
			);
			assert.deepEqual(JSON.parse(await readFile(settingsFile())), {
				rules: { "code-status/missing": "off" },
			});
			await flaggedExactly(document.uri);
		} finally {
			await vscode.workspace.fs.delete(settingsFile());
		}
		await flagged(document.uri, "code-status/missing");
	});

	it("keep what a settings file holds: comments, options and its own way of writing", async () => {
		const before = `{
  // agreed in July
  "rules": {
    "code-status/missing": ["warning", {}]
  }
}
`;
		const folder = freshFolder();
		const file = await writeFile(`${folder}/bootcamp-notes.json`, before);
		const { document } = await openNote(withoutCodeStatus, `${folder}/note.md`);
		const { range } = await flagged(document.uri, "code-status/missing");
		const title = `Ignore code-status/missing everywhere: turn it off in first/${folder}/bootcamp-notes.json`;
		await runCodeAction(document.uri, range, title);
		assert.equal(await readFile(file), before.replace('"warning"', '"off"'));
		await flaggedExactly(document.uri);
	});

	it("turn a rule off in a settings file that has changes not saved yet", async () => {
		const folder = freshFolder();
		const file = await writeFile(`${folder}/bootcamp-notes.json`, "{}");
		const settings = await vscode.window.showTextDocument(file);
		await replace(settings, "{}", '{ "ignores": ["archive/"] }');
		const { document } = await openNote(withoutCodeStatus, `${folder}/note.md`);
		const { range } = await flagged(document.uri, "code-status/missing");
		await runCodeAction(document.uri, range, /everywhere/);
		assert.deepEqual(JSON.parse(await readFile(file)), {
			ignores: ["archive/"],
			rules: { "code-status/missing": "off" },
		});
	});

	it("leave a broken settings file alone", async () => {
		const folder = freshFolder();
		const file = await writeFile(`${folder}/bootcamp-notes.json`, '{ "rules": ');
		const { document } = await openNote(withoutCodeStatus, `${folder}/note.md`);
		const { range } = await flagged(document.uri, "code-status/missing");
		await runCodeAction(document.uri, range, /everywhere/);
		assert.equal(await readFile(file), '{ "rules": ');
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file.toString());
	});
});

describe("fix all", () => {
	it("is a source action that decides nothing for the writer", async () => {
		const { document } = await openDraft(outOfOrder.replace("96%", "***%"));
		await flaggedExactly(document.uri, "section/out-of-order", "section/unfilled");
		const [action] = await codeActions(
			document.uri,
			new vscode.Range(0, 0, 0, 0),
			"source.fixAll.bootCampNotes",
		);
		assert.equal(action?.title, "Fix all in this note");
		await vscode.workspace.applyEdit(action?.edit as vscode.WorkspaceEdit);
		await flaggedExactly(document.uri, "section/unfilled");
		assert.ok(document.getText().indexOf("## Interval") < document.getText().indexOf("## Physical"));
	});

	it("runs on save", async () => {
		await withSetting("editor.codeActionsOnSave", { "source.fixAll.bootCampNotes": "explicit" }, async () => {
			const editor = await openDraft(outOfOrder);
			await flagged(editor.document.uri, "section/out-of-order");
			await replace(editor, "Slept well", "Slept very well");
			await editor.document.save();
			const saved = await readFile(editor.document.uri);
			assert.ok(saved.indexOf("## Interval Events\nSlept very well") < saved.indexOf("## Physical Exam"));
			await flaggedExactly(editor.document.uri);
		});
	});

	it("is a command", async () => {
		const editor = await openDraft(outOfOrder);
		putCursor(editor, rangeOf(editor.document, "## Vital Signs").start);
		await vscode.commands.executeCommand("bootCampNotes.fixAll");
		await flaggedExactly(editor.document.uri);
		const once = editor.document.getText();
		await vscode.commands.executeCommand("bootCampNotes.fixAll");
		assert.equal(editor.document.getText(), once);
	});
});
