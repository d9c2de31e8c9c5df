import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clean, Folder, flawed, type Outcome } from "./cli-process.ts";

describe("the report command", () => {
	let folder: Folder;
	beforeEach(() => {
		folder = new Folder();
	});
	afterEach(() => folder.remove());

	const fixed = { SOURCE_DATE_EPOCH: "1753000000" };
	const report = (...args: string[]): Promise<Outcome> => folder.run(["report", ...args], "", fixed);
	const read = (name: string) => readFileSync(join(folder.path, name), "utf8");
	const json = (name = "r.json") => JSON.parse(read(name));

	const three = {
		"drafts/lee/a.md": flawed,
		"drafts/lee/b.md": clean,
		"drafts/okafor/c.txt": clean.replace("07/14/2025", "07/21/2025"),
	};

	it("writes the page, the table and the data, and says what recurs", async () => {
		folder.write(three);
		const { status, out, err } = await report(
			"drafts",
			"--out",
			"r.html",
			"--csv",
			"r.csv",
			"--json",
			"r.json",
		);
		assert.equal(err, "");
		assert.equal(status, 0);
		assert.match(
			out,
			/^Wrote r\.html\.\nWrote r\.csv\.\nWrote r\.json\.\n3 notes by 2 interns\. What recurs most: No assessment, in 1 note\.\n$/,
		);
		assert.match(
			read("r.html"),
			/^<!doctype html>[\s\S]*No assessment[\s\S]*Made on 07\/20\/2025\.[\s\S]*<\/html>\n$/,
		);
		assert.match(read("r.csv"), /^by,of,rule,[\s\S]*\r\nintern,Okafor,,1,/);
		const { all, interns, weeks } = json();
		assert.equal(all.notes, 3);
		assert.deepEqual(
			interns.map(({ name, notes }: { name: string; notes: number }) => [name, notes]),
			[
				["Lee", 2],
				["Okafor", 1],
			],
		);
		assert.deepEqual(
			weeks.map(({ name }: { name: string }) => name),
			["2025-07-14", "2025-07-21"],
		);
	});

	it("leaves out attempts at practice cases, which are the intern's own", async () => {
		folder.write({
			...three,
			"practice/hp-1-attempt-1.md": flawed,
			"drafts/practice/so-2-attempt-12.md": flawed,
		});
		const { out } = await report(".", "--json", "r.json");
		assert.match(out, /3 notes by 2 interns/);
	});

	it("counts an attempt that was submitted for review, with the minutes of its clock, and names it by the pack", async () => {
		const attempt = (seconds: number, draft: string) =>
			JSON.stringify({ v: 1, id: "x", draft, timed: true, seconds, text: "" });
		folder.write({
			"practice/hp-1-attempt-1.md": flawed,
			"practice/hp-1-attempt-2.md": flawed,
			"practice/attempts/hp-1-attempt-1.json": attempt(2520, "practice/hp-1-attempt-1.md"),
			"practice/attempts/hp-1-attempt-2.json": "half",
		});
		assert.equal(
			(await folder.run(["review", "submit", "practice/hp-1-attempt-1.md", "--by", "Okafor"])).status,
			0,
		);
		assert.match(read("practice/hp-1-attempt-1.md.review.jsonl"), /"status":"submitted","minutes":42,/);
		await report(".", "--json", "r.json");
		const { all, interns, kinds } = JSON.parse(read("r.json"));
		assert.deepEqual([all.notes, all.minutes.median], [1, 42]);
		assert.equal(interns.length, 1);
		assert.ok(kinds[0].title && kinds[0].title !== kinds[0].name);
	});

	it("is the same for the same folder, and writes over its own earlier reports", async () => {
		folder.write(three);
		const files = ["r.html", "r.csv", "r.json"];
		const args = ["--out", "r.html", "--csv", "r.csv", "--json", "r.json"];
		assert.equal((await report(...args)).status, 0);
		const before = files.map(read);
		assert.equal((await report(...args)).status, 0);
		assert.deepEqual(files.map(read), before);
	});

	it("never writes over anything else", async () => {
		folder.write({ ...three, "mine.html": "<p>typed by hand</p>" });
		for (const args of [
			["--out", "mine.html"],
			["--csv", "drafts/lee/b.md"],
			["--json", "mine.html"],
			["--out", "drafts"],
			["--out", "r.html", "--json", "mine.html"],
		]) {
			const { status, out, err } = await report(...args);
			assert.equal(status, 2, args.join(" "));
			assert.equal(out, "");
			assert.match(err, /^bootcamp-notes: .*(?:left as it is|not a file)\.?\n$/);
		}
		assert.equal(read("mine.html"), "<p>typed by hand</p>");
		assert.equal(read("drafts/lee/b.md"), clean);
		assert.ok(!existsSync(join(folder.path, "r.html")));
	});

	it("says that all notes are from before the day it begins with", async () => {
		folder.write(three);
		const { status, out } = await report("--out", "r.html", "--since", "2099-01-01");
		assert.equal(status, 0);
		assert.match(out, /No notes since 2099-01-01; 3 earlier notes left out\.\n$/);
		assert.match(read("r.html"), /All notes here are from before the day/);
	});

	it("tells what is wrong with the call in one line", async () => {
		folder.write(three);
		const cases: [string[], RegExp][] = [
			[["drafts"], /say where the report goes/],
			[
				["--out", "r.html", "--since", "yesterday"],
				/--since takes a day such as 2025-07-14 or 07\/14\/2025, not "yesterday"/,
			],
			[["--out", "r.html", "--since", "2025-02-30"], /--since takes a day/],
			[["--out"], /argument missing/],
			[["--loud"], /unknown option/],
		];
		for (const [args, says] of cases) {
			const { status, out, err } = await report(...args);
			assert.equal(status, 2, args.join(" "));
			assert.equal(out, "");
			assert.match(err, says);
			assert.equal(err.split("\n").length, 2);
		}
	});

	it("says so when the report cannot be written", async () => {
		folder.write(three);
		const { status, err } = await report("--out", "nowhere/r.html", "--json", "r.json");
		assert.equal(status, 2);
		assert.match(err, /nowhere\/r\.html:1:1 There is no such folder\./);
		assert.equal(json().all.notes, 3);
	});

	it("of an empty folder says that there is nothing yet", async () => {
		const { status, out } = await report("--out", "r.html", "--json", "r.json");
		assert.equal(status, 0);
		assert.match(out, /No notes found\./);
		assert.match(read("r.html"), /Nothing to report yet/);
		assert.equal(json().all.notes, 0);
	});

	it("counts what can be read, names what cannot in a line each, and exits with 2", async () => {
		folder.write({
			...three,
			"drafts/lee/utf16.md": Buffer.from(`\uFEFF${clean}`, "utf16le"),
			"drafts/lee/bytes.md": Buffer.from([0xc3, 0x28, 0x0a]),
			"drafts/README.md": "# Drafts\n\nWhat is where.\n",
		});
		const { status, err } = await report("drafts", "nothing-here", "--json", "r.json");
		assert.equal(status, 2);
		assert.equal(err.split("\n").length, 4);
		assert.match(err, /nothing-here:1:1 There is no such file/);
		assert.match(err, /utf16\.md:1:1 This is UTF-16/);
		assert.match(err, /bytes\.md:1:1 This is not UTF-8/);
		const { all, unread, others } = json();
		assert.deepEqual([all.notes, unread, others], [3, 2, 1]);
	});

	it("begins where --since says, in either way to write a date", async () => {
		folder.write(three);
		for (const since of ["2025-07-15", "07/15/2025"]) {
			assert.equal((await report("--json", "r.json", "--since", since)).status, 0);
			assert.deepEqual([json().all.notes, json().earlier, json().since], [1, 2, "2025-07-15"]);
		}
	});

	it("follows settings and their packs, and names mistakes in them once", async () => {
		folder.write({
			"drafts/lee/a.md": flawed,
			"drafts/lee/b.md": flawed,
			"bootcamp-notes.json": '{"rules": {"assessment/missing": "off"}}',
		});
		await report("--json", "r.json");
		assert.deepEqual(
			json().rules.filter(({ rule }: { rule: string }) => rule === "assessment/missing"),
			[],
		);
		folder.write({ "bootcamp-notes.json": '{"rules": {"no/rule": "off"}}' });
		const { status, err } = await report("--json", "r.json");
		assert.equal(status, 2);
		assert.match(
			err,
			/^bootcamp-notes\.json:1:\d+ There is no rule "no\/rule"\..*built-in settings hold\.\n$/,
		);
	});

	it("says nothing with --quiet but what went wrong", async () => {
		folder.write(three);
		assert.deepEqual(await report("--quiet", "--out", "r.html"), { status: 0, out: "", err: "" });
	});

	describe("reads review logs", () => {
		const status = (n: number, hour: number, said: string, by: string) =>
			`${JSON.stringify({ v: 1, id: `e${n}`, n, at: `2025-07-14T${String(hour).padStart(2, "0")}:00:00Z`, by, type: "status", status: said })}\n`;
		const log = status(1, 8, "submitted", "Lee") + status(2, 14, "returned", "Dr. Castellan");

		it("beside their drafts", async () => {
			folder.write({ ...three, "drafts/lee/a.md.review.jsonl": log, "drafts/lee/gone.md.review.jsonl": log });
			const { status, err } = await report("--json", "r.json");
			assert.deepEqual([status, err], [0, ""]);
			const { statuses, all } = json();
			assert.deepEqual(statuses, [{ status: "returned", drafts: 1 }]);
			assert.deepEqual(all.answerHours, { count: 1, median: 6, p90: 6 });
		});

		it("as far as they can be read, and says which lines cannot", async () => {
			folder.write({ ...three, "drafts/lee/a.md.review.jsonl": `${log}nonsense\n{"v":1,"id":` });
			mkdirSync(join(folder.path, "drafts/lee/b.md.review.jsonl"));
			const { status, err } = await report("--json", "r.json");
			assert.equal(status, 2);
			assert.match(err, /drafts\/lee\/a\.md\.review\.jsonl:3:1 This line cannot be read/);
			assert.match(err, /drafts\/lee\/a\.md\.review\.jsonl:4:1 The last line has no end/);
			assert.match(err, /drafts\/lee\/b\.md\.review\.jsonl:1:1 This is a folder, not a file\./);
			assert.equal(json().all.answerHours.count, 1);
			assert.equal(json().all.notes, 3);
		});

		it("and leaves names out with --anonymous, those of interns, reviewers, files and folders", async () => {
			folder.write({
				"drafts/wintergreen/secret-name.md": `---\nnote: progress\nauthor: Dr. Quillfeather\n---\n${flawed.replace(/^---[\s\S]*?---\n/, "")}`,
				"drafts/wintergreen/b.md": clean,
				"drafts/wintergreen/b.md.review.jsonl": log,
			});
			await report("--anonymous", "--out", "r.html", "--csv", "r.csv", "--json", "r.json");
			for (const file of ["r.html", "r.csv", "r.json"]) {
				assert.doesNotMatch(read(file), /wintergreen|quillfeather|castellan|secret-name|drafts\//i);
				assert.match(read(file), /Intern A/);
			}
			assert.equal(json().anonymous, true);
		});
	});

	it("comes to the same on several threads as on one", async () => {
		const notes = 320;
		const [first, second] = [0, 1].map((half) => {
			const files: Record<string, string> = {};
			for (let i = half; i < notes; i += 2)
				files[`${half ? "odd" : "even"}/drafts/n${i % 9}/w${i % 5}/${String(i).padStart(3, "0")}.md`] = (
					i % 3 ? clean : flawed
				).replace("07/14/2025", `07/${String(1 + (i % 28)).padStart(2, "0")}/2025`);
			return files;
		});
		folder.write({ ...first, ...second });
		writeFileSync(join(folder.path, "even/drafts/n0/broken.md"), Buffer.from([0xff, 0x80, 0x0a]));
		const all = await report("--json", "all.json");
		assert.match(all.err, /^even\/drafts\/n0\/broken\.md:1:1 [^\n]*\n$/);
		assert.equal(all.status, 2);
		// Each half is few enough for one thread.
		await report("even", "--json", "even.json");
		await report("odd", "--json", "odd.json");
		const [whole, ...halves] = ["all.json", "even.json", "odd.json"].map(json);
		assert.equal(whole.all.notes, notes);
		assert.equal(halves[0].all.notes + halves[1].all.notes, notes);
		for (const { rule, findings, notes: flagged } of whole.rules) {
			const parts = halves.map(({ rules }) => rules.find((one: { rule: string }) => one.rule === rule));
			assert.equal(
				parts.reduce((sum, part) => sum + (part?.findings ?? 0), 0),
				findings,
				rule,
			);
			assert.equal(
				parts.reduce((sum, part) => sum + (part?.notes ?? 0), 0),
				flagged,
				rule,
			);
		}
		const again = await report("--json", "again.json");
		assert.equal(again.status, 2);
		assert.equal(read("again.json"), read("all.json"));
	});

	it("is told by help", async () => {
		const { status, out } = await report("--help");
		assert.equal(status, 0);
		assert.match(out, /--anonymous[\s\S]*Exit status: 0 written/);
	});
});
