import assert from "node:assert";
import { Folder } from "./cli-process.ts";
import { CASE_TEXT, GOOD } from "./practice-case.ts";

describe("bootcamp-notes score", () => {
	let folder: Folder;
	before(() => {
		folder = new Folder().write({
			"cap-1.md": CASE_TEXT,
			"cap-1.model.md": "# Model\n\nIt is CAP.\n",
			"draft.md": GOOD,
			"broken.md": CASE_TEXT.replace("minutes: 15", "minutes: soon"),
			"lone.md": CASE_TEXT.replace("cap-1.model.md", "gone.model.md"),
		});
	});
	after(() => folder.remove());

	it("writes the feedback, and the model note when asked", async () => {
		const { status, out, err } = await folder.run([
			"score",
			"cap-1.md",
			"draft.md",
			"--minutes",
			"12.5",
			"--model",
		]);
		assert.equal(err, "");
		assert.equal(status, 0);
		assert.match(out, /^# A cough that stayed\n\nFacts found: 4 of 4/);
		assert.match(out, /## Model note\n\n# Model\n\nIt is CAP\.\n$/);
	});

	it("keeps the model note to itself otherwise", async () => {
		assert.doesNotMatch((await folder.run(["score", "cap-1.md", "draft.md"])).out, /It is CAP/);
	});

	it("gives JSON, without the number that only orders attempts, and reads standard input", async () => {
		const { status, out } = await folder.run(["score", "cap-1.md", "-", "--format", "json"], GOOD);
		assert.equal(status, 0);
		const result = JSON.parse(out);
		assert.equal(result.found, 4);
		assert.equal(result.order, undefined);
		assert.equal(result.minutes.taken, null);
	});

	it("speaks of what matters first: nothing written, another kind of note, no headings", async () => {
		const first = async (draft: string, of = "hp-1") => {
			const { status, out, err } = await folder.run(["score", of, "-", "--format", "json"], draft);
			assert.deepEqual([status, err], [0, ""]);
			return JSON.parse(out).next[0];
		};
		const words = "He takes furosemide and came in short of breath after nine days without it. ".repeat(4);
		assert.match(await first(""), /^There is hardly anything here yet/);
		assert.match(await first("---\nnote: admission\n---\n"), /^There is hardly anything here yet/);
		assert.match(
			await first(`---\nnote: sign-out\n---\n# Sign-out\n\n${words}`),
			/another kind of note \(admission\)/,
		);
		assert.match(await first(`---\nnote: admission\n---\n${words}`), /^Put a heading over each part/);
		assert.doesNotMatch(await first(`---\nnote: rounds\n---\n${words}`, "rp-1"), /heading/);
	});

	const wrong: readonly (readonly [args: string, says: RegExp])[] = [
		["gone.md draft.md", /^gone\.md:1:1 There is no such file/],
		["cap-1.md gone.md", /^gone\.md:1:1 There is no such file/],
		["no-such-case draft.md", /^bootcamp-notes: there is no built-in case "no-such-case"/],
		["broken.md draft.md", /^broken\.md:7:10 This must be a whole number\.$/m],
		["cap-1.md draft.md --minutes soon", /--minutes takes a number of minutes/],
		["cap-1.md draft.md --format html", /html/],
		["lone.md draft.md --model", /^gone\.model\.md:1:1 The model note: There is no such file/],
		["cap-1.md", /missing required argument/],
	];
	for (const [args, says] of wrong) {
		it(`one clear line and 2: score ${args}`, async () => {
			const { status, out, err } = await folder.run(["score", ...args.split(" ")]);
			assert.equal(status, 2);
			assert.equal(out, "");
			assert.match(err, says);
			assert.equal(err.trim().split("\n").length, 1);
		});
	}
});
