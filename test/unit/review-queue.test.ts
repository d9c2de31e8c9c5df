import assert from "node:assert/strict";
import fc from "fast-check";
import { builtInPack } from "../../src/packs/built-in.ts";
import { phrasesIn } from "../../src/review/phrases.ts";
import {
	agoOf,
	findingsOf,
	groupDrafts,
	groupings,
	matchesFilter,
	matchesSearch,
	type QueuedDraft,
	standOf,
} from "../../src/review/queue.ts";

const now = Date.parse("2025-07-18T12:00:00Z");
const day = 86_400_000;

function draft(path: string, more: Partial<QueuedDraft> = {}): QueuedDraft {
	const since = now - day / 2;
	return {
		path,
		status: "draft",
		intern: "lee",
		errors: 0,
		warnings: 0,
		informations: 0,
		open: 0,
		since,
		by: "",
		pending: false,
		...more,
	};
}

function shown(drafts: readonly QueuedDraft[], by: (typeof groupings)[number]) {
	return groupDrafts(drafts, by, now).map(({ label, drafts }) => [label, ...drafts.map(({ path }) => path)]);
}

const cannedPhrases = builtInPack.manifest.comments ?? [];

describe("the queue of drafts", () => {
	const all = [
		draft("a.md", { status: "accepted" }),
		draft("b.md", { status: "submitted", warnings: 2, since: now - 3 * day }),
		draft("c.md", { status: "submitted", errors: 1, intern: "Okafor" }),
		draft("d.md", { status: "returned", informations: 1, since: now - 30 * day }),
		draft("e.md"),
		draft("f.md", { status: "submitted", warnings: 2, since: now - 8 * day }),
	];

	it("groups by status, what was returned first, the worst and oldest of a group first", () => {
		assert.deepEqual(shown(all, "status"), [
			["Returned", "d.md"],
			["Submitted", "c.md", "f.md", "b.md"],
			["Draft", "e.md"],
			["Accepted", "a.md"],
		]);
	});

	it("groups by findings, by intern and by age", () => {
		assert.deepEqual(shown(all, "severity"), [
			["Errors", "c.md"],
			["Warnings", "f.md", "b.md"],
			["Information only", "d.md"],
			["No findings", "a.md", "e.md"],
		]);
		assert.deepEqual(
			shown(all, "intern").map(([label]) => label),
			["lee", "Okafor"],
		);
		assert.deepEqual(shown(all, "age"), [
			["Today", "c.md", "a.md", "e.md"],
			["This week", "b.md"],
			["Last week", "f.md"],
			["Older", "d.md"],
		]);
	});

	it("loses no draft, however it groups", () => {
		const one = fc.record({
			path: fc.string(),
			status: fc.constantFrom("draft", "submitted", "returned", "accepted"),
			intern: fc.string(),
			errors: fc.nat(3),
			warnings: fc.nat(3),
			informations: fc.nat(3),
			open: fc.nat(3),
			since: fc.integer(),
			pending: fc.boolean(),
		}) as fc.Arbitrary<QueuedDraft>;
		fc.assert(
			fc.property(fc.array(one), fc.constantFrom(...groupings), (drafts, by) => {
				const groups = groupDrafts(drafts, by, now);
				assert.deepEqual(new Set(groups.flatMap((group) => group.drafts)), new Set(drafts));
				assert.equal(
					groups.reduce((sum, group) => sum + group.drafts.length, 0),
					drafts.length,
				);
				assert.equal(new Set(groups.map(({ label }) => label)).size, groups.length);
			}),
		);
	});

	it("finds by words of path, intern and status", () => {
		const found = (search: string) =>
			all.filter((each) => matchesSearch(each, search)).map(({ path }) => path);
		assert.deepEqual(found("OKAFOR"), ["c.md"]);
		assert.deepEqual(found("submitted lee"), ["b.md", "f.md"]);
		assert.deepEqual(found("").length, all.length);
		assert.deepEqual(found("submitted nobody"), []);
	});

	it("filters by any of several groups of a grouping, and by several groupings together", () => {
		const found = (filter: Parameters<typeof matchesFilter>[1]) =>
			all.filter((each) => matchesFilter(each, filter, now)).map(({ path }) => path);
		assert.equal(found({}).length, all.length);
		assert.deepEqual(found({ status: ["Submitted"] }), ["b.md", "c.md", "f.md"]);
		assert.deepEqual(found({ status: ["Submitted", "Returned"], severity: ["Warnings"] }), ["b.md", "f.md"]);
		assert.deepEqual(found({ status: ["Submitted"], intern: ["Okafor"], age: ["Today"] }), ["c.md"]);
		assert.deepEqual(found({ age: [] }), []);
	});

	it("says what was found and how long ago", () => {
		assert.equal(
			findingsOf(draft("x", { errors: 1, warnings: 2, open: 1 })),
			"1 error, 2 warnings, 1 open comment",
		);
		assert.equal(findingsOf(draft("x")), "no findings");
		assert.equal(findingsOf(draft("x", { pending: true })), "");
		assert.equal(findingsOf(draft("x", { pending: true, open: 2 })), "2 open comments");
		assert.deepEqual(shown([draft("x", { pending: true })], "severity"), [["Not read yet", "x"]]);
		assert.deepEqual([0, day, 2.5 * day, -day, 495 * day].map(agoOf), [
			"today",
			"1 day",
			"2 days",
			"today",
			"16 months",
		]);
		const stand = (more: Partial<QueuedDraft>) => standOf(draft("x", more), now);
		assert.equal(stand({}), "Last changed today");
		assert.equal(
			stand({ status: "submitted", by: "Mendes", since: now - 3 * day }),
			"Submitted by Mendes 3 days ago",
		);
		assert.equal(stand({ status: "returned", by: "Dr. Lee" }), "Returned by Dr. Lee today");
		assert.equal(stand({ by: "Mendes", since: now - day }), "Taken back by Mendes 1 day ago");
	});
});

describe("canned phrases", () => {
	it("each have a label of their own, and are found again in a text that was made from them", () => {
		assert.equal(new Set(cannedPhrases.map(({ label }) => label)).size, cannedPhrases.length);
		for (const { label, text } of cannedPhrases) {
			assert.match(label, /^[a-z-]+$/);
			assert.match(text, /^[A-Z].*[.?]$/);
			assert.deepEqual(phrasesIn(`Hi.\n  ${text.replace(" ", "\n")} Thanks.`, cannedPhrases), [label]);
		}
		assert.deepEqual(phrasesIn("Nothing of that kind.", cannedPhrases), []);
	});
});
