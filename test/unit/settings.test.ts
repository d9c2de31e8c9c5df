import assert from "node:assert/strict";
import { Engine } from "../../src/lint/engine.ts";
import { readSettingsFile } from "../../src/lint/settings-file.ts";
import { ruleOff } from "../../src/lint/settings-text.ts";
import { createLinter } from "../../src/linter.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";

const story =
	"On Monday she felt well and went shopping; on Tuesday she had a cough and stayed at home. ".repeat(4);
const note = (kind: string) => `---
note: ${kind}
---
## HPI
${story}

## Code Status
Full code, confirmed with the patient today.

## Assessment and Plan
Pneumonia, most likely bacterial.`;

function rulesOn(text: string, json: string): string[] {
	const { settings, problems } = readSettingsFile(json);
	assert.deepEqual(problems, []);
	const engine = new Engine({ notes: builtInNotes, settings: [settings ?? {}] });
	return engine.check(text).findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

describe("settings", () => {
	it("set severity and options of a rule", () => {
		const json = '{"rules": {"hpi/too-long": ["error", {"maxWords": 40, "aimWords": 30}]}}';
		assert.ok(rulesOn(note("admission"), json).includes("hpi/too-long error"));
		assert.ok(!rulesOn(note("admission"), "{}").some((found) => found.startsWith("hpi/")));
	});

	it("may differ by kind of note, and the kind wins", () => {
		const json = `{
			"rules": {"hpi/too-long": ["error", {"maxWords": 40, "aimWords": 30}]},
			"notes": {"consult": {"rules": {"hpi/too-long": "off"}}, "transfer": {"rules": {"hpi/too-long": "information"}}}
		}`;
		assert.ok(rulesOn(note("admission"), json).includes("hpi/too-long error"));
		assert.ok(!rulesOn(note("consult"), json).some((found) => found.startsWith("hpi/")));
		assert.ok(rulesOn(note("transfer"), json).includes("hpi/too-long information"));
	});

	const wrong: readonly [string, string, RegExp][] = [
		['{"rules": {"hpi/to-long": "off"}}', '"hpi/to-long"', /Did you mean "hpi\/too-long"\?/],
		['{"rules": {"hpi/too-long": "of"}}', '"of"', /"warning"/],
		['{"rules": {"hpi/too-long": ["warning", {"maxWord": 9}]}}', '"maxWord"', /not a setting/],
		['{"rules": {"hpi/too-long": ["warning", {"maxWords": "many"}]}}', '"many"', /whole number|number/],
		['{"notes": {"admission": {"rules": {"x/y": "off"}}}}', '"x/y"', /no rule/],
		['{"rule": {}}', '"rule"', /not a setting/],
		['{"rules": {}, "rules": {}}', '"rules"', /twice/],
		['{"rules": {', "", /JSON/],
		["[]", "[", /object/],
	];
	for (const [json, place, message] of wrong) {
		it(`marks the mistake in ${json}`, () => {
			const { settings, problems } = readSettingsFile(json);
			assert.equal(settings, undefined);
			assert.match(problems[0]?.message ?? "", message);
			assert.equal(json.slice(problems[0]?.start, problems[0]?.end), place);
		});
	}

	it("of createLinter() name the first mistake", () => {
		assert.throws(() => createLinter({ rules: { "hpi/long": "off" } }), /rules\.hpi\/long: There is no rule/);
	});
});

describe("directives", () => {
	const flagged = (text: string) =>
		createLinter()
			.lint(text)
			.findings.map(({ rule }) => rule);
	const text = `---
note: progress
---
## Interval Events
Slept well, ate breakfast, walked with physical therapy; pain is better than yesterday. Full code, confirmed.

HERE
## Physical Exam
Heart: ***
Lungs: ***

## Assessment and Plan
67-year-old man with HFrEF admitted with volume overload, improving on furosemide.`;
	const blanks = (directive: string) =>
		flagged(text.replace("HERE", directive)).filter((rule) => rule === "section/unfilled").length;

	it("switch a rule off for a line, a section, a stretch or the note", () => {
		assert.equal(blanks(""), 2);
		const at = (directive: string) =>
			flagged(text.replace("Lungs: ***", `${directive}\nLungs: ***`)).filter(
				(rule) => rule === "section/unfilled",
			).length;
		assert.equal(at("<!-- bootcamp-notes-disable-next-line section/unfilled -- why -->"), 1);
		assert.equal(at("<!-- bootcamp-notes-disable-next-line hpi/too-long -->"), 2);
		assert.equal(at("<!-- bootcamp-notes-disable-next-line -->"), 1);
		assert.equal(at("<!-- bootcamp-notes-disable-section section/unfilled -->"), 0);
		assert.equal(at("<!-- bootcamp-notes-disable section/unfilled -->"), 1);
		assert.equal(blanks("<!-- bootcamp-notes-disable section/unfilled -->"), 0);
		assert.equal(blanks("<!-- bootcamp-notes-disable-file section/unfilled, hpi/too-long -->"), 0);
	});

	it("count on the same line, and end with enable", () => {
		const line = text.replace(
			"Lungs: ***",
			"Lungs: *** <!-- bootcamp-notes-disable-line section/unfilled -->",
		);
		assert.equal(flagged(line).filter((rule) => rule === "section/unfilled").length, 1);
		const stretch = text
			.replace("HERE", "<!-- bootcamp-notes-disable section/unfilled -->")
			.replace("Lungs: ***", "<!-- bootcamp-notes-enable section/unfilled -->\nLungs: ***");
		assert.equal(flagged(stretch).filter((rule) => rule === "section/unfilled").length, 1);
	});
});

describe("turning a rule off", () => {
	it("turns it off for every kind of note, and keeps its options", () => {
		const json = `{
	// ours
	"rules": {"hpi/too-long": ["warning", {"maxWords": 40}]},
	"notes": {"admission": {"rules": {"hpi/too-long": "error", "section/empty": "off"}}}
}`;
		const { settings } = readSettingsFile(ruleOff(json, "hpi/too-long"));
		assert.deepEqual(settings, {
			rules: { "hpi/too-long": ["off", { maxWords: 40 }] },
			notes: { admission: { rules: { "hpi/too-long": "off", "section/empty": "off" } } },
		});
		assert.ok(ruleOff(json, "hpi/too-long").includes("// ours"));
	});
});
