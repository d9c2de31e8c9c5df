import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { checkPack } from "../../src/packs/check-pack.ts";
import { filesInMemory } from "../../src/packs/pack-files.ts";
import { honestFiles } from "./hostile/honest.ts";
import { hold, judge } from "./hostile/kind.ts";
import { kinds } from "./hostile/kinds.ts";

describe("hostile packs", () => {
	it("come in many kinds, each with a name of its own", () => {
		assert.ok(kinds.length >= 300, `${kinds.length}`);
		assert.equal(new Set(kinds.map(({ name }) => name)).size, kinds.length);
		for (const { refused, harmless } of kinds) assert.notEqual(refused === undefined, harmless === undefined);
	});

	it("an honest pack passes", async () => {
		assert.deepEqual((await judge(honestFiles())).lines, []);
	});

	it("the built-in pack passes its own check, and under its name no other does", async () => {
		const folder = "templates";
		const files = new Map<string, Uint8Array>();
		for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }))
			if (statSync(join(folder, path)).isFile())
				files.set(path.replaceAll("\\", "/"), readFileSync(join(folder, path)));
		assert.deepEqual((await checkPack(filesInMemory(files), true)).problems, []);
		const { pack, lines } = await judge(files);
		assert.equal(pack, undefined);
		assert.match(lines[0] ?? "", /^pack\.json:2:\d+ "boot-camp" is the pack that comes with the program/);
	});

	for (const kind of kinds) it(kind.name, () => hold(kind));
});
