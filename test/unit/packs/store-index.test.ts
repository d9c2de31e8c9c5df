import assert from "node:assert/strict";
import fc from "fast-check";
import { checksum } from "../../../src/packs/checksum.ts";
import { gatherPacks } from "../../../src/packs/gather.ts";
import { outlineOf } from "../../../src/packs/outline.ts";
import { PackStore } from "../../../src/packs/store.ts";
import { indexBytes, indexName, isIndex, readIndex } from "../../../src/packs/store-index.ts";
import { isRecord } from "../../../src/packs/store-record.ts";
import { MemoryStore } from "./memory-store.ts";
import { smallFiles } from "./sample.ts";

const names = ["a", "b", "c", "d", "e", "f"];

async function filled(): Promise<MemoryStore> {
	const files = new MemoryStore();
	const store = new PackStore(files);
	for (const name of names) await store.install(smallFiles(name), "x");
	await store.install(smallFiles("a", "1.1.0"), "x");
	return files;
}

const indexOf = (files: MemoryStore) => files.names.find(isIndex) as string;

/** What a store without an index tells. */
async function plain(files: MemoryStore): Promise<unknown> {
	const copy = files.copy();
	for (const name of copy.names.filter(isIndex)) copy.files.delete(name);
	return new PackStore(copy).list();
}

describe("the index of installed packs", () => {
	it("is the only file that a listing reads", async () => {
		const files = await filled();
		const index = indexOf(files);
		files.reads.length = 0;
		assert.equal((await new PackStore(files).list()).length, names.length);
		assert.deepEqual(files.reads, [index]);
	});

	it("is made anew where it is missing, and not where nothing is installed", async () => {
		const files = await filled();
		const index = indexOf(files);
		files.files.delete(index);
		await new PackStore(files).list();
		assert.equal(indexOf(files), index);
		const none = new MemoryStore();
		await new PackStore(none).list();
		assert.deepEqual(none.names, []);
	});

	it("gives a list of templates without reading a manifest, and says the same as the manifests", async () => {
		const files = await filled();
		const records = readIndex(files.files.get(indexOf(files))) ?? new Map();
		const parse = JSON.parse;
		let parsed = 0;
		try {
			JSON.parse = (...args: Parameters<typeof parse>) => {
				parsed++;
				return parse(...args);
			};
			const { composition } = await gatherPacks({ workspace: [], vsix: [], store: new PackStore(files) });
			assert.ok(composition.templates.length > 0);
			assert.equal(parsed, 1);
			assert.equal(composition.notes.size > 0, true);
			assert.ok(parsed > 1);
		} finally {
			JSON.parse = parse;
		}
		for (const record of records.values()) {
			assert.ok(record);
			assert.deepEqual(record.outline, outlineOf(record.manifest));
		}
	});

	it("is right after every change, and there is one", async () => {
		const files = await filled();
		const step = fc.record({
			name: fc.constantFrom(...names),
			what: fc.constantFrom("install", "remove", "rollBack"),
			version: fc.nat(3),
		});
		const store = new PackStore(files);
		await fc.assert(
			fc.asyncProperty(step, async ({ name, what, version }) => {
				if (what === "install") await store.install(smallFiles(name, `2.${version}.0`), "x");
				else if (what === "remove") await store.remove(name);
				else await store.rollBack(name);
				assert.deepEqual(files.names.filter(isIndex), [indexName(files.names.filter(isRecord))]);
				const expected = await plain(files);
				files.reads.length = 0;
				assert.deepEqual(await new PackStore(files).list(), expected);
				assert.equal(files.reads.length, 1);
			}),
			{ numRuns: 150 },
		);
	});

	it("does not count when any byte is wrong, and is made anew", async () => {
		const files = await filled();
		const index = indexOf(files);
		const whole = files.files.get(index) as Uint8Array;
		const expected = await plain(files);
		await fc.assert(
			fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
				const copy = files.copy();
				copy.files.set(
					index,
					whole.map((byte, i) => (i === at ? byte ^ flip : byte)),
				);
				assert.deepEqual(await new PackStore(copy).list(), expected);
				assert.deepEqual(copy.files.get(index), whole);
			}),
			{ numRuns: 60 },
		);
		for (const length of [0, 1, 3, 4, 5, whole.length - 1]) {
			const copy = files.copy();
			copy.files.set(index, whole.slice(0, length));
			assert.deepEqual(await new PackStore(copy).list(), expected);
			assert.deepEqual(copy.files.get(index), whole);
		}
	});

	it("does not count when it holds what is no record of its file", async () => {
		const files = await filled();
		const index = indexOf(files);
		const expected = await plain(files);
		const right = [...(readIndex(files.files.get(index)) ?? [])];
		const [[file, record]] = right as [[string, object]];
		const wrong: [string, unknown][] = [
			[file, 5],
			[file, []],
			[file, { ...record, name: "other" }],
			[file, { ...record, number: 99 }],
			[file, { ...record, outline: null }],
			[file, { ...record, version: undefined }],
			["../../x.json", record],
			["a.1.notepack", record],
		];
		for (const entry of wrong) {
			const copy = files.copy();
			copy.files.set(index, indexBytes(new Map([entry, ...right.slice(1)] as typeof right)));
			assert.deepEqual(await new PackStore(copy).list(), expected, JSON.stringify(entry));
		}
		for (const json of ["{}", "null", "5", "[5]", "[null]", "[[]]", '"x"', "[{}]", ""]) {
			const copy = files.copy();
			const content = new TextEncoder().encode(json);
			const bytes = new Uint8Array(8 + content.length);
			const view = new DataView(bytes.buffer);
			bytes.set(content, 8);
			view.setUint32(4, content.length);
			view.setUint32(0, checksum(bytes.subarray(4)));
			copy.files.set(index, bytes);
			assert.deepEqual(await new PackStore(copy).list(), expected, json);
		}
	});

	it("of other records does not count, whatever it says", async () => {
		const files = await filled();
		const old = indexOf(files);
		const bytes = files.files.get(old) as Uint8Array;
		const store = new PackStore(files);
		await store.install(smallFiles("b", "7.0.0"), "x");
		files.files.set(old, bytes);
		assert.equal((await new PackStore(files).find("b"))?.version, "7.0.0");
		await store.install(smallFiles("b", "8.0.0"), "x");
		assert.equal(files.names.filter(isIndex).length, 1);
	});

	it("costs no listing when it cannot be written or read", async () => {
		const files = await filled();
		const expected = await plain(files);
		const broken = files.copy();
		for (const name of broken.names.filter(isIndex)) broken.files.delete(name);
		broken.create = () => Promise.reject(new Error("EROFS"));
		assert.deepEqual(await new PackStore(broken).list(), expected);
		const unreadable = files.copy();
		unreadable.read = async (name) => {
			if (isIndex(name)) throw new Error("EIO");
			return files.files.get(name);
		};
		assert.deepEqual(await new PackStore(unreadable).list(), expected);
	});

	it("is not made while a record cannot be read", async () => {
		const files = await filled();
		const expected = await plain(files);
		files.files.delete(indexOf(files));
		const read = files.read.bind(files);
		files.read = async (name) => {
			if (name === "c.1.json") throw new Error("EBUSY");
			return read(name);
		};
		const store = new PackStore(files);
		assert.equal((await store.list()).length, names.length - 1);
		files.read = read;
		assert.deepEqual(await store.list(), expected);
		assert.deepEqual(await new PackStore(files).list(), expected);
	});
});
