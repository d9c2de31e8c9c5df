import assert from "node:assert/strict";
import { addNote } from "../../../src/packs/add-note.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import type { PackManifest } from "../../../src/packs/manifest.ts";
import { newPack } from "../../../src/packs/new-pack.ts";
import { filesOf } from "./sample.ts";

async function problemsOf(files: ReadonlyMap<string, string>): Promise<readonly unknown[]> {
	return (await checkPack(filesOf(Object.fromEntries(files)))).problems;
}
const manifestOf = (files: ReadonlyMap<string, string>) =>
	JSON.parse(files.get("pack.json") ?? "") as PackManifest;

describe("a new pack of house style", () => {
	it("is in order, and holds budgets and a term but no note", async () => {
		const files = newPack({ title: "County General" });
		assert.deepEqual(await problemsOf(files), []);
		const { notes: kinds, budgets, terms } = manifestOf(files);
		assert.equal(kinds, undefined);
		assert.deepEqual(budgets?.admission?.sections?.hpi, { aimWords: 250, maxWords: 300 });
		assert.equal(terms?.length, 1);
		assert.deepEqual([...files.keys()].sort(), ["README.md", "pack.json", "phrases.code-snippets"]);
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
