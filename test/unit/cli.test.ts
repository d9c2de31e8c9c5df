import assert from "node:assert";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { createLinter } from "../../src/linter.ts";
import { clean, disordered, Folder, finished, flawed, program } from "./cli-process.ts";

describe("the command line", () => {
	let folder: Folder;
	beforeEach(() => {
		folder = new Folder();
	});
	afterEach(() => folder.remove());

	describe("exit status", () => {
		const cases: readonly (readonly [status: number, args: string])[] = [
			[0, "clean.md"],
			[1, "flawed.md"],
			[1, "clean.md flawed.md"],
			[0, "mild.md"],
			[1, "--fail-on information mild.md"],
			[0, "--fail-on warning mild.md"],
			[1, "--fail-on warning flawed.md"],
			[0, "--fail-on never flawed.md"],
			[1, "--quiet --fail-on information mild.md"],
			[2, "gone.md"],
			[2, "flawed.md gone.md"],
			[2, "--fail-on never gone.md"],
			[2, "--format xml clean.md"],
			[2, "--fail-on often clean.md"],
			[2, "--config gone.json clean.md"],
			[2, "--nonsense clean.md"],
			[2, "--stdin-filename x.md clean.md"],
			[2, "--fix -"],
			[2, "*.none"],
		];
		for (const [status, args] of cases) {
			it(`${status} for ${args}`, async () => {
				folder.write({ "clean.md": clean, "flawed.md": flawed, "mild.md": disordered });
				const outcome = await folder.run(["lint", ...args.split(" ")]);
				assert.equal(outcome.status, status, outcome.out + outcome.err);
				assert.equal(outcome.err.split("\n").length - 1, status === 2 ? 1 : 0, outcome.err);
			});
		}

		it("0 for an empty folder", async () => {
			const { status, out } = await folder.run(["lint"]);
			assert.deepEqual([status, out], [0, "No notes found.\n"]);
		});
	});

	describe("json", () => {
		it("is what the library says, in the order of the names", async () => {
			const files = { "b.md": flawed, "a/z.txt": disordered, "c.md": "# Shopping\n\nMilk.\n", "B.md": clean };
			const { out, status } = await folder.write(files).run(["lint", "--format", "json"]);
			const linter = createLinter();
			const expected = Object.entries(files)
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([file, text]) => linter.lint(text, { file }));
			assert.deepEqual(JSON.parse(out), expected);
			assert.deepEqual(
				expected.map(({ file }) => file),
				["B.md", "a/z.txt", "b.md", "c.md"],
			);
			assert.equal(status, 1);
		});

		it("has the promised keys", async () => {
			const { out } = await folder.write({ "a.md": flawed }).run(["lint", "--format", "json", "a.md"]);
			const [result] = JSON.parse(out);
			assert.deepEqual(Object.keys(result), ["file", "kind", "words", "sections", "findings"]);
			assert.deepEqual(Object.keys(result.sections[0]), ["id", "title", "words", "line"]);
			const [finding] = result.findings;
			assert.deepEqual(Object.keys(finding), [
				"rule",
				"severity",
				"message",
				"start",
				"end",
				"fixable",
				"docs",
			]);
			assert.equal(finding.rule, "assessment/missing");
			assert.equal(finding.docs, "docs/rules/assessment/missing.md");
		});

		it("is an array when there is nothing", async () => {
			assert.deepEqual(JSON.parse((await folder.run(["lint", "--format", "json"])).out), []);
		});

		it("is whole through a pipe, however long", async () => {
			const files = Array.from({ length: 400 }, (_, i) => [`${i}.md`, disordered] as const);
			const { out } = await folder.write(Object.fromEntries(files)).run(["lint", "--format", "json"]);
			assert.equal(JSON.parse(out).length, 400);
			assert.ok(out.length > 200_000);
		});

		it("leaves out the milder with --quiet", async () => {
			folder.write({ "a.md": disordered, "b.md": flawed });
			const { out } = await folder.run(["lint", "--quiet", "--format", "json"]);
			const counts = JSON.parse(out).map(({ findings }: { findings: unknown[] }) => findings.length);
			assert.deepEqual(counts, [0, 1]);
		});
	});

	describe("stylish", () => {
		it("lists flagged notes, and sums up", async () => {
			folder.write({ "a.md": clean, "b.md": flawed, "c.md": disordered, "d.md": "# Recipes\n" });
			const { out } = await folder.run(["lint"]);
			assert.match(out, /^b\.md\n +\d+:\d+ {2}error {2}\S.* {2}assessment\/missing\n\nc\.md\n/);
			const sum =
				"3 notes read, 2 flagged: 1 error, 1 for information. --fix can mend 1 of them. 1 other file skipped.\n";
			assert.ok(out.endsWith(`\n\n${sum}`), out);
		});

		it("says so when all is well", async () => {
			const { out } = await folder.write({ "a.md": clean }).run(["lint", "a.md"]);
			assert.equal(out, "1 note read, nothing to correct.\n");
		});

		it("says what --quiet hid", async () => {
			const { out } = await folder.write({ "a.md": disordered }).run(["lint", "--quiet"]);
			assert.equal(out, "1 note read, no errors. 1 milder finding not shown.\n");
		});

		it("has colors only where they are wanted", async () => {
			folder.write({ "a.md": flawed });
			const colored = async (args: string[], env = {}) =>
				(await folder.run(["lint", ...args], "", env)).out.includes("\u001B[");
			assert.equal(await colored([]), false);
			assert.equal(await colored(["--color"]), true);
			assert.equal(await colored(["--color"], { NO_COLOR: "1" }), true);
			assert.equal(await colored([], { FORCE_COLOR: "1" }), true);
			assert.equal(await colored(["--no-color"], { FORCE_COLOR: "1" }), false);
			assert.equal(await colored([], { FORCE_COLOR: "1", NO_COLOR: "1" }), false);
		});
	});

	describe("standard input", () => {
		it("is linted, under no name", async () => {
			const { out, status } = await folder.run(["lint", "-", "--format", "json"], flawed);
			const [result] = JSON.parse(out);
			assert.deepEqual([result.file, result.kind, status], [null, "progress", 1]);
		});

		it("takes a name, and the settings of its place", async () => {
			folder.write({ "x/bootcamp-notes.json": '{"rules": {"assessment/missing": "off"}}' });
			const { out, status } = await folder.run(
				["lint", "-", "--stdin-filename", "x/a.md", "--format", "json"],
				flawed,
			);
			assert.deepEqual([JSON.parse(out)[0].file, status], ["x/a.md", 0]);
		});

		it("has a heading for people", async () => {
			assert.match((await folder.run(["lint", "-"], flawed)).out, /^standard input\n/);
		});

		it("may be empty", async () => {
			assert.equal((await folder.run(["lint", "-"])).status, 0);
		});

		it("must be text", async () => {
			const { err, status } = await folder.run(["lint", "-"], "a\n b\0c");
			assert.deepEqual([err, status], ["standard input:2:3 This is not text: it holds a NUL byte.\n", 2]);
		});
	});

	it("ends quietly when nobody reads on", async () => {
		folder.write(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}.md`, flawed])));
		const child = folder.start(["lint"]);
		child.stdout.once("data", () => child.stdout.destroy());
		const { err } = await finished(child);
		assert.equal(err, "");
	});

	it("says so when the disk is full", async function () {
		if (!existsSync("/dev/full")) return this.skip();
		folder.write({ "a.md": flawed });
		for (const args of [["lint"], ["new", "progress"], ["rules"]]) {
			const full = openSync("/dev/full", "w");
			const child = spawnSync(process.execPath, [program, ...args], {
				cwd: folder.path,
				stdio: ["ignore", full, "pipe"],
				encoding: "utf8",
			});
			closeSync(full);
			assert.deepEqual([child.stderr, child.status], ["standard output:1:1 The disk is full.\n", 2]);
		}
	});

	it("reads two thousand notes", async () => {
		folder.write(Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`${i % 40}/${i}.md`, clean])));
		const { out, status, err } = await folder.run(["lint"]);
		assert.deepEqual([out, status, err], ["2,000 notes read, nothing to correct.\n", 0, ""]);
	});

	describe("new", () => {
		for (const kind of [
			"admission",
			"progress",
			"progress-apso",
			"discharge",
			"sign-out",
			"consult-call",
			"rounds",
		]) {
			it(`${kind} gives a whole note`, async () => {
				const { out, status } = await folder.run(["new", kind]);
				assert.equal(status, 0);
				assert.match(out, new RegExp(`^---\nnote: ${kind.replace("-apso", "")}\n---\n`));
				assert.match(out, /\*\*\*/);
				assert.doesNotMatch(out, /\$|\|\}/);
				if (kind !== "sign-out") assert.match(out, /^Date: \d\d\/\d\d\/\d{4} \d\d:\d\d$/m);
			});
		}

		it("writes a file, and never over one that is there", async () => {
			const first = await folder.run(["new", "progress", "a.md"]);
			assert.equal(first.status, 0);
			assert.match(first.out, /^Wrote a\.md: /);
			folder.write({ "b.md": "mine" });
			const { status, err, out } = await folder.run(["new", "progress", "b.md"]);
			assert.deepEqual(
				[status, err, out],
				[2, "b.md:1:1 This file is already there; it was left as it is.\n", ""],
			);
			assert.match((await folder.run(["lint", "--format", "json"])).out, /"a\.md"/);
		});

		it("says what is wrong with the call", async () => {
			const unknown = await folder.run(["new", "poem"]);
			assert.equal(unknown.status, 2);
			assert.match(
				unknown.err,
				/"poem"; there are admission, progress, progress-apso, discharge, sign-out, consult-call, rounds\n$/,
			);
			const nowhere = await folder.run(["new", "progress", "no/such/a.md"]);
			assert.deepEqual([nowhere.status, nowhere.err], [2, "no/such/a.md:1:1 There is no such folder.\n"]);
			assert.equal((await folder.run(["new"])).status, 2);
		});
	});

	describe("rules", () => {
		it("lists them", async () => {
			const { out, status } = await folder.run(["rules"]);
			assert.equal(status, 0);
			assert.match(out, /^hpi\/too-long +warning +\S/m);
		});

		it("tells everything as json", async () => {
			const all = JSON.parse((await folder.run(["rules", "--format", "json"])).out);
			const rule = all.find(({ id }: { id: string }) => id === "hpi/too-long");
			assert.equal(rule.severity, "warning");
			assert.equal(rule.options.properties.maxWords.type, "integer");
			assert.equal(rule.docs, "docs/rules/hpi/too-long.md");
			assert.ok(rule.good.length && rule.bad.length);
			assert.doesNotMatch(rule.bad[0].text, /[«»]/);
		});
	});

	describe("help", () => {
		it("names the commands, with examples", async () => {
			const { out, status } = await folder.run(["--help"]);
			assert.equal(status, 0);
			assert.match(out, /lint.*new.*rules.*Examples:/s);
			assert.match((await folder.run(["lint", "--help"])).out, /Exit status:/);
		});

		it("gives the version", async () => {
			assert.match((await folder.run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
		});

		it("suggests what was meant", async () => {
			const { err, status } = await folder.run(["lnit"]);
			assert.deepEqual([err, status], ["bootcamp-notes: unknown command 'lnit' (Did you mean lint?)\n", 2]);
			assert.match((await folder.run(["lint", "--fial-on", "never"])).err, /Did you mean --fail-on\?/);
		});

		it("comes when no command is named", async () => {
			const { err, status } = await folder.run([]);
			assert.match(err, /^Usage: bootcamp-notes/);
			assert.equal(status, 2);
		});
	});
});
