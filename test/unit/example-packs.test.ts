import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../../src/lint/engine.ts";
import { builtInPack } from "../../src/packs/built-in.ts";
import { belongs, checkPack } from "../../src/packs/check-pack.ts";
import { compose } from "../../src/packs/compose.ts";
import { engineOf } from "../../src/packs/engine.ts";
import type { PackManifest } from "../../src/packs/manifest.ts";
import { weakened } from "../../src/packs/protected-rules.ts";
import { renderSnippet } from "../../src/packs/snippet.ts";
import { readSnippets } from "../../src/packs/snippets.ts";
import { packFolder, pathsInFolder } from "./pack-folder.ts";

const examples = readdirSync("examples/packs").map((name) => `examples/packs/${name}`);
const folders = ["templates", ...examples];
const now = new Date(2026, 10, 25, 7, 0);

const read = (folder: string, file: string) => readFileSync(join(folder, file), "utf8");
const manifestOf = (folder: string) => JSON.parse(read(folder, "pack.json")) as PackManifest;
const prefixesIn = (json: string) => (readSnippets(json).phrases ?? []).flatMap(({ prefixes }) => prefixes);

/** A progress note with which nothing is wrong but what stands in these words. */
function noteWith(words: string): string {
	return `# Progress Note

Date: 11/20/2026 07:10
Author: Dr. Reyes, PGY-1

## Interval Events
Slept well, pain 2/10, walked the hall with physical therapy.
${words}

## Vital Signs
T 98.6 °F, HR 80, BP 128/70, RR 14, SpO2 97% on room air.

## Physical Exam
Redness of the left leg draws back from the line.

## Assessment and Plan
54-year-old woman with type 2 diabetes admitted with cellulitis of the left leg, now improving.
- Continue cefazolin 2 g IV every 8 hours, day 3 of 5

## Inpatient Checklist
Diabetic diet. VTE prophylaxis with enoxaparin 40 mg daily.

## Code Status
Full code. Decided by the patient; discussed by Dr. Reyes on 11/18/2026.

## Disposition
Stays for IV antibiotics. Expected discharge 11/22 to home.`;
}

/** The rules as they are with the pack in use. */
function engineWith(manifest: PackManifest): Engine {
	const own = { name: manifest.name, rank: "installed" as const, where: "", manifest };
	return engineOf(compose(manifest.name === builtInPack.name ? [builtInPack] : [builtInPack, own], true));
}

/** The rules that flag a text, information left out. */
function flagged(engine: Engine, text: string): string[] {
	const { findings } = engine.check(text);
	const grave = findings.filter(({ severity }) => severity !== "information");
	return [...new Set(grave.map(({ rule }) => rule))].sort();
}

describe("the example packs", () => {
	it("are three", () => {
		assert.deepEqual(readdirSync("examples/packs").sort(), ["consult-and-rounds", "county-general", "icu"]);
	});

	for (const folder of folders) {
		it(`${folder}: passes its own check`, async () => {
			assert.deepEqual((await checkPack(packFolder(folder))).problems, []);
		});

		it(`${folder}: an untouched template is flagged for its blanks and for nothing else`, () => {
			const manifest = manifestOf(folder);
			const engine = engineWith(manifest);
			for (const [kind, { template, variants = [] }] of Object.entries(manifest.notes ?? {}))
				for (const file of [template, ...variants.map((variant) => variant.template)]) {
					const text = renderSnippet(read(folder, file), now);
					assert.equal(engine.check(text).note.kind, kind, file);
					assert.deepEqual(flagged(engine, text), ["section/unfilled"], file);
				}
		});
	}

	for (const folder of examples) {
		const manifest = manifestOf(folder);

		it(`${folder}: holds no file that its pack.json does not name`, () => {
			assert.deepEqual(
				pathsInFolder(folder).filter((path) => !belongs(path, manifest)),
				[],
			);
		});

		it(`${folder}: each example is flagged by the rules it names, and by no other`, () => {
			const engine = engineWith(manifest);
			for (const { file, flags = [] } of manifest.examples ?? [])
				assert.deepEqual(flagged(engine, read(folder, file)), [...flags].sort(), file);
		});

		it(`${folder}: each kind of note has an example that passes and one that is flagged`, () => {
			const engine = engineWith(manifest);
			const tried = (manifest.examples ?? []).map(
				({ file, flags = [] }) =>
					`${engine.check(read(folder, file)).note.kind} ${flags.length ? "flagged" : "passes"}`,
			);
			for (const kind of Object.keys(manifest.notes ?? {}))
				for (const way of ["passes", "flagged"])
					assert.ok(tried.includes(`${kind} ${way}`), `${kind} ${way}`);
		});

		it(`${folder}: every term and phrase of its own is at work`, () => {
			const engine = engineWith(manifest);
			for (const { find } of manifest.terms ?? []) {
				assert.deepEqual(flagged(engine, noteWith(`${find} as before.`)), ["house-style/term"], find);
			}
			for (const phrase of manifest.phrases ?? []) {
				const alone = engineWith({ ...manifest, phrases: [phrase] });
				const texts = (manifest.examples ?? []).map(({ file }) => read(folder, file));
				assert.ok(
					texts.some((text) => flagged(alone, text).includes("house-style/phrase")),
					`no example lacks ${phrase.anyOf[0]}`,
				);
			}
		});

		it(`${folder}: no term of its own says what a built-in rule says already`, () => {
			const builtIn = engineOf(compose([builtInPack], true));
			for (const { find } of manifest.terms ?? []) {
				const text = noteWith(`${find} as before.`);
				const at = text.indexOf(find);
				const same = builtIn
					.check(text)
					.findings.filter(({ start, end }) => start < at + find.length && at < end);
				assert.deepEqual(
					same.map(({ rule }) => rule),
					[],
					find,
				);
			}
		});

		it(`${folder}: its dot phrases leave the built-in ones as they are`, () => {
			if (manifest.snippets === undefined) return;
			const builtIn = readdirSync("snippets").flatMap((file) => prefixesIn(read("snippets", file)));
			assert.ok(builtIn.length > 20);
			const own = prefixesIn(read(folder, manifest.snippets));
			assert.ok(own.length > 0);
			for (const prefix of own) {
				assert.match(prefix, /^\.[a-z]+$/);
				assert.ok(!builtIn.includes(prefix), prefix);
			}
		});

		it(`${folder}: an expanded dot phrase is flagged for its blanks and for nothing else`, () => {
			if (manifest.snippets === undefined) return;
			const engine = engineWith(manifest);
			for (const { name, body } of readSnippets(read(folder, manifest.snippets)).phrases ?? []) {
				const said = flagged(engine, noteWith(`${renderSnippet(body, now)}\n`));
				assert.deepEqual(said, ["section/unfilled"], name);
			}
		});

		it(`${folder}: weakens no rule on privacy or unsafe abbreviations`, () => {
			assert.deepEqual(weakened(manifest), []);
		});
	}
});
