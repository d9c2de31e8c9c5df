import assert from "node:assert";
import * as vscode from "vscode";
import { extensionId, openNote, until } from "./editor.ts";
import { parameters } from "./run.ts";

describe("the packaged extension", () => {
	const extension = () => vscode.extensions.getExtension(extensionId);

	it("is what these tests run, not a development copy", () => {
		assert.match(
			extension()?.extensionUri.path ?? "missing",
			/\/extensions\/boot-camp-notes\.boot-camp-notes-\d/,
		);
	});

	it("runs in the extension host that was asked for", () => {
		const inWorker = "WorkerGlobalScope" in globalThis;
		assert.equal(inWorker ? "web" : "node", parameters.host);
	});

	it("activates when a note opens", async () => {
		await openNote("# Admission H&P\n");
		await until(
			vscode.languages.onDidChangeDiagnostics,
			() => extension()?.isActive || undefined,
			() => "the extension is not active",
		);
	});
});
