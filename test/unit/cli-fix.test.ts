import assert from "node:assert";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { ChangedMeanwhile, replaceFile } from "../../src/cli/write-file.ts";
import { clean, disordered, Folder, flawed } from "./cli-process.ts";

describe("lint --fix", () => {
	let folder: Folder;
	beforeEach(() => {
		folder = new Folder();
	});
	afterEach(() => folder.remove());

	const read = (name: string) => readFileSync(join(folder.path, name), "utf8");
	const lines = (text: string) => text.split(/\r?\n/).sort();

	it("mends in place, and twice equals once", async () => {
		folder.write({ "a.md": disordered, "b.md": clean });
		const { out, status } = await folder.run(["lint", "--fix", "--fail-on", "information"]);
		assert.deepEqual([out, status], ["2 notes read, nothing to correct. 1 finding fixed in 1 note.\n", 0]);
		const once = read("a.md");
		assert.notEqual(once, disordered);
		assert.deepEqual(lines(once), lines(disordered));
		await folder.run(["lint", "--fix"]);
		assert.equal(read("a.md"), once);
		assert.deepEqual(readdirSync(folder.path).sort(), ["a.md", "b.md"]);
	});

	it("keeps line endings, byte order mark and mode", async () => {
		folder.write({ "a.md": `\uFEFF${disordered.replaceAll("\n", "\r\n")}` });
		chmodSync(join(folder.path, "a.md"), 0o640);
		await folder.run(["lint", "--fix"]);
		const text = read("a.md");
		assert.ok(text.startsWith("\uFEFF---\r\n"));
		assert.doesNotMatch(text, /[^\r]\n/);
		assert.notEqual(text.slice(1).replaceAll("\r\n", "\n"), disordered);
		if (process.platform !== "win32") assert.equal(statSync(join(folder.path, "a.md")).mode & 0o777, 0o640);
	});

	it("leaves alone what needs a decision, to the byte", async () => {
		folder.write({ "a.md": flawed });
		const before = statSync(join(folder.path, "a.md"));
		const { status } = await folder.run(["lint", "--fix"]);
		assert.equal(status, 1);
		assert.equal(statSync(join(folder.path, "a.md")).ino, before.ino);
		assert.equal(read("a.md"), flawed);
	});

	it("keeps a link a link", async () => {
		folder.write({ "x/a.md": disordered });
		symlinkSync("x/a.md", join(folder.path, "b.md"));
		await folder.run(["lint", "--fix", "b.md"]);
		assert.ok(lstatSync(join(folder.path, "b.md")).isSymbolicLink());
		assert.notEqual(read("x/a.md"), disordered);
	});

	it("goes on when nobody reads the output", async () => {
		folder.write(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.md`, disordered])));
		const child = folder.start(["lint", "--fix"]);
		child.stdout.destroy();
		await new Promise((done) => child.on("close", done));
		for (let i = 0; i < 50; i++) assert.notEqual(read(`${i}.md`), disordered);
	});
});

describe("replacing a file", () => {
	let folder: Folder;
	beforeEach(() => {
		folder = new Folder();
	});
	afterEach(() => folder.remove());

	it("does nothing to a file that has changed meanwhile", async () => {
		folder.write({ "a.md": "theirs" });
		const path = join(folder.path, "a.md");
		await assert.rejects(replaceFile(path, Buffer.from("read"), Buffer.from("ours")), ChangedMeanwhile);
		assert.equal(readFileSync(path, "utf8"), "theirs");
		assert.deepEqual(readdirSync(folder.path), ["a.md"]);
	});
});
