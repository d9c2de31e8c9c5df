// Practice as a user goes through it, with mouse and keyboard.

/** Keys for what has none of its own. */
export const practiceKeys = [
	{ key: "ctrl+alt+f6", command: "workbench.view.extension.bootCampNotes" },
	{ key: "ctrl+alt+f7", command: "bootCampNotes.practice.submit" },
	{ key: "ctrl+alt+f8", command: "bootCampNotes.practice.showProgress" },
];

/** The clock in the status bar. */
export function clock({ page }) {
	return page.locator('.statusbar-item[id$=".practice"]');
}

/** Opens the Practice view; gives its row with this title. */
export async function caseRow(workbench, title) {
	const row = workbench.page.locator(".sidebar").getByRole("treeitem", { name: title }).first();
	// The first look at the view reads all cases.
	await workbench.pressUntilShown("Control+Alt+F6", row, 6_000);
	return row;
}

/** Clicks a case, starts it, and waits for chart, draft and clock. */
export async function startCase(workbench, title) {
	const { page } = workbench;
	await (await caseRow(workbench, title)).click();
	await page.locator(".quick-input-list .monaco-list-row", { hasText: "Start" }).first().click();
	await clock(workbench).waitFor();
	await page.locator('.tab.active[data-resource-name$=".md"]', { hasText: "attempt" }).waitFor();
	await page.locator(".editor-instance .view-line", { hasText: "note:" }).first().waitFor();
}

/** Writes a whole note over the draft, as a paste does, and submits it. */
export async function submitText(workbench, text) {
	const { page } = workbench;
	await page.locator(".editor-instance .view-lines").last().click();
	await page.keyboard.press("Control+A");
	await page.keyboard.insertText(text);
	await page.keyboard.press("Control+Alt+F7");
	await feedbackPage(workbench).locator("h2", { hasText: "next time" }).waitFor();
}

/** The page with the feedback. */
export function feedbackPage({ page }) {
	return page
		.frameLocator('iframe.webview.ready:not([title*="Chart"])')
		.last()
		.frameLocator("iframe#active-frame");
}
