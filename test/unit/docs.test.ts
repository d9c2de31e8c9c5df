import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDocs } from "../../src/cli/rule-docs.ts";

describe("docs", () => {
	for (const [path, content] of generatedDocs()) {
		it(`${path} is what the rules say`, () => {
			assert.ok(existsSync(path), "run: npm run docs");
			assert.equal(readFileSync(path, "utf8").replace(/\r\n/g, "\n"), content, "run: npm run docs");
		});
	}

	it("no page is left of a rule that is gone", () => {
		const known = new Set([...generatedDocs().keys()]);
		const walk = (folder: string): string[] =>
			readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
				entry.isDirectory()
					? walk(join(folder, entry.name))
					: [join(folder, entry.name).replaceAll("\\", "/")],
			);
		assert.deepEqual(
			walk("docs/rules").filter((path) => !known.has(path)),
			[],
		);
	});
});
