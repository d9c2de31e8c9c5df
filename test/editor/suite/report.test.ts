import assert from "node:assert";
import * as vscode from "vscode";
import { readFile, workspaceFolder, writeBytes, writeFile } from "./editor.ts";

const draft = `---
note: admission
---
# Admission H&P

Date: 07/14/2025 08:10
Author: Dr. Ray, PGY-1

## HPI
67-year-old man with HFrEF who comes with 5 days of dyspnea after he ran out of furosemide. No chest pain, no fever.

## Assessment and Plan
Acute on chronic HFrEF from missed diuretic. Furosemide 80 mg IV twice daily, daily weights.
`;

describe("the cohort report", () => {
	/** Makes the report of the folder `cohort`, and gives its page. */
	async function report(anonymous: boolean): Promise<string> {
		const file = await writeFile("cohort/report.html", "");
		const folder = vscode.Uri.joinPath(workspaceFolder(), "cohort");
		await vscode.commands.executeCommand("bootCampNotes.report", folder, { file, anonymous });
		return readFile(file);
	}

	beforeEach(async () => {
		await writeFile("cohort/drafts/wintergreen/a.md", draft);
		await writeFile("cohort/drafts/okafor/b.md", draft);
		await writeBytes("cohort/drafts/okafor/broken.md", new Uint8Array([0xff, 0xc3, 0x28]));
	});

	it("is one page of the drafts below a folder, with what recurs", async () => {
		const page = await report(false);
		assert.match(page, /<title>Cohort report<\/title>[\s\S]*2 notes · 2 interns/);
		assert.match(page, /<h2 id="recurs">What recurs<\/h2>[\s\S]*No code status/);
		assert.match(page, /<svg [\s\S]*Wintergreen/);
	});

	it("leaves names out when asked to", async () => {
		const page = await report(true);
		assert.doesNotMatch(page, /wintergreen|okafor|Dr\. Ray/i);
		assert.match(page, /Intern A[\s\S]*Intern B/);
	});
});
