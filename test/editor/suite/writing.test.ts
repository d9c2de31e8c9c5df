import assert from "node:assert";
import * as vscode from "vscode";
import { clean, openDraft } from "./drafts.ts";
import { openUntitled, putCursor, readFile, type, workspaceFolder } from "./editor.ts";

const run = (command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand(`bootCampNotes.${command}`, ...args);
const active = () => vscode.window.activeTextEditor as vscode.TextEditor;
const selected = () => active().document.getText(active().selection);

/** The text around the selection, to tell one *** from another. */
function place(): string {
	const { document, selection } = active();
	return document.lineAt(selection.start).text;
}

describe("a new note", () => {
	const first = {
		admission:
			/^---\nnote: admission\n---\n# Admission H&P\n\nPatient: \*\*\*\nDate: \d\d\/\d\d\/\d{4} \d\d:\d\d\n/,
		progress: /^---\nnote: progress\n---\n# Progress Note\n/,
		"progress-apso": /^---\nnote: progress\n---\n[\s\S]*## Assessment and Plan[\s\S]*## Vital Signs/,
		discharge: /^---\nnote: discharge\n---\n# Discharge Summary\n/,
		"sign-out": /^---\nnote: sign-out\n---\n# Sign-out \(I-PASS\)\n/,
		"consult-call": /^---\nnote: consult-call\n---\n# Consult Call \(5 Cs\)\n/,
		rounds: /^---\nnote: rounds\n---\n# Rounds Presentation\n/,
	};

	for (const [kind, start] of Object.entries(first)) {
		it(`opens unsaved from the template ${kind}, at its first blank`, async () => {
			await run(`new.${kind}`);
			const { document } = active();
			assert.ok(document.isUntitled);
			assert.equal(document.languageId, "markdown");
			assert.match(document.getText().replace(/\r\n/g, "\n"), start);
			assert.doesNotMatch(document.getText(), /\$[{\d]|CURRENT_/);
			assert.equal(selected(), "***");
			assert.match(place(), /^Patient: /);
		});
	}

	it("has live tab stops", async () => {
		await run("new.sign-out");
		await type("Practice patient");
		await vscode.commands.executeCommand("jumpToNextSnippetPlaceholder");
		await type("5 West");
		assert.match(active().document.getText(), /Patient: Practice patient\r?\nRoom: 5 West\r?\n/);
	});

	it("in a folder gets a free name and overwrites nothing", async () => {
		const folder = vscode.Uri.joinPath(workspaceFolder(), "lee");
		await vscode.workspace.fs.createDirectory(folder);
		const theirs = vscode.Uri.joinPath(folder, "Admission.md");
		await vscode.workspace.fs.writeFile(theirs, new TextEncoder().encode("theirs"));
		try {
			await run("newInFolder.admission", folder, [folder]);
			assert.equal(active().document.uri.path, `${folder.path}/admission-2.md`);
			assert.equal(selected(), "***");
			await active().document.save();
			await run("newInFolder.admission", folder, [folder]);
			assert.equal(active().document.uri.path, `${folder.path}/admission-3.md`);
			assert.equal(await readFile(theirs), "theirs");
		} finally {
			await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
			await vscode.workspace.fs.delete(folder, { recursive: true });
		}
	});
});

describe("blanks", () => {
	const text = clean
		.replace("HR 78", "HR ***")
		.replace("no edema", "*** edema")
		.replace("JVP", "<!-- *** -->JVP")
		.replace("Full code", "***");

	it("are reached one after another, round and round", async () => {
		putCursor(await openDraft(text), new vscode.Position(0, 0));
		const places: string[] = [];
		for (let i = 0; i < 4; i++) {
			await run("nextBlank");
			assert.equal(selected(), "***");
			places.push(place());
		}
		assert.match(places[0] as string, /HR/);
		assert.match(places[1] as string, /edema/);
		assert.match(places[2] as string, /confirmed/);
		assert.equal(places[3], places[0]);
		await run("previousBlank");
		assert.equal(place(), places[2]);
		await run("previousBlank");
		assert.equal(place(), places[1]);
	});

	it("in plain text too", async () => {
		await openUntitled(text, "plaintext");
		await run("nextBlank");
		assert.match(place(), /HR/);
	});

	it("leave the cursor alone when none is left, and in what is no note", async () => {
		for (const none of [clean, "# Shopping\n\nEggs ***\n"]) {
			const editor = await openUntitled(none);
			putCursor(editor, new vscode.Position(1, 1));
			await run("nextBlank");
			await run("previousBlank");
			assert.ok(editor.selection.isEmpty);
			assert.deepEqual(editor.selection.active, new vscode.Position(1, 1));
		}
	});
});

describe("copy as plain text", () => {
	it("puts the note into the clipboard as an EMR takes it", async () => {
		await openDraft(clean);
		await run("copyAsPlainText");
		const copied = (await vscode.env.clipboard.readText()).replace(/\r\n/g, "\n");
		assert.ok(
			copied.startsWith(
				"PROGRESS NOTE\n\nDate: 07/16/2025 08:10\nAuthor: Dr. Vale, PGY-1\n\nINTERVAL EVENTS\nSlept well",
			),
			copied.slice(0, 80),
		);
		assert.ok(copied.includes("1. Acute on chronic HFrEF\n- Furosemide 40 mg IV"));
	});

	it("copies only what is selected", async () => {
		const editor = await openDraft(clean);
		editor.selection = new vscode.Selection(8, 0, 9, 10);
		await run("copyAsPlainText");
		assert.equal(
			(await vscode.env.clipboard.readText()).trim().replace(/\r\n/g, "\n"),
			"INTERVAL EVENTS\nSlept well",
		);
	});
});

/** What is offered at a place, when asked for or behind a character that opens the list. */
async function offered(
	{ document }: vscode.TextEditor,
	line: number,
	column: number,
	behind?: string,
): Promise<string[]> {
	const list: vscode.CompletionList = await vscode.commands.executeCommand(
		"vscode.executeCompletionItemProvider",
		document.uri,
		new vscode.Position(line, column),
		behind,
	);
	return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

describe("dot phrases", () => {
	for (const language of ["markdown", "plaintext"]) {
		it(`are offered in ${language}, and never behind a sentence`, async () => {
			const editor = await openUntitled("Slept well.\n.hp", language);
			assert.ok((await offered(editor, 1, 3)).includes(".hpi"));
			// Enter would take the first of them, where the writer wants a new line.
			const behind = [...(await offered(editor, 0, 11)), ...(await offered(editor, 0, 11, "."))];
			assert.deepEqual(
				behind.filter((label) => label.startsWith(".")),
				[],
			);
		});
	}
});

describe("headings that are offered", () => {
	it("begin as what is typed: a problem called HTN is no history of present illness", async () => {
		const editor = await openUntitled(`${clean}\n## HTN\n## Co`);
		const last = editor.document.lineCount - 1;
		assert.ok((await offered(editor, last, 3)).length > 0);
		// The editor itself offers single words of the note.
		assert.deepEqual(
			(await offered(editor, last - 1, 6)).filter((label) => /^History of/.test(label)),
			[],
		);
	});
});
