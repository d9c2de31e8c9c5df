import assert from "node:assert/strict";
import fc from "fast-check";
import { Engine } from "../../src/lint/engine.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { triggerOf } from "../../src/rules/house-style/house-style.ts";
import { termData } from "../../src/rules/terms/data.ts";

function check(find: string, words: string) {
	const terms = [{ find, use: "other words", pack: "County General" }];
	const engine = new Engine({
		notes: builtInNotes,
		settings: [],
		terms: termData,
		house: { terms, phrases: [] },
	});
	const text = `# Progress Note\n\n## Interval Events\nSlept well, pain 2/10, walked the hall twice with physical therapy: ${words} .\n\n## Assessment and Plan\nCellulitis of the left leg, improving. Full code, confirmed with the patient.`;
	return { text, findings: engine.check(text).findings };
}

/** What the term is found as. */
function found(find: string, words: string): string[] {
	const { text, findings } = check(find, words);
	return findings
		.filter(({ rule }) => rule === "house-style/term")
		.map(({ start, end }) => text.slice(start, end));
}

describe("the terms of a pack", () => {
	it("are literal, whatever signs they hold", () => {
		for (const find of [
			"wheelchair-bound",
			"HD#",
			"D5 1/2 (NS)",
			"a.b*c+d?e^f$g{h}i|j[k]l/m",
			"x & y, ~z!",
			"#1",
		])
			assert.deepEqual(found(find, find), [find]);
		assert.deepEqual(found("a.c", "abc"), []);
		assert.deepEqual(found("step-down", "step down"), []);
	});

	it("never throw, and are found unless a word list of the program says more there", () => {
		const term = fc
			.tuple(
				fc.constantFrom("word", "HD", "7", "step"),
				fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }),
			)
			.map(([first, rest]) => `${first}${rest}`.replace(/[\s<>`*_~[\]()!#&\\]+/g, "-"))
			.filter((find) => triggerOf(find) !== undefined && /[a-z0-9]$/i.test(find));
		fc.assert(
			fc.property(term, (find) => {
				const { text, findings } = check(find, find);
				const at = text.indexOf(find);
				assert.ok(
					findings.some(({ start, end }) => start < at + find.length && at < end),
					find,
				);
			}),
			{ numRuns: 200 },
		);
	});
});
