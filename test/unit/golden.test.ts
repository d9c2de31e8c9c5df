import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createLinter } from "../../src/linter.ts";
import golden from "../golden/examples.json" with { type: "json" };

describe("the examples", () => {
	it("get from the command line what is written down (npm run golden)", () => {
		const args = ["dist/cli.js", "lint", "examples/boot-camp", "--format", "json"];
		const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
		assert.deepEqual(JSON.parse(stdout), golden);
	});

	it("get the same from createLinter()", () => {
		const linter = createLinter();
		for (const expected of golden) {
			assert.deepEqual(linter.lint(readFileSync(expected.file, "utf8"), { file: expected.file }), expected);
		}
	});
});
