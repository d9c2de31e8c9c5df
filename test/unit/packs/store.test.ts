import assert from "node:assert/strict";
import fc from "fast-check";
import { checkPack } from "../../../src/packs/check-pack.ts";
import { type Installed, PackStore } from "../../../src/packs/store.ts";
import { isIndex } from "../../../src/packs/store-index.ts";
import { MemoryStore } from "./memory-store.ts";
import { built, filesOf, smallFiles, transferFiles } from "./sample.ts";

const versions = (packs: readonly Installed[]) => packs.map(({ name, version }) => `${name} ${version}`);

describe("the store of installed packs", () => {
	let files: MemoryStore;
	let store: PackStore;
	beforeEach(() => {
		files = new MemoryStore();
		store = new PackStore(files);
	});

	it("installs, updates, goes back and forth, and removes", async () => {
		assert.deepEqual(await store.list(), []);
		const first = await store.install(smallFiles("county", "1.0.0"), "a.notepack");
		assert.equal(first.installed?.version, "1.0.0");
		assert.equal(first.installed?.previous, undefined);
		const second = await store.install(smallFiles("county", "1.1.0"), "b.notepack");
		assert.equal(second.installed?.version, "1.1.0");
		assert.equal(second.installed?.from, "b.notepack");
		assert.equal(second.installed?.previous?.version, "1.0.0");
		assert.equal((await store.rollBack("county"))?.version, "1.0.0");
		assert.equal((await store.find("county"))?.previous?.version, "1.1.0");
		assert.equal((await store.rollBack("county"))?.version, "1.1.0");
		assert.equal(await store.remove("county"), true);
		assert.equal(await store.remove("county"), false);
		assert.equal(await store.rollBack("county"), undefined);
		assert.deepEqual(await store.list(), []);
	});

	it("has nothing to go back to after the first version, nor after a removal", async () => {
		await store.install(smallFiles("county"), "a");
		assert.equal(await store.rollBack("county"), undefined);
		await store.remove("county");
		await store.install(smallFiles("county", "2.0.0"), "a");
		assert.equal((await store.find("county"))?.previous, undefined);
		assert.equal(await store.rollBack("county"), undefined);
		assert.equal((await store.find("county"))?.version, "2.0.0");
	});

	it("gives back the files that were installed", async () => {
		const { installed } = await store.install(filesOf(transferFiles), "x");
		const opened = await store.open(installed as Installed);
		const { pack, problems } = await checkPack(opened);
		assert.deepEqual(problems, []);
		assert.equal(pack?.manifest.name, "county-icu");
	});

	it("keeps no more than the version in force and the one before it", async () => {
		const kept = () => files.names.filter((name) => !isIndex(name)).length;
		for (let i = 0; i < 12; i++) await store.install(smallFiles("county", `1.${i}.0`), "x");
		assert.equal(kept(), 4);
		await store.remove("county");
		assert.equal(kept(), 1);
		await store.install(smallFiles("county", "3.0.0"), "x");
		await store.install(smallFiles("county", "3.0.1"), "x");
		assert.equal(kept(), 4);
	});

	it("changes nothing when a pack is refused", async () => {
		await store.install(smallFiles("county"), "x");
		const before = files.names;
		const { installed, problems } = await store.install(filesOf({ "pack.json": { name: "county" } }), "x");
		assert.equal(installed, undefined);
		assert.ok(problems.length > 0);
		assert.deepEqual(files.names, before);
	});

	it("writes nothing for what is installed already", async () => {
		await store.install(smallFiles("county"), "x");
		const before = files.names;
		await store.install(smallFiles("county"), "y");
		assert.deepEqual(files.names, before);
		assert.equal((await store.find("county"))?.from, "x");
	});

	it("does not mistake one name for another that begins alike", async () => {
		for (const name of ["a", "a-1", "a-1-json", "1"]) await store.install(smallFiles(name), "x");
		for (let i = 1; i < 5; i++) await store.install(smallFiles("a", `1.${i}.0`), "x");
		await store.remove("a-1");
		assert.deepEqual(versions(await store.list()), ["1 1.0.0", "a 1.4.0", "a-1-json 1.0.0"]);
		for (const pack of await store.list()) await store.open(pack);
	});

	describe("damaged", () => {
		const content = () => files.names.find((name) => name.endsWith(".notepack")) as string;

		for (const [what, harm] of Object.entries<(bytes: Uint8Array) => Uint8Array | undefined>({
			"cut off": (bytes) => bytes.slice(0, bytes.length >> 1),
			"one byte changed": (bytes) => bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte)),
			"one byte more": (bytes) => Uint8Array.from([...bytes, 0]),
			empty: () => new Uint8Array(),
			gone: () => undefined,
		})) {
			it(`content, ${what}: says so; installing again mends it`, async () => {
				const { installed } = await store.install(filesOf(transferFiles), "x");
				const whole = files.files.get(content()) as Uint8Array;
				const harmed = harm(whole);
				const name = content();
				if (harmed) files.files.set(name, harmed);
				else files.files.delete(name);
				await assert.rejects(store.open(installed as Installed), {
					message: "The installed pack county-icu is damaged. Install it again.",
				});
				await store.install(filesOf(transferFiles), "y");
				assert.deepEqual(
					(await checkPack(await store.open((await store.list())[0] as Installed))).problems,
					[],
				);
			});
		}

		it("version before: going back says so and leaves the one in force", async () => {
			await store.install(smallFiles("county", "1.0.0"), "x");
			const old = content();
			await store.install(smallFiles("county", "2.0.0"), "x");
			files.files.set(old, Uint8Array.of(1, 2, 3));
			await assert.rejects(store.rollBack("county"), /damaged/);
			assert.equal((await store.find("county"))?.version, "2.0.0");
		});

		for (const [what, text] of Object.entries({
			empty: "",
			"no JSON": "{",
			"another pack's": '{"name":"x","version":"1.0.0","sha256":"00","from":"","manifest":{}}',
			"a list": "[]",
			null: "null",
			"no hash": '{"name":"county","version":"9.0.0","sha256":"zz","from":"","manifest":{}}',
		})) {
			it(`newest record, ${what}: the one before it holds, and the next install wins`, async () => {
				await store.install(smallFiles("county", "1.0.0"), "x");
				files.files.set("county.7.json", new TextEncoder().encode(text));
				const fresh = new PackStore(files);
				assert.deepEqual(versions(await fresh.list()), ["county 1.0.0"]);
				await fresh.install(smallFiles("county", "1.1.0"), "x");
				assert.deepEqual(versions(await new PackStore(files).list()), ["county 1.1.0"]);
				await fresh.install(smallFiles("county", "1.2.0"), "x");
				assert.deepEqual(versions(await new PackStore(files).list()), ["county 1.2.0"]);
			});
		}

		it("record whose pack this program cannot use: listed with the reason", async () => {
			await store.install(smallFiles("county", "1.0.0"), "x");
			const record = JSON.parse(new TextDecoder().decode(files.files.get("county.1.json")));
			record.manifest = { ...record.manifest, engine: "^99.0.0" };
			files.files.set("county.2.json", new TextEncoder().encode(JSON.stringify(record)));
			const [pack] = await new PackStore(files).list();
			assert.match(pack?.broken ?? "", /\^99\.0\.0/);
		});

		it("names that are no records are left alone", async () => {
			const strange = [
				"county.json",
				"county.0.json",
				"county.01.json",
				"county.-1.json",
				"x y.1.json",
				"..1.json",
				".tmp",
			];
			for (const name of strange) files.files.set(name, new TextEncoder().encode('"removed"'));
			await store.install(smallFiles("county", "1.0.0"), "x");
			await store.install(smallFiles("county", "1.1.0"), "x");
			await store.install(smallFiles("county", "1.2.0"), "x");
			for (const name of strange) assert.ok(files.files.has(name), name);
			assert.deepEqual(versions(await new PackStore(files).list()), ["county 1.2.0"]);
		});
	});

	it("tells after any changes, in several windows, what a simple list of versions tells", async () => {
		const name = fc.constantFrom("a", "b", "c");
		const step = fc.record({
			window: fc.nat(2),
			name,
			what: fc.constantFrom("install", "install", "install", "remove", "rollBack", "list"),
			version: fc.nat(3),
		});
		const packs = new Map<string, Awaited<ReturnType<typeof built>>>();
		for (const each of ["a", "b", "c"])
			for (let i = 0; i < 4; i++) packs.set(`${each}${i}`, await built(smallFiles(each, `1.${i}.0`)));
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
				const folder = new MemoryStore();
				const windows = [0, 1, 2].map(() => new PackStore(folder));
				const model = new Map<string, string[]>();
				for (const { window, name: of, what, version } of steps) {
					const at = windows[window] as PackStore;
					const [now, before] = model.get(of) ?? [];
					if (what === "install") {
						const pack = packs.get(`${of}${version}`);
						assert.ok(pack);
						await at.add(pack, "x");
						if (now !== pack.manifest.version) model.set(of, [pack.manifest.version, ...(now ? [now] : [])]);
					} else if (what === "remove") {
						assert.equal(await at.remove(of), now !== undefined);
						model.delete(of);
					} else if (what === "rollBack") {
						assert.equal((await at.rollBack(of))?.version, before);
						if (now && before) model.set(of, [before, now]);
					}
					const expected = [...model].sort().map(([each, [first, second]]) => `${each} ${first} ${second}`);
					for (const reader of [...windows, new PackStore(folder)]) {
						const list = await reader.list();
						assert.deepEqual(
							list.map((pack) => `${pack.name} ${pack.version} ${pack.previous?.version}`),
							expected,
						);
						for (const pack of list) await reader.open(pack);
					}
				}
			}),
			{ numRuns: 60 },
		);
	});
});
