// The pictures of docs/practice.md.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./npm.mjs";
import { caseRow, practiceKeys, startCase, submitText } from "./practice-user.mjs";

const attempt = (name) => readFileSync(join(root, `test/practice/attempts/${name}.md`), "utf8");

/** A fortnight of an intern who gets better; the figures are invented. */
const progress = [
	["07/01", "hp-1", "admission", 52, 9, 16, 24, 1320, 412],
	["07/02", "pn-1", "progress", 31, 7, 14, 15, 610, null],
	["07/03", "hp-2", "admission", 49, 10, 17, 19, 1240, 371],
	["07/06", "so-1", "sign-out", 16, 6, 10, 9, 240, null],
	["07/07", "hp-1", "admission", 46, 12, 16, 12, 1105, 318],
	["07/08", "pn-2", "progress", 24, 10, 13, 8, 480, null],
	["07/09", "ds-1", "discharge", 41, 9, 15, 11, 890, null],
	["07/10", "hp-3", "admission", 43, 13, 17, 8, 1010, 274],
	["07/13", "pn-1", "progress", 19, 12, 14, 4, 410, null],
	["07/14", "hp-2", "admission", 38, 15, 17, 4, 940, 241],
];

/** The lines of a progress file. */
function progressFile() {
	const line = ([day, key, note, minutes, found, of, findings, total, hpi], i) => ({
		v: 1,
		at: `2026-${day.replace("/", "-")}T21:${10 + i}:00Z`,
		case: key,
		note,
		minutes,
		facts: { found, of, safetyMissed: Math.max(0, 3 - Math.floor(i / 2)) },
		rules: {
			"abbreviation/error-prone": Math.ceil(findings / 3),
			"us-style/spelling": Math.floor(findings / 3),
			"assessment/no-diagnosis": i < 4 ? 1 : 0,
			"plan/problem-without-action": Math.floor(findings / 6),
		},
		severities: {
			error: Math.floor(findings / 5),
			warning: findings - 2 * Math.floor(findings / 5),
			information: Math.floor(findings / 5),
		},
		words: { total, most: note === "admission" ? 1050 : 500, hpi, assessment: 160 },
		traps: { avoided: Math.min(2, Math.floor(i / 3)), fell: i < 4 ? 1 : 0, of: 2 },
		committed: i > 2,
		missing: Math.max(0, 4 - Math.floor(i / 2)),
		order: 400 + 40 * i,
	});
	return `${progress.map((row, i) => JSON.stringify(line(row, i))).join("\n")}\n`;
}

async function feedback(workbench) {
	await startCase(workbench, "Short of breath for five days");
	await submitText(workbench, attempt("hp-1.middling"));
}

async function showProgress(workbench) {
	await caseRow(workbench, "Short of breath for five days");
	await workbench.page.keyboard.press("Control+Alt+F8");
	await workbench.webview().locator("h1", { hasText: "Your progress" }).waitFor();
}

function prepare(workspace) {
	mkdirSync(join(workspace, "practice"), { recursive: true });
	writeFileSync(join(workspace, "practice/progress.jsonl"), progressFile());
}

export const practiceScenes = {
	/** A case under way: the cases, the chart, the draft, and the clock in the status bar. */
	practice: {
		keys: practiceKeys,
		async play(workbench) {
			await startCase(workbench, "Short of breath for five days");
			await workbench.page.waitForTimeout(6_000);
		},
	},
	/** What to do first next time, and what stands where. */
	"practice-feedback": { keys: practiceKeys, play: feedback },
	/** An intern’s own figures. */
	"practice-progress": { keys: practiceKeys, prepare, play: showProgress },
};
