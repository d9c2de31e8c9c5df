import assert from "node:assert";
import { Turns } from "../../src/extension/practice/turns.ts";

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe("turns", () => {
	it("do one thing after the other, also behind one that fails", async () => {
		const turns = new Turns();
		const done: string[] = [];
		const act = (name: string) => async () => {
			done.push(`${name} begins`);
			await soon();
			done.push(`${name} ends`);
			if (name === "b") throw new Error(name);
			return name;
		};
		const all = ["a", "b", "c"].map((name) => turns.take(name, act(name)));
		const [a, b, c] = await Promise.allSettled(all);
		assert.deepEqual(done, ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
		assert.equal(a?.status, "fulfilled");
		assert.equal(b?.status, "rejected");
		assert.deepEqual(c, { status: "fulfilled", value: "c" });
	});

	it("do once what is asked for twice at once, and again what is asked for later", async () => {
		const turns = new Turns();
		let times = 0;
		const act = async () => {
			await soon();
			return ++times;
		};
		assert.deepEqual(await Promise.all([turns.take("start", act), turns.take("start", act)]), [1, 1]);
		assert.equal(await turns.take("start", act), 2);
		const [, , last] = await Promise.all([
			turns.take("start", act),
			turns.take("other", act),
			turns.take("start", act),
		]);
		assert.equal(last, 5);
	});
});
