import assert from "node:assert";
import fc from "fast-check";
import { painter } from "../../src/cli/colors.ts";
import { count } from "../../src/cli/count.ts";
import { stylishFormat } from "../../src/cli/format-stylish.ts";
import { Progress } from "../../src/cli/progress.ts";
import { readAhead } from "../../src/cli/read-ahead.ts";
import { wrap } from "../../src/cli/wrap.ts";
import type { LintResult } from "../../src/lint/result.ts";

const result: LintResult = {
	file: "a.md",
	kind: "admission",
	words: 412,
	sections: [],
	findings: [
		{
			rule: "hpi/too-long",
			severity: "warning",
			message: "HPI is 412 words; aim for 250. Cut what does not change the assessment.",
			start: { line: 9, column: 1 },
			end: { line: 9, column: 4 },
			fixable: false,
			docs: "docs/rules/hpi/too-long.md",
		},
		{
			rule: "code-status/missing",
			severity: "error",
			message: "No code status.",
			start: { line: 112, column: 1 },
			end: { line: 112, column: 4 },
			fixable: true,
			docs: "docs/rules/code-status/missing.md",
		},
	],
};

function stylish(width: number, color = false): string {
	return stylishFormat({ width, paint: painter(color) }).file(result, "a.md");
}

describe("the stylish format", () => {
	it("aligns its columns", () => {
		assert.equal(
			stylish(Number.POSITIVE_INFINITY),
			`a.md
    9:1  warning  HPI is 412 words; aim for 250. Cut what does not change the assessment.  hpi/too-long
  112:1  error    No code status.                                                          code-status/missing

`,
		);
	});

	it("wraps in a narrow terminal", () => {
		assert.equal(
			stylish(60),
			`a.md
    9:1  warning  HPI is 412 words; aim for 250. Cut what
                  does not change the assessment.
                  hpi/too-long
  112:1  error    No code status.  code-status/missing

`,
		);
		for (const line of stylish(60).split("\n")) assert.ok(line.length <= 60);
	});

	it("colors nothing but what is seen", () => {
		// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
		const plain = (text: string) => text.replace(/\u001B\[\d+m/g, "");
		assert.equal(plain(stylish(60, true)), stylish(60));
		assert.notEqual(stylish(60, true), stylish(60));
	});
});

describe("words of the command line", () => {
	it("counts", () => {
		assert.deepEqual(
			[count(0, "note"), count(1, "note"), count(1204, "note"), count(1234567, "note")],
			["0 notes", "1 note", "1,204 notes", "1,234,567 notes"],
		);
	});

	it("wraps without losing a word", () => {
		const words = (text: string) => text.split(" ").filter(Boolean).join(" ");
		fc.assert(
			fc.property(
				fc.string(),
				fc.integer({ min: 1, max: 40 }),
				(text, width) => words(wrap(text, width).join(" ")) === words(text),
			),
		);
	});
});

describe("progress", () => {
	function terminal(isTTY: boolean) {
		const written: string[] = [];
		const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
		return { written, stream };
	}

	async function steps(milliseconds: number, isTTY: boolean): Promise<string[]> {
		const { written, stream } = terminal(isTTY);
		const progress = new Progress(1204, stream);
		progress.step(1);
		await new Promise((done) => setTimeout(done, milliseconds));
		progress.step(312);
		progress.clear();
		return written;
	}

	it("shows on a terminal after a while, and is erased", async () => {
		assert.deepEqual(await steps(320, true), ["\r\u001B[KLinting 312 of 1,204 notes…", "\r\u001B[K"]);
	});

	it("does not show when it is quick, or not a terminal", async () => {
		assert.deepEqual(await steps(0, true), []);
		assert.deepEqual(await steps(320, false), []);
	});
});

describe("reading ahead", () => {
	it("gives every outcome in order, and never does too much at once", async () => {
		const items = Array.from({ length: 50 }, (_, i) => i);
		let running = 0;
		let most = 0;
		const outcomes: number[] = [];
		const work = async (item: number) => {
			most = Math.max(most, ++running);
			await new Promise((done) => setTimeout(done, (item * 7) % 5));
			running--;
			return item * 2;
		};
		for await (const [item, outcome] of readAhead(items, 4, work)) {
			assert.equal(outcome, item * 2);
			outcomes.push(outcome);
		}
		assert.equal(outcomes.length, 50);
		assert.equal(most, 4);
	});
});
