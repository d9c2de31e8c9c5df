import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { adviceOn, hasAdvice } from "../../src/review/report/advice.ts";
import { emptyCohort, mergeCohort } from "../../src/review/report/cohort.ts";
import { cohortSummary } from "../../src/review/report/cohort-summary.ts";
import { dayOf, describeDraft } from "../../src/review/report/describe.ts";
import type { DraftReview } from "../../src/review/report/draft.ts";
import { internOf, personIn } from "../../src/review/report/intern.ts";
import { addAsk, emptyPhrases, wordingOf } from "../../src/review/report/phrases.ts";
import { reviewFacts } from "../../src/review/report/review-facts.ts";
import { addSketch, addValue, emptySketch, quantile } from "../../src/review/report/sketch.ts";
import { summarize } from "../../src/review/report/summary.ts";
import { isoDate, readDay, usDate, weekOf } from "../../src/review/report/week.ts";
import { catalogue } from "../../src/rules/index.ts";
import { clean } from "./cli-process.ts";
import { draft, drafts, engine, fold, hit, summaryOf } from "./report-data.ts";

describe("the weeks of the report", () => {
	it("begin on Monday, over the ends of years too", () => {
		const monday = (date: string) => isoDate(weekOf(readDay(date) as number));
		assert.equal(monday("2025-07-14"), "2025-07-14");
		assert.equal(monday("2025-07-20"), "2025-07-14");
		assert.equal(monday("2025-12-31"), "2025-12-29");
		assert.equal(monday("2026-01-01"), "2025-12-29");
		assert.equal(monday("2027-01-03"), "2026-12-28");
		assert.equal(monday("1969-12-31"), "1969-12-29");
		fc.assert(
			fc.property(fc.integer({ min: -10_000, max: 60_000 }), (day) => {
				const week = weekOf(day);
				assert.equal(new Date(week * 86_400_000).getUTCDay(), 1);
				assert.ok(day >= week && day < week + 7);
			}),
		);
	});

	it("read the days that people write, and no others", () => {
		assert.equal(readDay("07/14/2025"), readDay("2025-07-14"));
		assert.equal(usDate(readDay("7/4/2025") as number), "07/04/2025");
		for (const wrong of ["", "2025-02-30", "13/01/2025", "07-14-2025", "yesterday", "2025-7-1", "14/07/2025"])
			assert.equal(readDay(wrong), undefined, wrong);
	});
});

describe("the sketch of values", () => {
	it("gives each quantile within one percent, however the values were split", () => {
		const values = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 200 });
		fc.assert(
			fc.property(values, fc.constantFrom(0.1, 0.5, 0.9, 1), fc.nat(200), (all, share, cut) => {
				const [one, two] = [all.slice(0, cut), all.slice(cut)].map((part) => {
					const sketch = emptySketch();
					for (const value of part) addValue(sketch, value);
					return sketch;
				}) as [ReturnType<typeof emptySketch>, ReturnType<typeof emptySketch>];
				addSketch(two, one);
				const sorted = [...all].sort((a, b) => a - b);
				const exact = sorted[Math.max(1, Math.ceil(share * all.length)) - 1] as number;
				const told = quantile(two, share) as number;
				assert.ok(Math.abs(told - exact) <= exact * 0.01, `${told} for ${exact}`);
				assert.equal(two.count, all.length);
			}),
		);
	});

	it("stays small, and leaves out what is no value", () => {
		const sketch = emptySketch();
		for (let i = 0; i < 100_000; i++) addValue(sketch, i * 97);
		assert.ok(sketch.buckets.size < 3000, String(sketch.buckets.size));
		for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) addValue(sketch, wrong);
		assert.equal(sketch.count, 100_000);
		assert.equal(quantile(emptySketch(), 0.5), undefined);
	});
});

describe("the cohort", () => {
	it("comes to the same however its notes are split and put together", () => {
		const split = fc.array(fc.tuple(drafts, fc.nat(4)), { maxLength: 40 });
		fc.assert(
			fc.property(split, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (all, order) => {
				const parts = order.map((part) => fold(all.filter(([, at]) => at === part).map(([one]) => one)));
				const merged = emptyCohort();
				for (const part of parts) mergeCohort(merged, structuredClone(part));
				assert.deepEqual(summarize(merged), summaryOf(all.map(([one]) => one)));
			}),
			{ numRuns: 60 },
		);
	});

	it("adds up: weeks, kinds and interns each hold every note and every finding", () => {
		fc.assert(
			fc.property(fc.array(drafts, { maxLength: 40 }), (all) => {
				const { all: total, weeks, kinds, interns, rules } = summaryOf(all);
				assert.equal(total.notes, all.length);
				for (const groups of [weeks, kinds, interns]) {
					const sum = (of: (group: (typeof groups)[number]) => number) =>
						groups.reduce((before, group) => before + of(group), 0);
					assert.equal(
						sum(({ notes }) => notes),
						total.notes,
					);
					assert.equal(
						sum(({ findings }) => findings),
						total.findings,
					);
					assert.equal(
						sum(({ hpiWords }) => hpiWords.count),
						total.hpiWords.count,
					);
				}
				assert.equal(
					rules.reduce((before, { findings }) => before + findings, 0),
					total.findings,
				);
			}),
			{ numRuns: 60 },
		);
	});

	it("does not grow with the number of notes", () => {
		const sizeOf = (count: number) => {
			const all = Array.from({ length: count }, (_, i) =>
				draft({ intern: `Intern ${i % 7}`, hpiWords: i % 300, hits: [hit("hpi/too-long")] }),
			);
			return JSON.stringify(summaryOf(all)).length;
		};
		assert.ok(sizeOf(20_000) < sizeOf(1000) * 1.2);
	});

	it("keeps interns and kinds in bounds whatever the notes claim", () => {
		const cohort = fold(Array.from({ length: 5000 }, (_, i) => draft({ intern: `N${i}`, kind: `k${i}` })));
		assert.ok(cohort.interns.size <= 2001);
		assert.ok(cohort.kinds.size <= 51);
		assert.equal(cohort.all.notes, 5000);
	});

	it("of nothing is empty", () => {
		const { all, rules, from, to, hints } = summaryOf([]);
		assert.deepEqual([all.notes, all.perHundred, rules, from, to, hints], [0, 0, [], null, null, []]);
	});

	it("leaves out what is earlier, and what is no note", async () => {
		const since = readDay("2025-07-14") as number;
		async function* all() {
			yield draft({ day: since - 1 });
			yield undefined;
			yield draft({ day: since });
		}
		const summary = await cohortSummary(all(), { since });
		assert.deepEqual([summary.all.notes, summary.earlier, summary.others], [1, 1, 1]);
		assert.equal(summary.since, "2025-07-14");
	});

	it("ends when its notes fail to come", async () => {
		// biome-ignore lint/correctness/useYield: it fails before the first.
		async function* all(): AsyncGenerator<undefined> {
			throw new Error("canceled");
		}
		await assert.rejects(cohortSummary(all()), /canceled/);
	});
});

describe("what the report says of rules", () => {
	it("ranks errors and warnings before what is for information", () => {
		const all = [
			...Array.from({ length: 9 }, () => draft({ hits: [hit("us-style/spelling", 4, "information")] })),
			...Array.from({ length: 2 }, () => draft({ hits: [hit("code-status/missing", 1, "error")] })),
		];
		assert.deepEqual(
			summaryOf(all).rules.map(({ rule }) => rule),
			["code-status/missing", "us-style/spelling"],
		);
	});

	it("counts findings per hundred notes, by rule, week, kind, intern and milestone", () => {
		const all = [
			draft({ intern: "A", kind: "admission", hits: [hit("hpi/too-long", 2)] }),
			draft({ intern: "B", kind: "progress", day: 20_290 }),
			draft({ intern: "B", kind: "progress", day: 20_290 }),
			draft({ intern: "B", kind: "progress", day: 20_290, hits: [hit("hpi/too-long", 1)] }),
		];
		const { rules, weeks, kinds, interns, milestones } = summaryOf(all);
		assert.equal(rules[0]?.perHundred, 75);
		assert.deepEqual(
			[...weeks, ...kinds, ...interns].map(({ perHundred }) => perHundred),
			[200, 33.3, 200, 33.3, 200, 33.3],
		);
		assert.deepEqual(
			milestones.map(({ milestone, perHundred }) => [milestone, perHundred]),
			catalogue
				.get("hpi/too-long")
				?.milestones.toSorted((a, b) => (a === "PC1" ? -1 : b === "PC1" ? 1 : 0))
				.map((one) => [one, 75]),
		);
	});

	it("hints at the pack only where one rule leads for most of at least three interns", () => {
		const of = (intern: string, rule: string) => draft({ intern, hits: [hit(rule)] });
		const hints = (...all: ReturnType<typeof of>[]) => summaryOf(all).hints;
		assert.deepEqual(hints(of("A", "hpi/too-long"), of("B", "hpi/too-long")), []);
		assert.deepEqual(hints(of("A", "hpi/too-long"), of("B", "hpi/too-long"), of("C", "plan/missing")), [
			"hpi/too-long",
		]);
		assert.deepEqual(
			hints(
				of("A", "hpi/too-long"),
				of("B", "plan/missing"),
				of("C", "hpi/too-long"),
				of("D", "plan/missing"),
			),
			[],
		);
		// Notes that name nobody are nobody's.
		assert.deepEqual(hints(of("", "hpi/too-long"), of("A", "hpi/too-long"), of("B", "hpi/too-long")), []);
	});

	it("has advice for every rule, and for none that is gone", () => {
		for (const id of catalogue.keys()) {
			assert.ok(hasAdvice(id), id);
			assert.ok(adviceOn(id).change.length > 20 && /[.]$/.test(adviceOn(id).change), id);
		}
		const source = readFileSync("src/review/report/advice.ts", "utf8");
		for (const [, id] of source.matchAll(/^\t"([a-z-]+\/[a-z-]+)":/gm))
			assert.ok(catalogue.has(id as string), id);
		assert.equal(adviceOn("from/tomorrow").name, "from/tomorrow");
	});
});

describe("whose draft it is", () => {
	const of = (text: string, file: string) => internOf(engine.check(text, file).note, file);

	it("front matter says, else the folder in drafts, else the Author line", () => {
		const named = clean.replace("note: progress", "note: progress\nauthor: Mary Lee, MD");
		assert.equal(of(named, "drafts/okafor/a.md"), "Mary Lee");
		assert.equal(of(clean, "camp/drafts/okafor/pyelonephritis/a.md"), "Okafor");
		assert.equal(of(clean, "C:\\camp\\drafts\\de-la-cruz\\a.md"), "De La Cruz");
		assert.equal(of(clean, "camp/a.md"), "Ray");
		assert.equal(of(clean, "camp/drafts/a.md"), "Ray");
		assert.equal(of(clean.replace(/^Author.*\n/m, ""), "a.md"), "");
	});

	it("names are told from titles, blanks and control signs", () => {
		const cases: [string, string | undefined][] = [
			["Dr. Harlow, PGY-1", "Harlow"],
			["Harlow MD", "Harlow"],
			["harlow", "Harlow"],
			["intern-07", "Intern 07"],
			["o'neil", "O'neil"],
			["***", undefined],
			["[name]", undefined],
			["<name>", undefined],
			["-a", "A"],
			["", undefined],
			["\u0000\u202Eeel", "Eel"],
			["Łukasz Żak", "Łukasz Żak"],
		];
		for (const [text, name] of cases) assert.equal(personIn(text), name, text);
		fc.assert(
			fc.property(fc.string(), (text) => {
				const name = personIn(text);
				assert.ok(name === undefined || (name.length <= 60 && name.trim() === name && !/\p{Cc}/u.test(name)));
			}),
		);
	});
});

describe("what is counted of a note", () => {
	const file = { file: "drafts/lee/a.md", day: 20_000 };

	it("its kind, its day, its words, its findings by rule", () => {
		const checked = engine.check(
			readFileSync("examples/boot-camp/drafts/harlow/admission-chest-pain.md", "utf8"),
			"a.md",
		);
		const described = describeDraft(checked, file);
		assert.equal(described?.kind, "admission");
		assert.equal(described?.intern, "Lee");
		assert.ok((described?.hpiWords ?? 0) > 300);
		assert.ok(
			described?.hits.some(({ rule, severity }) => rule === "hpi/too-long" && severity === "warning"),
		);
		assert.equal(
			described?.hits.reduce((sum, { findings }) => sum + findings, 0),
			checked.findings.length,
		);
		assert.equal(isoDate(dayOf(checked.note) as number), "2025-07-17");
	});

	it("front matter's date before the header's, and no date that cannot be right", () => {
		const day = (text: string) => dayOf(engine.check(text, "a.md").note);
		assert.equal(
			day(clean.replace("note: progress", "note: progress\ndate: 2025-08-01")),
			readDay("2025-08-01"),
		);
		assert.equal(day(clean.replace("07/14/2025", "07/14/1925")), undefined);
		assert.equal(day(clean.replace("07/14/2025 08:10", "")), undefined);
	});

	it("minutes where the note says them, and no kind that nobody knows", () => {
		const said = (front: string, review?: DraftReview) =>
			describeDraft(engine.check(clean.replace("note: progress", front), "a.md"), { ...file, review });
		assert.equal(said("note: progress\nminutes: 38")?.minutes, 38);
		assert.equal(said("note: progress\nminutes: soon")?.minutes, undefined);
		const submitted = (minutes: number, n: number) =>
			`${JSON.stringify({ v: 1, id: `s${n}`, n, at: "2025-07-14T10:00:00Z", by: "Lee", type: "status", status: "submitted", minutes })}\n`;
		const { review } = reviewFacts(submitted(41, 1) + submitted(55, 2));
		assert.equal(review.minutes, 55);
		assert.equal(said("note: progress\nminutes: 38", review)?.minutes, 55);
		assert.equal(said("note: progress\nminutes: 38", { ...review, minutes: undefined })?.minutes, 38);
		assert.equal(said("note: letter-from-harlow")?.kind, "other");
		assert.equal(said("note: none"), undefined);
	});
});

describe("what is counted of a review log", () => {
	const at = (hour: number) => `2025-07-14T${String(hour).padStart(2, "0")}:00:00Z`;
	let n = 0;
	const line = (event: object, hour: number, by = "Dr. Senior") =>
		`${JSON.stringify({ v: 1, id: `e${++n}`, n, at: at(hour), by, ...event })}\n`;
	const target = {
		selector: [
			{ type: "TextQuoteSelector", exact: "a", prefix: "", suffix: "" },
			{ type: "TextPositionSelector", start: 0, end: 1 },
		],
	};

	it("the time from submitting to the answer, each time", () => {
		const log = [
			line({ type: "status", status: "submitted" }, 8),
			line({ type: "status", status: "submitted" }, 9),
			line({ type: "status", status: "returned" }, 10),
			line({ type: "status", status: "submitted" }, 12),
			line({ type: "status", status: "accepted" }, 15),
		].join("");
		const { review } = reviewFacts(log);
		assert.deepEqual(review.answers, [120, 180]);
		assert.equal(review.status, "accepted");
	});

	it("no time where it was taken back, never submitted, or the clocks differ", () => {
		const statuses = (...all: [string, number][]) =>
			reviewFacts(all.map(([status, hour]) => line({ type: "status", status }, hour)).join("")).review
				.answers;
		assert.deepEqual(statuses(["submitted", 8], ["draft", 9], ["returned", 10]), []);
		assert.deepEqual(statuses(["accepted", 8]), []);
		assert.deepEqual(statuses(["submitted", 9], ["returned", 8]), []);
	});

	it("what was asked: phrases by label, findings by rule, else the words; nothing that was deleted", () => {
		const log = [
			line({ type: "comment", target, body: "Cut this.", phrases: ["cut-hpi"] }, 8),
			line({ type: "comment", target, body: "HPI is 412 words", rule: "hpi/too-long" }, 8),
			line({ type: "comment", target, body: "Why not heparin?" }, 8),
		].join("");
		const gone = line({ type: "comment", target, body: "Typo" }, 8);
		const { review } = reviewFacts(log + gone + line({ type: "delete", of: `e${n}` }, 9));
		assert.deepEqual(review.asks, [
			{ by: "phrase", text: "cut-hpi" },
			{ by: "rule", text: "hpi/too-long" },
			{ by: "words", text: "Why not heparin?" },
		]);
	});

	it("what can be read of a broken one, and never throws", () => {
		const good = line({ type: "status", status: "submitted" }, 8);
		const { review, problems } = reviewFacts(`${good}{"v":1,\nnonsense\n${good.slice(0, 20)}`);
		assert.equal(review.status, "submitted");
		assert.equal(problems.length, 3);
		fc.assert(fc.property(fc.string(), (text) => void reviewFacts(text)));
	});
});

describe("what recurs in the margin", () => {
	it("is one wording however it was typed", () => {
		const same = [
			"HPI is 412 words; aim for 250.",
			"hpi is 9 words;  aim for 300",
			"- HPI is 1,204 words; aim for 2.5!",
		];
		assert.equal(new Set(same.map(wordingOf)).size, 1);
		assert.notEqual(wordingOf("Add a code status"), wordingOf("Add the code status"));
	});

	it("is kept in bounds, and what recurs stays", () => {
		const phrases = emptyPhrases();
		for (let i = 0; i < 20_000; i++) {
			addAsk(phrases, {
				by: "words",
				text: `Once ${"x".repeat(i % 90)} ${String.fromCharCode(97 + (i % 26))}${(i * 7919).toString(36).replace(/\d/g, "q")}`,
			});
			addAsk(phrases, { by: "words", text: "Add a code status." });
		}
		assert.ok(phrases.words.size <= 3000);
		assert.ok((phrases.words.get("add a code status") ?? 0) > 15_000);
		assert.equal(phrases.asks, 40_000);
	});
});
