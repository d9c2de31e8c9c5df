// `npm run bench [-- FOLDER] [--editor] [--report]`: ratios measured in one run. FOLDER holds the notes to lint, the
// examples when left out; `--editor` measures activation in the real editor too, `--report` the report over 20,000 notes.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { lint } from "markdownlint/sync";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { measureActivation } from "../editor/activation.mjs";
import { root } from "../editor/npm.mjs";
import { hostilePacks } from "./hostile-packs.mjs";
import { noteOf, readNotes } from "./notes.mjs";
import { packRows, withInstalled } from "./packs.mjs";
import { measureScoring } from "./practice.mjs";
import { measureReport } from "./report.mjs";
import { byTurns, median, time } from "./time.mjs";

const { values, positionals } = parseArgs({
	options: { editor: { type: "boolean" }, report: { type: "boolean" } },
	allowPositionals: true,
});
const folder = positionals[0] ?? join(root, "examples/boot-camp/drafts");
const built = spawnSync(process.execPath, [join(root, "esbuild.mjs")], { cwd: root, encoding: "utf8" });
if (built.status !== 0) throw new Error(built.stderr);
const { createLinter } = createRequire(import.meta.url)(join(root, "dist/index.js"));
const parser = unified().use(remarkParse).freeze();

function row(what, figure, target = "") {
	console.log(`  ${what.padEnd(58)} ${figure.padStart(10)}  ${target}`);
}

function fullLint() {
	const notes = readNotes(folder);
	const linter = createLinter();
	let round = 0;
	const ours = () => {
		round++;
		// Another name each round: nothing is remembered from the last.
		for (const [i, text] of notes.entries()) linter.lint(text, { file: `${round}-${i}` });
	};
	const bare = () => {
		for (const text of notes) parser.parse(text);
	};
	const others = () => lint({ strings: Object.fromEntries(notes.map((text, i) => [String(i), text])) });
	const [our, remark, markdownlint] = byTurns([ours, bare, others], 15);
	console.log(
		`\nFull lint of ${notes.length} notes, all rules (${(our / notes.length).toFixed(2)} ms a note here)`,
	);
	row("against bare remark-parse", (our / remark).toFixed(2), "at most 1.3");
	row("against markdownlint", (our / markdownlint).toFixed(2), "at most 0.6");
}

function keystroke() {
	const draft = readFileSync(join(root, "examples/boot-camp/drafts/harlow/admission-chest-pain.md"), "utf8");
	const sizes = [500, 5_000, 50_000];
	const notes = sizes.map((size) => noteOf(size, draft));
	const linter = createLinter();
	for (const [i, text] of notes.entries()) linter.lint(text, { file: String(i) });
	const times = notes.map(() => []);
	for (let round = 0; round < 400; round++) {
		notes.forEach((text, i) => {
			// Typing goes on in the middle of the note, one letter after the other.
			const at = text.indexOf("\n", Math.floor(text.length / 2));
			const next = `${text.slice(0, at)}${"x".repeat(1 + (round % 40))}${text.slice(at)}`;
			const took = time(() => linter.lint(next, { file: String(i) }));
			if (round > 100) times[i].push(took);
		});
	}
	const each = times.map(median);
	const whole = median([0, 1, 2].map(() => time(() => lint({ strings: { note: notes[2] } }))));
	console.log(`\nOne keystroke (${each.map((ms) => ms.toFixed(2)).join(", ")} ms here)`);
	row("5,000 words against 500", (each[1] / each[0]).toFixed(2), "flat");
	row("50,000 words against 500", (each[2] / each[0]).toFixed(2), "flat");
	row("50,000 words: markdownlint takes times as long", (whole / each[2]).toFixed(0), "at least 50");
}

function growth() {
	const hostile = {
		"unclosed fences": (n) => "```\n# HPI\n\n".repeat(n),
		"unclosed comments": (n) => "<!-- \n# HPI\n\n".repeat(n),
		"one long line": (n) => "denies chest pain ".repeat(n * 3),
		"capitals only": (n) => "ACUTE KIDNEY INJURY\n\n".repeat(n),
		"labels only": (n) => "HPI: x\n".repeat(n * 2),
		"blanks only": (n) => "*** ".repeat(n * 3),
		brackets: (n) => "[{<".repeat(n * 3),
		"code status": (n) => "DNR discussed, full code was ".repeat(n),
	};
	console.log("\nTwice the text, how much longer (hostile text of up to 150 KB)");
	for (const [name, make] of Object.entries(hostile)) {
		const texts = [2_000, 4_000].map((n) => `---\nnote: admission\n---\n## HPI\n${make(n)}`);
		let round = 0;
		const works = texts.map((text) => () => createLinter().lint(text, { file: String(round++) }));
		const [one, two] = byTurns(works, 5, 1);
		row(name, (two / one).toFixed(2), "about 2");
	}
}

async function scoring() {
	const measured = await measureScoring();
	if (!measured) return;
	const { cases, ratio, milliseconds } = measured;
	console.log(`\nScoring the model note of ${cases} practice cases`);
	row("against linting it once", ratio.toFixed(2));
	row("milliseconds a draft here", milliseconds.toFixed(1), "under 50");
}

function startUp() {
	const file = join(root, "examples/boot-camp/drafts/harlow/admission-copd.md");
	const cli = join(root, "dist/cli.js");
	const run =
		(...args) =>
		() =>
			spawnSync(process.execPath, args, { stdio: "ignore" });
	const [empty, version, one] = byTurns(
		[run("-e", "0"), run(cli, "--version"), run(cli, "lint", file)],
		9,
		1,
	);
	console.log("\nStart-up of the command line against `node -e 0`");
	row("bootcamp-notes --version", (version / empty).toFixed(2));
	row("bootcamp-notes lint of one note", (one / empty).toFixed(2));
}

function packs() {
	const { title, rows } = packRows();
	console.log(`\n${title}`);
	for (const each of rows) row(...each);
}

function sizes() {
	console.log("\nBundles, minified (KB)");
	for (const name of ["dist/extension.js", "dist/web/extension.js", "dist/index.js", "dist/cli.js"]) {
		const path = join(root, name);
		const target = name.includes("extension") ? "at most 250" : "";
		if (existsSync(path)) row(name, (statSync(path).size / 1000).toFixed(0), target);
	}
}

async function activation() {
	console.log(
		"\nActivation in the real editor, by its own clock (ms; load is reading and running the entry)",
	);
	const times = await withInstalled(200, (installed) => measureActivation(installed));
	for (const [host, { none, many }] of Object.entries(times)) {
		const both = ({ load, activate }) => `${load.toFixed(0)}, ${activate.toFixed(0)}`;
		row(`${host} extension host: load, then activate`, both(none), "at most 50");
		row(`${host} extension host, 200 packs installed`, both(many), "at most 50");
		const whole = ({ load, activate }) => load + activate;
		row(`${host} extension host: 200 packs against none`, (whole(many) / whole(none)).toFixed(2), "about 1");
	}
}

async function report() {
	const { notes, ours, theirs, peak } = await measureReport(20_000);
	const rate = ({ clock }) => Math.round(notes / clock);
	console.log(
		`\nCohort report over ${notes} notes (${rate(ours)} a second here, markdownlint ${rate(theirs)})`,
	);
	row(
		"notes a second against markdownlint, default rules",
		(theirs.clock / ours.clock).toFixed(2),
		"at least 3",
	);
	row("processor time of all cores against it", (ours.processor / theirs.processor).toFixed(2));
	row("peak memory with all threads (MB)", peak.toFixed(0), "under 400");
}

fullLint();
keystroke();
growth();
await scoring();
await hostilePacks(row);
startUp();
packs();
sizes();
if (values.report) await report();
if (values.editor) await activation();
