import assert from "node:assert/strict";
import fc from "fast-check";
import { kindOfTitle } from "../../../src/note/kind.ts";
import { readNote } from "../../../src/note/reader.ts";
import { lookUp } from "../../../src/note/vocabulary.ts";
import { builtInWords, type KindWords, wordsWith } from "../../../src/note/words-known.ts";

const transfer: KindWords = {
	id: "icu-transfer",
	like: "progress",
	titles: ["ICU Transfer Note", "Step-down Acceptance"],
	sections: [
		{ id: "transfer-readiness", titles: ["Transfer Readiness"] },
		{ id: "tethers", titles: ["Tethers", "What Is Attached"] },
		{ id: "assessment-and-plan", titles: ["Assessment and Plan", "Where We Stand"] },
	],
};
const words = wordsWith([transfer]);

describe("titles that packs bring", () => {
	it("change nothing when there are none", () => {
		assert.equal(wordsWith([]), builtInWords);
		assert.equal(builtInWords.likeOf("progress"), "progress");
	});

	it("name a kind of note, whole or as the beginning of a title", () => {
		for (const title of [
			"ICU Transfer Note",
			"icu transfer  note",
			"ICU Transfer Note: bed 4",
			"Step-down acceptance, day 2",
			"# **Step-down Acceptance**",
		])
			assert.equal(words.kindOfTitle(title), "icu-transfer", title);
		for (const title of [
			"ICU Transfer Notebook",
			"My ICU plans",
			"",
			"x".repeat(200),
			`ICU Transfer Note ${"x".repeat(80)}`,
		])
			assert.notEqual(words.kindOfTitle(title), "icu-transfer", title);
		assert.equal(words.kindOfTitle("Progress Note"), "progress");
		assert.equal(words.likeOf("icu-transfer"), "progress");
		assert.equal(words.likeOf("admission"), "admission");
	});

	it("take the longest title that fits", () => {
		const both = wordsWith([
			{ id: "a", titles: ["Event"], sections: [] },
			{ id: "b", titles: ["Event in Dialysis"], sections: [] },
		]);
		assert.equal(both.kindOfTitle("Event in Dialysis, bed 4"), "b");
		assert.equal(both.kindOfTitle("Event: fall"), "a");
	});

	it("name a kind by the file, the longest id winning over the built-in ones", () => {
		for (const file of [
			"icu-transfer.md",
			"a/b/icu-transfer-2.txt",
			"c:\\x\\0712 ICU-Transfer.md",
			"lee.icu-transfer.md",
		])
			assert.equal(words.kindOfFile(file), "icu-transfer", file);
		for (const file of ["icu-transfers.md", "myicu-transfer.md", "icu-transfer/x.md", "icu_transfer.md"])
			assert.notEqual(words.kindOfFile(file), "icu-transfer", file);
		assert.equal(words.kindOfFile("transfer.md"), "transfer");
		assert.equal(words.kindOfFile("progress.md"), "progress");
	});

	it("open sections in a note, each standing where its neighbor before it does", () => {
		assert.equal(words.lookUp("TRANSFER READINESS:")?.section.id, "transfer-readiness");
		assert.equal(words.lookUp("What is attached")?.section.label, "Tethers");
		assert.equal(words.lookUp("Where We Stand")?.section.id, "assessment-and-plan");
		assert.equal(words.lookUp("Where We Sit"), undefined);
		const after = wordsWith([
			{
				id: "k",
				titles: ["K"],
				sections: [
					{ id: "labs", titles: ["Labs"] },
					{ id: "own", titles: ["Own Findings"] },
				],
			},
		]);
		assert.equal(after.lookUp("Own Findings")?.section.group, lookUp("Labs")?.section.group);
	});

	it("of one everyday word need a heading's form", () => {
		assert.equal(words.lookUp("Tethers")?.weak, true);
		assert.equal(words.lookUp("What Is Attached")?.weak, false);
		const text = "# ICU Transfer Note\n\n## Tethers\nArterial line.\n\nTethers: none that matter\n";
		const note = readNote(text, "", words);
		assert.equal(note.sections.filter(({ id }) => id === "tethers").length, 1);
	});

	it("never change what a built-in section title means, nor a built-in kind that no pack names", () => {
		const greedy = wordsWith([
			{
				id: "greedy",
				titles: ["Greedy Note"],
				sections: ["HPI", "Plan", "Labs", "Assessment and Plan", "Code Status"].map((title, i) => ({
					id: `own-${i}`,
					titles: [title],
				})),
			},
		]);
		for (const title of ["HPI", "plan", "LABS:", "Assessment & Plan", "Code Status"])
			assert.equal(greedy.lookUp(title), lookUp(title), title);
		for (const title of ["Progress Note", "Discharge Summary", "I-PASS", "Admission H&P"])
			assert.equal(greedy.kindOfTitle(title), kindOfTitle(title), title);
	});

	it("are the first pack's where two packs use one heading for different sections", () => {
		const two = wordsWith([
			{ id: "a", titles: ["A"], sections: [{ id: "one", titles: ["Same Words"] }] },
			{ id: "b", titles: ["B"], sections: [{ id: "two", titles: ["Same Words"] }] },
		]);
		assert.equal(two.lookUp("Same Words")?.section.id, "one");
	});

	it("never throw, whatever they are", () => {
		const text = fc.oneof(
			fc.string({ unit: "binary", maxLength: 30 }),
			fc.constantFrom("constructor", "__proto__", "", " ", "HPI"),
		);
		const kind = fc.record({
			id: text,
			titles: fc.array(text, { maxLength: 3 }),
			sections: fc.array(fc.record({ id: text, titles: fc.array(text, { maxLength: 3 }) }), { maxLength: 4 }),
		});
		fc.assert(
			fc.property(fc.array(kind, { maxLength: 3 }), text, (kinds, title) => {
				const all = wordsWith(kinds);
				assert.deepEqual(all.lookUp(title) ?? null, all.lookUp(title) ?? null);
				if (lookUp(title)) assert.equal(all.lookUp(title), lookUp(title));
				all.kindOfTitle(title);
				all.kindOfFile(title);
				readNote(`# ${title}\n\n## HPI\n${title}: x\n`, title, all);
			}),
		);
	});
});
