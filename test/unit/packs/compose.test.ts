import assert from "node:assert/strict";
import fc from "fast-check";
import { builtInNotes, builtInPack, builtInTemplates } from "../../../src/packs/built-in.ts";
import { compose, type PackInUse } from "../../../src/packs/compose.ts";
import { engineOf } from "../../../src/packs/engine.ts";
import type { NoteEntry, PackManifest } from "../../../src/packs/manifest.ts";
import type { Rank } from "../../../src/packs/precedence.ts";
import { clean } from "../cli-process.ts";
import { transferManifest } from "./sample.ts";

function use(name: string, rank: Rank, manifest: Partial<PackManifest>): PackInUse {
	return {
		name,
		rank,
		where: `${rank} ${name}`,
		manifest: { name, version: "1.0.0", title: `Pack ${name}`, ...manifest },
	};
}

const kind = transferManifest.notes["icu-transfer"] as NoteEntry;
const short: NoteEntry = {
	title: "Short Progress",
	template: "p.md",
	variants: [{ id: "tiny", title: "Tiny", template: "t.md" }],
	sections: [{ id: "assessment-and-plan", required: true }],
};

/** The rules that flag a note, by what the packs come to. */
function flags(packs: readonly PackInUse[], text: string, ordered = false): string[] {
	return engineOf(compose([builtInPack, ...packs], ordered))
		.check(text)
		.findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

describe("putting packs together", () => {
	it("gives the built-in kinds and templates when there is no other", () => {
		const { notes, templates, conflicts, held, house } = compose([builtInPack]);
		assert.deepEqual(
			JSON.parse(JSON.stringify([...notes])),
			[...builtInNotes].map(([id, { title, maxWords, sections }]) => [
				id,
				{ id, title, maxWords, sections: JSON.parse(JSON.stringify(sections)) },
			]),
		);
		assert.deepEqual(
			templates.map(({ id, title, file }) => ({ id, title, file })),
			builtInTemplates,
		);
		assert.deepEqual([conflicts, held, house], [[], [], { terms: [], phrases: [] }]);
	});

	it("takes a kind whole from the last pack that brings it, variants and all", () => {
		const { notes, templates } = compose([builtInPack, use("a", "vsix", { notes: { progress: short } })]);
		assert.deepEqual(
			notes.get("progress")?.sections.map(({ id }) => id),
			["assessment-and-plan"],
		);
		assert.equal(notes.get("progress")?.maxWords, undefined);
		const progress = templates.filter((template) => template.kind === "progress");
		assert.deepEqual(
			progress.map(({ id, file, pack }) => `${id} ${file} ${pack.name}`),
			["progress p.md a", "progress-tiny t.md a"],
		);
		assert.equal(templates[0]?.kind, "admission", "What is built in keeps its place.");
	});

	it("sets budgets alone and leaves the rest of the kind", () => {
		const packs = [
			use("a", "vsix", { budgets: { admission: { maxWords: 900, sections: { hpi: { maxWords: 180 } } } } }),
			use("b", "installed", {
				budgets: { admission: { sections: { hpi: { aimWords: 100 }, nowhere: { maxWords: 5 } } } },
			}),
			use("c", "workspace", { budgets: { unknown: { maxWords: 5 } } }),
		];
		const note = compose([builtInPack, ...packs]).notes.get("admission");
		const hpi = note?.sections.find(({ id }) => id === "hpi");
		assert.equal(note?.maxWords, 900);
		assert.deepEqual([hpi?.aimWords, hpi?.maxWords, hpi?.required], [100, 180, true]);
		assert.equal(note?.sections.length, builtInNotes.get("admission")?.sections.length);
	});

	it("sets a budget of a kind that another pack brings, whichever stands first", () => {
		const brings = use("a", "installed", { notes: { "icu-transfer": kind } });
		const sets = use("b", "vsix", { budgets: { "icu-transfer": { maxWords: 250 } } });
		for (const packs of [
			[brings, sets],
			[sets, brings],
		])
			assert.equal(compose([builtInPack, ...packs]).notes.get("icu-transfer")?.maxWords, 250);
	});

	it("collects terms and phrases, a later term over an earlier one of the same words", () => {
		const { house } = compose([
			builtInPack,
			use("a", "vsix", {
				terms: [
					{ find: "HD#", use: "hospital day" },
					{ find: "pt", use: "patient" },
				],
			}),
			use("b", "workspace", { terms: [{ find: "hd#", use: "day" }], phrases: [{ anyOf: ["x"] }] }),
		]);
		assert.deepEqual(
			house.terms.map(({ find, use: words, pack }) => `${find} ${words} ${pack}`),
			["hd# day Pack b", "pt patient Pack a"],
		);
		assert.deepEqual(house.phrases, [{ anyOf: ["x"], pack: "Pack b" }]);
	});

	it("lets the later pack, and last the folder's own settings, decide a rule", () => {
		const text = clean.replace("Slept well, no fever", "Slept well, no diarrhoea");
		const off = use("a", "vsix", { rules: { "us-style/spelling": "off" } });
		const grave = use("b", "installed", { rules: { "us-style/spelling": "error" } });
		const of = (packs: PackInUse[], ordered = false) =>
			flags(packs, text, ordered).filter((each) => each.startsWith("us-style"));
		assert.equal(of([]).length, 1);
		assert.deepEqual(of([off]), []);
		assert.deepEqual(of([off, grave]), ["us-style/spelling error"]);
		const own = { rules: { "us-style/spelling": "information" } } as const;
		const { findings } = engineOf(compose([builtInPack, grave]), own).check(text);
		assert.deepEqual(
			findings.filter(({ rule }) => rule === "us-style/spelling").map(({ severity }) => severity),
			["information"],
		);
		const forKind = use("c", "workspace", {
			notes: { progress: { ...short, rules: { "us-style/spelling": "off" } } },
		});
		assert.deepEqual(of([grave, forKind]), []);
	});

	it("holds the built-in rules of the kind that a new one is like", () => {
		const text = clean.replace("note: progress", "note: icu-transfer").replace(/## Code Status\n.*\n/, "");
		const like = (of: string | undefined) =>
			flags([use("a", "installed", { notes: { "icu-transfer": { ...kind, like: of } } })], text);
		assert.ok(like("progress").some((flag) => flag.startsWith("code-status/missing")));
		assert.ok(!like(undefined).some((flag) => flag.startsWith("code-status/missing")));
	});

	describe("that clash", () => {
		const two = (a: Partial<PackManifest>, b: Partial<PackManifest>, rank: Rank = "installed") => [
			use("a", rank, a),
			use("b", rank, b),
		];
		const clashes: [what: string, a: Partial<PackManifest>, b: Partial<PackManifest>][] = [
			[
				"the kind of note progress",
				{ notes: { progress: short } },
				{ notes: { progress: { ...short, title: "Other" } } },
			],
			[
				"the rule note/too-long",
				{ rules: { "note/too-long": "off" } },
				{ rules: { "note/too-long": "error" } },
			],
			[
				"the budget of admission",
				{ budgets: { admission: { maxWords: 5 } } },
				{ budgets: { admission: { maxWords: 6 } } },
			],
			['the term "hd#"', { terms: [{ find: "HD#", use: "x" }] }, { terms: [{ find: "hd#", use: "y" }] }],
		];
		for (const [what, a, b] of clashes) {
			it(`over ${what}: told, and neither counts`, () => {
				const { conflicts, notes, settings, house } = compose([builtInPack, ...two(a, b)]);
				assert.deepEqual(
					conflicts.map((each) => [each.what, ...each.packs.map(({ name }) => name)]),
					[[what, "a", "b"]],
				);
				assert.equal(notes.get("progress")?.title, "Progress Note");
				assert.equal(notes.get("admission")?.maxWords, 1500);
				assert.deepEqual(
					settings.flatMap(({ rules = {} }) => Object.keys(rules)),
					[],
				);
				assert.deepEqual(house.terms, []);
			});

			it(`over ${what}: decided by the order in the settings, by rank, or by saying the same`, () => {
				assert.deepEqual(compose([builtInPack, ...two(a, b)], true).conflicts, []);
				assert.deepEqual(compose([builtInPack, ...two(a, a)]).conflicts, []);
				assert.deepEqual(compose([builtInPack, use("a", "vsix", a), use("b", "installed", b)]).conflicts, []);
			});
		}

		it("three at once: all are told, none counts", () => {
			const three = ["a", "b", "c"].map((name, i) =>
				use(name, "workspace", { budgets: { admission: { maxWords: i + 1 } } }),
			);
			const { conflicts, notes } = compose([builtInPack, ...three]);
			assert.equal(conflicts.length, 2);
			assert.equal(notes.get("admission")?.maxWords, 1500);
		});

		it("a higher rank that is sure of itself still counts", () => {
			const packs = [
				...two(
					{ budgets: { admission: { maxWords: 5 } } },
					{ budgets: { admission: { maxWords: 6 } } },
					"vsix",
				),
				use("c", "workspace", { budgets: { admission: { maxWords: 7 } } }),
			];
			assert.equal(compose([builtInPack, ...packs]).notes.get("admission")?.maxWords, 7);
		});
	});

	it("never throws, and gives every template a kind that is there", () => {
		const manifest: fc.Arbitrary<Partial<PackManifest>> = fc.record(
			{
				notes: fc.dictionary(
					fc.constantFrom("progress", "icu-transfer", "constructor"),
					fc.constantFrom(kind, short),
				),
				budgets: fc.dictionary(fc.constantFrom("progress", "toString"), fc.constant({ maxWords: 9 })),
				rules: fc.dictionary(
					fc.constantFrom("note/too-long", "privacy/name"),
					fc.constantFrom("off", "error"),
				),
				terms: fc.constantFrom([{ find: "HD#", use: "x" }], [{ find: "HD#", use: "y" }]),
			},
			{ requiredKeys: [] },
		);
		const packs = fc.array(
			fc.tuple(
				fc.constantFrom("a", "b", "c"),
				fc.constantFrom<Rank>("vsix", "installed", "workspace"),
				manifest,
			),
			{ maxLength: 6 },
		);
		fc.assert(
			fc.property(packs, fc.boolean(), (list, ordered) => {
				const { notes, templates } = compose(
					[builtInPack, ...list.map(([name, rank, of]) => use(name, rank, of))],
					ordered,
				);
				for (const template of templates) assert.ok(notes.has(template.kind));
				assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length);
			}),
		);
	});
});
