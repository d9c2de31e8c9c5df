import assert from "node:assert/strict";
import fc from "fast-check";
import { toCsv } from "../../src/review/report/csv.ts";
import type { ReportedDraft } from "../../src/review/report/draft.ts";
import { draft, drafts, formsOf, hit, reviews, summaryOf } from "./report-data.ts";

const VOID = /^(?:meta|br|img)$/;

/** The names of the elements of a page, after checking that they nest and that every attribute is quoted. */
function elementsOf(page: string): string[] {
	const names: string[] = [];
	const open: string[] = [];
	const text = page.replace(/<style>[^<]*<\/style>/, "<style></style>").replace("<!doctype html>", "");
	for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
		const tag = /^<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/.exec(
			text.slice(at, at + 20_000),
		);
		assert.ok(tag, `no tag: ${text.slice(at, at + 80)}`);
		const [, close, name = "", attributes = "", selfClosed] = tag;
		assert.doesNotMatch(attributes, /\son\w+=|javascript:/i);
		names.push(name);
		if (close) assert.equal(open.pop(), name);
		else if (!selfClosed && !VOID.test(name)) open.push(name);
	}
	assert.deepEqual(open, []);
	return names;
}

const hostile = [
	'<script>alert("x")</script>',
	'"><img src=x onerror=alert(1)>',
	"</style><b>",
	"'&amp;<!--",
	"]]>",
];

describe("the report's page", () => {
	it("is well formed and has no script, whatever names and comments say", () => {
		const allowed =
			/^(?:html|head|meta|title|style|body|main|header|footer|section|h[1-3]|p|ol|ul|li|dl|dt|dd|div|span|strong|code|figure|figcaption|details|summary|table|caption|thead|tbody|tr|th|td|svg|desc|g|path|line|rect|circle|text|polyline|polygon|defs|clipPath|linearGradient|stop)$/;
		const check = (all: readonly ReportedDraft[]) => {
			for (const name of elementsOf(formsOf(all).html)) assert.match(name, allowed);
		};
		const asks = hostile.flatMap((text) => [
			{ by: "words" as const, text },
			{ by: "phrase" as const, text },
		]);
		const review = { status: hostile[0] as string, answers: [60], asks: [...asks, ...asks], people: hostile };
		check(
			hostile.map((intern, i) =>
				draft({ intern, kind: intern, day: 20_283 + 7 * i, hits: [hit("hpi/too-long")], review }),
			),
		);
		fc.assert(fc.property(fc.array(drafts, { maxLength: 12 }), check), { numRuns: 25 });
	});

	it("asks for no other file and forbids what it does not need", () => {
		const { html } = formsOf([draft({ hits: [hit("hpi/too-long")] }), draft({ day: 20_290 })]);
		assert.ok(html.includes(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`));
		assert.doesNotMatch(
			html.replaceAll("http://www.w3.org/2000/svg", "").replaceAll("http://www.w3.org/1999/xlink", ""),
			/https?:|url\((?!#)|@import|src=|href=/,
		);
	});

	it("is the same for the same notes, also when made again", () => {
		const all = Array.from({ length: 30 }, (_, i) =>
			draft({
				intern: `N${i % 4}`,
				day: 20_283 + i,
				hpiWords: 100 + i,
				hits: i % 2 ? [hit("hpi/too-long")] : [],
			}),
		);
		const first = formsOf(all);
		assert.deepEqual(formsOf(all), first);
		assert.deepEqual(formsOf(all.toReversed()), first);
	});

	it("names every id once, and every picture and section", () => {
		const { html } = formsOf(
			Array.from({ length: 20 }, (_, i) =>
				draft({ day: 20_283 + i, hpiWords: 9, minutes: 5, hits: [hit("hpi/too-long")] }),
			),
		);
		const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id as string);
		assert.deepEqual(
			ids.filter((id, i) => ids.indexOf(id) !== i),
			[],
		);
		for (const [, list] of html.matchAll(/aria-labelledby="([^"]+)"/g))
			for (const id of (list as string).split(" ")) assert.ok(ids.includes(id), id);
		assert.match(html, /<html lang="en">/);
		assert.ok((html.match(/<svg /g) ?? []).length >= 6);
		for (const [svg] of html.matchAll(/<svg [^>]*>/g)) assert.match(svg, /role="img"/);
		for (const [th] of html.matchAll(/<th\b[^>]*>/g)) assert.match(th, /scope="(?:row|col)"/);
	});

	it("says what recurs first, and that there is nothing where there is nothing", () => {
		const { html } = formsOf(["A", "B", "C"].map((intern) => draft({ intern, hits: [hit("hpi/too-long")] })));
		assert.match(html, /What recurs[\s\S]*HPI too long[\s\S]*Leads for 3 of 3 interns/);
		assert.match(formsOf([]).html, /Nothing to report yet/);
		assert.match(formsOf([draft()]).html, /Nothing recurs/);
	});
});

describe("the report without names", () => {
	/** Names that can be found again in any text. */
	const names = fc.uniqueArray(fc.stringMatching(/^Zq[a-z]{6,10}$/), { minLength: 1, maxLength: 6 });

	it("holds no intern's name, no reviewer's and nothing that anybody typed", () => {
		fc.assert(
			fc.property(
				names,
				fc.array(fc.tuple(drafts, fc.nat(5), fc.nat(5), reviews), { minLength: 1, maxLength: 20 }),
				(people, all) => {
					const of = (at: number) => people[at % people.length] as string;
					const named = all.map(([one, a, b, review]) => ({
						...one,
						intern: `Dr ${of(a)}`,
						review: {
							...review,
							people: [`${of(b)} MD`],
							asks: [
								...review.asks,
								...["phrase", "words"].flatMap((by) =>
									[1, 2].map(() => ({
										by: by as "phrase" | "words",
										text: `please ask ${of(a).toUpperCase()}`,
									})),
								),
							],
						},
					}));
					const { html, csv, json } = formsOf(named, { anonymous: true });
					for (const text of [html, csv, json])
						for (const person of people)
							assert.ok(!text.toLowerCase().includes(person.toLowerCase()), person);
				},
			),
			{ numRuns: 40 },
		);
	});

	it("gives codes that do not follow the names", () => {
		const all = (...interns: string[]) =>
			interns.flatMap((intern, i) =>
				Array.from({ length: i + 1 }, () => draft({ intern, hits: [hit("hpi/too-long")] })),
			);
		assert.deepEqual(
			formsOf(all("A", "B", "C"), { anonymous: true }),
			formsOf(all("C", "A", "B"), { anonymous: true }),
		);
		assert.deepEqual(
			summaryOf(all("A", "B", "C"), { anonymous: true }).interns.map(({ name, notes }) => [name, notes]),
			[
				["Intern A", 3],
				["Intern B", 2],
				["Intern C", 1],
			],
		);
	});

	it("goes on after Intern Z", () => {
		const all = Array.from({ length: 30 }, (_, i) => draft({ intern: `N${i}` }));
		const { interns } = summaryOf(all, { anonymous: true });
		assert.equal(interns[26]?.name, "Intern AA");
		assert.equal(new Set(interns.map(({ name }) => name)).size, 30);
	});

	it("keeps what names nobody: rules, and labels of canned phrases", () => {
		const ask = (by: "rule" | "phrase" | "words", text: string) => [
			{ by, text },
			{ by, text },
		];
		const review = {
			status: "returned",
			answers: [],
			people: ["Dr. Whitcomb"],
			asks: [
				...ask("rule", "hpi/too-long"),
				...ask("rule", "whitcomb/rule"),
				...ask("phrase", "Cut the HPI"),
				...ask("phrase", "As Whitcomb says"),
				...ask("words", "see me"),
			],
		};
		assert.deepEqual(
			summaryOf([draft({ review })], { anonymous: true }).asks.map(({ text }) => text),
			["Cut the HPI", "hpi/too-long"],
		);
	});
});

describe("the report as CSV", () => {
	/** Reads RFC 4180. */
	function rowsOf(csv: string): string[][] {
		const rows: string[][] = [];
		const row: string[] = [];
		for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
			row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
			if (end === "\r\n") rows.push(row.splice(0));
		}
		return rows;
	}

	it("can be read back, a number of cells a row, and no cell is a formula", () => {
		fc.assert(
			fc.property(fc.array(drafts, { maxLength: 15 }), (all) => {
				const summary = summaryOf(all);
				const rows = rowsOf(toCsv(summary));
				for (const row of rows) {
					assert.equal(row.length, 10);
					for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
				}
				const told = rows.filter(([by, , rule]) => by === "intern" && rule === "").map(([, name]) => name);
				assert.deepEqual(
					told,
					summary.interns.map(({ name }) => (/^[=+\-@\t\r\n]/.test(name) ? `'${name}` : name)),
				);
			}),
			{ numRuns: 60 },
		);
	});

	it("disarms formulas and quotes what needs it", () => {
		const csv = toCsv(summaryOf(["=1+1", "+1", "-1", "@x", 'a "b", c'].map((intern) => draft({ intern }))));
		for (const cell of ["'=1+1", "'+1", "'-1", "'@x", '"a ""b"", c"'])
			assert.ok(csv.includes(`intern,${cell},`), cell);
	});
});
