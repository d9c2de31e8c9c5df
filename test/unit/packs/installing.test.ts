import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { folderStore } from "../../../src/cli/pack/store-folder.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import { PackStore } from "../../../src/packs/store.ts";
import { program } from "../cli-process.ts";
import { built, numberedFiles, smallFiles } from "./sample.ts";

const OTHERS = ["a", "b", "c", "d"];
const NAME = "icu";
/** Children at the same time, and folders in which each installs at the same time. */
const LANES = 3;
const FOLDERS = 4;

describe("installing a pack", function () {
	this.timeout(120_000);
	let root: string;
	let loop: string;

	before(() => {
		root = mkdtempSync(join(tmpdir(), "bootcamp-notes-install-"));
		loop = join(root, "loop.js");
		buildSync({
			entryPoints: ["test/unit/packs/install-loop.ts"],
			outfile: loop,
			bundle: true,
			platform: "node",
			mainFields: ["module", "main"],
			alias: { "decode-named-character-reference": "./src/note/no-entities.ts" },
			loader: { ".md": "text" },
			logLevel: "error",
		});
	});
	after(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

	let folders = 0;
	/** A folder in which other packs, and version 0 of the one at issue, are installed. */
	async function installed(): Promise<string> {
		const folder = join(root, `home-${folders++}`, "packs");
		const store = new PackStore(folderStore(folder));
		for (const name of OTHERS) await store.install(smallFiles(name), "x");
		await store.add(await built(numberedFiles(NAME, 0)), "x");
		return folder;
	}

	/** Checks that all is whole and gives the version in force. */
	async function wholeVersion(folder: string): Promise<number> {
		const store = new PackStore(folderStore(folder));
		const list = await store.list();
		assert.deepEqual(
			list.map(({ name }) => name),
			[...OTHERS, NAME],
		);
		for (const pack of list) {
			const { pack: checked, problems } = await checkPack(await store.open(pack));
			assert.deepEqual(problems, []);
			assert.equal(checked?.manifest.version, pack.version);
		}
		return Number(/^1\.(\d+)\.0$/.exec(list.at(-1)?.version ?? "")?.[1]);
	}

	/** Whether a kill has left something half done; then installs, and checks that nothing of it is left. */
	async function mended(folder: string, next: number): Promise<boolean> {
		const before = readdirSync(folder);
		const stem = (file: string) => file.replace(/\.(?:json|notepack)$/, "");
		const half = before.some(
			(file) => file.endsWith(".tmp") || before.filter((other) => stem(other) === stem(file)).length === 1,
		);
		// As if it had been left yesterday: what is fresh may be another window's.
		for (const file of before.filter((each) => each.endsWith(".tmp"))) utimesSync(join(folder, file), 0, 0);
		const store = new PackStore(folderStore(folder));
		for (const version of [next, next + 1])
			await store.add(await built(smallFiles(NAME, `1.${version}.0`)), "x");
		assert.equal(await wholeVersion(folder), next + 1);
		const files = readdirSync(folder).map((file) => file.replace(/\.\d+\./, ".").replace(/@.*/, ""));
		assert.deepEqual(
			files.sort(),
			[...OTHERS, NAME, NAME]
				.flatMap((name) => [`${name}.json`, `${name}.notepack`])
				.concat("index")
				.sort(),
		);
		return half;
	}

	/** Runs so many times, several at once. */
	async function inLanes(times: number, run: (i: number) => Promise<void>): Promise<void> {
		let next = 0;
		const lane = async () => {
			while (next < times) await run(next++);
		};
		await Promise.all(Array.from({ length: LANES }, lane));
	}

	it(`killed within the writes, ${40 * FOLDERS} times, leaves the old version or the new one`, async () => {
		let half = 0;
		const sets = await Promise.all(
			Array.from({ length: LANES }, async () =>
				Promise.all(Array.from({ length: FOLDERS }, async () => ({ folder: await installed(), version: 0 }))),
			),
		);
		await inLanes(40, async () => {
			const set = sets.pop() as NonNullable<(typeof sets)[number]>;
			const places = set.map(({ folder, version }) => `${folder}=${version + 1}`);
			const done = await killed(
				spawn(process.execPath, [loop, NAME, "100000", ...places]),
				Math.random() * 60,
			);
			for (const [i, place] of set.entries()) {
				const last = done.get(i) ?? place.version;
				const now = await wholeVersion(place.folder);
				assert.ok(now === last || now === last + 1, `${last} was done, and ${now} is installed`);
				if (await mended(place.folder, now + 2)) half++;
				place.version = now + 3;
			}
			sets.push(set);
		});
		assert.ok(half > 20, `Only ${half} kills came in the middle of something.`);
	});

	it("killed at any moment of the command, 45 times, leaves the old version or the new one", async () => {
		const each = await Promise.all(Array.from({ length: LANES }, installed));
		const versions = new Map<string, number>();
		const seen = new Set<string>();
		let longest = 0;
		await inLanes(45, async (i) => {
			const folder = each.pop() as string;
			const old = versions.get(folder) ?? 0;
			const file = join(root, `${i}.notepack`);
			writeFileSync(file, (await built(numberedFiles(NAME, old + 1))).bytes);
			const began = performance.now();
			const child = spawn(process.execPath, [program, "pack", "install", file], {
				env: { ...process.env, BOOTCAMP_NOTES_HOME: join(folder, "..") },
			});
			// The first ones show how long it takes; of the rest, half are killed soon after the first write.
			if (i < LANES) await new Promise((done) => child.on("close", done));
			else if (i % 2) await killedAfter(child, Math.random() * longest);
			else await killedAfterChange(child, folder);
			if (i < LANES) longest = Math.max(longest, performance.now() - began);
			const now = await wholeVersion(folder);
			assert.ok(now === old || now === old + 1, `${old}, then ${now}`);
			seen.add(now === old ? "old" : "new");
			await mended(folder, now + 2);
			versions.set(folder, now + 3);
			each.push(folder);
		});
		assert.deepEqual([...seen].sort(), ["new", "old"]);
	});

	it("by several programs at the same time loses nothing", async () => {
		const folder = await installed();
		const ranges = [100, 200, 300, 400, 500];
		const own = ["p1", "p2", "p3"];
		const runs = [
			...ranges.map((from) => [NAME, `${from + 8}`, `${folder}=${from}`]),
			...own.map((name) => [name, "4", `${folder}=0`]),
		];
		const codes = await Promise.all(
			runs.map(
				(args) =>
					new Promise((done) =>
						spawn(process.execPath, [loop, ...args], { stdio: ["ignore", "ignore", "inherit"] }).on(
							"close",
							done,
						),
					),
			),
		);
		assert.deepEqual(
			codes,
			runs.map(() => 0),
		);
		const store = new PackStore(folderStore(folder));
		const list = await store.list();
		assert.deepEqual(
			list.map(({ name }) => name),
			[...OTHERS, NAME, ...own],
		);
		for (const pack of list) assert.deepEqual((await checkPack(await store.open(pack))).problems, []);
		const last = Number(/^1\.(\d+)\.0$/.exec((await store.find(NAME))?.version ?? "")?.[1]);
		// Whoever came last, it is the last version that one installed.
		assert.equal(last % 100, 7);
		for (const name of own) assert.equal((await store.find(name))?.version, "1.3.0");
		assert.ok(await store.rollBack(NAME));
	});
});

/** Kills a child so many ms after it first says something; gives the last number that it printed for each place. */
async function killed(child: ChildProcess, delay: number): Promise<Map<number, number>> {
	let out = "";
	let err = "";
	child.stdout?.setEncoding("utf8").on("data", (text) => {
		if (out === "") setTimeout(() => child.kill("SIGKILL"), delay);
		out += text;
	});
	child.stderr?.setEncoding("utf8").on("data", (text) => {
		err += text;
	});
	await new Promise((done) => child.on("close", done));
	assert.equal(err, "");
	assert.notEqual(out, "", "It ended before it began.");
	const lines = out.split("\n").filter(Boolean);
	return new Map(lines.map((line) => line.split(" ").map(Number) as [number, number]));
}

async function killedAfter(child: ChildProcess, delay: number): Promise<void> {
	const timer = setTimeout(() => child.kill("SIGKILL"), delay);
	await new Promise((done) => child.on("close", done));
	clearTimeout(timer);
}

/** Kills a child shortly after the first change in a folder. */
async function killedAfterChange(child: ChildProcess, folder: string): Promise<void> {
	const watcher = watch(folder, () => setTimeout(() => child.kill("SIGKILL"), Math.random() * 8));
	await new Promise((done) => child.on("close", done));
	watcher.close();
}
