import assert from "node:assert";
import * as vscode from "vscode";
import { PracticeLoader } from "../../../src/extension/practice/load-practice.ts";
import { ProgressFile } from "../../../src/extension/practice/progress-file.ts";
import { readWhole } from "../../../src/extension/safe-file.ts";
import type { AttemptRecord } from "../../../src/practice/record.ts";
import type { Score } from "../../../src/practice/scored.ts";
import { extensionId, patience, putCursor, readFile, type, workspaceFolder, writeFile } from "./editor.ts";
import { bedside, removePacks, writePack } from "./pack-drafts.ts";

const run = <T>(command: string, ...args: unknown[]) =>
	vscode.commands.executeCommand<T>(`bootCampNotes.practice.${command}`, ...args);
const place = (path = "") => vscode.Uri.joinPath(workspaceFolder(), "practice", path);
const textOf = (uri: vscode.Uri) => readFile(uri).catch(() => "");

interface Kept {
	readonly seconds: number;
	readonly sections: Record<string, number>;
	readonly state: string;
	readonly owner: string;
	readonly beat: number;
	readonly draft: string;
	readonly text: string;
}

/** What is kept of an attempt on the disk. */
async function kept(id: string): Promise<Kept | undefined> {
	const json = await readWhole(place(`attempts/${id}.json`));
	return json ? JSON.parse(json) : undefined;
}

/** Asks again until there is an answer that will do. */
async function soon<T>(ask: () => Promise<T | undefined | false>, complaint: string): Promise<T> {
	const end = Date.now() + patience;
	for (;;) {
		const answer = await ask();
		if (answer) return answer;
		if (Date.now() > end) throw new Error(complaint);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

const keptAs = (id: string, wanted: (kept: Kept) => boolean) =>
	soon(async () => {
		const now = await kept(id);
		return now && wanted(now) && now;
	}, `what is kept of ${id} is not as wanted`);

/** The editor with the focus; a window tells of it a little after it has opened it. */
const activeEditor = () => soon(async () => vscode.window.activeTextEditor, "the draft is not open");

/** Starts a case; gives the attempt's id and the editor with its draft. */
async function start(key = "hp-1"): Promise<{ id: string; editor: vscode.TextEditor }> {
	// The editor keeps the text of a file for minutes after it is gone: each test has a case of its own.
	const id = await run<string>("start", key);
	return { id, editor: await activeEditor() };
}

const chiefComplaint = (editor: vscode.TextEditor) =>
	editor.document.positionAt(editor.document.getText().indexOf("## Chief Complaint") + 19);

const note = `---
note: admission
---
# Admission H&P

Patient: Walter Brandt, 67 M
Date: 07/06/2026 15:15
Author: Practice intern, PGY-1

## Chief Complaint
"Can't catch my breath."

## HPI
67-year-old man with heart failure who ran out of furosemide 9 days ago, with dyspnea and orthopnea. No chest pain. No fever.

## Allergies
Trimethoprim-sulfamethoxazole (rash).

## Code Status
Full code, discussed with the patient; his wife is his proxy.

## Assessment and Plan
Acute decompensated heart failure, because the furosemide ran out.
- Furosemide 80 mg IV BID.
`;

describe("practice", () => {
	afterEach(async () => {
		await run("stop");
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await vscode.workspace.fs.delete(place(), { recursive: true }).then(undefined, () => undefined);
	});

	it("opens chart and a fresh draft beside each other, and keeps what is typed and the clock", async () => {
		const { id, editor } = await start("hp-2");
		assert.equal(id, "hp-2-attempt-1");
		assert.equal(editor.document.uri.path, place(`${id}.md`).path);
		assert.match(editor.document.getText(), /note: admission[\s\S]*Chief Complaint/);
		const chart = vscode.window.tabGroups.all[0]?.activeTab?.input;
		assert.ok(chart instanceof vscode.TabInputCustom, "the chart is no page on the left");
		assert.equal(chart.uri.scheme, "bootcamp-notes-chart");
		putCursor(editor, chiefComplaint(editor));
		await type("Worse since Monday");
		const wanted = "Worse since Monday";
		await soon(
			async () => (await textOf(editor.document.uri)).includes(wanted),
			"the file does not hold what was typed",
		);
		const now = await keptAs(id, ({ seconds, text, sections }) =>
			Boolean(seconds > 2 && text.includes(wanted) && sections["chief-complaint"]),
		);
		assert.equal(now.state, "running");
	});

	it("counts only while the clock runs", async () => {
		const { id } = await start("pn-2");
		await keptAs(id, ({ seconds }) => seconds > 1);
		await run("pause");
		const { seconds } = await keptAs(id, ({ state }) => state === "paused");
		await new Promise((resolve) => setTimeout(resolve, 2_500));
		assert.equal((await kept(id))?.seconds, seconds);
		await run("resume");
		await keptAs(id, (now) => now.state === "running" && now.seconds > seconds);
	});

	it("scores what is submitted, shows it, and appends one line of progress", async () => {
		const { id, editor } = await start("hp-1");
		await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), note));
		const { score, page } = await run<{ score: Score; page: string }>("submit");
		assert.equal(score.leading.state, "committed");
		assert.ok(score.facts.some(({ fact, state }) => /furosemide ran out/i.test(fact) && state === "found"));
		assert.match(page, /<h2 id="next">/);
		assert.match(page, /default-src 'none'/);
		assert.doesNotMatch(page, /<script|\son\w+=/i);
		const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
		const tab = await soon(
			async () => tabs().find(({ label }) => /^Feedback/.test(label)),
			"the feedback is not shown",
		);
		assert.ok(tab.input instanceof vscode.TabInputWebview);
		const lines = (await textOf(place("progress.jsonl"))).trim().split("\n");
		assert.equal(lines.length, 1);
		const record: AttemptRecord = JSON.parse(lines[0] as string);
		assert.equal(record.case, "hp-1");
		assert.equal(record.facts.found, score.found);
		assert.equal((await kept(id))?.state, "submitted");
		assert.equal((await start()).id, "hp-1-attempt-2");
		await run("submit");
		assert.equal((await textOf(place("progress.jsonl"))).trim().split("\n").length, 2);
	});

	it("leads from the feedback to the place in the draft, wherever it stands by now, and to the model note", async () => {
		const { editor } = await start("ds-1");
		await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), note));
		const { score } = await run<{ score: Score }>("submit");
		const [found] = score.findings;
		assert.ok(found);
		await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), "Seen with the attending.\n"));
		await vscode.commands.executeCommand("_bootCampNotes.practice.goTo", found.start, found.end);
		const active = vscode.window.activeTextEditor;
		assert.equal(active?.document.getText(active.selection), note.slice(found.start, found.end));
		await vscode.commands.executeCommand("_bootCampNotes.practice.model");
		const diff = await soon(async () => {
			const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
			return shown instanceof vscode.TabInputTextDiff && shown;
		}, "the model note is not shown");
		assert.equal(diff.original.scheme, "bootcamp-notes-model");
		const model = await vscode.workspace.openTextDocument(diff.original);
		assert.match(model.getText(), /Hospital Course/i);
	});

	it("goes on where a window that was killed left off", async () => {
		const id = "hp-1-attempt-7";
		const attempt = {
			...{ v: 1, id, case: "hp-1", title: "Short of breath", note: "admission", aim: 40, timed: true },
			...{ draft: `practice/${id}.md`, seconds: 605.5, sections: { hpi: 300 }, state: "running" },
			...{ owner: "a window that is gone", beat: Date.now() - 60_000, text: note },
		};
		await vscode.workspace.fs.writeFile(place(`${id}.md`), new TextEncoder().encode(note));
		await vscode.workspace.fs.writeFile(
			place(`attempts/${id}.json`),
			new TextEncoder().encode(JSON.stringify(attempt)),
		);
		assert.equal(await run("resume", id), id);
		assert.equal((await activeEditor()).document.getText(), note);
		const now = await keptAs(id, ({ seconds }) => seconds > 606);
		assert.ok(now.seconds < 620);
		assert.notEqual(now.owner, attempt.owner);
	});

	it("lets go when another window takes the attempt over, and writes nothing over it", async () => {
		const { id } = await start("pn-3");
		const { beat } = await keptAs(id, ({ owner }) => owner !== "");
		// Just written: nothing of it is on its way any more that could come down on the other's.
		const own = await keptAs(id, (now) => now.beat > beat);
		const others = JSON.stringify({ ...own, owner: "another window", beat: Date.now() + 1_000, seconds: 77 });
		await vscode.workspace.fs.writeFile(place(`attempts/${id}.json`), new TextEncoder().encode(others));
		await new Promise((resolve) => setTimeout(resolve, 4_500));
		assert.deepEqual(await kept(id), JSON.parse(others));
		await run("submit");
		assert.equal(await textOf(place("progress.jsonl")), "");
	});

	it("does once what a double click asks for twice", async () => {
		const [one, two] = await Promise.all([run<string>("start", "cc-1"), run<string>("start", "cc-1")]);
		assert.equal(one, two);
		const editor = await activeEditor();
		const names = (await vscode.workspace.fs.readDirectory(place())).map(([name]) => name);
		assert.deepEqual(
			names.filter((name) => name.endsWith(".md")),
			[`${one}.md`],
		);
		await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), note));
		await run("showProgress");
		await Promise.all([run("submit"), run("submit"), run("submit")]);
		// Progress is up to date behind the feedback, and does not come before it.
		await soon(
			async () =>
				vscode.window.tabGroups.all.some(({ activeTab }) => /^Feedback/.test(activeTab?.label ?? "")),
			"the feedback is not in front",
		);
		assert.equal((await textOf(place("progress.jsonl"))).trim().split("\n").length, 1);
	});

	it("keeps the draft's file however often somebody presses Undo, and submits no empty draft", async () => {
		const { id, editor } = await start("so-2");
		for (let i = 0; i < 10; i++) await vscode.commands.executeCommand("undo");
		await soon(async () => editor.document.getText() === "", "the template is still there");
		await keptAs(id, ({ text }) => text === "");
		assert.equal(await textOf(place(`${id}.md`)), "");
		assert.ok((await vscode.workspace.fs.stat(place(`${id}.md`))).size === 0, "the file is gone");
		assert.equal(await run("submit"), undefined);
		assert.equal((await kept(id))?.state, "running");
		assert.equal(await textOf(place("progress.jsonl")), "");
	});

	it("pauses when the draft's tab is closed, and opens it again", async () => {
		const { id, editor } = await start("so-3");
		const text = editor.document.getText();
		await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
		await keptAs(id, ({ state }) => state === "paused");
		await run("resume");
		assert.equal((await activeEditor()).document.getText(), text);
		await keptAs(id, ({ state }) => state === "running");
	});

	it("follows a draft that is renamed", async () => {
		const { id, editor } = await start("ds-2");
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(editor.document.uri, place("brandt.md"));
		assert.ok(await vscode.workspace.applyEdit(edit));
		await keptAs(id, ({ draft }) => draft === "practice/brandt.md");
		const moved = await vscode.window.showTextDocument(place("brandt.md"));
		putCursor(moved, new vscode.Position(4, 0));
		await type("Renamed and gone on");
		await soon(async () => (await textOf(place("brandt.md"))).includes("Renamed and gone on"), "not saved");
		assert.equal((await kept(id))?.state, "running");
	});

	it("pauses when its draft is deleted, and puts it back as it was", async () => {
		const { id, editor } = await start("hp-3");
		putCursor(editor, chiefComplaint(editor));
		await type("Kept in spite of all");
		await keptAs(id, ({ text }) => text.includes("Kept in spite of all"));
		// A save that comes later would put the file back by itself.
		await soon(
			async () =>
				!editor.document.isDirty && (await textOf(place(`${id}.md`))).includes("Kept in spite of all"),
			"the draft is not saved",
		);
		await vscode.workspace.fs.delete(place(`${id}.md`));
		await keptAs(id, ({ state }) => state === "paused");
		assert.equal(await run("resume", id), id);
		await soon(
			async () => (await textOf(place(`${id}.md`))).includes("Kept in spite of all"),
			"the draft is not as it was",
		);
	});

	it("works in a folder that cannot be written, without a file and without progress", async () => {
		// Where a file has its name there can be no such folder.
		await writeFile("practice", "in the way");
		const { editor } = await start();
		assert.ok(editor.document.isUntitled);
		await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), note));
		const { score } = await run<{ score: Score }>("submit");
		assert.equal(score.leading.state, "committed");
		assert.equal(await readFile(vscode.Uri.joinPath(workspaceFolder(), "practice")), "in the way");
	});

	it("loses no line when two windows append to progress at once", async () => {
		const extension = vscode.extensions.getExtension(extensionId);
		assert.ok(extension);
		const windows = [1, 2].map(
			() => new ProgressFile(workspaceFolder(), new PracticeLoader(extension.extensionUri)),
		);
		const record = (i: number, w: number): AttemptRecord => ({
			...{ v: 1, at: `2026-07-0${i + 1}T10:0${w}:00Z`, case: `c-${w}-${i}`, note: "progress", minutes: 9 },
			...{ facts: { found: 1, of: 2, safetyMissed: 0 }, rules: {}, committed: true, missing: 0, order: 500 },
			severities: { error: 0, warning: 0, information: 0 },
			words: { total: 100, most: 200, hpi: null, assessment: null },
			traps: { avoided: 0, fell: 0, of: 0 },
		});
		await vscode.workspace.fs.writeFile(place("progress.jsonl"), new TextEncoder().encode("{broken\n"));
		await Promise.all(
			windows.map(async (file, w) => {
				for (let i = 0; i < 4; i++) await file.append(record(i, w));
			}),
		);
		const { records, problems } = await (windows[0] as ProgressFile).read();
		assert.equal(records.length, 8);
		assert.equal(problems.length, 1, "the broken line is kept and told");
		const page = await run<string>("showProgress");
		assert.match(page, /<svg[\s\S]*role="img"/);
		assert.match(page, /Line 1:/);
	});

	it("does without a case that has a mistake, and keeps the others", async () => {
		const folder = await writePack({ ...bedside, cases: ["cases/bad-1.md"] });
		try {
			const file = vscode.Uri.joinPath(folder, "cases/bad-1.md");
			await vscode.workspace.fs.writeFile(file, new TextEncoder().encode("---\nid: bad-1\n---\n# Chart\n"));
			await vscode.commands.executeCommand("bootCampNotes.packs.refresh");
			assert.equal(await run("start", "bedside/bad-1"), undefined);
			assert.equal((await start("pn-1")).id, "pn-1-attempt-1");
		} finally {
			await removePacks();
		}
	});

	it("says over any note what it still lacks", async () => {
		const { editor } = await start("so-1");
		const lens = await soon(async () => {
			const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
				"vscode.executeCodeLensProvider",
				editor.document.uri,
			);
			return lenses.find(({ command }) => /missing/.test(command?.title ?? ""));
		}, "nothing says what is missing");
		assert.equal(lens.range.start.line, 0);
	});
});
