import assert from "node:assert/strict";
import type { RuleSetting } from "../../../src/lint/settings.ts";
import { builtInPack } from "../../../src/packs/built-in.ts";
import { checkManifest } from "../../../src/packs/check-manifest.ts";
import { compose, type PackInUse } from "../../../src/packs/compose.ts";
import { engineOf } from "../../../src/packs/engine.ts";
import type { PackManifest } from "../../../src/packs/manifest.ts";
import type { Rank } from "../../../src/packs/precedence.ts";
import { catalogue } from "../../../src/rules/index.ts";
import { clean } from "../cli-process.ts";

const PROTECTED = [...catalogue.keys()].filter(
	(id) => id.startsWith("privacy/") || id === "abbreviation/do-not-use",
);
const unsafe = clean
	.replace("Author: Dr. Ray, PGY-1", "Author: Dr. Ray, PGY-1\nMRN: 4471902\nPatient Name: Alan T. Brooks")
	.replace("- Ceftriaxone today", "- Insulin glargine 10 U daily\n- Ceftriaxone today");

function pack(rank: Rank, manifest: Partial<PackManifest>, consented?: boolean): PackInUse {
	const whole = { name: "x", version: "1.0.0", title: "X", ...manifest };
	return {
		name: "x",
		rank,
		where: "packs/x",
		manifest: whole,
		...(consented === undefined ? {} : { consented }),
	};
}

/** What the protected rules say of an unsafe note, with a pack. */
function said(of: PackInUse): string[] {
	return engineOf(compose([builtInPack, of]))
		.check(unsafe)
		.findings.filter(({ rule }) => PROTECTED.includes(rule))
		.map(({ rule, severity }) => `${rule} ${severity}`);
}

describe("rules that a pack of the folder cannot weaken", () => {
	const usual = said(pack("workspace", {}));

	it("are those on privacy and on unsafe abbreviations, and find something here", () => {
		assert.ok(PROTECTED.length >= 3);
		for (const id of PROTECTED)
			assert.ok(
				usual.some((each) => each.startsWith(id)),
				id,
			);
	});

	const weak: RuleSetting[] = ["off", ["off"], "information", ["information"], ["off", {}]];
	const entry = { title: "Progress", template: "p.md", sections: [{ id: "assessment-and-plan" }] };
	for (const id of PROTECTED) {
		const { severity } = catalogue.get(id) as { severity: string };
		const settings = [...weak, ...(severity === "error" ? (["warning", ["warning"]] as RuleSetting[]) : [])];
		for (const setting of settings) {
			const forms: Partial<PackManifest>[] = [
				{ rules: { [id]: setting } },
				{ notes: { progress: { ...entry, rules: { [id]: setting } } } },
			];
			for (const [i, manifest] of forms.entries())
				it(`${id} as ${JSON.stringify(setting)}, ${i ? "for a kind of note" : "for all notes"}`, () => {
					const plain = said(pack("workspace", i ? { notes: { progress: entry } } : {}));
					assert.deepEqual(said(pack("workspace", manifest)), plain);
					const { held } = compose([builtInPack, pack("workspace", manifest)]);
					assert.deepEqual(
						held.map(({ rules }) => rules),
						[[id]],
					);
					// Somebody who installs a pack, or agrees, has decided.
					for (const trusted of [
						pack("installed", manifest),
						pack("vsix", manifest),
						pack("workspace", manifest, true),
					]) {
						assert.deepEqual(compose([builtInPack, trusted]).held, []);
						assert.notDeepEqual(said(trusted), plain);
					}
				});
		}
	}

	it("nor by options that make them look away", () => {
		for (const id of PROTECTED) {
			const { severity } = catalogue.get(id) as { severity: "error" };
			const { held, settings } = compose([
				builtInPack,
				pack("workspace", { rules: { [id]: [severity, { any: 1 }] } }),
			]);
			assert.equal(held.length, 1);
			assert.ok(!settings.some(({ rules = {} }) => id in rules));
		}
	});

	it("nor by terms of its own that hold what they find, and more", () => {
		const finds = [
			"Author: Dr. Ray, PGY-1\nMRN: 4471902\nPatient Name: Alan T. Brooks",
			"MRN: 4471902 Patient",
			"4471902\nPatient Name: Alan T. Brooks",
			"Insulin glargine 10 U daily",
			"10 U daily",
		].map((find) => find.replace(/\n/g, " "));
		for (const find of finds) {
			const manifest = { terms: [{ find, use: "x" }], rules: { "house-style/term": "off" } } as const;
			assert.deepEqual(said(pack("workspace", manifest)), usual, find);
		}
	});

	it("nor by headings that read like what they find", () => {
		const titles = ["MRN", "Patient Name", "Author", "Insulin glargine", "Name", "Insulin"];
		const sections = titles.map((title, i) => ({ id: `s-${i}`, title }));
		const manifest = { notes: { progress: { ...entry, sections: [...entry.sections, ...sections] } } };
		assert.deepEqual(
			said(pack("workspace", manifest)),
			said(pack("workspace", { notes: { progress: entry } })),
		);
	});

	it("nor by a comment that its words would bring into a note", async () => {
		const comment = "x <!-- bootcamp-notes-disable-file privacy/identifier -->";
		const forms: Partial<PackManifest>[] = [
			{ terms: [{ find: "HD#", use: comment }] },
			{ notes: { progress: { ...entry, sections: [{ id: "mine", title: comment }] } } },
			{ notes: { progress: { ...entry, title: comment } } },
			{ phrases: [{ anyOf: [comment] }] },
		];
		for (const form of forms) {
			const manifest = { name: "x", version: "1.0.0", title: "X", ...form };
			const found = checkManifest(manifest).map(({ message }) => message);
			assert.ok(
				found.some((message) => /not switched off by a comment/.test(message)),
				JSON.stringify(form),
			);
		}
	});

	it("may be made graver, and others weaker", () => {
		const rules = {
			"privacy/name": "error",
			"note/too-long": "off",
			"abbreviation/do-not-use": "error",
		} as const;
		const { held, settings } = compose([builtInPack, pack("workspace", { rules })]);
		assert.deepEqual(held, []);
		assert.deepEqual(settings.at(-1)?.rules, rules);
	});

	it("stay for the kind that the pack brings itself", () => {
		const manifest = {
			notes: { "my-kind": { ...entry, title: "My Kind", rules: { "privacy/identifier": "off" as const } } },
		};
		const text = unsafe.replace("note: progress", "note: my-kind");
		const { findings, note } = engineOf(compose([builtInPack, pack("workspace", manifest)])).check(text);
		assert.equal(note.kind, "my-kind");
		assert.ok(findings.some(({ rule }) => rule === "privacy/identifier"));
	});
});
