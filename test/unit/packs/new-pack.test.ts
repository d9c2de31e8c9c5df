import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { readNote } from "../../../src/note/reader.ts";
import { buildPack } from "../../../src/packs/build-pack.ts";
import { builtInPack } from "../../../src/packs/built-in.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import { compose } from "../../../src/packs/compose.ts";
import type { PackManifest } from "../../../src/packs/manifest.ts";
import { nameOf } from "../../../src/packs/name-of.ts";
import { newPack } from "../../../src/packs/new-pack.ts";
import { renderSnippet } from "../../../src/packs/snippet.ts";
import { noteText } from "../note-text.ts";
import { filesOf } from "./sample.ts";

const templates = new Map(
	readdirSync("templates")
		.filter((file) => /\.(?:md|txt)$/.test(file))
		.map((file) => [file, readFileSync(join("templates", file), "utf8")]),
);
const drafts = readdirSync("examples/boot-camp/drafts", { recursive: true, encoding: "utf8" }).filter(
	(file) => /\.(?:md|txt)$/.test(file),
);

/** Checks that a new pack passes as it is, and gives what it says it is. */
async function passes(files: ReadonlyMap<string, string>): Promise<PackManifest> {
	const { built, problems } = await buildPack(filesOf(Object.fromEntries(files)));
	const plain = problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
	assert.deepEqual(plain, []);
	return (built as NonNullable<typeof built>).manifest;
}

describe("a new pack", () => {
	it("from the built-in one passes, and says what the built-in one says", async () => {
		const manifest = await passes(newPack({ title: "County General", builtIn: templates }));
		const own = { name: "x", rank: "installed" as const, where: "", manifest };
		assert.deepEqual([...compose([builtInPack, own]).notes], [...compose([builtInPack]).notes]);
	});

	it("the built-in one itself passes, under another name", async () => {
		const files = {
			...Object.fromEntries(templates),
			"pack.json": { ...builtInPack.manifest, name: "as-built-in", title: "Copy", cases: [] },
		};
		assert.deepEqual((await checkPack(filesOf(files))).problems, []);
	});

	for (const [what, text, titles] of [
		["bold lines alone", "**Why Here**\nx y\n\n**Tethers:**\nz\n", ["Why Here", "Tethers"]],
		[
			"capitals, some with a colon",
			"TRANSFER NOTE\r\n\r\nWHY HERE:\r\nx\r\n\r\nTETHERS\r\ny\r\n\r\nASSESSMENT AND PLAN:\r\n1. CHF: diurese\r\n",
			["WHY HERE", "TETHERS", "ASSESSMENT AND PLAN"],
		],
		["headings without words", "# Note\n\n## ***\nx\n\n## →\ny\n\n## Plan\nz\n", ["Plan"]],
		["no headings", "Only prose.\n", []],
		["nothing", "", []],
	] as const)
		it(`from a note with ${what} has its headings as sections`, async () => {
			const manifest = await passes(newPack({ title: "County", note: { text, title: "Night Note" } }));
			assert.deepEqual(
				manifest.notes?.["night-note"]?.sections.map(({ title }) => title),
				titles,
			);
		});

	for (const draft of drafts)
		it(`from ${draft} passes, and its template begins such a note`, async () => {
			const text = readFileSync(join("examples/boot-camp/drafts", draft), "utf8");
			const files = newPack({ title: "County", note: { text, title: "Night Transfer Note" } });
			const manifest = await passes(files);
			assert.ok((manifest.notes?.["night-transfer-note"]?.sections.length ?? 0) > 2);
			const { words } = compose([builtInPack, { name: "x", rank: "installed", where: "", manifest }]);
			const begun = readNote(
				renderSnippet(files.get("templates/night-transfer-note.md") ?? "", new Date()),
				"",
				words,
			);
			assert.equal(begun.kind, "night-transfer-note");
			for (const { id } of manifest.notes?.["night-transfer-note"]?.sections ?? [])
				assert.ok(begun.find(id), id);
		});

	const odd: [what: string, text: string][] = [
		["no headings", "He slept well and ate his breakfast."],
		["nothing", ""],
		["one heading twice", "# Note\n\n## Tethers Here\nA.\n\n## Tethers Here\nB.\n"],
		[
			"headings that are the same but for their form",
			"# N\n\n## Own Thing\nA\n\n## OWN THING:\nB\n\n## Own - Thing\nC\n",
		],
		["a very long heading", `# N\n\n## ${"Long heading ".repeat(20)}\nA\n\n## HPI\nx\n`],
		["a heading of signs", "# N\n\n## ***\nA\n\n## ???\nB\n\n## 日本語\nC\n\n## é\nD\n"],
		[
			"headings that snippets would act on",
			`# N\n\n## Cost $HOME \${1:x}\nA\n\n## \`x\` | y\nB\n\n## a}b\\c\nC\n`,
		],
		["a heading of HTML", "# N\n\n## <script>alert(1)</script>\nA\n\n## <b>Bold</b>\nB\n"],
		["a heading with a link", "# N\n\n## [See](command:x)\nA\n\n## ![x](http://example.org/x.png)\nB\n"],
		["a heading with controls", "# N\n\n## A\u0007B\u202ec\nA\n\n## Tab\there\nB\n"],
		[
			"more headings than a pack may have",
			`# N\n\n${Array.from({ length: 90 }, (_, i) => `## Own Thing ${i}\nA\n`).join("\n")}`,
		],
		["a heading that says a rule's directive", "# N\n\n## <!-- bootcamp-notes-disable-file -->\nA\n"],
		["headings of numbers", "# N\n\n## 1. Own One\nA\n\n## 2) Own Two\nB\n\n## 12/03\nC\n"],
	];
	for (const [what, text] of odd)
		it(`from a note with ${what} passes`, async () => {
			await passes(newPack({ title: "County", note: { text, title: "Night Transfer Note" } }));
		});

	const titles = [
		"Progress Note",
		"Admission",
		"HPI",
		"None",
		"True",
		"Null",
		"Boot Camp (built in)",
		"Built-built in-in",
		"none",
		"X",
		"日本語",
		`$HOME \${1:x}`,
		"<b>x</b>",
		"a: b # c",
		"Con",
		'"quoted"',
		"x".repeat(200),
		"Ä ö",
		"- x",
		"A\nB",
		"  spaced  ",
		"[x](command:y)",
		"1234",
		"boot camp",
		"../x",
	];
	for (const title of titles)
		it(`called ${JSON.stringify(title.slice(0, 30))}, or with a note of that name, passes`, async () => {
			const text = readFileSync("examples/boot-camp/drafts/okafor/progress-pneumonia.md", "utf8");
			await passes(newPack({ title, builtIn: templates }));
			await passes(newPack({ title: "County", note: { text, title } }));
		});

	it("passes, whatever the note", async () => {
		await fc.assert(
			fc.asyncProperty(noteText({ maxPieces: 12 }), fc.string({ maxLength: 20 }), async (text, title) => {
				await passes(newPack({ title: "County", note: { text, title: `N ${title}` } }));
			}),
			{ numRuns: 150 },
		);
	});

	it("has a name that every system can hold", () => {
		assert.equal(nameOf("County General, IM"), "county-general-im");
		assert.equal(nameOf("Ünïted!"), "united");
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 120 }), (title) => {
				assert.match(nameOf(title), /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
				assert.ok(nameOf(title).length <= 64);
			}),
		);
	});
});
