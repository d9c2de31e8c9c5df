import assert from "node:assert/strict";
import fc from "fast-check";
import { type Available, type Choice, choosePacks, RANKS, type Rank } from "../../../src/packs/precedence.ts";

const pack = (name: string, rank: Rank, where = `${rank} ${name}`): Available => ({ name, rank, where });
const builtIn = pack("boot-camp", "built-in");
const wheres = (packs: readonly Available[]) => packs.map(({ where }) => where);

/** A choice as words, which do not depend on the order in which packs were found. */
function plain({ inUse, ordered, shadowed, clashes, unused, missing }: Choice<Available>) {
	return {
		inUse: wheres(inUse),
		ordered,
		shadowed: shadowed.map((each) => `${each.pack.where} by ${each.by.where}`).sort(),
		clashes: clashes.map((packs) => wheres(packs).sort()).sort(),
		unused: wheres(unused).sort(),
		missing,
	};
}

describe("choosing among packs", () => {
	it("takes the highest rank of each name, whole, and tells what it hides", () => {
		const all = RANKS.slice(0, 3).map((rank) => pack("county", rank));
		const choice = plain(choosePacks([builtIn, ...all]));
		assert.deepEqual(choice.inUse, ["built-in boot-camp", "workspace county"]);
		assert.deepEqual(choice.shadowed, [
			"installed county by workspace county",
			"vsix county by workspace county",
		]);
		assert.deepEqual(plain(choosePacks([builtIn, ...all.slice(1)])).inUse, [
			"built-in boot-camp",
			"installed county",
		]);
	});

	it("uses all, lower ranks first, when the settings name none", () => {
		const choice = plain(
			choosePacks([
				pack("a", "workspace"),
				pack("c", "vsix"),
				pack("b", "installed"),
				pack("d", "vsix"),
				builtIn,
			]),
		);
		assert.deepEqual(choice.inUse, ["built-in boot-camp", "vsix c", "vsix d", "installed b", "workspace a"]);
		assert.equal(choice.ordered, false);
	});

	it("uses those that the settings name, in their order", () => {
		const all = [builtIn, pack("a", "workspace"), pack("b", "installed"), pack("c", "vsix")];
		const choice = plain(choosePacks(all, ["c", "a", "z", "c"]));
		assert.deepEqual(choice.inUse, ["built-in boot-camp", "vsix c", "workspace a"]);
		assert.deepEqual(choice.unused, ["installed b"]);
		assert.deepEqual(choice.missing, ["z"]);
		assert.equal(choice.ordered, true);
		assert.deepEqual(plain(choosePacks(all, [])).inUse, ["built-in boot-camp"]);
	});

	it("uses none of two that have one name and one rank, nor a lower one in their place", () => {
		const all = [builtIn, pack("a", "workspace", "x"), pack("a", "workspace", "y"), pack("a", "installed")];
		const choice = plain(choosePacks(all));
		assert.deepEqual(choice.inUse, ["built-in boot-camp"]);
		assert.deepEqual(choice.clashes, [["x", "y"]]);
		assert.deepEqual(plain(choosePacks(all, ["a"])).missing, []);
		assert.deepEqual(plain(choosePacks(all, ["a"])).clashes, [["x", "y"]]);
		assert.deepEqual(plain(choosePacks(all, ["b"])).clashes, [], "Nobody asked for it.");
	});

	it("hides a clash of a lower rank behind a higher one", () => {
		const choice = plain(
			choosePacks([builtIn, pack("a", "vsix", "x"), pack("a", "vsix", "y"), pack("a", "installed")]),
		);
		assert.deepEqual(choice.inUse, ["built-in boot-camp", "installed a"]);
		assert.deepEqual(choice.clashes, []);
		assert.equal(choice.shadowed.length, 2);
	});

	it("hides the built-in one behind nothing", () => {
		const others = RANKS.slice(0, 3).map((rank) => pack("boot-camp", rank));
		for (const named of [undefined, ["boot-camp"]]) {
			const choice = choosePacks([...others, builtIn], named);
			assert.deepEqual(choice.inUse, [builtIn]);
			assert.deepEqual(
				choice.shadowed.map(({ by }) => by),
				[builtIn, builtIn, builtIn],
			);
		}
	});

	const names = fc.constantFrom("a", "b", "c", "d");
	const packs = fc
		.array(fc.tuple(names, fc.constantFrom(...RANKS.slice(0, 3))), { maxLength: 12 })
		.map((list) => list.map(([name, rank], i) => pack(name, rank, `${i}`)));
	const named = fc.option(fc.array(names, { maxLength: 6 }), { nil: undefined });

	it("chooses the same in whatever order they were found", () => {
		const both = packs.chain((list) =>
			fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
		);
		fc.assert(
			fc.property(both, named, ([one, other], wanted) => {
				const a = plain(choosePacks([builtIn, ...one], wanted));
				assert.deepEqual(plain(choosePacks([...other, builtIn], wanted)), a);
			}),
		);
	});

	it("accounts for each pack once", () => {
		fc.assert(
			fc.property(packs, named, (list, wanted) => {
				const { inUse, shadowed, clashes, unused } = choosePacks([builtIn, ...list], wanted);
				assert.equal(inUse[0], builtIn);
				assert.equal(new Set(inUse.map(({ name }) => name)).size, inUse.length);
				const told = [...inUse, ...shadowed.map((each) => each.pack), ...clashes.flat(), ...unused];
				assert.equal(new Set(told).size, told.length);
				for (const { pack: low, by } of shadowed) {
					assert.equal(low.name, by.name);
					assert.ok(RANKS.indexOf(by.rank) < RANKS.indexOf(low.rank));
				}
				const silent = list.filter((each) => !told.includes(each));
				// What is left has a name that clashes at a higher rank, or at its own without being asked for.
				for (const each of silent)
					assert.ok(
						list.some(
							(a) =>
								a.name === each.name && list.some((b) => b !== a && b.name === a.name && b.rank === a.rank),
						),
					);
			}),
		);
	});
});
