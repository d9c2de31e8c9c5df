import assert from "node:assert";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { clean, Folder, flawed } from "./cli-process.ts";

describe("the command line and files", () => {
	let folder: Folder;
	beforeEach(() => {
		folder = new Folder();
	});
	afterEach(() => folder.remove());

	/** The files that were linted. */
	async function linted(...args: string[]): Promise<string[]> {
		const { out, err } = await folder.run(["lint", "--format", "json", ...args]);
		assert.equal(err, "");
		return JSON.parse(out).map(({ file }: { file: string }) => file);
	}

	const three = { "a.md": clean, "b/c.md": clean, "b/d.txt": clean };

	describe("finds", () => {
		it("notes by their endings, at every depth, hidden folders too", async () => {
			folder.write({
				...three,
				"e.MARKDOWN": clean,
				"f.docx": clean,
				"g/md": clean,
				".drafts/h.md": clean,
				"node_modules/x/i.md": clean,
				"b/.git/j.md": clean,
			});
			assert.deepEqual(await linted(), [".drafts/h.md", "a.md", "b/c.md", "b/d.txt", "e.MARKDOWN"]);
		});

		it("each file once", async () => {
			folder.write(three);
			assert.deepEqual(await linted("b/c.md", "./b", "b/*.md", join(folder.path, "b/c.md")), [
				"b/c.md",
				"b/d.txt",
			]);
		});

		it("a file that is named, whatever its ending, ignored or not", async () => {
			folder.write({
				".gitignore": "*",
				"bootcamp-notes.json": '{"ignores": ["*"]}',
				"x.note": clean,
				"y.md": clean,
			});
			assert.deepEqual(await linted("x.note", "y.md"), ["x.note", "y.md"]);
		});

		it("what lies above the working folder", async () => {
			folder.write(three);
			const below = Object.assign(Object.create(folder), { path: join(folder.path, "b") }) as Folder;
			const { out } = await below.run(["lint", "--format", "json", "..", "c.md"]);
			const files = JSON.parse(out).map(({ file }: { file: string }) => file);
			assert.deepEqual(files, ["../a.md", "c.md", "d.txt"]);
		});

		it("files behind links, but no folders behind them, which may lead in circles", async () => {
			folder.write(three);
			symlinkSync("a.md", join(folder.path, "link.md"));
			symlinkSync("..", join(folder.path, "b/up"));
			assert.deepEqual(await linted(), ["a.md", "b/c.md", "b/d.txt", "link.md"]);
		});

		it("names with odd signs", async () => {
			folder.write({ "[a] {b}.md": clean, "ü é.md": clean, "-x.md": clean, "#1.md": clean, "!2.md": clean });
			assert.deepEqual(await linted("[a] {b}.md", "ü é.md", "./-x.md"), ["-x.md", "[a] {b}.md", "ü é.md"]);
			assert.deepEqual(await linted("#*", "!*"), ["!2.md", "#1.md"]);
		});
	});

	describe("reads patterns", () => {
		const cases: readonly (readonly [pattern: string, files: string])[] = [
			["*.md", "a.md"],
			["**/*.md", "a.md b/c.md b/f/g.md"],
			["./**/c.md", "b/c.md"],
			["b/*", "b/c.md b/d.txt b/f/g.md"],
			["*", "a.md b/c.md b/d.txt b/f/g.md"],
			["b/**/*.{md,txt}", "b/c.md b/d.txt b/f/g.md"],
			["{a,b/c}.md", "a.md b/c.md"],
			["b/[c-d].*", "b/c.md b/d.txt"],
			["?/?/?.md", "b/f/g.md"],
			["b/*.log", "b/e.log"],
			["../*/a.md", "a.md"],
		];
		for (const [pattern, files] of cases) {
			it(pattern, async () => {
				folder.write({ ...three, "b/e.log": clean, "b/f/g.md": clean, "node_modules/x.md": clean });
				assert.deepEqual(
					await linted(
						pattern === "../*/a.md" ? `../${folder.path.split("/").at(-1)?.slice(0, -1)}*/a.md` : pattern,
					),
					files.split(" "),
				);
			});
		}

		it("as ignored files are left out", async () => {
			folder.write({ ...three, ".gitignore": "c.md" });
			assert.deepEqual(await linted("**/*.md"), ["a.md"]);
		});

		it("and says when nothing matches", async () => {
			const { err, status } = await folder.write(three).run(["lint", "z*.md", "a.md"]);
			assert.deepEqual([err, status], ["z*.md:1:1 No note matches this pattern.\n", 2]);
		});
	});

	describe("leaves out", () => {
		it("what .gitignore says at each level, the inner one deciding", async () => {
			folder.write({
				".git/HEAD": "",
				".gitignore": "*.txt\n/old/\nbuild/\n!keep.txt\n",
				"a.md": clean,
				"a.txt": clean,
				"keep.txt": clean,
				"old/a.md": clean,
				"b/old/a.md": clean,
				"b/.gitignore": "!b.txt\n/c.md\n",
				"b/b.txt": clean,
				"b/c.md": clean,
				"b/d/c.md": clean,
				"b/build/x.md": clean,
			});
			const expected = ["a.md", "b/b.txt", "b/d/c.md", "b/old/a.md", "keep.txt"];
			assert.deepEqual(await linted(), expected);
			assert.deepEqual(await linted("b"), ["b/b.txt", "b/d/c.md", "b/old/a.md"]);
			assert.deepEqual(await linted("b/build"), ["b/build/x.md"]);
			assert.equal((await linted("--no-ignore")).length, 9);
		});

		it("what the settings ignore, relative to their file", async () => {
			folder.write({
				"x/bootcamp-notes.json": '{"ignores": ["/old", "*.txt", "!keep.txt"]}',
				"x/old/a.md": clean,
				"x/b/old/a.md": clean,
				"x/a.txt": clean,
				"x/keep.txt": clean,
				"old/a.md": clean,
			});
			const expected = ["old/a.md", "x/b/old/a.md", "x/keep.txt"];
			assert.deepEqual(await linted(), expected);
			assert.equal((await linted("--no-ignore")).length, 5);
		});
	});

	describe("settings", () => {
		const off = '{"rules": {"assessment/missing": "off"}}';

		it("come from the nearest folder upward", async () => {
			folder.write({
				"bootcamp-notes.json": off,
				"a.md": flawed,
				"b/c/d.md": flawed,
				"e/bootcamp-notes.json": "{}",
				"e/f.md": flawed,
			});
			const { out } = await folder.run(["lint", "--format", "json"]);
			const counts = JSON.parse(out).map(({ findings }: { findings: unknown[] }) => findings.length);
			assert.deepEqual(counts, [0, 0, 1]);
		});

		it("may be named", async () => {
			folder.write({ "off.json": off, "a.md": flawed, "b/bootcamp-notes.json": "{}", "b/c.md": flawed });
			assert.equal((await folder.run(["lint", "--config", "off.json"])).status, 0);
		});

		it("that are wrong are named with their place, and the notes are still linted", async () => {
			folder.write({
				"x/bootcamp-notes.json": '\uFEFF{\r\n  "rules": {\r\n    "hpi/to-long": "off"\r\n  }\r\n}',
				"x/a.md": flawed,
				"x/b.md": clean,
				"y.md": flawed,
			});
			const { out, err, status } = await folder.run(["lint", "--format", "json"]);
			assert.match(
				err,
				/^x\/bootcamp-notes\.json:3:\d+ There is no rule "hpi\/to-long"\. Did you mean "hpi\/too-long"\? .*\n$/,
			);
			assert.equal(status, 2);
			assert.deepEqual(
				JSON.parse(out).map(({ findings }: { findings: unknown[] }) => findings.length),
				[1, 0, 1],
			);
		});

		it("that are no JSON likewise", async () => {
			folder.write({ "bootcamp-notes.json": '{\n  "rules": {\n', "a.md": clean });
			const { err, status } = await folder.run(["lint"]);
			assert.match(err, /^bootcamp-notes\.json:\d:\d+ This is not valid JSON: .*\n$/);
			assert.equal(status, 2);
		});

		it("that are a folder likewise", async () => {
			folder.write({ "bootcamp-notes.json/x": "", "a.md": clean });
			const { err, status, out } = await folder.run(["lint"]);
			assert.match(err, /^bootcamp-notes\.json:1:1 This file cannot be read\./);
			assert.equal(status, 2);
			assert.equal(out, "1 note read, nothing to correct.\n");
		});
	});

	describe("what cannot be linted is named, and the others are linted", () => {
		const utf16 = Buffer.from("\uFEFFHPI: pain", "utf16le");
		const cases: readonly (readonly [file: string, content: string | Uint8Array, line: string])[] = [
			["zero.md", "HPI: 1\r\nab\0", "zero.md:2:3 This is not text: it holds a NUL byte."],
			["utf16.txt", utf16, "utf16.txt:1:1 This is UTF-16 text; save it as UTF-8."],
			[
				"latin.md",
				Buffer.from("HPI\nfi\xe8vre", "latin1"),
				"latin.md:2:3 This is not UTF-8 text; save it as UTF-8.",
			],
			["cut.md", Buffer.from("ü\né").subarray(0, 4), "cut.md:2:1 This is not UTF-8 text; save it as UTF-8."],
			["large.md", "a".repeat(1_000_001), "large.md:1:1 This is larger than 1 MB; it was not read."],
		];
		for (const [file, content, line] of cases) {
			it(file, async () => {
				folder.write({ [file]: content, "a.md": flawed });
				const { out, err, status } = await folder.run(["lint"]);
				assert.deepEqual([err, status], [`${line}\n`, 2]);
				assert.match(out, /assessment\/missing/);
				assert.match(out, /1 note read, .* 1 file could not be linted\.\n$/);
			});
		}

		it("a file of just 1 MB can be", async () => {
			folder.write({ "a.md": "a".repeat(1_000_000) });
			assert.deepEqual(await linted(), ["a.md"]);
		});

		it("a link that leads nowhere", async () => {
			folder.write({ "a.md": flawed });
			symlinkSync("gone", join(folder.path, "b.md"));
			for (const paths of [["."], ["a.md", "b.md"], ["*.md"]]) {
				const { out, err, status } = await folder.run(["lint", ...paths]);
				assert.deepEqual([err, status], ["b.md:1:1 This link leads nowhere.\n", 2]);
				assert.match(out, /assessment\/missing/);
			}
		});

		it("a link that leads in a circle", async () => {
			symlinkSync("b.md", join(folder.path, "b.md"));
			assert.equal((await folder.run(["lint"])).status, 2);
		});

		it("a path that is not there", async () => {
			folder.write({ "a.md": flawed });
			for (const path of ["gone.md", "a.md/b.md", ""]) {
				const { out, err, status } = await folder.run(["lint", path, "a.md"]);
				assert.deepEqual([err, status], [`${path}:1:1 There is no such file or folder.\n`, 2]);
				assert.match(out, /assessment\/missing/);
			}
		});
	});

	it("a folder with a note's name is a folder", async () => {
		mkdirSync(join(folder.path, "a.md"));
		folder.write({ "a.md/b.md": clean });
		assert.deepEqual(await linted(), ["a.md/b.md"]);
	});

	it("names cannot write on the terminal", async () => {
		folder.write({ "a\u001B[31m\n.md": flawed });
		const { out } = await folder.run(["lint"]);
		assert.match(out, /^a\uFFFD\[31m\uFFFD\.md\n/);
	});

	it("line endings and a byte order mark move nothing", async () => {
		folder.write({ "a.md": flawed, "b.md": `\uFEFF${flawed}`, "c.md": flawed.replaceAll("\n", "\r\n") });
		const { out } = await folder.run(["lint", "--format", "json"]);
		const [a, b, c] = JSON.parse(out).map(({ file, ...rest }: { file: string }) => rest);
		assert.deepEqual(b, a);
		assert.deepEqual(c, a);
	});
});
