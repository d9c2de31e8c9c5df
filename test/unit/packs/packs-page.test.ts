import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkManifest } from "../../../src/packs/check-manifest.ts";
import { LIMITS } from "../../../src/packs/limits.ts";

const page = readFileSync("docs/packs.md", "utf8");
const schema = JSON.parse(readFileSync("docs/schemas/pack.schema.json", "utf8"));
const { commands } = JSON.parse(readFileSync("package.json", "utf8")).contributes;

describe("docs/packs.md", () => {
	it("names every key of pack.json, of a kind of note and of its sections", () => {
		const { notes, ...others } = schema.properties;
		const note = notes.additionalProperties.properties;
		const keys = [others, note, note.sections.items.properties].flatMap((each) => Object.keys(each));
		assert.ok(keys.includes("hint") && keys.includes("reviewed"));
		for (const key of keys)
			if (key !== "$schema") assert.ok(page.includes(`\`${key}\``), `${key} is not on the page`);
	});

	it("gives the limits that hold", () => {
		const rows = page.slice(page.indexOf("## Limits"));
		const { files, note, noteLines, notes, templates, sections, terms, termsAtOneWord, phrases } = LIMITS;
		const said = (...numbers: number[]) =>
			assert.ok(
				rows.includes(numbers.map((number) => number.toLocaleString("en")).join("; ")),
				numbers.join(),
			);
		said(notes, templates, sections);
		said(terms, termsAtOneWord);
		said(phrases, LIMITS.snippets);
		said(LIMITS.cases, LIMITS.examples);
		said(files);
		assert.ok(rows.includes(`${note.toLocaleString("en")} characters, ${noteLines} lines`));
		assert.ok(rows.includes(`${LIMITS.archive / 1e6} MB`) && rows.includes(`${LIMITS.file / 1e6} MB`));
		assert.ok(rows.includes(`${LIMITS.all / 1e6} MB`));
	});

	it("leads only to what is there", () => {
		const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to as string);
		assert.ok(links.length > 8);
		for (const to of links) assert.ok(existsSync(join("docs", to)), to);
	});

	it("calls the commands as the editor does", () => {
		const titles = commands.map(({ title }: { title: string }) => title.replace("...", "…"));
		for (const name of [
			"Install Template Pack…",
			"New Clinical Note…",
			"Add This Note to a Template Pack…",
			"Show Template Pack",
		]) {
			assert.ok(titles.includes(name), name);
			assert.ok(page.includes(`**${name}**`), name);
		}
	});

	it("has examples that pass the check", () => {
		const terms = /```json\n("terms": [\s\S]*?)```/.exec(page)?.[1];
		const hpi = /```json\n("hpi": [\s\S]*?)```/.exec(page)?.[1];
		assert.ok(terms && hpi);
		const pack = JSON.parse(
			`{"name":"a","version":"1.0.0","title":"A",${terms},"budgets":{"admission":{"sections":{${hpi}}}}}`,
		);
		assert.deepEqual(checkManifest(pack), []);
	});
});
