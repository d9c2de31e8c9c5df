import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLog } from "../../src/review/log.ts";
import { stateOf } from "../../src/review/state.ts";
import { clean, Folder } from "./cli-process.ts";

describe("the command line, review", () => {
	let folder: Folder;
	beforeEach(() => {
		folder = new Folder();
	});
	afterEach(() => folder.remove());

	it("submits, returns and accepts a draft, and keeps its text of each time", async () => {
		folder.write({ "a.md": clean });
		const { status, out } = await folder.run(["review", "submit", "a.md", "--by", "Okafor"]);
		assert.deepEqual([status, out], [0, "a.md is submitted, by Okafor.\n"]);
		await folder.run(["review", "return", "a.md", "--by", "Dr. Lee"]);
		folder.write({ "a.md": `${clean}More.\n` });
		await folder.run(["review", "accept", "a.md", "--by", "Dr. Lee"]);
		const log = readLog(readFileSync(join(folder.path, "a.md.review.jsonl"), "utf8"));
		assert.deepEqual(log.problems, []);
		assert.deepEqual(
			stateOf(log.events).steps.map(({ status, by, text }) => [status, by, text?.length]),
			[
				["submitted", "Okafor", clean.length],
				["returned", "Dr. Lee", clean.length],
				["accepted", "Dr. Lee", clean.length + 6],
			],
		);
	});

	it("lists the other drafts where one log is a folder", async () => {
		folder.write({ "a.md": clean, "b.md": clean, "b.md.review.jsonl/x.txt": "x" });
		await folder.run(["review", "submit", "a.md", "--by", "Okafor"]);
		const { status, out, err } = await folder.run(["review", "status"]);
		assert.deepEqual([status, out.split("  ")[0]], [2, "submitted"]);
		assert.match(err, /b\.md\.review\.jsonl/);
		assert.equal((await folder.run(["review", "submit", "b.md", "--by", "Okafor"])).status, 2);
	});

	it("lists drafts, returned ones first, and reports what it cannot read of their logs", async () => {
		folder.write({ "a.md": clean, "b.md": clean, "c.md": clean });
		await folder.run(["review", "submit", "a.md", "--by", "Okafor"]);
		await folder.run(["review", "return", "b.md", "--by", "Dr. Lee"]);
		folder.write({ "c.md.review.jsonl": "broken\n" });
		const { status, out, err } = await folder.run(["review", "status"]);
		assert.equal(status, 0);
		assert.match(
			out,
			/^returned {3}b\.md: 0 open comments, by Dr\. Lee on \d{4}-\d\d-\d\d\nsubmitted {2}a\.md: /,
		);
		assert.match(err, /^c\.md\.review\.jsonl:1:1 This line cannot be read/);
		const json = JSON.parse((await folder.run(["review", "status", "--format", "json"])).out);
		assert.deepEqual(
			json.map(({ file, status }: { file: string; status: string }) => [file, status]),
			[
				["b.md", "returned"],
				["a.md", "submitted"],
				["c.md", "draft"],
			],
		);
	});

	it("says what is wrong with a call", async () => {
		folder.write({ "a.md": clean });
		for (const args of ["submit gone.md --by Lee", "submit a.md", "accept", "nonsense"]) {
			const { status, err } = await folder.run(["review", ...args.split(" ")]);
			assert.equal(status, 2, args);
			assert.equal(err.split("\n").length - 1, 1, err);
		}
		assert.equal((await folder.run(["review", "submit", "a.md", "--by", " "])).status, 2);
	});

	it("sets up merging once", async () => {
		folder.write({ ".gitattributes": "* text=auto\n" });
		assert.equal((await folder.run(["review", "merge-setup"])).out, ".gitattributes is set.\n");
		assert.equal((await folder.run(["review", "merge-setup"])).out, ".gitattributes says so already.\n");
		const text = readFileSync(join(folder.path, ".gitattributes"), "utf8");
		assert.equal(text, "* text=auto\n*.review.jsonl merge=union -text\n");
	});
});
