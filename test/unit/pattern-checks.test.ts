import assert from "node:assert/strict";
import { termData } from "../../src/rules/terms/data.ts";
import { termsOf } from "../../src/rules/terms/terms.ts";
import checks from "./data/pattern-checks.json" with { type: "json" };

const terms = termsOf(termData);

/** Whether a row is found in a text; spellings have no name, and are known by their pattern. */
function finds(text: string, lists: readonly string[], row: string): boolean {
	return terms
		.scan(text, true)
		.some((hit) => lists.includes(hit.list) && ("id" in hit.row ? hit.row.id === row : hit.row.find === row));
}

describe("word lists", () => {
	for (const { lists, row, match, noMatch } of checks) {
		it(`${lists[0]}, ${row}: finds what it must and nothing else`, () => {
			const missed = match.filter((text) => !finds(text, lists, row));
			const wrong = noMatch.filter((text) => finds(text, lists, row));
			assert.deepEqual({ missed, wrong }, { missed: [], wrong: [] });
		});
	}

	it("are checked on 1,617 strings", () => {
		const strings = checks.reduce((sum, { match, noMatch }) => sum + match.length + noMatch.length, 0);
		assert.equal(strings, 1617);
	});
});
