import assert from "node:assert";
import * as vscode from "vscode";
import { admission, clean, freshFolder, openDraft, withoutCodeStatus } from "./drafts.ts";
import {
	diagnosticsWhen,
	flagged,
	flaggedExactly,
	openUntitled,
	putCursor,
	rangeOf,
	replace,
	ruleOf,
	type,
	workspaceFolder,
	writeFile,
} from "./editor.ts";

const exam = "JVP 8 cm, lungs clear, no edema.";

describe("flags", () => {
	it("show when a note opens, with rule, source and severity", async () => {
		const { document } = await openDraft(withoutCodeStatus);
		const [flag] = await flaggedExactly(document.uri, "code-status/missing");
		assert.equal(flag?.source, "Boot Camp Notes");
		assert.equal(flag?.severity, vscode.DiagnosticSeverity.Warning);
		assert.equal(document.getText(flag?.range), "Progress Note");
	});

	it("come and go as one types", async () => {
		const editor = await openDraft(clean);
		await replace(editor, "Full code, confirmed with the patient on admission.", "");
		putCursor(editor, rangeOf(editor.document, "# Progress Note").end);
		await flagged(editor.document.uri, "code-status/missing");
		putCursor(editor, editor.document.positionAt(editor.document.getText().length));
		await type("Full code, patient decided today.");
		await flaggedExactly(editor.document.uri);
	});

	it("stand where the text of their version has them", async () => {
		const editor = await openDraft(admission(320));
		await flagged(editor.document.uri, "hpi/too-long");
		for (let i = 0; i < 10; i++) {
			await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), `line${i}: x\n`));
			for (const flag of vscode.languages.getDiagnostics(editor.document.uri)) {
				if (ruleOf(flag) === "hpi/too-long") assert.equal(flag.range.isSingleLine, true);
			}
		}
		const [flag] = await diagnosticsWhen(editor.document.uri, (all) => {
			const found = all.find((each) => ruleOf(each) === "hpi/too-long");
			return found !== undefined && editor.document.getText(found.range) === "HPI";
		});
		assert.ok(flag);
	});

	it("are those of the last version after many quick edits", async () => {
		const editor = await openDraft(clean);
		const line = "Full code, confirmed with the patient on admission.";
		for (let i = 0; i < 8; i++) await replace(editor, i % 2 ? "Asked." : line, i % 2 ? line : "Asked.");
		await replace(editor, "## Vital Signs\n", "## Vital Signs\n***\n");
		await flaggedExactly(editor.document.uri, "section/unfilled");
	});

	it("for something missing wait while the cursor is in that place", async () => {
		const editor = await openDraft(clean);
		await replace(editor, exam, "x");
		const at = rangeOf(editor.document, "## Physical Exam\nx").end;
		putCursor(editor, at);
		await vscode.commands.executeCommand("deleteLeft");
		// Something else to see, so that the check is known to be over.
		await replace(editor, "Slept well", "*** Slept well");
		putCursor(editor, rangeOf(editor.document, "## Physical Exam").end);
		const [flag] = await flaggedExactly(editor.document.uri, "section/unfilled");
		assert.ok(flag);
		putCursor(editor, rangeOf(editor.document, "# Progress Note").end);
		await flaggedExactly(editor.document.uri, "section/empty", "section/unfilled");
	});

	it("once shown stay while one looks at them", async () => {
		const editor = await openDraft(clean.replace(exam, ""));
		await flaggedExactly(editor.document.uri, "section/empty");
		await replace(editor, "Slept well", "*** Slept well");
		putCursor(editor, rangeOf(editor.document, "## Physical Exam").end);
		await flaggedExactly(editor.document.uri, "section/empty", "section/unfilled");
	});

	it("go when the note closes", async () => {
		const editor = await openUntitled(withoutCodeStatus);
		await flagged(editor.document.uri, "code-status/missing");
		await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
		await flaggedExactly(editor.document.uri);
	});

	it("go when the text is a note no longer", async () => {
		const editor = await openDraft(withoutCodeStatus);
		await flagged(editor.document.uri, "code-status/missing");
		await replace(editor, "note: progress", "note: none");
		await flaggedExactly(editor.document.uri);
	});

	it("go when the language is another, and come back", async () => {
		const editor = await openDraft(withoutCodeStatus);
		await flagged(editor.document.uri, "code-status/missing");
		await vscode.languages.setTextDocumentLanguage(editor.document, "json");
		await flaggedExactly(editor.document.uri);
		await vscode.languages.setTextDocumentLanguage(editor.document, "plaintext");
		await flagged(editor.document.uri, "code-status/missing");
	});

	it("never show in a README, whatever its headings", async () => {
		const readme = await openDraft(withoutCodeStatus.replace(/^---[\s\S]*?---\n/, ""), "README.md");
		const note = await openDraft(withoutCodeStatus);
		await flagged(note.document.uri, "code-status/missing");
		assert.deepEqual(vscode.languages.getDiagnostics(readme.document.uri), []);
	});

	it("show in plain text, with Windows line ends, in another folder of the window", async () => {
		const text = withoutCodeStatus.replace(/\n/g, "\r\n").replace("no edema.", "***");
		const { document } = await openDraft(text, "note.txt", workspaceFolder("second"));
		// There the code status is switched off.
		const [flag] = await flaggedExactly(document.uri, "section/unfilled");
		assert.equal(document.getText(flag?.range), "***");
	});

	it("can be switched off", async () => {
		const { document } = await openDraft(withoutCodeStatus);
		await flagged(document.uri, "code-status/missing");
		const settings = vscode.workspace.getConfiguration("bootCampNotes");
		await settings.update("enable", false, vscode.ConfigurationTarget.Workspace);
		try {
			await flaggedExactly(document.uri);
		} finally {
			await settings.update("enable", undefined, vscode.ConfigurationTarget.Workspace);
		}
		await flagged(document.uri, "code-status/missing");
	});

	it("stop at the size limit", async () => {
		const note = await writeFile(
			`${freshFolder()}/large.md`,
			`${withoutCodeStatus}${"word ".repeat(210_000)}`,
		);
		const large = await vscode.workspace.openTextDocument(note);
		const other = await openDraft(withoutCodeStatus);
		await flagged(other.document.uri, "code-status/missing");
		assert.deepEqual(vscode.languages.getDiagnostics(large.uri), []);
	});
});
