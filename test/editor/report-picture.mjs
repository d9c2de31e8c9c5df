// The picture of the cohort report in the documentation: eight weeks of an invented cohort, made from the examples.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openBrowser } from "./browser.mjs";
import { root } from "./npm.mjs";

const WEEKS = 8;
const INTERNS = ["harlow", "mendes", "okafor", "pemberton", "qureshi"];
const PHRASES = [
	"Cut the HPI to what changes the assessment",
	"Commit to a diagnosis",
	"Add if/then for tonight",
];

/** Makes the report and takes its picture, light; needs the built program. */
export async function takeReport(file) {
	const folder = mkdtempSync(join(tmpdir(), "bootcamp-notes-picture-"));
	const browser = await openBrowser();
	try {
		writeCohort(join(folder, "drafts"));
		const html = join(folder, "report.html");
		const { status, stderr } = spawnSync(
			process.execPath,
			[join(root, "dist/cli.js"), "report", join(folder, "drafts"), "--quiet", "--out", html],
			{ encoding: "utf8", env: { ...process.env, SOURCE_DATE_EPOCH: "1757000000" } },
		);
		if (status !== 0) throw new Error(stderr);
		const page = await browser.newPage({ viewport: { width: 1180, height: 1480 }, colorScheme: "light" });
		await page.goto(pathToFileURL(html).href);
		await page.screenshot({ path: file });
	} finally {
		await browser.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

function writeCohort(folder) {
	const from = join(root, "examples/boot-camp/drafts");
	const examples = readdirSync(from, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:md|txt)$/.test(entry.name))
		.map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), "utf8") }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	let turn = 0;
	for (let week = 0; week < WEEKS; week++) {
		for (const [at, intern] of INTERNS.entries()) {
			for (let i = 0; i < 6; i++) {
				const { name, text } = examples[(week * 5 + at * 7 + i * 3) % examples.length];
				const place = join(folder, intern, `week-${week + 1}`);
				mkdirSync(place, { recursive: true });
				const file = join(place, `${i + 1}-${name}`);
				writeFileSync(file, written(text, week, at, i));
				if (turn++ % 2) writeFileSync(`${file}.review.jsonl`, reviewed(turn, week));
			}
		}
	}
}

/** A draft of a week: later ones are shorter and have fewer blanks left. */
function written(text, week, at, i) {
	let note = text.replace(/07\/(\d\d)\/2025/g, (_, day) => {
		const date = new Date(Date.UTC(2025, 6, Number(day) + 7 * week));
		return `${String(date.getUTCMonth() + 1).padStart(2, "0")}/${String(date.getUTCDate()).padStart(2, "0")}/2025`;
	});
	if ((at + i + week) % 8 < week)
		note = note.replaceAll("***", "none").replace(/^(#+ |)Code Status.*$/m, "$1Code Status");
	const sentences = Math.max(0, week + at - 3);
	for (let k = 0; k < sentences; k++) note = note.replace(/(?<=\. )[A-Z][^.\n]{30,160}\. (?=[A-Z])/, "");
	return note;
}

function reviewed(turn, week) {
	const start = Date.UTC(2025, 6, 18 + 7 * week, 14);
	const target = {
		selector: [
			{ type: "TextQuoteSelector", exact: "a", prefix: "", suffix: "" },
			{ type: "TextPositionSelector", start: 0, end: 1 },
		],
	};
	const hours = 4 + ((turn * 5) % 30) - 2 * Math.min(week, 6) * (turn % 2);
	const events = [
		[0, { by: "Intern", type: "status", status: "submitted" }],
		[
			hours,
			{ by: "Dr. Castellan", type: "comment", target, body: "See the phrase.", phrases: [PHRASES[turn % 3]] },
		],
		[hours, { by: "Dr. Castellan", type: "status", status: turn % 3 ? "returned" : "accepted" }],
	];
	return events
		.map(([after, event], n) => {
			const at = new Date(start + Math.max(1, after) * 3_600_000 * (n > 0)).toISOString();
			return `${JSON.stringify({ v: 1, id: `e${turn}-${n}`, n: n + 1, at, ...event })}\n`;
		})
		.join("");
}
