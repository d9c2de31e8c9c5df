import assert from "node:assert";
import * as vscode from "vscode";
import { admission, freshFolder, withoutCodeStatus } from "./drafts.ts";
import { diagnosticsWhen, flagged, flaggedExactly, openNote, replace, writeFile } from "./editor.ts";

const off = JSON.stringify({ rules: { "code-status/missing": "off" } });
const ours = (all: vscode.Diagnostic[]) => all.filter(({ source }) => source === "Boot Camp Notes");

describe("bootcamp-notes.json", () => {
	let folder: string;
	const save = (text: string, path = "bootcamp-notes.json") => writeFile(`${folder}/${path}`, text);
	const open = (text: string, name = "note.md") => openNote(text, `${folder}/${name}`);

	beforeEach(() => {
		folder = freshFolder();
	});

	it("holds for the notes of its folder as soon as it is there, and no longer than that", async () => {
		const { document } = await open(withoutCodeStatus);
		await flagged(document.uri, "code-status/missing");
		const file = await save(off);
		await flaggedExactly(document.uri);
		await save('{ "rules": { "code-status/missing": "error" } }');
		const [flag] = await diagnosticsWhen(document.uri, (all) => all.length === 1);
		assert.equal(flag?.severity, vscode.DiagnosticSeverity.Error);
		await vscode.workspace.fs.delete(file);
		await diagnosticsWhen(document.uri, ([one]) => one?.severity === vscode.DiagnosticSeverity.Warning);
	});

	it("gives way to one that is nearer to the note", async () => {
		await save(off);
		await save("{}", "week1/bootcamp-notes.json");
		const far = await open(withoutCodeStatus);
		const near = await open(withoutCodeStatus, "week1/lee/note.md");
		await flagged(near.document.uri, "code-status/missing");
		assert.deepEqual(vscode.languages.getDiagnostics(far.document.uri), []);
	});

	it("sets the budget of an HPI, in the flag and over the section", async () => {
		await save('{ "rules": { "hpi/too-long": ["error", { "maxWords": 180, "aimWords": 150 }] } }');
		const { document } = await open(admission(200));
		const { message, severity } = await flagged(document.uri, "hpi/too-long");
		assert.match(message, /200 words; aim for 150/);
		assert.equal(severity, vscode.DiagnosticSeverity.Error);
		const lenses: vscode.CodeLens[] = await vscode.commands.executeCommand(
			"vscode.executeCodeLensProvider",
			document.uri,
		);
		assert.ok(lenses.some(({ command }) => command?.title === "HPI 200 of 150 words"));
	});

	it("leaves out what it ignores", async () => {
		const { document } = await open(withoutCodeStatus, "archive/note.md");
		await flagged(document.uri, "code-status/missing");
		await save('{ "ignores": ["archive/"] }');
		await flaggedExactly(document.uri);
	});

	it("while broken is marked at its place, and its last good settings stay in force", async () => {
		await save(off);
		const { document } = await open(withoutCodeStatus.replace("96%", "***%"));
		await flaggedExactly(document.uri, "section/unfilled");
		const file = await save('{\n\t"rules": {\n\t\t"code-status/mising": "off"\n\t}\n}\n');
		const [mistake] = ours(await diagnosticsWhen(file, (all) => ours(all).length > 0));
		assert.equal(mistake?.range.start.line, 2);
		assert.match(mistake?.message ?? "", /Did you mean "code-status\/missing"\?/);
		const other = await open(withoutCodeStatus.replace("96%", "***%"), "other.md");
		await flaggedExactly(other.document.uri, "section/unfilled");
		await flaggedExactly(document.uri, "section/unfilled");
		await save("{}");
		await flaggedExactly(document.uri, "code-status/missing", "section/unfilled");
		await diagnosticsWhen(file, (all) => ours(all).length === 0);
	});

	it("is marked as one types in it, and counts once it is saved", async () => {
		const { document } = await open(withoutCodeStatus);
		await flagged(document.uri, "code-status/missing");
		const settings = await vscode.window.showTextDocument(await save('{ "rules": {} }'));
		await replace(settings, '"rules": {}', '"rulez": {}');
		const [mistake] = ours(await diagnosticsWhen(settings.document.uri, (all) => ours(all).length > 0));
		assert.equal(settings.document.getText(mistake?.range), '"rulez"');
		await replace(settings, '"rulez": {}', '"rules": { "code-status/missing": "off" }');
		await diagnosticsWhen(settings.document.uri, (all) => ours(all).length === 0);
		await flagged(document.uri, "code-status/missing");
		await settings.document.save();
		await flaggedExactly(document.uri);
	});
});
