// Drives the workbench in the browser as a user does. The selectors are those of VS Code 1.139.

import { cpSync } from "node:fs";
import { basename, join } from "node:path";
import { openBrowser } from "./browser.mjs";
import { installNode, installServer } from "./install.mjs";
import { root } from "./npm.mjs";
import { removeFolder, temporaryFolder } from "./processes.mjs";
import { installExtension, prepareData, remotePath, startServer } from "./server.mjs";

const settings = {
	"breadcrumbs.enabled": false,
	"comments.openView": "never",
	"editor.occurrencesHighlight": "off",
	"editor.selectionHighlight": false,
	"editor.wordWrap": "on",
	"window.commandCenter": false,
	"workbench.colorTheme": "Light Modern",
	"workbench.editor.useModal": "off",
	"workbench.layoutControl.enabled": false,
	"workbench.navigationControl.enabled": false,
};

/** Status items of the browser build that say nothing about a note, and have no setting. */
const hidden = ["workbench.keyboardLayout", "host", "forwardedPorts", "notifications"].map(
	(name) => `status.${name}`,
);

/** How long anything may take to be so, in ms: long, since a slow machine is no failure. */
const patience = 30_000;

/** Waits until something is so; `missing` says what was not, when it takes too long. */
export async function until(holds, missing) {
	for (const end = Date.now() + patience; !(await holds()); await new Promise((r) => setTimeout(r, 50)))
		if (Date.now() > end)
			throw new Error(`Not so in time: ${typeof missing === "function" ? missing() : missing}`);
}

/**
 * Opens a copy of `folder` in a fresh editor with the packaged extension, hands a `Workbench` to `use`, and ends it all.
 * `keys` gives commands a key of their own: the surest way to run one. `more` are further settings. `prepare` may
 * change the copy first.
 */
export async function withWorkbench({ vsix, folder, keys = [], more = {}, scale = 1, prepare }, use) {
	const [server, node, browser] = await Promise.all([installServer(), installNode(), openBrowser()]);
	const temporary = temporaryFolder();
	const workspace = join(temporary, basename(folder));
	const data = join(temporary, "d");
	cpSync(folder, workspace, { recursive: true });
	await prepare?.(workspace);
	prepareData(data, { ...settings, ...more }, keys);
	await installExtension({ node, server, data, vsix });
	let running;
	let workbench;
	const open = async () => {
		running = await startServer({ node, server, data, args: ["--without-connection-token"] });
		return openWindow();
	};
	const openWindow = async () => {
		const page = await browser.newPage({
			viewport: { width: 1400, height: 900 },
			deviceScaleFactor: scale,
		});
		page.setDefaultTimeout(patience);
		await page.addInitScript((ids) => {
			addEventListener("DOMContentLoaded", () => {
				const style = document.createElement("style");
				style.textContent = ids.map((id) => `[id="${id}"] { display: none !important; }`).join("");
				document.head.append(style);
			});
		}, hidden);
		await page.goto(
			`http://127.0.0.1:${running.port}/?${new URLSearchParams({ folder: remotePath(workspace) })}`,
		);
		await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
		return page;
	};
	/** Kills editor and server in the middle of what they do, and opens the folder anew, as on another computer. */
	const kill = async (page) => {
		running.stop("SIGKILL");
		await Promise.all([running.exited, page.context().close()]);
		return open();
	};
	try {
		workbench = new Workbench(await open(), workspace, { kill, openWindow });
		await use(workbench);
	} catch (error) {
		// Its name is of no use to a failure's reader, the picture is.
		await workbench?.page
			.screenshot({ path: join(root, `out/failed-${basename(temporary)}.png`) })
			.catch(() => undefined);
		throw error;
	} finally {
		await browser.close();
		running?.stop();
		await running?.exited;
		removeFolder(temporary);
	}
}

class Workbench {
	#ways;

	constructor(page, folder, ways) {
		this.page = page;
		/** The copy that is open. */
		this.folder = folder;
		this.#ways = ways;
	}

	/** Kills all and opens it again. */
	async killAndReopen() {
		this.page = await this.#ways.kill(this.page);
	}

	/** A second window on the same folder. */
	async secondWindow() {
		return new Workbench(await this.#ways.openWindow(), this.folder, this.#ways);
	}

	/** Opens a file by its name, from anywhere in the folder. */
	async openFile(name) {
		const { page } = this;
		await page.keyboard.press("Control+P");
		await page.locator(".quick-input-widget input.input").fill(name);
		await page.locator(`.quick-input-list [aria-label^="${name}"]`).first().click();
		await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
		await page.locator(".editor-instance .view-line").first().waitFor();
	}

	/** Runs a command from the palette by its full title. */
	async command(title) {
		const { page } = this;
		await page.keyboard.press("F1");
		await page.locator(".quick-input-widget input.input").fill(`>${title}`);
		await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().waitFor();
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
	}

	/** Puts the cursor on a line, and shows it in the middle of the editor. */
	async goTo(line, column = 1) {
		const { page } = this;
		await page.keyboard.press("Control+G");
		await page.locator(".quick-input-widget input.input").fill(`:${line}:${column}`);
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
	}

	/** Waits for the flags of the active note, and for the word counts over its sections. */
	async flagged() {
		await this.page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").first().waitFor();
		await this.page.locator(".codelens-decoration", { hasText: "words" }).first().waitFor();
	}

	/** Opens the Problems panel; gives its rows. */
	async problems() {
		const rows = this.page.locator(".markers-panel .monaco-list-row");
		if (!(await rows.first().isVisible())) await this.pressUntilShown("Control+Shift+M", rows.first());
		return rows;
	}

	/** Goes to the problem whose row holds this text, and leaves the cursor in the editor. */
	async goToProblem(text) {
		const rows = await this.problems();
		await rows.filter({ hasText: text }).first().dblclick();
		await this.page.locator(".editor-instance .monaco-editor.focused").waitFor();
	}

	/** Opens the quick fix menu at the cursor; gives its rows. */
	async quickFixes() {
		const rows = this.page.locator(".action-widget .monaco-list-row.action");
		await this.pressUntilShown("Control+.", rows.first());
		return rows;
	}

	/** A window that is still settling may lose a key, or close again what the key opened. */
	async pressUntilShown(key, locator, wait = 1500) {
		for (let attempt = 0; attempt < 5; attempt++) {
			await this.page.keyboard.press(key);
			const shown = locator.waitFor({ timeout: wait }).then(
				() => true,
				() => false,
			);
			if ((await shown) && (await locator.isVisible())) return;
			await this.page.keyboard.press("Escape");
		}
		throw new Error(`${key} did not bring ${locator}`);
	}

	/** Rests the mouse on this text of the editor. */
	async hover(text) {
		const { page } = this;
		await page.locator(".editor-instance .view-line span", { hasText: text }).last().hover();
		await page.locator(".monaco-hover:visible").first().waitFor();
	}

	/** What the only webview shows. */
	webview() {
		return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
	}

	/** Every menu, panel, toast and hover goes, and the editor has the focus. */
	async calm() {
		for (let i = 0; i < 2; i++) await this.page.keyboard.press("Escape");
	}
}
