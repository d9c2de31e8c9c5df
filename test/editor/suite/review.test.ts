import assert from "node:assert";
import * as vscode from "vscode";
import type { ReviewEvent } from "../../../src/review/event.ts";
import { readLog } from "../../../src/review/log.ts";
import { stateOf } from "../../../src/review/state.ts";
import { lineOf, makeEvent } from "../../../src/review/write.ts";
import { clean, openDraft, withoutCodeStatus } from "./drafts.ts";
import { flagged, putCursor, rangeOf, readFile, replace, runCodeAction, workspaceFolder } from "./editor.ts";

const run = <T>(name: string, ...args: unknown[]): Thenable<T> =>
	vscode.commands.executeCommand<T>(`bootCampNotes.review.${name}`, ...args);

async function as(name: string): Promise<void> {
	await vscode.workspace
		.getConfiguration("bootCampNotes")
		.update("reviewer", name || undefined, vscode.ConfigurationTarget.Global);
}

function logOf({ uri }: vscode.TextDocument): vscode.Uri {
	return uri.with({ path: `${uri.path}.review.jsonl` });
}

async function eventsOf(document: vscode.TextDocument): Promise<readonly ReviewEvent[]> {
	const { events, problems } = readLog(await readFile(logOf(document)));
	assert.deepEqual(problems, []);
	return events;
}

async function stateNow(document: vscode.TextDocument) {
	return stateOf(await eventsOf(document));
}

/** Goes to the next comment until what it is called is as wanted: the editor shows a log a moment after it was written. */
async function nextCommentWhen(wanted: RegExp): Promise<string> {
	const end = Date.now() + 8_000;
	for (;;) {
		const label = await run<string | undefined>("nextComment");
		if (label && wanted.test(label)) return label;
		if (Date.now() > end) throw new Error(`The next comment is ${label}, not ${wanted}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function commentOn(editor: vscode.TextEditor, text: string, comment: string): Promise<void> {
	const { start, end } = rangeOf(editor.document, text);
	editor.selection = new vscode.Selection(start, end);
	await run("comment", comment);
}

describe("review", () => {
	beforeEach(() => as("Dr. Lee"));
	afterEach(() => as(""));

	it("goes from the intern to the senior and back: submit, comment, return, reply, done, resubmit, resolve, accept", async () => {
		const editor = await openDraft(clean, "progress.md");
		const { document } = editor;

		await as("Okafor");
		await run("submit");
		assert.deepEqual(
			(await stateNow(document)).steps.map(({ status, by, text }) => [status, by, text]),
			[["submitted", "Okafor", document.getText()]],
		);

		await as("Dr. Lee");
		await commentOn(
			editor,
			"Furosemide 40 mg IV twice daily",
			"Say why. The next reader needs your reasoning, not only the order.",
		);
		await commentOn(editor, "lungs clear", "Which side was wet yesterday?");
		await run("return");
		let { threads, status, texts } = await stateNow(document);
		assert.equal(status, "returned");
		assert.deepEqual(
			threads.map(({ remarks: [first], target }) => [first?.by, target.selector[0].exact, first?.phrases]),
			[
				["Dr. Lee", "Furosemide 40 mg IV twice daily", ["why"]],
				["Dr. Lee", "lungs clear", []],
			],
		);
		// Both were written on the text that was submitted: it is kept once for all of them.
		assert.equal(new Set([...texts.values()]).size, 1);
		assert.ok(threads.every(({ target }) => texts.get(target.source as string) === clean));

		await as("Okafor");
		putCursor(editor, new vscode.Position(0, 0));
		assert.match((await run<string>("nextComment")) ?? "", /^Open · Physical Exam$/);
		assert.deepEqual(editor.selection.active, rangeOf(document, "lungs clear").start);
		await run("reply", "The left base. Added.");
		await replace(editor, "lungs clear", "lungs clear, left base dry since this morning");
		await run("done");
		await nextCommentWhen(/^Open · 1\. Acute on chronic HFrEF$/);
		assert.deepEqual(editor.selection.active, rangeOf(document, "Furosemide 40 mg IV twice daily").start);
		await nextCommentWhen(/^Done, says Okafor · Physical Exam$/);
		assert.deepEqual(editor.selection.active, rangeOf(document, "lungs clear").start);
		await run("previousComment");
		assert.deepEqual(editor.selection.active, rangeOf(document, "Furosemide 40 mg IV twice daily").start);
		await run("resubmit");
		assert.equal(document.isDirty, false);

		await as("Dr. Lee");
		await run("showChanges");
		const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
		assert.ok(input instanceof vscode.TabInputTextDiff);
		assert.equal((await vscode.workspace.openTextDocument(input.original)).getText(), clean);
		assert.equal(input.modified.toString(), document.uri.toString());

		await vscode.window.showTextDocument(document);
		putCursor(vscode.window.activeTextEditor as vscode.TextEditor, rangeOf(document, "lungs clear").start);
		await run("resolve");
		await run("accept");
		({ threads, status } = await stateNow(document));
		assert.equal(status, "accepted");
		const [why, side] = threads;
		assert.equal(why?.resolved, undefined);
		assert.equal(side?.resolved?.by, "Dr. Lee");
		assert.equal(side?.done?.by, "Okafor");
		assert.deepEqual(
			side?.remarks.map(({ by, body }) => [by, body]),
			[
				["Dr. Lee", "Which side was wet yesterday?"],
				["Okafor", "The left base. Added."],
			],
		);
	});

	it("shows a comment whose text is gone as outdated, at its heading, with the old quote", async () => {
		const editor = await openDraft(clean, "gone.md");
		await commentOn(editor, "Low-sodium diet.", "And fluids?");
		await replace(editor, "Low-sodium diet. Enoxaparin 40 mg subcut daily for VTE prophylaxis.", "Regular.");
		const label = await nextCommentWhen(/outdated/);
		assert.equal(label, "Open · outdated, was on “Low-sodium diet.” · Inpatient Checklist");
		assert.deepEqual(editor.selection.active, rangeOf(editor.document, "## Inpatient Checklist").start);
	});

	it("shows what another senior has written meanwhile, and keeps both", async () => {
		const editor = await openDraft(clean, "two.md");
		const { document } = editor;
		await commentOn(editor, "lungs clear", "Which side?");
		const [text] = await eventsOf(document);
		const target = (await stateNow(document)).threads[0]?.target;
		assert.ok(text && target);
		const other = makeEvent(
			{ type: "comment", by: "Dr. Ray", body: "Edema graded?", target: { ...target, section: "Elsewhere" } },
			1,
		);
		const log = await readFile(logOf(document));
		await vscode.workspace.fs.writeFile(
			logOf(document),
			new TextEncoder().encode(`${lineOf(other)}\n${log}`),
		);
		await nextCommentWhen(/Elsewhere/);
		await run("resolve");
		const { threads } = await stateNow(document);
		assert.deepEqual(threads.map(({ remarks, resolved }) => [remarks[0]?.by, resolved?.by]).sort(), [
			["Dr. Lee", undefined],
			["Dr. Ray", "Dr. Lee"],
		]);
	});

	it("adds again what somebody else has written away", async () => {
		const editor = await openDraft(clean, "lost.md");
		const { document } = editor;
		await commentOn(editor, "lungs clear", "Which side?");
		const other = makeEvent({ type: "status", by: "Dr. Ray", status: "returned" }, 0);
		// Another window had read the log before that comment, and writes it whole.
		await vscode.workspace.fs.writeFile(logOf(document), new TextEncoder().encode(`${lineOf(other)}\n`));
		const end = Date.now() + 8_000;
		while ((await eventsOf(document)).length < 3) {
			if (Date.now() > end) throw new Error("The comment is lost.");
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		assert.deepEqual((await eventsOf(document)).map(({ type }) => type).sort(), [
			"comment",
			"status",
			"text",
		]);
	});

	it("reports a line of a log that it cannot read, at its place, and keeps it", async () => {
		const { document } = await openDraft(clean, "broken.md");
		await vscode.workspace.fs.writeFile(logOf(document), new TextEncoder().encode("broken\n"));
		await run("submit");
		const [diagnostic] = vscode.languages.getDiagnostics(logOf(document));
		assert.match(diagnostic?.message ?? "", /cannot be read/);
		assert.equal(diagnostic?.range.start.line, 0);
		assert.match(await readFile(logOf(document)), /^broken\n\{"v":1/);
	});

	it("offers to ask for what a finding says, to those who review", async () => {
		const { document } = await openDraft(withoutCodeStatus, "ask.md");
		const { range } = await flagged(document.uri, "code-status/missing");
		await runCodeAction(document.uri, range, "Ask for this: code-status/missing");
		// Nothing is sent before the senior has read it over.
		await assert.rejects(readFile(logOf(document)));
		await as("");
		const offered: vscode.CodeAction[] = await vscode.commands.executeCommand(
			"vscode.executeCodeActionProvider",
			document.uri,
			range,
		);
		assert.ok(offered.every(({ title }) => !title.startsWith("Ask")));
	});

	it("sets up merging in the workspace folders", async () => {
		await run("mergeSetup");
		const file = vscode.Uri.joinPath(workspaceFolder(), ".gitattributes");
		assert.match(await readFile(file), /^\*\.review\.jsonl merge=union -text\n$/);
		await vscode.workspace.fs.delete(file);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder("second"), ".gitattributes"));
	});
});
