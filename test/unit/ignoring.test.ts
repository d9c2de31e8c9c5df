import assert from "node:assert";
import { changeBetween } from "../../src/extension/fix-all.ts";
import { ignoreHere, ignoreInNote } from "../../src/extension/ignoring.ts";
import { applyEdits } from "../../src/lint/edits.ts";
import { createLinter } from "../../src/linter.ts";
import { readNote } from "../../src/note/reader.ts";

const body = `## HPI
67-year-old man with HFrEF presenting with 5 days of dyspnea after running out of furosemide at home.

## Medications
  - Furosemide, dose ***

## Assessment and Plan
Acute on chronic HFrEF. Full code, confirmed with the patient.
`;
const linter = createLinter();
const count = (text: string, rule: string) =>
	linter.lint(text, { file: "admission.md" }).findings.filter((finding) => finding.rule === rule).length;

describe("ignoring a finding", () => {
	for (const [name, text] of Object.entries({
		"front matter": `---\nnote: admission\n---\n${body}`,
		"no front matter": body,
		"Windows line ends": `---\nnote: admission\n---\n${body}`.replace(/\n/g, "\r\n"),
		"front matter alone": "---\nnote: admission\n---",
	})) {
		it(`in the whole note works with ${name}`, () => {
			const edit = ignoreInNote(readNote(text), "section/unfilled");
			const ignored = applyEdits(text, [edit]);
			assert.equal(count(ignored, "section/unfilled"), 0);
			assert.equal(readNote(ignored).kind, readNote(text).kind);
			assert.equal(/(?<!\r)\n/.test(ignored), text.includes("\n") && !text.includes("\r\n"));
			const again = applyEdits(ignored, [ignoreInNote(readNote(ignored), "hpi/too-long")]);
			assert.match(again, /disable-file section\/unfilled hpi\/too-long -->/);
		});
	}

	it("on its line keeps the line's indent", () => {
		const at = body.indexOf("***");
		const edit = ignoreHere(readNote(body), "section/unfilled", at);
		assert.ok(edit);
		const ignored = applyEdits(body, [edit]);
		assert.match(ignored, /\n {2}<!-- bootcamp-notes-disable-next-line section\/unfilled -->\n {2}- Furo/);
		assert.equal(count(body, "section/unfilled"), 1);
		assert.equal(count(ignored, "section/unfilled"), 0);
	});

	it("is not offered on a line of front matter", () => {
		const broken = `---\nnote: admission\nauthor: "x\n---\n${body}`;
		assert.equal(ignoreHere(readNote(broken), "note/front-matter", broken.indexOf("author")), undefined);
		const open = `---\nnote: admission\n${body}`;
		assert.equal(ignoreHere(readNote(open), "note/front-matter", 0), undefined);
		const ignored = applyEdits(open, [ignoreInNote(readNote(open), "note/front-matter")]);
		assert.equal(count(open, "note/front-matter"), 1);
		assert.equal(count(ignored, "note/front-matter"), 0);
	});
});

describe("the change between two texts", () => {
	for (const [before, after] of [
		["a\nb\nc\n", "a\nx\nc\n"],
		["a\r\nb\r\nc", "a\r\nc"],
		["\na", "\n\na"],
		["", "x\n"],
		["x", ""],
		["😀\n", "😁\n"],
		["a\na\na\n", "a\na\n"],
	] as const) {
		it(`turns ${JSON.stringify(before)} into ${JSON.stringify(after)}, by whole lines`, () => {
			const change = changeBetween(before, after);
			assert.ok(change);
			assert.equal(applyEdits(before, [change]), after);
			assert.ok(change.start === 0 || before[change.start - 1] === "\n");
		});
	}

	it("is none between equal texts", () => {
		assert.equal(changeBetween("a\n", "a\n"), undefined);
	});
});
