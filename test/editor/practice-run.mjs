// Practice from one end to the other, as a user with a mouse and a keyboard; and with the editor killed in between.

import assert from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until, withWorkbench } from "./driver.mjs";
import { root } from "./npm.mjs";
import { caseRow, clock, feedbackPage, practiceKeys, startCase } from "./practice-user.mjs";
import { webHost } from "./suite.mjs";

const folder = join(root, "examples/boot-camp");
const title = "Short of breath for five days";
const attempt = (kind) => readFileSync(join(root, `test/practice/attempts/hp-1.${kind}.md`), "utf8");

/** A case from the click on it to the feedback, the model note, the progress page, and the end of the progress file. */
export const practiceAsUser = {
	title: "practice, as a user: a case from start to progress",
	play: practice,
};

/** Kills editor and server at random moments of writing; each time draft and clock are there again. */
export const killedInTheMiddle = {
	title: "practice, as a user: killed at any moment, draft and clock are there again",
	play: killInTheMiddle,
};

/** Two windows on one folder, of which the second takes the attempt over. */
export const inTwoWindows = {
	title: "practice, as a user: two windows on one folder",
	play: takeOver,
};

function practice({ vsix, host }) {
	const more = host === "web" ? webHost : {};
	return withWorkbench({ vsix, folder, keys: practiceKeys, more }, async (workbench) => {
		const { page } = workbench;
		const progress = join(workbench.folder, "practice/progress.jsonl");
		await startCase(workbench, title);

		await page.locator(".editor-instance .view-lines").last().click();
		await page.keyboard.press("Control+A");
		await page.keyboard.insertText(attempt("middling"));
		await page.keyboard.press("Control+End");
		await page.keyboard.type("Signed at the desk.");
		await until(() => draftText(workbench).endsWith("Signed at the desk."), "the draft is saved by itself");

		await clock(workbench).click();
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "Pause" }).click();
		await clock(workbench).filter({ hasText: "paused" }).waitFor();
		await clock(workbench).click();
		await page.locator(".quick-input-list .monaco-list-row", { hasText: "Go On" }).click();
		await clock(workbench).filter({ hasNotText: "paused" }).waitFor();

		await page.locator('.editor-actions [aria-label^="Submit Attempt"]').last().click();
		const feedback = feedbackPage(workbench);
		await feedback.locator("h2", { hasText: "Three things to do first" }).waitFor();
		await until(() => lines(progress) === 1, "a line of progress");
		// From the keyboard: the first link of the page can be reached, and opens what it says.
		const link = feedback.locator('a[aria-label*="line 45"]').first();
		await link.focus();
		await page.keyboard.press("Enter");
		await page.locator('[id="status.editor.selection"]', { hasText: "Ln 45" }).waitFor();

		await feedback.locator("a", { hasText: "Model note beside my draft" }).click();
		await page.locator(".monaco-diff-editor .view-line").first().waitFor();

		await page.keyboard.press("Control+Alt+F8");
		await page.locator(".tab.active", { hasText: "Practice Progress" }).waitFor();
		const shown = await frameWith(page, "Your progress");
		await shown.locator("a", { hasText: "Delete my progress" }).click();
		await page.locator(".monaco-dialog-box").getByRole("button", { name: "Delete" }).click();
		await until(() => !existsSync(progress), "the progress file is gone");
		await (await frameWith(page, "No attempt yet")).locator("h1").waitFor();
	});
}

/** What was typed so long before the power went must be there: a keystroke needs its time to the disk, here with all else. */
const grace = 1_500;

/** Milliseconds from key to key: twice what most can do. */
const fastFingers = 60;

function killInTheMiddle({ vsix, rounds = 2 }) {
	return withWorkbench({ vsix, folder, keys: practiceKeys }, async (workbench) => {
		await startCase(workbench, title);
		let seconds = 0;
		for (let round = 1; round <= rounds; round++) {
			const { page } = workbench;
			await page.locator(".editor-instance .view-lines").last().click();
			await page.keyboard.press("Control+End");
			// The window is still settling; from the first word on the disk it has to keep up.
			await page.keyboard.type(` begin${round}.`);
			await until(() => draftText(workbench).includes(`begin${round}.`), "the draft is saved by itself");
			const typed = [];
			const began = Date.now();
			const end = began + 1_500 + 2_500 * Math.random();
			for (let word = 1; Date.now() < end; word++) {
				await page.keyboard.type(` word${round}x${word}.`, { delay: fastFingers });
				typed.push({ text: `word${round}x${word}.`, at: Date.now() });
			}
			const written = Date.now();
			await workbench.killAndReopen();
			const text = draftText(workbench);
			for (const { text: word, at } of typed)
				if (at < written - grace) assert.ok(text.includes(word), `round ${round}: ${word} is lost`);
			const kept = attemptFile(workbench);
			const least = seconds + (written - began) / 1000 - 4;
			assert.ok(kept.seconds >= least, `round ${round}: the clock is at ${kept.seconds}, not ${least}`);
			seconds = kept.seconds;
			// Gone on with from the view, with the mouse.
			await (await caseRow(workbench, `${title}, 0 of 40 min`)).click();
			await clock(workbench).waitFor();
			await workbench.page.keyboard.press("Control+End");
			const last = text.trimEnd().split(" ").at(-1);
			await workbench.page.locator(".editor-instance .view-line", { hasText: last }).first().waitFor();
		}
	});
}

function takeOver({ vsix }) {
	return withWorkbench({ vsix, folder, keys: practiceKeys }, async (first) => {
		await startCase(first, title);
		const writeInto = async ({ page }, text) => {
			await page.locator(".editor-instance .view-lines").last().click();
			await page.keyboard.press("Control+End");
			await page.keyboard.type(text);
			await until(() => draftText(first).includes(text.trim()), `"${text}" is saved`);
		};
		const toast = ({ page }, text) => page.locator(".notification-list-item", { hasText: text });
		await writeInto(first, " Typed in one.");
		const second = await first.secondWindow();
		await (await caseRow(second, `${title}, 0 of 40 min`)).click();
		await toast(second, "is under way in another window").getByRole("button", { name: "Go On Here" }).click();
		await clock(second).waitFor();
		await toast(first, "goes on in another window").waitFor();
		await clock(first).waitFor({ state: "hidden" });
		await writeInto(second, " Typed in two.");
		assert.match(draftText(first), / Typed in one\. Typed in two\.\s*$/);
		// Longer than any window is silent: nobody takes it back.
		const { seconds } = attemptFile(second);
		await until(() => attemptFile(second).seconds > seconds + 5, "the clock of the second goes on");
		assert.equal(await toast(second, "goes on in another window").count(), 0);
	});
}

function draftText({ folder: place }) {
	return readFileSync(join(place, "practice/hp-1-attempt-1.md"), "utf8");
}

/** What is kept of the attempt, under its name or the one it was about to be renamed from. */
function attemptFile({ folder: place }) {
	const attempts = join(place, "practice/attempts");
	const [name] = readdirSync(attempts)
		.filter((each) => each.startsWith("hp-1-attempt-1.json"))
		.sort();
	return JSON.parse(readFileSync(join(attempts, name), "utf8"));
}

function lines(file) {
	return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").length : 0;
}

/** The page that shows this text; there may be several. */
async function frameWith(page, text) {
	let found;
	await until(async () => {
		for (const frame of page.frames())
			if (
				await frame
					.locator("main", { hasText: text })
					.count()
					.catch(() => 0)
			)
				found = frame;
		return found;
	}, `a page shows "${text}"`);
	return found;
}
