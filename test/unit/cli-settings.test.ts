import assert from "node:assert";
import fc from "fast-check";
import { type Files, isIgnored, SettingsFinder } from "../../src/lint/files.ts";

/** Files in memory, and which were asked for. */
function memory(texts: Readonly<Record<string, string>>): Files & { readonly asked: string[] } {
	const asked: string[] = [];
	return {
		asked,
		readText: async (path) => {
			asked.push(path);
			if (texts[path] === "unreadable") throw new Error("EACCES");
			return texts[path];
		},
	};
}

describe("finding settings", () => {
	it("takes the nearest, no further than the root", async () => {
		const finder = new SettingsFinder(
			memory({
				"/bootcamp-notes.json": "{}",
				"/a/b/bootcamp-notes.json": '{"rules": {"hpi/too-long": "off"}}',
			}),
		);
		const found = await finder.find("/a/b/c/x.md", "/a");
		assert.equal(found?.folder, "/a/b");
		assert.deepEqual(found?.settings?.rules, { "hpi/too-long": "off" });
		assert.equal(await finder.find("/a/x.md", "/a"), undefined);
		assert.equal((await finder.find("/a/x.md", "/"))?.folder, "");
		assert.equal(await finder.find("/elsewhere/x.md", "/a"), undefined);
		assert.equal(await finder.find("untitled:Untitled-1", "file:///a"), undefined);
	});

	it("knows URIs as well as paths", async () => {
		const finder = new SettingsFinder(memory({ "vscode-vfs://github/o/r/bootcamp-notes.json": "{}" }));
		const found = await finder.find("vscode-vfs://github/o/r/x/y.md", "vscode-vfs://github/o/r");
		assert.equal(found?.file, "vscode-vfs://github/o/r/bootcamp-notes.json");
	});

	it("reads a file once, until told to forget", async () => {
		const files = memory({ "/a/bootcamp-notes.json": "{}" });
		const finder = new SettingsFinder(files);
		const [one, two] = await Promise.all([finder.find("/a/b/x.md", "/a"), finder.find("/a/b/y.md", "/a")]);
		assert.equal(one, two);
		assert.deepEqual(files.asked, ["/a/b/bootcamp-notes.json", "/a/bootcamp-notes.json"]);
		finder.forget();
		assert.notEqual(await finder.find("/a/b/x.md", "/a"), one);
	});

	it("gives mistakes with their place, whatever the line endings", async () => {
		for (const lineBreak of ["\n", "\r\n", "\r"]) {
			const text = [
				"{",
				'  "rules": {',
				'    "hpi/too-long": ["warning", {"maxWords": -1}]',
				"  }",
				"}",
			].join(lineBreak);
			const found = await new SettingsFinder(memory({ "/bootcamp-notes.json": text })).find("/x.md", "/");
			assert.equal(found?.settings, undefined);
			assert.equal(found?.problems[0]?.line, 3);
			assert.ok((found?.problems[0]?.column as number) > 30);
		}
	});

	it("stops at a file that cannot be read", async () => {
		const files = memory({ "/a/bootcamp-notes.json": "unreadable", "/bootcamp-notes.json": "{}" });
		const found = await new SettingsFinder(files).find("/a/x.md", "/");
		assert.deepEqual(found?.problems, [{ message: "This file cannot be read.", line: 1, column: 1 }]);
	});
});

describe("ignored by settings", () => {
	const found = (ignores: string[]) => ({
		file: "/a/bootcamp-notes.json",
		folder: "/a",
		settings: { ignores },
		problems: [],
	});

	it("reads patterns as .gitignore does, from its folder", () => {
		const settings = found(["/old/", "*.txt", "!keep.txt"]);
		const ignored = [
			"/a/old/",
			"/a/old/x.md",
			"/a/b/x.txt",
			"/a/keep.txt",
			"/a/b/old/",
			"/old/",
			"/ab/x.txt",
			"/a/",
		];
		assert.deepEqual(
			ignored.map((path) => isIgnored(settings, path)),
			[true, true, true, false, false, false, false, false],
		);
		assert.equal(isIgnored(undefined, "/a/x.txt"), false);
	});

	it("never throws", () => {
		const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[*?![\]{}()\\/.^$+|a-]*$/));
		fc.assert(
			fc.property(
				fc.array(text),
				text,
				(ignores, path) => typeof isIgnored(found(ignores), `/a/${path}`) === "boolean",
			),
		);
	});
});
