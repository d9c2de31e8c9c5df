import assert from "node:assert/strict";
import { builtInTemplates } from "../../../src/packs/built-in.ts";
import { gatherPacks, type PackFolder } from "../../../src/packs/gather.ts";
import type { PackFiles } from "../../../src/packs/pack-files.ts";
import { PackStore } from "../../../src/packs/store.ts";
import { readTemplate } from "../../../src/packs/template-text.ts";
import { MemoryStore } from "./memory-store.ts";
import { filesOf, smallFiles, transferFiles, transferManifest } from "./sample.ts";

const folder = (where: string, files: PackFiles): PackFolder => ({ where, files });
const broken = filesOf({ "pack.json": "{" });
const unreadable: PackFiles = {
	list: () => Promise.reject(new Error("EIO")),
	read: () => Promise.reject(new Error("EIO")),
};
const budget = (maxWords: number) => ({ budgets: { admission: { maxWords } } });

describe("gathering packs", () => {
	it("finds nothing but the built-in one where there is nothing", async () => {
		const { found, complaints, composition } = await gatherPacks({ workspace: [], vsix: [] });
		assert.deepEqual(
			found.map(({ rank }) => rank),
			["built-in"],
		);
		assert.deepEqual(complaints, []);
		assert.equal(composition.templates.length, builtInTemplates.length);
	});

	it("ranks what it finds, opens it, and tells which template is whose", async () => {
		const store = new PackStore(new MemoryStore());
		await store.install(filesOf(transferFiles), "x");
		const mine = { ...transferFiles, "pack.json": { ...transferManifest, version: "9.0.0" } };
		const gathered = await gatherPacks({
			workspace: [folder("packs/icu", filesOf(mine))],
			vsix: [folder("v", smallFiles("v"))],
			store,
		});
		assert.deepEqual(
			gathered.choice.inUse.map(({ name, version, where }) => `${name} ${version} ${where}`).slice(1),
			["v 1.0.0 v", "county-icu 9.0.0 packs/icu"],
		);
		assert.deepEqual(
			gathered.choice.shadowed.map(({ pack, by }) => `${pack.where} by ${by.where}`),
			["installed, county-icu 1.2.0 by packs/icu"],
		);
		const template = gathered.composition.templates.find(({ kind }) => kind === "icu-transfer");
		assert.ok(await (await template?.pack.open())?.read("templates/icu-transfer.md"));
	});

	it("lets a pack of the folder weaken what the reader agreed to, and asks anew for what it wants next", async () => {
		const wishes = (...rules: string[]) => {
			const off = Object.fromEntries(rules.map((rule) => [rule, "off"]));
			return filesOf({ "pack.json": { name: "x", version: "1.0.0", title: "X", rules: off } });
		};
		const agreed = "packs/x privacy/name";
		const heldOf = async (where: string, files: PackFiles) => {
			const consented = (at: string, rules: readonly string[]) => [at, ...rules].join(" ") === agreed;
			const { composition } = await gatherPacks({ workspace: [folder(where, files)], vsix: [], consented });
			return composition.held.flatMap(({ rules }) => rules);
		};
		assert.deepEqual(await heldOf("packs/x", wishes("privacy/name")), []);
		assert.deepEqual(await heldOf("packs/y", wishes("privacy/name")), ["privacy/name"]);
		const more = ["privacy/identifier", "privacy/name"];
		assert.deepEqual(await heldOf("packs/x", wishes(...more)), more);
	});

	it("tells of broken packs, each once, and uses the rest", async () => {
		const store = new PackStore({
			...new MemoryStore(),
			list: () => Promise.reject(new Error("EIO")),
		} as never);
		const { broken: bad, choice } = await gatherPacks({
			workspace: [
				folder("packs/a", broken),
				folder("packs/b", smallFiles("b")),
				folder("packs/c", unreadable),
			],
			vsix: [folder("v", broken), folder("w", smallFiles("w"))],
			store,
		});
		assert.deepEqual(bad.map(({ where }) => where).sort(), ["packs/a", "packs/c", "v"]);
		for (const { problems } of bad) assert.ok(problems.length > 0);
		assert.deepEqual(choice.inUse.map(({ name }) => name).slice(1), ["w", "b"]);
	});

	const aside: readonly (readonly [what: string, files: Record<string, unknown>, where: string])[] = [
		["case", { "c.md": "---\nid: c\n---\nChart.\n" }, "c.md"],
		["case that is not there", {}, "c.md"],
		["template", { "templates/icu-transfer.md": "[x](command:a)" }, "templates/icu-transfer.md"],
		["file of dot phrases", { "p.code-snippets": "{" }, "p.code-snippets"],
	];
	for (const [what, changed, where] of aside)
		it(`uses the rest of a pack of the folder while a ${what} has a mistake, and says where; installed it is not`, async () => {
			const manifest = {
				...transferManifest,
				...(where === "c.md" ? { cases: ["c.md"] } : {}),
				...(where.startsWith("p.") ? { snippets: where } : {}),
			};
			const files = filesOf({ ...transferFiles, "pack.json": manifest, ...changed });
			const {
				found,
				broken: bad,
				composition,
			} = await gatherPacks({
				workspace: [folder("packs/icu", files)],
				vsix: [],
			});
			assert.deepEqual(bad, []);
			assert.equal(found.find(({ name }) => name === "county-icu")?.problems?.[0]?.file, where);
			assert.equal(composition.house.terms.length, 1);
			assert.ok(composition.notes.has("icu-transfer"));
			if (where.startsWith("templates")) {
				const template = composition.templates.find(({ kind }) => kind === "icu-transfer");
				await assert.rejects(
					async () =>
						readTemplate(await (template as NonNullable<typeof template>).pack.open(), where, new Date()),
					/cannot be used/,
				);
			}
			const store = new PackStore(new MemoryStore());
			assert.equal((await store.install(files, "x")).installed, undefined);
			assert.deepEqual(await store.list(), []);
		});

	const complaints: [
		what: string,
		places: Parameters<typeof gatherPacks>[0],
		named: string[] | undefined,
		said: RegExp[],
	][] = [
		[
			"two of one name",
			{ workspace: [folder("packs/x", smallFiles("a")), folder("packs/y", smallFiles("a"))], vsix: [] },
			undefined,
			[/^Two packs are called a: packs\/x and packs\/y\. Neither is used; remove one\.$/],
		],
		[
			"two that say different things",
			{
				workspace: [
					folder("x", smallFiles("a", "1.0.0", budget(5))),
					folder("y", smallFiles("b", "1.0.0", budget(6))),
				],
				vsix: [],
			},
			undefined,
			[/^a and b both set the budget of admission, differently\. Neither counts; name both/],
		],
		[
			"one that is not there",
			{ workspace: [], vsix: [folder("v", smallFiles("v"))] },
			["v", "w"],
			[/^There is no pack w\. Install it, or take it out/],
		],
		[
			"a folder that is broken",
			{ workspace: [], byPath: new Map([["./p", folder("./p", broken)]]), vsix: [] },
			["./p"],
			[],
		],
	];
	for (const [what, places, named, said] of complaints)
		it(`complains ${said.length ? "of" : "no more than that it is broken, of"} ${what}`, async () => {
			const { complaints: lines } = await gatherPacks(places, named);
			assert.equal(lines.length, said.length, lines.join("\n"));
			for (const [i, pattern] of said.entries()) assert.match(lines[i] ?? "", pattern);
		});

	it("takes a pack that the settings name by its folder, in its place", async () => {
		const { choice, complaints: lines } = await gatherPacks(
			{
				workspace: [folder("packs/b", smallFiles("b"))],
				byPath: new Map([["./n/p", folder("n/p", smallFiles("p"))]]),
				vsix: [],
			},
			["./n/p", "b"],
		);
		assert.deepEqual(lines, []);
		assert.deepEqual(choice.inUse.map(({ name }) => name).slice(1), ["p", "b"]);
	});

	it("reads a folder once that is named and stands in packs/, too", async () => {
		const same = folder("packs/p", smallFiles("p"));
		const { choice, complaints: lines } = await gatherPacks(
			{ workspace: [same], byPath: new Map([["./packs/p", same]]), vsix: [] },
			["./packs/p"],
		);
		assert.deepEqual(lines, []);
		assert.equal(choice.inUse.length, 2);
	});
});
