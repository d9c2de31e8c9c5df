import assert from "node:assert";
import * as vscode from "vscode";
import { admission, clean, openDraft, plainSignOut, withoutCodeStatus } from "./drafts.ts";
import { flagged, flaggedExactly, hoverText, until } from "./editor.ts";

const lensTitles = async (uri: vscode.Uri) => {
	const lenses: vscode.CodeLens[] = await vscode.commands.executeCommand(
		"vscode.executeCodeLensProvider",
		uri,
	);
	return lenses.map(({ command }) => command?.title ?? "");
};

const outline = (uri: vscode.Uri): Thenable<vscode.DocumentSymbol[]> =>
	vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", uri);

describe("reading a note", () => {
	it("says on hovering why a flag matters, with its source and examples", async () => {
		const { document } = await openDraft(withoutCodeStatus);
		const { range } = await flagged(document.uri, "code-status/missing");
		const text = await hoverText(document.uri, range.start);
		for (const part of ["Why", "Source", "Flagged", "Fine", "command:bootCampNotes.explainRule"]) {
			assert.ok(text.includes(part), `${part} is not in ${text}`);
		}
		assert.doesNotMatch(text, /[«»]/);
		assert.doesNotMatch(await hoverText(document.uri, new vscode.Position(6, 3)), /Why/);
	});

	it("opens a rule's page from the flag's code", async () => {
		const { document } = await openDraft(admission(320));
		const { code } = await flagged(document.uri, "hpi/too-long");
		assert.ok(typeof code === "object");
		assert.equal(code.value, "hpi/too-long");
		await vscode.commands.executeCommand("vscode.open", code.target);
		const page = await until(
			vscode.window.tabGroups.onDidChangeTabs,
			() =>
				vscode.window.tabGroups.all
					.flatMap((group) => group.tabs)
					.find((tab) => tab.label.includes("too-long")),
			() => "no tab shows the page",
		);
		assert.ok(page.input instanceof vscode.TabInputCustom);
		const text = (await vscode.workspace.openTextDocument(page.input.uri)).getText();
		assert.match(text, /^# hpi\/too-long\n/);
		assert.match(text, /maxWords/);
	});

	it("shows words over each section with a budget", async () => {
		const { document } = await openDraft(admission(320));
		await flagged(document.uri, "hpi/too-long");
		assert.ok((await lensTitles(document.uri)).includes("HPI 320 of 250 words"));
	});

	it("shows them where the user wants them", async () => {
		const settings = vscode.workspace.getConfiguration("bootCampNotes");
		const { document } = await openDraft(admission(320));
		try {
			await settings.update("codeLens", "long", vscode.ConfigurationTarget.Workspace);
			assert.deepEqual(await lensTitles(document.uri), ["HPI 320 of 250 words"]);
			await settings.update("codeLens", "off", vscode.ConfigurationTarget.Workspace);
			assert.deepEqual(await lensTitles(document.uri), []);
		} finally {
			await settings.update("codeLens", undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	it("lists the clinical sections of plain text in the outline", async () => {
		const { document } = await openDraft(plainSignOut, "sign-out.txt");
		await flaggedExactly(document.uri);
		const symbols = await outline(document.uri);
		assert.deepEqual(
			symbols.map(({ name }) => name),
			[
				"Allergies",
				"Code Status",
				"ILLNESS SEVERITY",
				"PATIENT SUMMARY",
				"ACTION LIST",
				"SITUATION AWARENESS",
				"SYNTHESIS BY RECEIVER",
			],
		);
		assert.ok(symbols.every(({ range, selectionRange }) => range.contains(selectionRange)));
	});

	it("leaves the outline of Markdown headings to VS Code", async () => {
		const { document } = await openDraft(clean);
		await flaggedExactly(document.uri);
		const names = (await outline(document.uri)).flatMap(function all(symbol): string[] {
			return [symbol.name, ...symbol.children.flatMap(all)];
		});
		assert.equal(names.filter((name) => name.includes("Vital Signs")).length, 1);
	});

	it("lists the sections of Markdown without headings", async () => {
		const text = plainSignOut.replace(/^([A-Z -]{8,})$/gm, "**$1**");
		const { document } = await openDraft(text, "sign-out.md");
		await flaggedExactly(document.uri);
		const names = (await outline(document.uri)).map(({ name }) => name);
		assert.ok(names.includes("ILLNESS SEVERITY"), names.join());
	});
});
