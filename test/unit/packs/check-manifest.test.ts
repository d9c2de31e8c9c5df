import assert from "node:assert/strict";
import { readPack } from "../../../src/packs/pack.ts";
import { filesOf, transferManifest } from "./sample.ts";

const kind = transferManifest.notes["icu-transfer"];
const [section] = kind.sections;

/** A manifest as anybody might write it. */
type Written = Record<string, unknown>;

const base: Written = transferManifest;
const withKind = (change: Written): Written => ({
	...base,
	notes: { "icu-transfer": { ...kind, ...change } },
});
const withSection = (change: Written): Written => withKind({ sections: [{ ...section, ...change }] });

/** What the check says, and the text at the place to which it points. */
async function said(manifest: unknown): Promise<[at: string, message: string][]> {
	const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest);
	const { pack, problems } = await readPack(filesOf({ "pack.json": text }));
	assert.equal(pack === undefined, problems.length > 0);
	for (const { file, line, column } of problems)
		assert.deepEqual([file, line > 0, column > 0], ["pack.json", true, true]);
	return problems.map(({ start, end, message }) => [text.slice(start, end), message]);
}

describe("checking pack.json", () => {
	it("finds nothing wrong with a right one, comments and a byte order mark included", async () => {
		assert.deepEqual(await said(base), []);
		assert.deepEqual(await said(`\uFEFF// ours\n${JSON.stringify(base).replace(/}$/, ",}")}`), []);
		assert.deepEqual(await said({ name: "x", version: "0.0.1", title: "X" }), []);
	});

	it("knows every field", async () => {
		assert.deepEqual(
			await said({
				$schema: "./pack.schema.json",
				name: "county-im",
				version: "1.2.0-rc.1",
				title: "County General, Internal Medicine",
				description: "What our interns write.",
				engine: ">=1.0.0 <3",
				license: "CC-BY-4.0",
				authors: ["Dr. Lee", "Dr. Ray"],
				reviewed: "2026-06-30",
				notes: {
					"icu-transfer": {
						...kind,
						loinc: "18761-7",
						variants: [{ id: "short", title: "Short", template: "short.txt" }],
						rules: { "hpi/too-long": "off" },
						sections: [{ ...section, titles: ["Ready to Go"], aimWords: 40, hint: "One line." }],
					},
				},
				budgets: { admission: { maxWords: 1200, sections: { hpi: { aimWords: 180, maxWords: 220 } } } },
				rules: {
					"us-style/spelling": "warning",
					"hpi/too-long": ["error", { maxWords: 180 }],
					"note/too-long": ["off"],
				},
				terms: [{ find: "HD#", use: "hospital day", why: "Pharmacy reads HD as hemodialysis." }],
				phrases: [{ anyOf: ["interpreter"], notes: ["admission"], section: "hpi", why: "Policy." }],
				snippets: "county.code-snippets",
				comments: [{ label: "dose", text: "Which dose, and how often?" }],
				cases: ["cases/chf.md"],
				examples: [{ file: "examples/good.md" }, { file: "examples/bad.md", flags: ["hpi/too-long"] }],
			}),
			[],
		);
	});

	/** What is wrong, the manifest, the text at its place, the message. */
	const wrong: [what: string, manifest: unknown, at: string, message: RegExp][] = [
		["no JSON", '{"name": "x",, }', ",", /not valid JSON/],
		["a list", "[]", "[", /must be an object/],
		["a name that is missing", { version: "1.0.0", title: "X" }, "{", /"name" is missing/],
		["a name with capitals", { ...base, name: "County" }, '"County"', /lower-case letters/],
		["a name that is a path", { ...base, name: "../x" }, '"../x"', /lower-case letters/],
		["a name that Windows keeps for itself", { ...base, name: "con" }, '"con"', /Windows/],
		["a name that is a number", { ...base, name: 5 }, "5", /must be a string/],
		["a long name", { ...base, name: "x".repeat(65) }, `"${"x".repeat(65)}"`, /64 characters/],
		["a version of two parts", { ...base, version: "1.2" }, '"1.2"', /semantic version/],
		["a version with a v", { ...base, version: "v1.2.0" }, '"v1.2.0"', /semantic version/],
		["a range as version", { ...base, version: "^1.2.0" }, '"^1.2.0"', /semantic version/],
		["a title of two lines", { ...base, title: "A\nB" }, '"A\\nB"', /one line/],
		["a title that turns the writing", { ...base, title: "A\u202eB" }, '"A\u202eB"', /one line/],
		["an empty title", { ...base, title: "" }, '""', /Write something/],
		["an engine that is no range", { ...base, engine: "newest" }, '"newest"', /range of versions/],
		["an engine of the future", { ...base, engine: "^99.0.0" }, '"^99.0.0"', /for Boot Camp Notes \^99/],
		["a field that nobody knows", { ...base, main: "x.js" }, '"main"', /"main" is not a setting/],
		["a date in another order", { ...base, reviewed: "06/30/2026" }, '"06/30/2026"', /YYYY-MM-DD/],
		["a month that is not", { ...base, reviewed: "2026-13-01" }, '"2026-13-01"', /no such day/],
		["authors that are no list", { ...base, authors: "Dr. Lee" }, '"Dr. Lee"', /must be a list/],
		["a kind with capitals", { ...base, notes: { ICU: kind } }, '"ICU"', /cannot name a kind/],
		["a kind that means no kind", { ...base, notes: { none: kind } }, '"none"', /cannot name a kind/],
		["a kind without a title", withKind({ title: undefined }), '"icu-transfer"', /"title" is missing/],
		["a kind like nothing", withKind({ like: "operative" }), '"operative"', /no built-in kind "operative"/],
		["a kind like itself", withKind({ like: "icu-transfer" }), '"icu-transfer"', /no built-in kind/],
		["no words at all", withKind({ maxWords: 0 }), "0", /1 word or more/],
		["half a word", withKind({ maxWords: 1.5 }), "1.5", /whole number/],
		["too many words", withKind({ maxWords: 20_001 }), "20001", /20,000 words at most/],
		["a template that is a program", withKind({ template: "x.js" }), '"x.js"', /\.md or \.txt/],
		["a template outside", withKind({ template: "../x.md" }), '"../x.md"', /leaves the pack's folder/],
		["a template from the root", withKind({ template: "/etc/x.md" }), '"/etc/x.md"', /relative/],
		["a template with \\", withKind({ template: "a\\x.md" }), '"a\\\\x.md"', /"\/" between/],
		[
			"two variants of one name",
			withKind({ variants: [0, 1].map(() => ({ id: "a", title: "A", template: "a.md" })) }),
			'"a"',
			/stands here twice/,
		],
		[
			"a section twice",
			withKind({ sections: [section, section] }),
			'"transfer-readiness"',
			/stands here twice/,
		],
		[
			"an own section without a title",
			withSection({ title: undefined }),
			'"transfer-readiness"',
			/give it a title/,
		],
		["aim above most", withSection({ aimWords: 90 }), "90", /more than maxWords, 80/],
		[
			"a heading that is another section's",
			withSection({ title: "HPI" }),
			'"HPI"',
			/already opens the section hpi/,
		],
		[
			"a heading of two sections",
			withKind({ sections: [section, { id: "other", title: "TRANSFER READINESS:" }] }),
			'"TRANSFER READINESS:"',
			/heading of transfer-readiness, too/,
		],
		["required that is no yes or no", withSection({ required: "yes" }), '"yes"', /must be true or false/],
		[
			"a rule of a kind that is not",
			withKind({ rules: { "hpi/to-long": "off" } }),
			'"hpi/to-long"',
			/Did you mean "hpi\/too-long"/,
		],
		[
			"a rule that is not",
			{ ...base, rules: { "hpi/to-long": "off" } },
			'"hpi/to-long"',
			/Did you mean "hpi\/too-long"/,
		],
		[
			"a severity that is not",
			{ ...base, rules: { "hpi/too-long": "fatal" } },
			'"fatal"',
			/"error", "warning"/,
		],
		[
			"an option that is not",
			{ ...base, rules: { "hpi/too-long": ["error", { most: 5 }] } },
			'"most"',
			/not a setting/,
		],
		[
			"a budget of an own kind",
			{ ...base, budgets: { "icu-transfer": {} } },
			'"icu-transfer"',
			/brings icu-transfer itself/,
		],
		["a budget of no kind", { ...base, budgets: { "An H&P": {} } }, '"An H&P"', /cannot name a kind/],
		[
			"a budget whose aim is above its most",
			{ ...base, budgets: { admission: { sections: { hpi: { aimWords: 300, maxWords: 200 } } } } },
			"300",
			/more than maxWords, 200/,
		],
		[
			"a term twice",
			{
				...base,
				terms: [
					{ find: "Pt", use: "patient" },
					{ find: "pt", use: "x" },
				],
			},
			'"pt"',
			/stands here twice/,
		],
		[
			"a term that begins with a space",
			{ ...base, terms: [{ find: " x", use: "y" }] },
			'" x"',
			/Begin and end/,
		],
		[
			"a term that begins with a long number",
			{ ...base, terms: [{ find: "123456", use: "y" }] },
			'"123456"',
			/Begin and end/,
		],
		[
			"a term that stays",
			{ ...base, terms: [{ find: "day", use: "hospital day" }] },
			'"hospital day"',
			/flagged again/,
		],
		["a phrase that is none", { ...base, phrases: [{ anyOf: [] }] }, '"anyOf"', /one phrase or more/],
		[
			"a phrase in a section of no known kind",
			{ ...base, phrases: [{ anyOf: ["x"], section: "tethers" }] },
			'"tethers"',
			/which kinds of note/,
		],
		["snippets outside", { ...base, snippets: "a/../../x" }, '"a/../../x"', /leaves the pack's folder/],
		["a case that is hidden", { ...base, cases: ["cases/.x.md"] }, '"cases/.x.md"', /hidden file/],
		[
			"an example that names no rule",
			{ ...base, examples: [{ file: "x.md", flags: ["hpi"] }] },
			'"hpi"',
			/no rule "hpi"/,
		],
		["a comment without text", { ...base, comments: [{ label: "x", text: "" }] }, '""', /Write something/],
		["a key twice", '{"name": "a", "name": "b", "version": "1.0.0", "title": "T"}', '"name"', /twice/],
	];
	for (const [what, manifest, at, message] of wrong)
		it(`says where ${what} stands`, async () => {
			const problems = await said(manifest);
			const [first] = problems;
			assert.ok(first, "It found nothing.");
			assert.match(first[1], message);
			assert.equal(first[0], at);
			assert.match(first[1], /^[A-Z"].*[.?]$/s, "It is no sentence.");
			assert.equal(problems.length, 1, JSON.stringify(problems));
		});

	it("names each of several mistakes", async () => {
		const problems = await said({
			...withKind({ template: "x.js", like: "operative" }),
			version: "1",
			terms: [{ find: " x", use: "y" }],
		});
		assert.deepEqual(
			problems.map(([at]) => at),
			['"1"', '"operative"', '"x.js"', '" x"'],
		);
	});
});
