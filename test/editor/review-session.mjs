// A review as its people do it, with mouse and keyboard: a senior's session, then the intern's answer. While each of them
// types, somebody else writes in the same log.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { until, withWorkbench } from "./driver.mjs";
import { root } from "./npm.mjs";
import { webHost } from "./suite.mjs";

const folder = join(root, "examples/boot-camp");
const keys = [{ key: "ctrl+alt+f3", command: "bootCampNotes.drafts.focus" }];
/** The worst flagged of the drafts that wait for review. */
const draft = "drafts/mendes/progress-pancreatitis.txt";
const flag = "assessment/missing";
/** What a comment must not do: it is shown as it was typed. */
const markup = "<b>now</b> [see](command:workbench.action.quit) ![x](https://example.org/x.png)";

/** A senior's session with a draft, then its intern's with what came of it. */
export const reviewAsUser = {
	title: "review, as a user: a senior's session and an intern's answer",
	play: async ({ vsix, host }) => {
		const log = await session(vsix, host, "Dr. Adler, PGY-3", seniorReviews);
		await session(vsix, host, "Dr. Mendes", internAnswers, log);
	},
};

/** Gives somebody an editor with the examples and this log of the draft; gives the log as they leave it. */
async function session(vsix, host, reviewer, act, before) {
	let log;
	const more = { "bootCampNotes.reviewer": reviewer, ...(host === "web" ? webHost : {}) };
	const prepare = (workspace) => {
		log = new SharedLog(join(workspace, `${draft}.review.jsonl`));
		if (before !== undefined) writeFileSync(log.file, before);
	};
	await withWorkbench({ vsix, folder, keys, more, prepare }, async (workbench) => {
		await act(new Margin(workbench, log));
		before = log.text;
	});
	return before;
}

async function seniorReviews(margin) {
	const { page, workbench, log } = margin;
	await margin.openFirst("Submitted", /^1 error, submitted, from Mendes, .*pancreatitis/);

	// A line of the plan: a phrase behind a slash, and words of one's own behind it.
	const plan = page.locator(".editor-instance .view-line", { hasText: "Continue insulin infusion" }).first();
	await plan.click();
	await page.keyboard.press("Control+Alt+C");
	const box = page.locator(".review-widget .edit-textarea .monaco-editor.focused");
	await box.waitFor();
	await page.keyboard.type("/why");
	await page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "/why" }).first().waitFor();
	await page.keyboard.press("Enter");
	await box.getByText("Say why.").waitFor();
	await page.keyboard.type(" What ends it?");
	await log.someoneElse("Dr. Ruiz", "Which potassium did she have?", "Start basal insulin");
	await margin.comment("Which potassium did she have?").waitFor();
	const typed = /^Say why\. .* What ends it\?$/;
	await margin.reads(box, typed);
	await margin.press("Save", box);
	await margin.comment("What ends it?").waitFor();
	const [why] = await log.events(({ body }) => typed.test(body));
	assert.match(why.target.selector[0].exact, /^- Continue insulin infusion .* every 6 hours\.$/);
	assert.deepEqual([why.by, why.phrases], ["Dr. Adler, PGY-3", ["why"]]);

	// What a flag says, made a comment from its light bulb, in words of one's own.
	await workbench.goTo(1);
	await page.locator(".editor-instance .monaco-editor.focused").first().waitFor();
	const ask = (await workbench.quickFixes()).filter({ hasText: `Ask for this: ${flag}` });
	await ask.click();
	const asked = page.locator(".review-widget .edit-textarea .monaco-editor");
	await asked.getByText("No assessment.").waitFor();
	await asked.click();
	await page.keyboard.press("Control+End");
	await page.keyboard.type(" Two lines will do.");
	await log.someoneElse("<b>Dr. Ruiz</b>", `Weight today? ${markup}`, "Lungs: clear");
	await margin.comment(markup).waitFor();
	assert.equal(
		await page.locator(".review-widget .review-comment").locator("img, b, .comment-body a").count(),
		0,
	);
	await margin.reads(asked, /^No assessment\..* Two lines will do\.$/);
	await margin.press("Save", asked);
	await margin.comment("Two lines will do.").waitFor();
	const [request] = await log.events(({ rule }) => rule === flag);
	assert.match(request.body, /^No assessment\. .* Two lines will do\.$/);

	await margin.onRow(/mendes\/progress-pancreatitis/, "Return to Intern");
	await page
		.locator(".notification-list-item", { hasText: "Returned to the intern with 4 open comments." })
		.waitFor();
	const [step] = await log.events(({ status }) => status === "returned");
	assert.equal(step.by, "Dr. Adler, PGY-3");
}

async function internAnswers(margin) {
	const { page, workbench, log } = margin;
	await margin.search("mendes");
	await margin.openFirst("Returned", /mendes\/progress-pancreatitis/);
	await page.locator(".editor-instance .view-line").first().click();
	await workbench.goTo(2);
	for (const text of [markup, "What ends it?", "Which potassium did she have?"])
		await margin.comment(text).waitFor({ state: "attached" });
	// Comment by comment: the basal insulin is the last one.
	const at = (line) => page.locator('[id="status.editor.selection"]').getByText(`Ln ${line},`);
	for (const line of [17, 30, 33]) {
		await page.keyboard.press("Alt+F9");
		await at(line).waitFor();
	}
	await page.keyboard.press("Shift+Alt+F9");
	await at(30).waitFor();

	const thread = page.locator(".review-widget", { hasText: "What ends it?" });
	await thread.locator(".review-thread-reply-button").click();
	const box = thread.locator(".comment-form .monaco-editor");
	await box.waitFor();
	await page.keyboard.type("It ends below 500 mg/dL.");
	await log.someoneElse("Dr. Ruiz", "Say so in one line.", "Hold estradiol");
	await margin.comment("Say so in one line.").waitFor();
	await margin.reads(box, /^It ends below 500 mg\/dL\.$/);
	await margin.press("Send", box);
	await margin.comment("It ends below 500 mg/dL.").waitFor();
	await thread.getByRole("button", { name: "Mark Comment Done" }).click();
	await thread.getByText(/Done, says Dr\. Mendes/).waitFor();

	const line = page.locator(".editor-instance .view-line", { hasText: "Skin: no flank" }).first();
	await line.click();
	await page.keyboard.press("End");
	await page.keyboard.press("Enter");
	await page.keyboard.type("Neuro: alert and oriented");
	await margin.onRow(/mendes\/progress-pancreatitis/, "Resubmit for Review");
	await page
		.locator(".notification-list-item", { hasText: "Submitted for review, with 5 open comments." })
		.waitFor();
	const [again] = await log.events(({ text }) => /Neuro: alert and oriented/.test(text));
	assert.deepEqual([again.status, again.by], ["submitted", "Dr. Mendes"]);
	assert.match(again.text, /no xanthomas\r?\nNeuro: alert and oriented\r?\n/);

	await margin.onRow(/mendes\/progress-pancreatitis/, "Show Changes Since Last Review");
	await page.locator(".tab.active", { hasText: "since Dr. Adler, PGY-3 returned it" }).waitFor();
	const added = page.locator(".monaco-diff-editor .modified .view-line", {
		hasText: "Neuro: alert and oriented",
	});
	await added.first().waitFor();
	await page.locator(".monaco-diff-editor .modified .line-insert").first().waitFor();
}

/** The queue and the margin of the open draft. */
class Margin {
	constructor(workbench, log) {
		this.workbench = workbench;
		this.page = workbench.page;
		this.log = log;
	}

	/** What somebody wrote, where it is shown in the margin. */
	comment(text) {
		return this.page.locator(".review-widget .review-comment .comment-body", { hasText: text }).first();
	}

	/** The view of drafts, with room for all its rows: the views beside it are folded. */
	async showDrafts() {
		const rows = this.page.locator(".sidebar").getByRole("treeitem", { name: /drafts?$/ });
		await this.workbench.pressUntilShown("Control+Alt+F3", rows.first());
		for (const other of ["Practice", "Packs"]) {
			const header = this.page.locator(".sidebar .pane-header.expanded", { hasText: other });
			if (await header.count()) await header.first().locator(".title").click();
		}
	}

	/** Leaves in the queue only what these words stand in. */
	async search(words) {
		await this.showDrafts();
		// The buttons of a view are there while the mouse is over it.
		await this.page.locator(".sidebar .pane-header", { hasText: "Drafts" }).hover();
		await this.page.locator(".sidebar").getByRole("button", { name: "Search Drafts" }).click();
		await this.page.locator(".quick-input-widget input.input").fill(words);
		await this.page.keyboard.press("Enter");
		await this.page.locator(".sidebar .pane-header", { hasText: `“${words}”` }).waitFor();
	}

	/** Opens the first draft of a group, which must be this one once all drafts have been read. */
	async openFirst(group, name) {
		const items = this.page
			.locator(".sidebar .pane", { has: this.page.locator(".pane-header", { hasText: "Drafts" }) })
			.getByRole("treeitem");
		await this.showDrafts();
		let labels = [];
		await until(
			async () => {
				labels = await items.evaluateAll((rows) =>
					rows.sort((a, b) => a.dataset.index - b.dataset.index).map((row) => row.getAttribute("aria-label")),
				);
				return name.test(labels[labels.findIndex((label) => label.startsWith(`${group},`)) + 1] ?? "");
			},
			() => `${name} first of ${group}, but ${JSON.stringify(labels)}`,
		);
		// Drafts that are still being read may push the row away from under the mouse.
		const tab = this.page.locator(`.tab.active[data-resource-name="${basename(draft)}"]`);
		await until(async () => {
			await this.row(name).click();
			return comes(tab);
		}, "the draft opened");
		await this.workbench.flagged();
	}

	row(name) {
		return this.page.locator(".sidebar").getByRole("treeitem", { name }).first();
	}

	/** Picks an entry of a draft's menu. */
	async onRow(name, entry) {
		const item = this.page.getByRole("menuitem", { name: entry });
		await until(async () => {
			await this.row(name).click({ button: "right" });
			return comes(item);
		}, `the menu with ${entry} opened`);
		// A menu that has just opened takes the first click for the one that opened it.
		await until(async () => {
			if (await item.isVisible()) await item.click();
			return comes(item, "hidden");
		}, `${entry} was taken`);
	}

	/** What stands in a box to write in. */
	async reads(box, wanted) {
		let text;
		await until(
			async () => {
				const lines = await box.locator(".view-line").allTextContents();
				text = lines.join("").replaceAll("\u00A0", " ");
				return wanted.test(text);
			},
			() => `${wanted} in the box, not ${JSON.stringify(text)}`,
		);
	}

	/** Presses a button of the comment in whose box somebody writes. */
	async press(name, box) {
		const thread = box.locator("xpath=ancestor::*[contains(@class, 'review-widget')]");
		await thread.getByRole("button", { name: new RegExp(`^${name}\\b`) }).click();
	}
}

/** The draft's log on the disk, which others write, too. */
class SharedLog {
	constructor(file) {
		this.file = file;
	}

	get text() {
		return readFileSync(this.file, "utf8");
	}

	/** Waits until there are such events. */
	async events(wanted) {
		let found = [];
		await until(() => {
			found = this.text
				.split("\n")
				.slice(0, -1)
				.map((line) => JSON.parse(line))
				.filter(wanted);
			return found.length > 0;
		}, "an event in the log");
		return found;
	}

	/** A comment of somebody who has the folder open, too. */
	someoneElse(by, body, exact) {
		const lines = this.text
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		const { id, text } = lines.find((event) => event.text !== undefined);
		const start = text.indexOf(exact);
		const end = start + exact.length;
		const selector = [
			{
				type: "TextQuoteSelector",
				exact,
				prefix: text.slice(start - 20, start),
				suffix: text.slice(end, end + 20),
			},
			{ type: "TextPositionSelector", start, end },
		];
		const event = {
			v: 1,
			id: randomBytes(12).toString("hex"),
			n: Math.max(...lines.map(({ n }) => n)) + 1,
			at: new Date().toISOString(),
			by,
			type: "comment",
			target: { selector, source: id },
			body,
		};
		appendFileSync(this.file, `${JSON.stringify(event)}\n`);
	}
}

/** Whether this is shown, or gone, within a second. */
function comes(locator, state = "visible") {
	return locator.waitFor({ state, timeout: 1000 }).then(
		() => true,
		() => false,
	);
}
