import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { addNote } from "../../../src/packs/add-note.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import type { PackManifest } from "../../../src/packs/manifest.ts";
import { newPack, titleProblem } from "../../../src/packs/new-pack.ts";
import { filesOf } from "./sample.ts";

const templates = new Map(
	readdirSync("templates")
		.filter((file) => /\.(?:md|txt)$/.test(file))
		.map((file) => [file, readFileSync(join("templates", file), "utf8")]),
);
const notes = readdirSync("examples/boot-camp", { recursive: true, encoding: "utf8" })
	.filter((file) => /\.(?:md|txt)$/.test(file))
	.map((file) => readFileSync(join("examples/boot-camp", file), "utf8"));

async function problemsOf(files: ReadonlyMap<string, string>): Promise<readonly unknown[]> {
	return (await checkPack(filesOf(Object.fromEntries(files)))).problems;
}
const manifestOf = (files: ReadonlyMap<string, string>) =>
	JSON.parse(files.get("pack.json") ?? "") as PackManifest;

describe("a new pack", () => {
	it("of house style is in order, and holds budgets and a term but no note", async () => {
		const files = newPack({ title: "County General" });
		assert.deepEqual(await problemsOf(files), []);
		const { notes: kinds, budgets, terms } = manifestOf(files);
		assert.equal(kinds, undefined);
		assert.deepEqual(budgets?.admission?.sections?.hpi, { aimWords: 250, maxWords: 300 });
		assert.equal(terms?.length, 1);
		assert.deepEqual([...files.keys()].sort(), ["README.md", "pack.json", "phrases.code-snippets"]);
	});

	it("of all built-in templates is in order", async () => {
		assert.deepEqual(await problemsOf(newPack({ title: "County General", builtIn: templates })), []);
	});

	it("of any note is in order", async () => {
		assert.ok(notes.length > 5);
		for (const text of notes)
			assert.deepEqual(await problemsOf(newPack({ title: "Ours", note: { text, title: "Our Note" } })), []);
	});

	it("of a note with any headings is in order", async () => {
		const heading = fc.oneof(
			fc.constantFrom(
				"HPI",
				"PMH:",
				"Code Status",
				"$5 copay",
				"Cost \u0024{x}",
				"\\",
				"}",
				"***",
				"A ".repeat(60),
				"none",
			),
			fc.string({ maxLength: 90 }).map((text) => text.replace(/[\r\n]/g, " ")),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(heading, { maxLength: 12 }), async (headings) => {
				const text = `# Note\n\n${headings.map((each) => `## ${each}\nSome words.\n`).join("\n")}`;
				assert.deepEqual(await problemsOf(newPack({ title: "Ours", note: { text, title: "Our Note" } })), []);
			}),
			{ numRuns: 150 },
		);
	});

	it("of any title that is let through is in order", async () => {
		const title = fc.oneof(
			fc.constantFrom(
				"Boot Camp",
				"CON",
				"none",
				"***",
				"Built-in",
				"内科",
				"A".repeat(70),
				"aux.",
				"x\u202ey",
			),
			fc.string({ minLength: 1, maxLength: 70 }),
		);
		await fc.assert(
			fc.asyncProperty(title, title, async (called, noteTitle) => {
				fc.pre(titleProblem(called) === undefined && titleProblem(noteTitle) === undefined);
				const text = "# A note\n\n## HPI\nCough.\n";
				assert.deepEqual(await problemsOf(newPack({ title: called })), []);
				assert.deepEqual(await problemsOf(newPack({ title: called, note: { text, title: noteTitle } })), []);
			}),
			{ numRuns: 150 },
		);
		assert.ok(titleProblem("Built-in"));
		assert.ok(titleProblem("x\u202ey"));
	});
});

describe("adding a note to a pack", () => {
	const note = {
		text: "# MICU to Floor\n\n## ICU Course\nShock, resolved.\n\n## Lines\nNone.\n",
		title: "Transfer Note",
	};

	it("adds its kind and its template, and keeps comments and what is there", async () => {
		const files = newPack({ title: "County General" });
		const before = (files.get("pack.json") ?? "").replace("{", "{\n\t// ours");
		const added = addNote(before, note);
		assert.ok(typeof added === "object");
		assert.equal(added.kind, "transfer-note");
		assert.deepEqual(
			added.entry.sections.map(({ title }) => title),
			["ICU Course", "Lines"],
		);
		assert.match(added.text, /\/\/ ours/);
		files.set("pack.json", added.text).set(added.entry.template, added.template);
		assert.deepEqual(await problemsOf(files), []);
		const again = addNote(added.text, note);
		assert.ok(typeof again === "string" && /already/.test(again), String(again));
		const other = addNote(added.text, { ...note, title: "Other Note" });
		assert.ok(typeof other === "object");
		assert.deepEqual(Object.keys(JSON.parse(other.text.replace("// ours", "")).notes), [
			"transfer-note",
			"other-note",
		]);
	});

	it("says what is in its way", () => {
		assert.match(String(addNote("{", note)), /Mend/);
		assert.match(String(addNote("", note)), /Mend/);
		const house = newPack({ title: "County General" }).get("pack.json") ?? "";
		assert.match(String(addNote(house, { ...note, title: "Admission" })), /budgets/);
	});
});
