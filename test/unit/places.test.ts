import assert from "node:assert";
import { readNote } from "../../src/note/reader.ts";
import { findPhrasing } from "../../src/practice/match/match.ts";
import { Reading } from "../../src/practice/match/reading.ts";
import { fits } from "../../src/practice/places.ts";

const NOTE = `---
note: progress
---
# Progress Note, HD 3

Patient: A. Person, POD 2

S: slept badly
O: T 98.4 °F, BP 120/70, HR 80
Labs: creatinine 1.8
A/P: 67-year-old man with cellulitis.
1. Cellulitis: cefazolin
- Code status: full code
Dispo: home tomorrow
`;

describe("places", () => {
	const cases: readonly (readonly [word: string, ids: readonly string[], fits: boolean])[] = [
		["HD 3", ["note-header"], true],
		["POD 2", ["note-header"], true],
		["slept", ["interval-events"], true],
		["slept", ["hpi"], true],
		["slept", ["plan"], false],
		["BP 120/70", ["vital-signs"], true],
		["BP 120/70", ["assessment"], false],
		["creatinine 1.8", ["labs"], true],
		["creatinine 1.8", ["imaging", "labs"], true],
		["creatinine 1.8", ["hpi"], false],
		["67-year-old man", ["assessment"], true],
		["67-year-old man", ["summary-statement"], true],
		["cefazolin", ["plan"], true],
		["cefazolin", ["assessment-and-plan"], true],
		["cefazolin", ["home-medications"], false],
		["full code", ["code-status"], true],
		["full code", ["plan"], true],
		["home tomorrow", ["disposition"], true],
		["home tomorrow", ["plan"], true],
		["home tomorrow", ["labs"], false],
	];
	const reading = new Reading(readNote(NOTE));
	for (const [word, ids, wanted] of cases) {
		it(`"${word}" ${wanted ? "belongs" : "does not belong"} to ${ids.join(", ")}`, () => {
			const [match] = findPhrasing(reading, word);
			assert.ok(match);
			assert.equal(fits(match.section, ids), wanted);
		});
	}
});
