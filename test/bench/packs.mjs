import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "../editor/npm.mjs";
import { median } from "./time.mjs";

const ROUNDS = 11;

/** Builds what is timed, into a folder of its own. @returns what runs it: it gives the number that was printed */
function buildWork(folder) {
	const work = join(folder, "work.js");
	buildSync({
		absWorkingDir: root,
		entryPoints: ["test/bench/packs-work.ts"],
		outfile: work,
		bundle: true,
		minify: true,
		platform: "node",
		mainFields: ["module", "main"],
		alias: { "decode-named-character-reference": "./src/note/no-entities.ts" },
		loader: { ".md": "text" },
		logLevel: "error",
	});
	return (...args) => {
		const { status, stdout, stderr } = spawnSync(process.execPath, [work, ...args], { encoding: "utf8" });
		if (status !== 0) throw new Error(stderr);
		return Number(stdout);
	};
}

/** Gives a folder in which so many packs are installed, and removes it afterwards. */
export async function withInstalled(count, use) {
	const folder = mkdtempSync(join(tmpdir(), "bootcamp-notes-bench-"));
	try {
		const installed = join(folder, "packs");
		buildWork(folder)("fill", installed, `${count}x1`);
		return await use(installed);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Rows of what many packs cost against few, each in processes of its own, by turns. */
export function packRows() {
	const folder = mkdtempSync(join(tmpdir(), "bootcamp-notes-bench-"));
	try {
		const run = buildWork(folder);
		const whole = (...args) => {
			const start = performance.now();
			run(...args);
			return performance.now() - start;
		};
		const home = (count) => join(folder, count);
		for (const count of ["0x1", "1x1", "200x1", "1x5", "1x500"]) run("fill", home(count), count);
		const draft = join(root, "examples/boot-camp/drafts/harlow/admission-copd.md");
		const noIndex = () => {
			for (const name of readdirSync(home("200x1")))
				if (name.startsWith("index@")) rmSync(join(home("200x1"), name));
		};
		const times = turns({
			one: () => run("open", home("1x1")),
			many: () => run("open", home("200x1")),
			wholeOne: () => whole("open", home("1x1")),
			wholeMany: () => whole("open", home("200x1")),
			five: () => run("open", home("1x5")),
			five100: () => run("open", home("1x500")),
			wholeFive: () => whole("open", home("1x5")),
			wholeFive100: () => whole("open", home("1x500")),
			lintNone: () => run("lint", home("0x1"), draft),
			lintMany: () => run("lint", home("200x1"), draft),
			index: () => run("list", home("200x1")),
			noIndex: () => {
				noIndex();
				return run("list", home("200x1"));
			},
		});
		const ratio = (a, b) => (times[a] / times[b]).toFixed(2);
		return {
			title: `Packs, each in a fresh process (list of templates: ${times.one.toFixed(1)} ms with 1 installed, ${times.many.toFixed(1)} ms with 200; ${times.five.toFixed(1)} ms with 5 templates, ${times.five100.toFixed(1)} ms with 500)`,
			rows: [
				["New Note from the terminal: 200 packs against 1", ratio("wholeMany", "wholeOne"), "about 1"],
				["its list alone: 200 packs against 1", ratio("many", "one"), ""],
				[
					"New Note from the terminal: 500 templates against 5",
					ratio("wholeFive100", "wholeFive"),
					"about 1",
				],
				["its list alone: 500 templates against 5", ratio("five100", "five"), ""],
				["first lint: 200 packs against none", ratio("lintMany", "lintNone"), ""],
				["listing 200 packs: with an index against without", ratio("index", "noIndex"), "below 1"],
			],
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** The median of what each gives, taken by turns. */
function turns(works) {
	const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
	for (let round = 0; round < ROUNDS; round++)
		for (const [name, work] of Object.entries(works)) times[name].push(work());
	return Object.fromEntries(Object.entries(times).map(([name, each]) => [name, median(each)]));
}
