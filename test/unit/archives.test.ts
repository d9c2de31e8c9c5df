import assert from "node:assert/strict";
import { posix, win32 } from "node:path";
import fc from "fast-check";
import { ArchiveError } from "../../src/packs/archive/directory.ts";
import { openArchive } from "../../src/packs/archive/read-archive.ts";
import { writeArchive } from "../../src/packs/archive/write-archive.ts";
import { pathKey, pathProblem } from "../../src/packs/path.ts";
import { honestFiles } from "./hostile/honest.ts";
import { judge } from "./hostile/kind.ts";
import { BAD_PATHS } from "./hostile/paths.ts";

type Content = ReadonlyMap<string, Uint8Array>;

/** Every file of an archive; undefined when any of it is refused, for a reason of our own. */
async function contentOf(bytes: Uint8Array): Promise<Content | undefined> {
	try {
		const files = openArchive(bytes);
		const content = new Map<string, Uint8Array>();
		for (const { path, size } of await files.list()) {
			const read = (await files.read(path)) as Uint8Array;
			assert.equal(read.length, size);
			content.set(path, read);
		}
		return content;
	} catch (error) {
		if (!(error instanceof ArchiveError)) throw error;
		assert.match(error.message, /^[^\p{Cc}\p{Cf}]{5,500}\.$/u);
		return;
	}
}

function assertSame(a: Content, b: Content): void {
	assert.deepEqual([...a.keys()].sort(), [...b.keys()].sort());
	for (const [path, bytes] of a) assert.ok(Buffer.from(bytes).equals(b.get(path) as Uint8Array), path);
}

/** Letters in no order, so that they do not pack: the same ones each time. */
function noise(length: number): string {
	let state = 12345;
	let text = "";
	while (text.length < length) {
		state = (Math.imul(state, 1103515245) + 12345) >>> 0;
		text += String.fromCharCode(33 + ((state >>> 16) % 90));
	}
	return text;
}

const large = honestFiles({ "README.md": noise(90_000) });
const largeBytes = writeArchive(large);
const small = honestFiles();
const smallBytes = writeArchive(small);

const part = fc.string({
	unit: fc.constantFrom(..."aäßZ0病 ._()&+,'-"),
	minLength: 1,
	maxLength: 12,
});
const anyPath = fc.oneof(
	fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
	fc
		.array(fc.constantFrom("..", ".", "/", "\\", "a", "C:", "con", " ", "\0", "%2e", "．", "~", "nul."), {
			maxLength: 8,
		})
		.map((parts) => parts.join("")),
	fc.string({ unit: "binary", maxLength: 40 }),
	fc.constantFrom(...BAD_PATHS.map(([, path]) => path)),
);
const files = fc
	.uniqueArray(fc.tuple(part, fc.uint8Array({ maxLength: 300 })), { selector: ([path]) => pathKey(path) })
	.map((pairs) => pairs.filter(([path]) => !pathProblem(path)));

describe("archives", () => {
	it("an archive of 60 KB and more, whole", async () => {
		assert.ok(largeBytes.length > 60_000, `${largeBytes.length}`);
		assertSame((await contentOf(largeBytes)) as Content, large);
		assert.deepEqual((await judge(largeBytes)).lines, []);
	});

	it("cut off at every 1,000th byte, and at each of the last 500, it is refused", async () => {
		const lengths = new Set<number>();
		for (let length = 0; length < largeBytes.length; length += 1_000) lengths.add(length);
		for (let length = largeBytes.length - 500; length < largeBytes.length; length++) lengths.add(length);
		for (const length of lengths) {
			assert.equal(await contentOf(largeBytes.subarray(0, length)), undefined, `${length} bytes`);
			assert.equal(
				(await contentOf(largeBytes.subarray(length))) === undefined,
				length > 0,
				`from ${length}`,
			);
		}
	});

	it("any bytes changed, added or left out: the same content or a reason, never another content", async () => {
		const change = fc.array(
			fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), by: fc.integer({ min: 1, max: 255 }) }),
			{ minLength: 1, maxLength: 5 },
		);
		for (const [bytes, content, numRuns] of [
			[smallBytes, small, 4_000],
			[largeBytes, large, 60],
		] as const) {
			await fc.assert(
				fc.asyncProperty(change, fc.boolean(), async (changes, shift) => {
					const changed = Uint8Array.from(bytes);
					for (const { at, by } of changes) {
						const index = Math.min(changed.length - 1, Math.floor(at * changed.length));
						changed[index] = (changed[index] as number) ^ by;
						if (shift) changed.copyWithin(index, index + (by % 3));
					}
					const read = await contentOf(changed);
					if (read) assertSame(read, content);
				}),
				{ numRuns },
			);
		}
	});

	it("each byte of its directory changed: the same content or a reason", async () => {
		const from = smallBytes.length - 400;
		for (let at = from; at < smallBytes.length; at++) {
			for (const by of [1, 0x40, 0x80, 0xff]) {
				const changed = Uint8Array.from(smallBytes);
				changed[at] = (changed[at] as number) ^ by;
				const read = await contentOf(changed);
				if (read) assertSame(read, small);
			}
		}
	});

	it("random bytes are refused", () =>
		fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) =>
				assert.equal(await contentOf(bytes), undefined),
			),
			{ numRuns: 1_000 },
		));

	it("what is written is read again, and any order gives the same bytes", () =>
		fc.assert(
			fc.asyncProperty(files, fc.integer(), async (pairs, seed) => {
				const bytes = writeArchive(new Map(pairs));
				assertSame((await contentOf(bytes)) as Content, new Map(pairs));
				const mixed = pairs
					.map((pair, i) => ({ pair, key: Math.imul(i + 1, seed | 1) }))
					.sort((a, b) => a.key - b.key);
				assert.deepEqual(writeArchive(new Map(mixed.map(({ pair }) => pair))), bytes);
			}),
			{ numRuns: 500 },
		));
});

describe("paths in packs", () => {
	it("that are allowed stay inside the pack's folder, on every system", () =>
		fc.assert(
			fc.property(anyPath, (path) => {
				if (pathProblem(path)) return;
				const unix = posix.resolve("/packs/here", path);
				assert.ok(unix.startsWith("/packs/here/"), unix);
				const windows = win32.resolve("C:\\packs\\here", path);
				assert.ok(windows.startsWith("C:\\packs\\here\\"), windows);
				// What is asked for is what would be written: no system reads another name into it.
				assert.equal(unix.slice("/packs/here/".length), path);
				assert.equal(windows.slice("C:\\packs\\here\\".length).replaceAll("\\", "/"), path);
				assert.ok(path.split("/").every((each) => Buffer.byteLength(each) <= 255));
			}),
			{ numRuns: 5_000 },
		));

	it("that are allowed are many", () =>
		assert.ok(
			fc.sample(anyPath, { numRuns: 500, seed: 1 }).filter((path) => !pathProblem(path)).length > 50,
		));

	for (const [what, path] of BAD_PATHS) it(`refused: ${what}`, () => assert.ok(pathProblem(path)));
});
