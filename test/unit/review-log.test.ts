import assert from "node:assert/strict";
import fc from "fast-check";
import { type ReviewEvent, statuses } from "../../src/review/event.ts";
import { logOf, readLog } from "../../src/review/log.ts";
import { reviewedText, stateOf } from "../../src/review/state.ts";
import { lineOf, makeEvent } from "../../src/review/write.ts";

const at = "2025-07-16T21:40:00.000Z";
const target: Extract<ReviewEvent, { type: "comment" }>["target"] = {
	selector: [
		{ type: "TextQuoteSelector", exact: "No edema", prefix: "clear. ", suffix: "." },
		{ type: "TextPositionSelector", start: 20, end: 28 },
	],
};

function event(id: string, n: number, more: object): ReviewEvent {
	return { v: 1, id, n, at, by: "Dr. Lee", ...more } as ReviewEvent;
}

const comment = event("c1", 1, { type: "comment", target, body: "Which side?" });
const reply = event("r1", 2, { type: "reply", to: "c1", body: "Both.", by: "Okafor" });
const settled = event("s1", 3, { type: "resolve", of: "c1" });
const log = (...events: ReviewEvent[]) => events.map((each) => `${lineOf(each)}\n`).join("");

describe("review log", () => {
	it("gives back what was written", () => {
		const { events, problems, highest } = readLog(log(comment, reply, settled));
		assert.deepEqual(events, [comment, reply, settled]);
		assert.deepEqual(problems, []);
		assert.equal(highest, 3);
		assert.deepEqual(readLog(""), { events: [], problems: [], highest: 0 });
	});

	it("keeps the order of who answers whom, whatever the clocks and the lines say", () => {
		const early = { ...reply, at: "2019-01-01T00:00:00Z" };
		for (const text of [log(comment, early), log(early, comment), log(early, comment, early, comment)])
			assert.deepEqual(readLog(text).events, [comment, early]);
	});

	it("reports a half-written last line, and reads all before it and after it", () => {
		const half = lineOf(reply).slice(0, 30);
		const read = readLog(log(comment) + half);
		assert.deepEqual(read.events, [comment]);
		assert.deepEqual(
			read.problems.map(({ line, kind, text }) => [line, kind, text]),
			[[2, "half", half]],
		);
		// Somebody wrote on behind it, on a line of their own or not.
		for (const between of ["\n", ""]) {
			const later = readLog(log(comment) + half + between + log(settled));
			assert.deepEqual(later.events, [comment, settled]);
			assert.deepEqual(
				later.problems.map(({ line, kind, text }) => [line, kind, text]),
				[[2, "unreadable", half]],
			);
		}
	});

	it("reads two entries that a merge put on one line", () => {
		assert.deepEqual(readLog(lineOf(comment) + lineOf(reply)).events, [comment, reply]);
	});

	it("takes no text inside an entry for the start of another", () => {
		const tricky = { ...reply, body: `{"v":1,"id":"x"}\n${lineOf(settled)}` } as ReviewEvent;
		assert.deepEqual(readLog(log(comment, tricky)).events, [comment, tricky]);
		const glued = readLog(lineOf(comment) + lineOf(tricky));
		assert.deepEqual(glued.events, [comment, tricky]);
		assert.deepEqual(glued.problems, []);
	});

	it("keeps and reports lines of a newer version, and counts on from them", () => {
		const higher = '{"v":2,"id":"x1","n":40,"at":"later","type":"comment"}';
		const unknown = lineOf(event("x2", 41, { type: "applaud", of: "c1" }));
		const { events, problems, highest } = readLog(`${log(comment)}${higher}\n${unknown}\n`);
		assert.deepEqual(events, [comment]);
		assert.deepEqual(
			problems.map(({ line, kind, text }) => [line, kind, text]),
			[
				[2, "newer", higher],
				[3, "newer", unknown],
			],
		);
		assert.equal(highest, 41);
	});

	it("reports what is no entry at all", () => {
		const bad = [
			"<<<<<<< HEAD",
			"{}",
			"null",
			"[1]",
			'{"v":1}',
			lineOf(event("", 1, { type: "delete", of: "c1" })),
			lineOf(event("x", 0, { type: "delete", of: "c1" })),
			lineOf(event("x", 1e12, { type: "delete", of: "c1" })),
			lineOf({ ...reply, at: "yesterday" }),
			lineOf({ ...reply, by: " " }),
			lineOf({ ...reply, body: "" } as ReviewEvent),
		];
		const { events, problems } = readLog(`${log(comment)}${bad.join("\n")}\n`);
		assert.deepEqual(events, [comment]);
		assert.deepEqual(
			problems.map(({ kind, text }) => [kind, text]),
			bad.map((text) => ["unreadable", text]),
		);
	});

	it("reads both sides of a merge that git could not make, and says which lines to delete", () => {
		const merged = `<<<<<<< HEAD\n${log(comment)}||||||| base\n=======\n${log(reply)}>>>>>>> their branch\n`;
		const { events, problems } = readLog(merged);
		assert.deepEqual(events, [comment, reply]);
		assert.deepEqual(
			problems.map(({ line, message }) => [line, message]),
			[1, 3, 4, 6].map((line) => [line, "A merge left this line. Delete it: the lines of both sides count."]),
		);
	});

	it("lets one of two entries with the same id count, the same one in any order", () => {
		const other = { ...reply, body: "The left." } as ReviewEvent;
		const one = readLog(log(comment, reply, other));
		const two = readLog(log(other, comment, reply));
		assert.deepEqual(one.events, two.events);
		for (const { problems } of [one, two])
			assert.deepEqual(
				problems.map(({ kind }) => kind),
				["clash"],
			);
	});

	it("reads Windows line breaks and a byte order mark", () => {
		const text = `\uFEFF${log(comment, reply).replaceAll("\n", "\r\n")}`;
		assert.deepEqual(readLog(text), readLog(log(comment, reply)));
	});

	it("survives any merge: events shuffled, doubled and mixed with broken lines all come back, in one order", () => {
		const by = fc.constantFrom("Dr. Lee", "Dr. Ray", "Okafor");
		const body = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).map((text) => `.${text}`);
		const time = fc
			.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
			.map((date) => date.toISOString());
		const one = fc.record({ n: fc.integer({ min: 1, max: 9 }), by, at: time, body });
		fc.assert(
			fc.property(
				fc.array(one, { maxLength: 30 }),
				fc.array(fc.string({ maxLength: 20 }).map((text) => text.replaceAll("\n", " "))),
				fc.infiniteStream(fc.nat()),
				(made, garbage, random) => {
					const events = made.map((each, i) => event(`e${i}`, each.n, { type: "reply", to: "c1", ...each }));
					const junk = garbage.map((text) => `x${text}`);
					const shuffled = () =>
						[...events.map(lineOf), ...events.map(lineOf), ...junk]
							.map((line) => ({ line, key: random.next().value as number }))
							.sort((a, b) => a.key - b.key)
							.map(({ line }) => `${line}\n`)
							.join("");
					const [a, b] = [readLog(shuffled()), readLog(shuffled())];
					assert.deepEqual(a.events, b.events);
					const ids = (list: readonly ReviewEvent[]) => list.map(({ id }) => id).sort();
					assert.deepEqual(ids(a.events), ids(events));
					assert.equal(a.problems.length, junk.length);
				},
			),
		);
	});

	it("never throws", () => {
		fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void readLog(text)));
		const cut = fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 9 }));
		fc.assert(
			fc.property(cut, ([from, length, by]) => {
				const whole = log(comment, reply, settled);
				const start = from % whole.length;
				void readLog(whole.slice(0, start) + by + whole.slice(start + (length % 200)));
			}),
		);
	});

	it("reads what stands among lines of megabytes, deep nesting, and lines without number", () => {
		const deep = "[".repeat(200_000);
		const hostile = [
			`{"v":1,"id":"deep","n":1,"at":"${at}","by":"x","type":"text","text":${deep}`,
			`{"v":1,"id":"nest","n":1,"at":"${at}","by":"x","type":"text","text":"a","more":${deep}${"]".repeat(200_000)}}`,
			`{"v":1,"id":"__proto__","n":1,"at":"${at}","by":"x","type":"reply","to":"constructor","body":"a"}`,
			`{"v":1,"id":"long","n":1,"at":"${at}","by":"x","type":"reply","to":"c1","body":"${"a".repeat(4_000_000)}"}`,
			"x".repeat(4_000_000),
			'{"v":'.repeat(20_000),
			...Array.from({ length: 100_000 }, (_, i) => `{"v":9,"id":"n${i}","n":1,"type":"future"}`),
		];
		const { events, problems } = readLog(`${log(comment)}${hostile.join("\n")}\n${log(reply)}`);
		const known = events.map(({ id }) => id);
		assert.ok(known.includes("c1") && known.includes("r1") && !known.includes("long"));
		assert.ok(problems.length >= 100_000);
		const state = stateOf(events);
		assert.deepEqual(
			state.threads.map(({ remarks }) => remarks.map(({ id }) => id)),
			[["c1", "r1"]],
		);
	});

	it("lets no clock of the far future stand in front of what follows it", () => {
		const future = { ...comment, at: "9999-12-31T23:59:59Z" } as ReviewEvent;
		assert.deepEqual(readLog(log(reply, future, settled)).events, [future, reply, settled]);
		assert.equal(
			readLog(log({ ...comment, at: "+275760-09-13T00:00:00.001Z" } as ReviewEvent)).events.length,
			0,
		);
	});

	it("names the log of a draft", () => {
		assert.equal(logOf("a/admission.md"), "a/admission.md.review.jsonl");
	});
});

describe("review events", () => {
	it("have an id of their own, and follow what their writer has seen", () => {
		const made = Array.from({ length: 1000 }, () =>
			makeEvent({ type: "resolve", by: "Dr. Lee", of: "c1" }, 7),
		);
		assert.equal(new Set(made.map(({ id }) => id)).size, 1000);
		assert.ok(made.every(({ n }) => n === 8));
		assert.deepEqual(readLog(log(...made)).events.length, 1000);
	});

	it("begin as every entry must, so that a broken line can be told apart", () => {
		const made = makeEvent({ by: "Dr. Lee", type: "reply", body: "a\nb\u2028c\ud800", to: "c1" }, 0);
		assert.match(lineOf(made), /^\{"v":1,"id":"[0-9a-f]{24}","n":1,"at":"[^"]+","by":"Dr\. Lee","type":/);
		assert.equal(lineOf(made).includes("\n"), false);
	});

	it("can be written even after a line whose number is the highest", () => {
		const top = event("x", 1_000_000_000, { type: "delete", of: "c1" });
		const next = makeEvent({ type: "resolve", by: "Dr. Lee", of: "c1" }, readLog(log(top)).highest);
		assert.equal(readLog(log(top, next)).events.length, 2);
	});
});

describe("review state", () => {
	const state = (...events: ReviewEvent[]) => stateOf(readLog(log(...events)).events);

	it("knows threads, their remarks, and who settled them", () => {
		const [thread] = state(comment, reply, settled).threads;
		assert.deepEqual(
			thread?.remarks.map(({ by, body }) => [by, body]),
			[
				["Dr. Lee", "Which side?"],
				["Okafor", "Both."],
			],
		);
		assert.deepEqual(thread?.resolved, { by: "Dr. Lee", at });
		const reopened = event("o1", 4, { type: "reopen", of: "c1" });
		assert.equal(state(comment, settled, reopened).threads[0]?.resolved, undefined);
	});

	it("lets the writer say that it is done, until a reviewer opens it again", () => {
		const done = event("d1", 2, { type: "done", of: "c1", by: "Okafor" });
		assert.deepEqual(state(comment, done).threads[0]?.done, { by: "Okafor", at });
		const reopened = event("o1", 3, { type: "reopen", of: "c1" });
		assert.equal(state(comment, done, reopened).threads[0]?.done, undefined);
	});

	it("changes and takes back only one's own", () => {
		const edit = event("e1", 3, { type: "edit", of: "c1", body: "Right or left?" });
		const [first] = state(comment, edit).threads[0]?.remarks ?? [];
		assert.equal(first?.body, "Right or left?");
		assert.equal(first?.edited, true);
		const foreign = event("e2", 3, { type: "delete", of: "c1", by: "Okafor" });
		const kept = state(comment, foreign);
		assert.equal(kept.threads[0]?.remarks[0]?.body, "Which side?");
		assert.deepEqual(kept.idle, [foreign]);
	});

	it("keeps a thread as long as anything in it is left", () => {
		const gone = event("e1", 3, { type: "delete", of: "c1" });
		const withReply = state(comment, reply, gone).threads[0];
		assert.equal(withReply?.deleted, false);
		assert.deepEqual(
			withReply?.remarks.map(({ deleted }) => deleted),
			[true, false],
		);
		assert.equal(state(comment, gone).threads[0]?.deleted, true);
	});

	it("reports what speaks of something that is not there", () => {
		assert.equal(state(reply, settled).idle.length, 2);
	});

	it("takes its status from the last step, and remembers the text that was reviewed", () => {
		const step = (n: number, status: (typeof statuses)[number], text?: string) =>
			event(`s${n}`, n, { type: "status", status, ...(text === undefined ? {} : { text }) });
		assert.equal(state().status, "draft");
		const all = state(step(1, "submitted", "one"), step(2, "returned", "one"), step(3, "submitted", "two"));
		assert.equal(all.status, "submitted");
		assert.equal(reviewedText(all)?.text, "one");
		assert.equal(all.steps.length, 3);
		for (const status of statuses) assert.equal(state(step(1, status)).status, status);
	});
});
