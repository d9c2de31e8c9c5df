// The cohort report over many notes, against markdownlint over the same files in the same run.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../editor/npm.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const WEEKS = 12;

/**
 * Ours runs before and after the other, so that a machine that gets busier or idler meanwhile tells on both.
 *
 * @returns seconds by the clock and of all processors that each took, and our peak memory with all threads in MB
 */
export async function measureReport(count) {
	const folder = mkdtempSync(join(tmpdir(), "bootcamp-notes-bench-"));
	try {
		writeCohort(folder, count);
		const drafts = join(folder, "drafts");
		const used = join(folder, "used.json");
		const cli = [
			join(root, "dist/cli.js"),
			"report",
			drafts,
			"--quiet",
			"--out",
			join(folder, "report.html"),
		];
		const before = await run(cli, used);
		const theirs = await run([join(HERE, "markdownlint.mjs"), drafts], used);
		const after = await run(cli, used);
		const mean = (of) => (of(before) + of(after)) / 2;
		return {
			notes: count,
			ours: { clock: mean(({ clock }) => clock), processor: mean(({ processor }) => processor) },
			theirs,
			peak: Math.max(before.peak, after.peak),
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** What a program takes, its start too. */
function run(args, used) {
	const start = performance.now();
	return new Promise((done, fail) => {
		const child = spawn(process.execPath, ["-r", join(HERE, "used.cjs"), ...args], {
			env: { ...process.env, BENCH_USED: used },
			stdio: ["ignore", "ignore", "inherit"],
		});
		child.on("error", fail);
		child.on("exit", (status) => {
			if (status !== 0) return fail(new Error(`It ended with ${status}: ${args.join(" ")}`));
			const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(used, "utf8"));
			done({
				clock: (performance.now() - start) / 1000,
				processor: (userCPUTime + systemCPUTime) / 1e6,
				peak: maxRSS / 1000,
			});
		});
	});
}

/** A cohort's drafts: the examples again and again, each copy with other days, numbers and sentences, a third reviewed. */
function writeCohort(folder, count) {
	const from = join(root, "examples/boot-camp/drafts");
	const examples = readdirSync(from, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:md|txt)$/.test(entry.name))
		.map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), "utf8") }));
	const random = randomNumbers(7);
	for (let i = 0; i < count; i++) {
		const { name, text } = examples[i % examples.length];
		const turn = Math.floor(i / examples.length);
		const week = turn % WEEKS;
		const intern = `intern-${String(Math.floor(turn / WEEKS)).padStart(4, "0")}`;
		const place = join(folder, "drafts", intern, `week-${String(week + 1).padStart(2, "0")}`);
		mkdirSync(place, { recursive: true });
		const file = join(place, basename(name));
		writeFileSync(file, changed(text, week, random));
		if (i % 3 === 0) writeFileSync(`${file}.review.jsonl`, reviewLog(i, week));
	}
	return count;
}

function changed(text, week, random) {
	const lines = text
		.replace(/07\/(\d\d)\/2025/g, (_, day) => {
			const date = new Date(Date.UTC(2025, 6, Number(day) + 7 * week));
			return `${String(date.getUTCMonth() + 1).padStart(2, "0")}/${String(date.getUTCDate()).padStart(2, "0")}/2025`;
		})
		.replace(/\b([1-9]\d)\.(\d)\b/g, (number) => (Number(number) + Math.floor(random() * 5)).toFixed(1))
		.replace(/\b(HR|RR|BP) (\d+)/g, (_, sign, value) => `${sign} ${Number(value) + Math.floor(random() * 6)}`)
		.split("\n");
	// A sentence goes here and there, and some are said twice in other places.
	const long = lines.flatMap((line, at) => (line.length > 80 ? [at] : []));
	for (let i = 0; i < 2 && long.length; i++) {
		const at = long[Math.floor(random() * long.length)];
		lines[at] =
			random() < 0.5
				? lines[at].replace(/(?<=\. )[^.]*\. /, "")
				: `${lines[at]} Seen again at ${8 + i}:${10 + Math.floor(random() * 49)}.`;
	}
	return lines.join("\n");
}

function reviewLog(i, week) {
	const day = new Date(Date.UTC(2025, 6, 15 + 7 * week, 9)).getTime();
	const event = (n, hours, rest) =>
		`${JSON.stringify({ v: 1, id: `e${i}-${n}`, n, at: new Date(day + hours * 3_600_000).toISOString(), ...rest })}\n`;
	return (
		event(1, 0, { by: "Intern", type: "status", status: "submitted" }) +
		event(2, 3 + (i % 40), { by: "Dr. Senior", type: "status", status: i % 2 ? "returned" : "accepted" })
	);
}

/** The same numbers in every run. */
function randomNumbers(seed) {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}
