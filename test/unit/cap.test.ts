import assert from "node:assert/strict";
import { applyEdits } from "../../src/lint/edits.ts";
import { Engine } from "../../src/lint/engine.ts";
import { fixAll } from "../../src/lint/fix.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { termData } from "../../src/rules/terms/data.ts";

const blanks = (count: number) =>
	`# Progress Note\n\n## Plan\n${Array.from({ length: count }, (_, i) => `- task number ${i + 1} is due at *** today`).join("\n")}\n`;

function unfilled(count: number) {
	const engine = new Engine({ notes: builtInNotes, settings: [] });
	return engine.check(blanks(count)).findings.filter(({ rule }) => rule === "section/unfilled");
}

describe("findings of one rule", () => {
	it("are shown up to the tenth", () => {
		assert.equal(unfilled(10).length, 10);
		assert.ok(unfilled(10).every(({ severity }) => severity === "error"));
	});

	it("are counted from the eleventh on, at its place", () => {
		const found = unfilled(22);
		assert.equal(found.length, 11);
		const last = found[10];
		assert.equal(last?.message, "section/unfilled: 12 more in this note.");
		assert.equal(last?.severity, "information");
		assert.equal(blanks(22).slice(0, last?.start).split("task number").length - 1, 11);
	});

	it("can all be mended, those that are not shown too", () => {
		const settings = [{ rules: { "abbreviation/naked-decimal": "error" as const } }];
		const engine = new Engine({ notes: builtInNotes, settings, terms: termData });
		const text = `# Progress Note\n\n## Plan\n${"- give digoxin .125 mg PO daily and check the level\n".repeat(25)}`;
		const found = engine.check(text).findings.filter(({ rule }) => rule === "abbreviation/naked-decimal");
		assert.equal(found.length, 11);
		assert.equal(applyEdits(text, found[10]?.fixes[0]?.edits() ?? []).match(/ 0\.125/g)?.length, 15);
		assert.doesNotMatch(fixAll(engine, text), / \.125/);
	});
});
