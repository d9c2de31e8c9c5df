import assert from "node:assert/strict";
import fc from "fast-check";
import { openArchive } from "../../../src/packs/archive/read-archive.ts";
import { buildPack } from "../../../src/packs/build-pack.ts";
import { changesBetween } from "../../../src/packs/changes.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import { sha256Of } from "../../../src/packs/hash.ts";
import type { PackManifest } from "../../../src/packs/manifest.ts";
import { updateSummary } from "../../../src/packs/update-summary.ts";
import { packFoldersOf, vsixFiles } from "../../../src/packs/vsix.ts";
import { built, filesOf, transferFiles, transferManifest } from "./sample.ts";

const manifest: PackManifest = transferManifest;
const kind = transferManifest.notes["icu-transfer"];

describe("building a pack", () => {
	it("gives the same bytes in whatever order the files come", async () => {
		const one = await built(filesOf(transferFiles));
		const entries = Object.entries({
			...transferFiles,
			"notes.txt": "not the pack's",
			".hidden": "x",
		}).reverse();
		const two = await built(filesOf(Object.fromEntries(entries)));
		assert.deepEqual(two.bytes, one.bytes);
		assert.equal(one.sha256, sha256Of(one.bytes));
		assert.equal(one.fileName, "county-icu-1.2.0.notepack");
	});

	it("gives the same bytes whenever and wherever it is built", async () => {
		const zone = process.env.TZ;
		try {
			const all: string[] = [];
			for (const TZ of [
				"UTC",
				"America/New_York",
				"Asia/Kathmandu",
				"Pacific/Kiritimati",
				"America/Los_Angeles",
			]) {
				process.env.TZ = TZ;
				all.push((await built(filesOf(transferFiles))).sha256);
			}
			assert.equal(new Set(all).size, 1);
		} finally {
			if (zone === undefined) delete process.env.TZ;
			else process.env.TZ = zone;
		}
	});

	it("gives an archive that is the pack, and nothing else", async () => {
		const { bytes } = await built(filesOf({ ...transferFiles, "other.js": "alert(1)", LICENSE: "CC" }));
		const files = openArchive(bytes);
		assert.deepEqual((await files.list()).map(({ path }) => path).sort(), [
			"LICENSE",
			"pack.json",
			"templates/icu-transfer.md",
		]);
		assert.deepEqual((await checkPack(files)).problems, []);
		assert.equal((await built(files)).sha256, sha256Of(bytes), "Building what was built changes nothing.");
	});

	it("gives nothing of a pack with mistakes", async () => {
		const { built: none, problems } = await buildPack(filesOf({ "pack.json": transferManifest }));
		assert.equal(none, undefined);
		assert.match(problems[0]?.message ?? "", /no file "templates\/icu-transfer.md"/);
	});
});

describe("an extension that carries a pack", () => {
	it("holds no code and says where the pack is", () => {
		const files = vsixFiles(manifest, { publisher: "county" });
		assert.deepEqual([...files.keys()].sort(), ["README.md", "package.json"]);
		const extension = JSON.parse(files.get("package.json") ?? "");
		for (const key of ["main", "browser", "extensionKind", "activationEvents", "scripts", "dependencies"])
			assert.ok(!(key in extension), key);
		assert.deepEqual(Object.keys(extension.contributes), ["bootCampNotes"]);
		assert.deepEqual(packFoldersOf(extension), ["pack"]);
		assert.equal(extension.version, "1.2.0");
		assert.equal(extension.publisher, "county");
	});

	it("may name its packs in several ways; what is no folder is left out", () => {
		const of = (packs: unknown) => packFoldersOf({ contributes: { bootCampNotes: { packs } } });
		assert.deepEqual(of(["./a", "b/", { path: "./c/d" }, 5, null, {}, [], { path: 1 }]), ["a", "b", "c/d"]);
		assert.deepEqual(of(["a", "./a", "a/"]), ["a"]);
		assert.equal(of(Array.from({ length: 100_000 }, (_, i) => `p${i}`)).length, 100);
		assert.deepEqual(of("a"), []);
		assert.deepEqual(of({ path: "a" }), []);
		for (const odd of [
			undefined,
			null,
			5,
			"x",
			[],
			{},
			{ contributes: null },
			{ contributes: { bootCampNotes: [] } },
		])
			assert.deepEqual(packFoldersOf(odd), []);
		fc.assert(fc.property(fc.anything(), (value) => Array.isArray(packFoldersOf(value))));
	});
});

describe("what an update changes", () => {
	const next = (change: Partial<PackManifest>): PackManifest => ({
		...manifest,
		version: "1.3.0",
		...change,
	});
	const withKind = (change: object) => next({ notes: { "icu-transfer": { ...kind, ...change } } });
	const said = (change: PackManifest) => changesBetween(manifest, change).slice(1);

	it("begins with the version", () => {
		assert.equal(changesBetween(manifest, next({}))[0], "Version 1.2.0 to 1.3.0");
		assert.equal(changesBetween(manifest, manifest)[0], "Version 1.2.0, with other content");
		assert.deepEqual(said(next({})), []);
	});

	const changes: [PackManifest, string[]][] = [
		[next({ notes: {} }), ["No longer there: ICU Transfer Note (icu-transfer)"]],
		[withKind({ title: "Transfer Out" }), ["ICU Transfer Note is now called Transfer Out"]],
		[withKind({ maxWords: 300 }), ["ICU Transfer Note: at most 400 words, now at most 300 words"]],
		[withKind({ maxWords: undefined }), ["ICU Transfer Note: at most 400 words, now no limit"]],
		[withKind({ template: "t.md" }), ["Template icu-transfer: t.md"]],
		[withKind({ variants: [{ id: "b", title: "B", template: "b.md" }] }), ["New template: icu-transfer-b"]],
		[
			withKind({ sections: kind.sections.slice(1) }),
			["ICU Transfer Note: section Transfer Readiness no longer there"],
		],
		[withKind({ sections: [...kind.sections].reverse() }), ["ICU Transfer Note: sections in another order"]],
		[
			withKind({ sections: kind.sections.map((each) => ({ ...each, required: each.id !== "tethers" })) }),
			["ICU Transfer Note, Tethers and Pumps: no longer required"],
		],
		[
			withKind({
				sections: kind.sections.map((each) =>
					each.id === "transfer-readiness" ? { ...each, maxWords: 60, aimWords: 40 } : each,
				),
			}),
			["ICU Transfer Note, Transfer Readiness: at most 80, now aim for 40 words, at most 60"],
		],
		[withKind({ rules: { "hpi/too-long": "off" } }), ["ICU Transfer Note: rule hpi/too-long: off"]],
		[
			next({ rules: { "hpi/too-long": ["error", { maxWords: 180 }] } }),
			["rule hpi/too-long: error, maxWords 180"],
		],
		[next({ terms: [] }), ["Term removed: HD#: write hospital day"]],
		[next({ phrases: [{ anyOf: ["x"], notes: ["admission"] }] }), ["Phrase added: x in admission"]],
		[next({ cases: ["cases/a.md"] }), ["Case added: cases/a.md"]],
		[next({ snippets: "s.code-snippets" }), ["Dot phrases: s.code-snippets"]],
		[next({ budgets: { admission: { maxWords: 900 } } }), ["Budget of admission: set"]],
	];
	for (const [change, lines] of changes)
		it(`says ${lines.join("; ")}`, () => {
			assert.deepEqual(said(change), lines);
		});

	it("says the other way round when going back, and is about as long", () => {
		for (const [change] of changes)
			assert.equal(changesBetween(change, manifest).length, changesBetween(manifest, change).length);
	});

	it("names the files that read otherwise", async () => {
		const old = { manifest, files: filesOf(transferFiles) };
		const changed = filesOf({
			...transferFiles,
			"templates/icu-transfer.md": "---\nnote: icu-transfer\n---\n",
		});
		assert.deepEqual((await updateSummary(old, { manifest: next({}), files: changed })).slice(1), [
			"Changed: templates/icu-transfer.md",
		]);
		assert.deepEqual((await updateSummary(old, { manifest: next({}), files: old.files })).slice(1), []);
	});
});
