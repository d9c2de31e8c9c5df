import assert from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { withoutComments, withoutMarkdown } from "../../src/lint/plain-text.ts";
import { readNote } from "../../src/note/reader.ts";
import { renderSnippet } from "../../src/packs/snippet.ts";
import { findBlanks } from "../../src/rules/blanks.ts";

function plain(markdown: string, expected: string): void {
	assert.equal(withoutMarkdown(markdown), `${expected}\n`);
}

describe("a note as plain text for the EMR", () => {
	it("has no front matter, comments or directives", () => {
		plain(
			"---\nnote: admission\n---\n<!-- bootcamp-notes-disable-file hpi/too-long -->\n# Admission H&P\n\nSeen <!-- when? --> today\n<!-- a\nb -->\n",
			"ADMISSION H&P\n\nSeen today",
		);
	});

	it("has headings in capitals", () => {
		plain("## History of Present Illness ##\nx\n\nPlan\n====\ny", "HISTORY OF PRESENT ILLNESS\nx\n\nPLAN\ny");
	});

	it("leaves capitals alone where they mean something", () => {
		plain(
			"## Plan\n### 1. COPD exacerbation\n### 2. HFrEF, acute\n### Furosemide 40 mg IV",
			"PLAN\n1. COPD EXACERBATION\n2. HFrEF, acute\nFurosemide 40 mg IV",
		);
	});

	it("has bullets, numbers as written, and task boxes", () => {
		plain(
			"* a\n  + b\n\n1) c\n2) d\n\n- [ ] 22:00 CBC\n- [x] EKG",
			"- a\n  - b\n\n1) c\n2) d\n\n[ ] 22:00 CBC\n[x] EKG",
		);
	});

	it("has no marks of emphasis, code or links", () => {
		plain(
			'**Hold** _all_ ***anticoagulants***, `NPO` after [midnight](https://example.org "x") ![film](x.png)',
			"Hold all anticoagulants, NPO after midnight film",
		);
	});

	it("keeps every blank", () => {
		plain("BP ***/***, dose *** (***; ***)\n***\n## ***\n", "BP ***/***, dose *** (***; ***)\n***\n***");
	});

	it("keeps signs that only look like Markdown", () => {
		plain(
			"> 3 L on exam, BP <90, K+ 3.1, \\*not bold\\*, H&amp;P, ~5 days, PaO2 < 60 > 50",
			"> 3 L on exam, BP <90, K+ 3.1, *not bold*, H&P, ~5 days, PaO2 < 60 > 50",
		);
		plain("WBC    9.1\n\n    Hgb    12.0\n    Plt   300", "WBC    9.1\n\n    Hgb    12.0\n    Plt   300");
	});

	it("has tables without their frames", () => {
		plain("| Lab | Today |\n| --- | ---: |\n| Na | 138 |", "Lab | Today\nNa | 138");
	});

	it("of plain text is the text without comments", () => {
		assert.equal(
			withoutComments(
				"---\nnote: progress\n---\r\n<!-- bootcamp-notes-disable-file -->\r\n# CHF: *better*\r\n",
			),
			"# CHF: *better*\n",
		);
	});

	const examples = readdirSync("examples/boot-camp/drafts", { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".md"))
		.map((file) => [file, readFileSync(`examples/boot-camp/drafts/${file}`, "utf8")] as const);
	const templates = readdirSync("templates")
		.filter((file) => file.endsWith(".md"))
		.map((file) => [file, renderSnippet(readFileSync(`templates/${file}`, "utf8"), new Date(0))] as const);

	for (const [file, text] of [...examples, ...templates]) {
		it(`keeps the sections and blanks of ${file}`, () => {
			const sections = (source: string) =>
				[...new Set(readNote(source).sections.map(({ id }) => id))].filter(Boolean);
			const after = withoutMarkdown(text);
			assert.deepEqual(sections(after), sections(text));
			const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;
			const blanks = (source: string) => findBlanks(source.replace(/<!--[\s\S]*?-->/g, "")).length;
			assert.equal(blanks(after), blanks(text.slice(front)));
		});
	}

	it("never fails", () => {
		const pieces = fc.constantFrom(
			"# A",
			"***",
			"**b**",
			"- ",
			"> ",
			"\n",
			"\n\n",
			"<!-- x -->",
			"|a|b|",
			"1. ",
			"text",
			"`",
			"[x](y)",
			"    ",
			"\\*",
			"&amp;",
			"---\n",
			"\r\n",
			"😀",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
				assert.ok(withoutMarkdown(parts.join("")).endsWith("\n"));
			}),
		);
	});
});
