// The pictures of the documentation: what each shows, and how a user gets there.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./npm.mjs";
import { packScenes } from "./pack-scenes.mjs";
import { practiceScenes } from "./practice-scenes.mjs";

const draft = "admission-chest-pain.md";
const extension = "boot-camp-notes.boot-camp-notes";

const senior = { "bootCampNotes.reviewer": "Dr. Adler, PGY-3" };
const drafts = { key: "ctrl+alt+f3", command: "bootCampNotes.drafts.focus" };

export const scenes = {
	/** A draft with its flags: squiggles, code lenses, the Problems panel and the status bar. */
	flags: {
		async play(workbench) {
			await workbench.openFile(draft);
			await workbench.flagged();
			await workbench.problems();
			await workbench.goTo(16);
			await workbench.calm();
		},
	},

	/** The fixes for a code status that is missing. */
	"quick-fix": {
		async play(workbench) {
			await workbench.openFile(draft);
			await workbench.flagged();
			await workbench.goToProblem("ode status");
			await workbench.quickFixes();
		},
	},

	/** Why a finding matters, where the mouse rests on it. */
	hover: {
		async play(workbench) {
			await workbench.openFile(draft);
			await workbench.flagged();
			await workbench.hover("History of Present Illness");
		},
	},

	/** The notes among File > New File… */
	"new-note": {
		keys: [{ key: "ctrl+alt+f1", command: "welcome.showNewFileEntries" }],
		async play(workbench) {
			await workbench.openFile(draft);
			await workbench.flagged();
			const rows = workbench.page.locator('.quick-input-list [aria-label*="Boot Camp Notes"]');
			await workbench.pressUntilShown("Control+Alt+F1", rows.first());
		},
	},

	/** A senior at work: the queue, what is flagged in the draft, and what was asked for in its margin. */
	review: {
		more: senior,
		keys: [drafts],
		async play(workbench) {
			await openReview(workbench);
			await workbench.page.locator(".review-widget .review-comment").nth(1).waitFor();
			await workbench.calm();
		},
	},

	/** A sentence that seniors write often, behind a slash. */
	"review-phrase": {
		more: senior,
		keys: [drafts],
		async play(workbench) {
			await openReview(workbench);
			const { page } = workbench;
			await page.locator(".review-thread-reply-button").first().click();
			await page.keyboard.type("/co");
			await page.locator(".suggest-widget .monaco-list-row").first().waitFor();
		},
	},

	/** An intern's answer: what was returned, the next comment, and what to do about it. */
	"review-intern": {
		more: { "bootCampNotes.reviewer": "Dr. Harlow" },
		keys: [drafts],
		async play(workbench) {
			await openReview(workbench);
			for (let i = 0; i < 3; i++) await workbench.page.keyboard.press("Alt+F9");
			await workbench.page.locator(".review-comment", { hasText: "capped" }).waitFor();
		},
	},

	/** The first walkthrough, as it opens for an intern. */
	walkthrough: {
		keys: [
			{
				key: "ctrl+alt+f2",
				command: "workbench.action.openWalkthrough",
				args: `${extension}#${walkthrough()}`,
			},
		],
		async play(workbench) {
			const steps = workbench.page.locator(".gettingStartedContainer .getting-started-step");
			await workbench.pressUntilShown("Control+Alt+F2", steps.first());
			await workbench.webview().locator("h1, h2, p").first().waitFor();
		},
	},

	...practiceScenes,
};

Object.assign(scenes, packScenes);

/** Opens the queue and the draft in it that has the most comments. */
async function openReview(workbench) {
	const { page } = workbench;
	const row = page.locator(".sidebar").getByRole("treeitem", { name: /chest-pain/ });
	await workbench.pressUntilShown("Control+Alt+F3", row.first());
	await row.first().click();
	await page.mouse.move(700, 20);
	await page.locator(".review-widget").first().waitFor();
	await workbench.flagged();
}

function walkthrough() {
	const { contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
	return contributes?.walkthroughs?.[0]?.id;
}
