import assert from "node:assert";
import fc from "fast-check";
import { progressCharts } from "../../src/practice/progress-charts.ts";
import {
	type AttemptRecord,
	appended,
	bestByCase,
	readRecords,
	recordOf,
} from "../../src/practice/record.ts";
import { FEEDBACK_PHRASES, translateFeedback } from "../../src/practice/translate.ts";
import { milestoneTrends, notesIn, trendsOf } from "../../src/practice/trends.ts";
import { GOOD, score } from "./practice-case.ts";

const at = (day: number) => new Date(Date.UTC(2026, 6, day, 12, 0, 0));
const good = recordOf(score(GOOD, 12), at(8));
const poor = recordOf(score("", 40), at(6));
const line = (record: AttemptRecord) => `${JSON.stringify(record)}\n`;

describe("progress", () => {
	it("an attempt leaves one line, and the line is read back whole", () => {
		const file = appended("", good);
		assert.equal(file.split("\n").length, 2);
		assert.deepEqual(readRecords(file), { records: [good], problems: [] });
		assert.deepEqual(readRecords(file.replaceAll("\n", "\r\n")).records, [good]);
		assert.deepEqual(good.facts, { found: 4, of: 4, safetyMissed: 0 });
	});

	it("a line cut off by a crash is reported, kept and out of the way of the next", () => {
		const half = line(good) + line(poor).slice(0, 40);
		assert.match(readRecords(half).problems[0]?.message ?? "", /not written to its end/);
		const next = half + appended(half, poor);
		assert.ok(next.startsWith(half));
		const { records, problems } = readRecords(next);
		assert.deepEqual(records, [poor, good]);
		assert.deepEqual(
			problems.map(({ line }) => line),
			[2],
		);
	});

	it("broken, foreign and newer lines are told apart, and cost only themselves", () => {
		const file = [
			"{",
			"[]",
			"null",
			'{"v": 2, "at": "x"}',
			'{"v": 1}',
			"",
			JSON.stringify({ ...good, at: "soon" }),
		].join("\n");
		const { records, problems } = readRecords(`${file}\n${line(good)}`);
		assert.deepEqual(records, [good]);
		assert.deepEqual(
			problems.map(({ line }) => line),
			[1, 2, 3, 4, 5, 7],
		);
		assert.match(problems[3]?.message ?? "", /newer version/);
	});

	it("what a later version adds to a line does no harm", () => {
		assert.deepEqual(readRecords(line({ ...good, mood: "tired" } as never)).records, [good]);
	});

	it("any file gives an answer, and good lines among bad ones are all found", () => {
		const junk = fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, " "));
		const lines = fc.array(
			fc.oneof(junk, fc.constant(JSON.stringify(good)), fc.constant('{"__proto__": {"v": 1}}')),
		);
		fc.assert(
			fc.property(lines, (some) => {
				const { records, problems } = readRecords(some.join("\n"));
				const whole = some.filter((one) => one === JSON.stringify(good)).length;
				assert.equal(records.length, whole);
				assert.equal(problems.length, some.filter((one) => one.trim()).length - whole);
			}),
		);
	});

	it("the best result is the best attempt, not the last", () => {
		const best = bestByCase([good, { ...poor, at: "2026-07-09T12:00:00.000Z" }]);
		assert.equal(best.get("cap-1"), good);
	});

	it("figures go by time and by kind of note; what nobody measured is no zero", () => {
		const signOut = { ...poor, note: "sign-out", minutes: null, words: { ...poor.words, hpi: 300 } };
		const all = [poor, good, signOut];
		assert.deepEqual(notesIn(all), ["progress", "sign-out"]);
		const { labels, minutes, facts, hpiWords } = trendsOf(all);
		assert.deepEqual(labels, ["07/06", "07/08", "07/06"]);
		assert.deepEqual(minutes.values, [40, 12, null]);
		assert.deepEqual(facts.values, [0, 100, 0]);
		assert.equal(hpiWords.last, 300);
		assert.deepEqual(trendsOf(all, "sign-out").labels, ["07/06"]);
		assert.equal(trendsOf([]).findings.last, null);
	});

	it("findings count for the milestones that their rules speak to", () => {
		const record = { ...good, rules: { "hpi/too-long": 2, "gone/rule": 5 } };
		const trends = milestoneTrends([record]);
		assert.ok(trends.length > 0 && trends.every(({ last }) => last === 2));
		assert.deepEqual(milestoneTrends([{ ...good, rules: {} }]), []);
	});

	it("every chart comes with its figures as a table, and none before the first attempt", () => {
		assert.deepEqual(progressCharts([]), []);
		const charts = progressCharts([{ ...poor, rules: { "plan/missing": 1 } }, good]);
		assert.deepEqual(
			charts.map(({ title }) => title),
			["Findings left", "Minutes", "Facts found", "Findings a note by ACGME milestone"],
		);
		for (const { svg, table } of charts) {
			assert.match(svg, /^<svg /);
			assert.match(table, /^<table><caption>/);
		}
		assert.match(charts[2]?.table ?? "", /<th scope="row">2, 07\/08<\/th><td>100<\/td>/);
	});
});

describe("a senior's vague phrase", () => {
	const records = [poor, poor, good];

	const phrases: readonly (readonly [said: string, phrase: string])[] = [
		["needs to work on efficiency", "Needs to work on efficiency"],
		["should read more", "Read more"],
		["be more organized please", "Be more organized"],
		["Own your patients", "Own your patients"],
		["work on your assessments", "Work on your assessments"],
		["tighten your presentations", "Tighten your presentations"],
		["too hesitant", "More confidence"],
		["close the loop on results", "Close the loop"],
	];
	for (const [said, phrase] of phrases) {
		it(`"${said}" is about: ${phrase}`, () => {
			assert.equal(translateFeedback(said, records)[0]?.phrase, phrase);
		});
	}

	it("every phrase has figures of the reader's own, a meaning and a change", () => {
		for (const phrase of FEEDBACK_PHRASES) {
			const [first] = translateFeedback(phrase, records);
			assert.ok(first);
			assert.equal(first.phrase, phrase);
			assert.ok(first.figures.length > 0 && first.means && first.change, phrase);
			assert.doesNotMatch(first.figures.join(), /NaN|null|undefined/);
		}
		assert.ok(FEEDBACK_PHRASES.length >= 12);
	});

	it("fills in the figures, and says nothing of what nobody measured", () => {
		const [first] = translateFeedback("efficiency", records);
		assert.ok(
			first?.figures.includes("Minutes a note: 30.7 on average in your last 3"),
			first?.figures.join("|"),
		);
		assert.ok(!first?.figures.some((figure) => figure.startsWith("HPI")));
		assert.deepEqual(translateFeedback("efficiency", [])[0]?.figures, []);
	});

	it("a phrase that tells nothing gets the whole table", () => {
		assert.equal(translateFeedback("hmm", records).length, FEEDBACK_PHRASES.length);
	});
});
