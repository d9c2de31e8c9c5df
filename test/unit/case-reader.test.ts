import assert from "node:assert";
import fc from "fast-check";
import { readCase } from "../../src/packs/case.ts";
import { doubtPhrasing } from "../../src/practice/doubt-phrasing.ts";

const FRONT = `id: hp-1
title: Short of breath
note: admission
specialty: Medicine
difficulty: 1
minutes: 40
words: [750, 1050]
model: hp-1.model.md
leading: [acute decompensated heart failure, ADHF]
differential:
  - [acute coronary syndrome, ACS]
facts:
  - fact: The furosemide ran out
    safety: true
    in: [hpi]
    any: [out of furosemide, no diuretic ~ 9 days, 0815]
    why: The cause decides the plan.
traps:
  - trap: Furosemide stopped
    fell: [stop furosemide]
    why: He has taken it for years.
milestones: [PC1]
`;
const CHART = "# Walter Brandt, 67 M\n\nA chart.\n";
const file = (front: string, chart = CHART) => `---\n${front}---\n${chart}`;

/** The only problem of a text, and what stands at its place. */
function problem(text: string, known = {}): [message: string, at: string] {
	const { case: read, problems } = readCase(text, known);
	assert.equal(read, undefined);
	assert.equal(problems.length, 1, JSON.stringify(problems));
	const [{ message, start, end }] = problems as [{ message: string; start: number; end: number }];
	return [message, text.slice(start, end)];
}

describe("reading a case", () => {
	it("gives what is scored, numbers as numbers, phrasings as they were written", () => {
		for (const text of [file(FRONT), `\uFEFF${file(FRONT)}`, file(FRONT).replaceAll("\n", "\r\n")]) {
			const { case: read, problems } = readCase(text, { file: "hp-1.md", kinds: new Set(["admission"]) });
			assert.deepEqual(problems, []);
			assert.equal(read?.minutes, 40);
			assert.deepEqual(read?.words, [750, 1050]);
			assert.equal(read?.difficulty, 1);
			assert.equal(read?.facts[0]?.safety, true);
			assert.deepEqual(read?.facts[0]?.any, ["out of furosemide", "no diuretic ~ 9 days", "0815"]);
			assert.match(read?.chart ?? "", /^# Walter Brandt/);
		}
	});

	const wrong: readonly (readonly [
		what: string,
		change: readonly [string, string],
		message: RegExp,
		at: string,
	])[] = [
		["an unknown key", ["title:", "titel:"], /no key "titel"|"title" is missing/, ""],
		["a wrong difficulty", ["difficulty: 1", "difficulty: 4"], /1, 2 or 3/, "4"],
		["minutes in words", ["minutes: 40", "minutes: forty"], /whole number/, "forty"],
		["no minutes", ["minutes: 40\n", ""], /"minutes" is missing/, "id: hp-1"],
		["words the wrong way round", ["[750, 1050]", "[1050, 750]"], /fewest/, "words"],
		[
			"one text for a list",
			["any: [out of furosemide, no diuretic ~ 9 days, 0815]", "any: out of furosemide"],
			/must be a list/,
			"out of furosemide",
		],
		["an empty list", ["fell: [stop furosemide]", "fell: []"], /at least one/, "fell"],
		["a phrasing of signs", ["stop furosemide]", '"~ stop"]'], /word or number/, '"~ stop"'],
		[
			"a bar alone",
			["[stop furosemide]", "[stop|hold furosemide]"],
			/\(this\|that\)/,
			"stop|hold furosemide",
		],
		[
			"an open parenthesis",
			["[stop furosemide]", '["(stop|hold furosemide"]'],
			/parenthesis/,
			'"(stop|hold furosemide"',
		],
		["alternatives of nothing", ["[stop furosemide]", '["(|) ~ stop"]'], /word or number/, '"(|) ~ stop"'],
		[
			"too many alternatives",
			["[stop furosemide]", `["${"(a|b|c|d|e|f) ".repeat(4).trim()}"]`],
			/too many alternatives/,
			"",
		],
		[
			"an unknown section of a trap",
			["    fell: [stop furosemide]", "    fell: [stop furosemide]\n    in: [hpy]"],
			/no section "hpy"/,
			"hpy",
		],
		[
			"a trap that only may be wrong",
			["    fell: [stop furosemide]", "    otherwise: [stop furosemide]"],
			/fell or avoided/,
			"trap",
		],
		["an unknown section", ["in: [hpi]", "in: [hpy]"], /no section "hpy"/, "hpy"],
		["an unknown milestone", ["[PC1]", "[PC99]"], /no ACGME milestone/, "PC99"],
		["an unknown kind", ["note: admission", "note: novel"], /no kind of note "novel"/, "novel"],
		[
			"a model elsewhere",
			["model: hp-1.model.md", "model: ../../secret.md"],
			/beside the case/,
			"../../secret.md",
		],
		["an id that is no name", ["id: hp-1", "id: HP 1"], /lower-case/, "HP 1"],
		["an id of another file", ["id: hp-1", "id: hp-2"], /file's name/, "hp-2"],
		["a key twice", ["minutes: 40", "minutes: 40\nminutes: 50"], /twice/, "minutes"],
		["an alias", ["title: Short of breath", "title: *x"], /quotes/, "*x"],
		["an anchor", ["title: Short of breath", "title: &x Short"], /quotes/, "Short"],
		["a tag", ["title: Short of breath", "title: !!js/function x"], /Tags/, "x"],
		["a tag of the language", ["minutes: 40", "minutes: !!int 40"], /Tags/, "40"],
		[
			"a fact without phrasings",
			["    any: [out of furosemide, no diuretic ~ 9 days, 0815]\n", ""],
			/any, all or not/,
			"fact",
		],
		["quotes around a part", ["title: Short of breath", 'title: "Short" of breath'], /quotes/i, "of breath"],
		["a prototype", ["title:", "__proto__:"], /__proto__|"title" is missing/, ""],
	];
	for (const [what, [from, to], message, at] of wrong) {
		it(`says one clear thing, in its place, about ${what}`, () => {
			const text = file(FRONT.replace(from, to));
			const { case: read, problems } = readCase(text, { file: "hp-1.md", kinds: new Set(["admission"]) });
			assert.equal(read, undefined);
			const found = problems.find((one) => message.test(one.message));
			assert.ok(found, JSON.stringify(problems));
			assert.doesNotMatch(found.message, /\n/);
			if (at) assert.equal(text.slice(found.start, found.end).trim(), at);
		});
	}

	it("says what a file without front matter or chart lacks", () => {
		assert.match(problem("# A chart\n")[0], /begins with front matter/);
		assert.match(problem("")[0], /begins with front matter/);
		assert.match(problem(file(FRONT, " \n"))[0], /chart is missing/);
		assert.match(problem(file("- a\n- b\n"))[0], /keys and values/);
	});

	it("reads front matter as long as a case may be", () => {
		const many = Array.from({ length: 140 }, (_, i) => `${"long ".repeat(38)}phrasing ${i}`).join(", ");
		const { case: read, problems } = readCase(file(FRONT.replace("0815]", `0815, ${many}]`)));
		assert.deepEqual(problems, []);
		assert.equal(read?.facts[0]?.any?.length, 143);
	});

	it("doubts phrasings that come down to one everyday word, in their places", () => {
		const doubtful = (phrasing: string) => {
			const text = file(FRONT.replace("[stop furosemide]", `["${phrasing}"]`));
			const { problems, warnings } = readCase(text, {}, doubtPhrasing);
			assert.deepEqual(problems, []);
			return warnings.map(({ start, end }) => text.slice(start, end));
		};
		for (const phrasing of [
			"right now",
			"the patient",
			"pain",
			"PE",
			"RA",
			"(furosemide|now) ",
			"now 9 ~ NIHSS",
		])
			assert.deepEqual(doubtful(phrasing), [`"${phrasing}"`], phrasing);
		for (const phrasing of [
			"furosemide",
			"stop furosemide",
			"pulmonary embolism",
			"9 days",
			"from wife",
			"pain ~ leg",
		])
			assert.deepEqual(doubtful(phrasing), [], phrasing);
		assert.deepEqual(readCase(file(FRONT)).warnings, []);
	});

	it("refuses bombs at once", () => {
		const aliases = `a: &a [x, x]\n${[..."bcdefghi"].map((name, i) => `${name}: &${name} [*${"abcdefgh"[i]}, *${"abcdefgh"[i]}]`).join("\n")}\n`;
		const bombs = [
			aliases,
			`facts: ${"[".repeat(20_00)}\n`,
			`facts: ${"{a: ".repeat(2000)}\n`,
			`${"- ".repeat(3000)}x\n`,
			`title: ${"x".repeat(15_000)}\n`,
			`${Array.from({ length: 500 }, (_, i) => `${" ".repeat(i)}k${i}:`).join("\n")}\n`,
			"title: !<tag:example.org,2000:x> y\n",
			"<<: {id: x}\n",
			"\t- x\n",
			"? [a]\n: b\n",
		];
		for (const bomb of bombs) {
			const { case: read, problems } = readCase(file(bomb));
			assert.equal(read, undefined);
			assert.ok(problems.length >= 1 && problems.length <= 20, bomb.slice(0, 30));
		}
		assert.match(problem(`---\n${FRONT}---\n${"x".repeat(300_000)}`)[0], /too large/);
	});

	it("whatever the text, it answers, and every place lies in it", () => {
		const pieces = fc.constantFrom(
			..."---\n|[|]|{|}|: |- |*a|&a|!t|'|\"|#|id|facts|\n|  |~|\t|>|%|\0|é𝒳|\r".split("|"),
		);
		const text = fc.oneof(
			fc.array(pieces, { maxLength: 40 }).map((some) => some.join("")),
			fc.array(pieces, { maxLength: 30 }).map((some) => file(some.join(""))),
			fc
				.tuple(fc.nat(FRONT.length), pieces)
				.map(([at, piece]) => file(FRONT.slice(0, at) + piece + FRONT.slice(at))),
		);
		fc.assert(
			fc.property(text, (some) => {
				const { case: read, problems } = readCase(some);
				assert.equal(read === undefined, problems.length > 0);
				for (const { start, end, message } of problems) {
					assert.ok(0 <= start && start <= end && end <= some.length, message);
					assert.ok(message && !/\n/.test(message));
				}
			}),
			{ numRuns: 400 },
		);
	});
});
