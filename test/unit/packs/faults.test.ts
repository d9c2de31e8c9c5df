import assert from "node:assert/strict";
import type { BuiltPack } from "../../../src/packs/build-pack.ts";
import { checkPack } from "../../../src/packs/check-pack.ts";
import { PackStore } from "../../../src/packs/store.ts";
import type { StoreFiles } from "../../../src/packs/store-files.ts";
import { contentName } from "../../../src/packs/store-record.ts";
import { MemoryStore } from "./memory-store.ts";
import { built, smallFiles } from "./sample.ts";

const OTHERS = ["a", "b", "d", "e"];
const NAME = "county";

/** How the operation with the fault ends. */
type Fault = "fails" | "fails after all" | "stops" | "stops after all" | "always fails from there";

/** A store's folder whose operation of a certain number, counted from 0, goes wrong. */
function faulty(files: MemoryStore, at: number, fault: Fault): StoreFiles & { reached(): boolean } {
	let count = 0;
	const never = new Promise<never>(() => undefined);
	const run = async <T>(work: () => Promise<T>): Promise<T> => {
		const now = count++;
		if (fault === "always fails from there" && now >= at) throw new Error("ENOSPC");
		if (now > at && fault.startsWith("stops")) return never;
		if (now !== at) return work();
		if (fault.endsWith("after all")) await work();
		if (fault.startsWith("stops")) return never;
		throw new Error("EIO");
	};
	return {
		list: () => run(() => files.list()),
		read: (name) => run(() => files.read(name)),
		create: (name, bytes) => run(() => files.create(name, bytes)),
		remove: (name) => run(() => files.remove(name)),
		reached: () => count > at,
	};
}

/** Lets whatever can go on go on, since nothing in memory takes long, and tells how it ended. */
async function ended(work: Promise<unknown>): Promise<"done" | "failed" | "stopped"> {
	return Promise.race([
		work.then(
			() => "done" as const,
			() => "failed" as const,
		),
		new Promise<"stopped">((stop) => setTimeout(stop, 3, "stopped")),
	]);
}

interface Scenario {
	readonly what: string;
	/** Versions installed before, in their order. */
	readonly before: readonly number[];
	readonly change: (store: PackStore) => Promise<unknown>;
	/** The version that holds before, and after; undefined for none. */
	readonly after: readonly (string | undefined)[];
	readonly damaged?: boolean;
}

describe("a fault at any operation of the store", () => {
	const packs: BuiltPack[] = [];
	before(async () => {
		for (let i = 0; i < 6; i++) packs.push(await built(smallFiles(NAME, `1.${i}.0`)));
	});
	const pack = (i: number) => packs[i] as BuiltPack;

	const scenarios: Scenario[] = [
		{
			what: "the first install",
			before: [],
			change: (s) => s.add(pack(0), "x"),
			after: [undefined, "1.0.0"],
		},
		{ what: "an update", before: [0], change: (s) => s.add(pack(1), "x"), after: ["1.0.0", "1.1.0"] },
		{
			what: "an update with a version before",
			before: [0, 1],
			change: (s) => s.add(pack(2), "x"),
			after: ["1.1.0", "1.2.0"],
		},
		{ what: "going back", before: [0, 1], change: (s) => s.rollBack(NAME), after: ["1.1.0", "1.0.0"] },
		{ what: "removing", before: [0, 1], change: (s) => s.remove(NAME), after: ["1.1.0", undefined] },
		{ what: "mending", before: [0], change: (s) => s.add(pack(0), "x"), after: ["1.0.0"], damaged: true },
	];

	async function prepared({ before, damaged }: Scenario): Promise<MemoryStore> {
		const files = new MemoryStore();
		const store = new PackStore(files);
		for (const name of OTHERS) await store.install(smallFiles(name), "x");
		for (const i of before) await store.add(pack(i), "x");
		if (damaged) files.files.set(contentName(NAME, 1), Uint8Array.of(0));
		return files;
	}

	for (const scenario of scenarios) {
		for (const fault of [
			"fails",
			"fails after all",
			"stops",
			"stops after all",
			"always fails from there",
		] as const) {
			it(`${scenario.what}: it ${fault}`, async () => {
				const { change, after, damaged } = scenario;
				const start = await prepared(scenario);
				let at = 0;
				for (let reached = true; reached; at++) {
					const files = start.copy();
					const broken = faulty(files, at, fault);
					const end = await ended(change(new PackStore(broken)));
					reached = broken.reached();
					const store = new PackStore(files);
					const list = await store.list();
					const now = list.find(({ name }) => name === NAME);
					assert.ok(after.includes(now?.version), `operation ${at}: ${now?.version}`);
					if (end === "done") assert.equal(now?.version, after.at(-1), `operation ${at}`);
					if (end === "failed" && !fault.endsWith("after all"))
						assert.equal(now?.version, after[0], `operation ${at} failed, and was done`);
					assert.deepEqual(
						list.filter(({ name }) => name !== NAME).map(({ name }) => name),
						OTHERS,
					);
					for (const each of damaged ? [] : list)
						assert.deepEqual((await checkPack(await store.open(each))).problems, [], `operation ${at}`);
					// Two installs later nothing is left of it.
					for (const i of [damaged ? 0 : 3, 4, 5]) await store.add(pack(i), "x");
					assert.equal((await new PackStore(files).find(NAME))?.version, "1.5.0");
					assert.equal((await store.rollBack(NAME))?.version, "1.4.0");
					for (const each of await store.list()) await store.open(each);
					assert.equal(files.names.length, OTHERS.length * 2 + 4 + 1, files.names.join(" "));
				}
				assert.ok(at > 4, `Only ${at} operations were tried.`);
			});
		}
	}

	it("two at the same time, with the turns taken in every order, keep both whole", async () => {
		for (let seed = 0; seed < 400; seed++) {
			const files = await prepared(scenarios[1] as Scenario);
			const changes = [
				(s: PackStore) => s.add(pack(1), "x"),
				(s: PackStore) => (seed % 3 ? s.add(pack(2), "x") : s.remove(NAME)),
				(s: PackStore) => (seed % 2 ? s.add(pack(3), "x") : s.rollBack(NAME)),
			];
			const turns = new Turns(seed);
			await turns.run(changes.map((change) => () => change(new PackStore(turns.slow(files)))));
			const store = new PackStore(files);
			for (const each of await store.list()) {
				await store.open(each);
				if (each.previous) {
					await store.rollBack(each.name);
					await store.open((await store.find(each.name)) as typeof each);
				}
			}
			for (const i of [4, 5]) await store.add(pack(i), "x");
			assert.equal(files.names.length, OTHERS.length * 2 + 4 + 1, `seed ${seed}: ${files.names.join(" ")}`);
		}
	});
});

/** Lets several programs work on one folder, one operation at a time, in an order that a seed decides. */
class Turns {
	readonly #waiting: (() => void)[] = [];
	#state: number;

	constructor(seed: number) {
		this.#state = seed * 2_654_435_761 + 1;
	}

	slow(files: StoreFiles): StoreFiles {
		const turn = () => new Promise<void>((go) => this.#waiting.push(go));
		return {
			list: () => turn().then(() => files.list()),
			read: (name) => turn().then(() => files.read(name)),
			create: (name, bytes) => turn().then(() => files.create(name, bytes)),
			remove: (name) => turn().then(() => files.remove(name)),
		};
	}

	async run(works: readonly (() => Promise<unknown>)[]): Promise<void> {
		let open = works.length;
		const all = Promise.allSettled(works.map((work) => work().finally(() => open--)));
		while (open > 0) {
			await new Promise((done) => setImmediate(done));
			this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
			this.#waiting.splice((this.#state >>> 8) % Math.max(1, this.#waiting.length), 1)[0]?.();
		}
		const failed = (await all).find(({ status }) => status === "rejected");
		assert.equal(failed, undefined);
	}
}
