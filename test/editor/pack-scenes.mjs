// The pictures of docs/packs.md.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./npm.mjs";
import { node } from "./vsix.mjs";

const examples = join(root, "examples/packs");
const program = ["county-general-internal-medicine", "County General Internal Medicine"];
const newNote = [{ key: "ctrl+alt+f1", command: "bootCampNotes.new" }];
const packsView = [{ key: "ctrl+alt+f1", command: "bootCampNotes.packs.focus" }];

const cli = (...args) => node("dist/cli.js", "pack", ...args);
const useExample = (name, workspace) =>
	cpSync(join(examples, name), join(workspace, "packs", name), { recursive: true });

/** Begins the pack that docs/packs.md makes, with changes to its text. */
async function begin(workspace, ...changes) {
	const [name, title] = program;
	const folder = join(workspace, "packs", name);
	await cli("new", title, "--house-style", "--to", folder);
	const file = join(folder, "pack.json");
	const text = changes.reduce((json, [from, to]) => json.replace(from, to), readFileSync(file, "utf8"));
	writeFileSync(file, text);
	return folder;
}

async function showView(workbench) {
	const { page } = workbench;
	const row = page.locator(".sidebar .monaco-list-row", { hasText: "built in" });
	await workbench.pressUntilShown("Control+Alt+F1", row.first());
	// The drafts above are read by then.
	await page
		.locator(".sidebar")
		.getByRole("treeitem", { name: /chest-pain/ })
		.first()
		.waitFor();
	await page.locator(".sidebar", { hasText: /Reading \d+ more/ }).waitFor({ state: "hidden" });
	return page.locator(".sidebar .monaco-list-row");
}

/** Opens a `.notepack`, and installs it by its button. */
async function install(workbench, file) {
	await openPack(workbench, file);
	await workbench.webview().locator("a.install").click();
	await workbench.page.locator(".notifications-toasts", { hasText: "is installed" }).waitFor();
}

async function openPack(workbench, file) {
	const { page } = workbench;
	await page.keyboard.press("Control+P");
	await page.locator(".quick-input-widget input.input").fill(file);
	await page.locator(`.quick-input-list [aria-label^="${file}"]`).first().click();
	await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
	await workbench.webview().locator("h1").waitFor();
}

export const packScenes = {
	/** What a new pack can begin from, beside the Packs view. */
	"packs-new": {
		keys: packsView,
		async play(workbench) {
			const { page } = workbench;
			await showView(workbench);
			await page.locator('a[aria-label^="New Template Pack"]').first().click();
			await page.locator(".quick-input-list", { hasText: "House style" }).waitFor();
		},
	},

	/** A number in pack.json that cannot be right, marked when the file is saved. */
	"packs-mistake": {
		prepare: (workspace) =>
			begin(workspace, ['"aimWords": 250', '"aimWords": 200'], ['"maxWords": 300', '"maxWords": 150']),
		async play(workbench) {
			await workbench.openFile("pack.json");
			await workbench.page.locator(".squiggly-error").first().waitFor();
			await workbench.problems();
			await workbench.goToProblem("maxWords");
		},
	},

	/** A pack before it is installed. */
	"packs-install": {
		prepare: (workspace) =>
			cli("build", join(examples, "icu"), "--out", join(workspace, "icu-1.0.0.notepack")),
		play: (workbench) => openPack(workbench, "icu-1.0.0.notepack"),
	},

	/** A newer version of an installed pack: what it changes, before it does. */
	"packs-update": {
		async prepare(workspace) {
			const folder = await begin(workspace);
			const file = join(folder, "pack.json");
			await cli("build", folder, "--out", join(workspace, "county-0.1.0.notepack"));
			const text = readFileSync(file, "utf8")
				.replace('"0.1.0"', '"0.2.0"')
				.replace('"aimWords": 250', '"aimWords": 200')
				.replace('"maxWords": 300', '"maxWords": 250')
				.replace('"terms": [', '"terms": [{ "find": "SDU", "use": "intermediate care" }, ');
			writeFileSync(file, text);
			await cli("build", folder, "--out", join(workspace, "county-0.2.0.notepack"));
		},
		async play(workbench) {
			await install(workbench, "county-0.1.0.notepack");
			await openPack(workbench, "county-0.2.0.notepack");
			await workbench.calm();
		},
	},

	/** The Packs view: one pack installed, one of the folder that hides an installed one, one with a mistake. */
	"packs-view": {
		keys: packsView,
		async prepare(workspace) {
			useExample("county-general", workspace);
			await begin(workspace, ['"0.1.0"', '"one"']);
			for (const name of ["icu", "county-general"])
				await cli("build", join(examples, name), "--out", join(workspace, `${name}-1.0.0.notepack`));
		},
		async play(workbench) {
			await install(workbench, "county-general-1.0.0.notepack");
			await install(workbench, "icu-1.0.0.notepack");
			const rows = await showView(workbench);
			await rows.filter({ hasText: "hidden by" }).first().waitFor();
			const sash = await workbench.page.locator(".sidebar").boundingBox();
			const edge = sash.x + sash.width;
			await workbench.page.mouse.move(edge, 450);
			await workbench.page.mouse.down();
			await workbench.page.mouse.move(edge + 220, 450, { steps: 5 });
			await workbench.page.mouse.up();
			await openPack(workbench, "icu-1.0.0.notepack");
			await workbench.webview().getByText("Installed.").waitFor();
			await workbench.calm();
		},
	},

	/** A pack's notes among New Clinical Note... */
	"packs-new-note": {
		keys: newNote,
		prepare: (workspace) => useExample("icu", workspace),
		async play(workbench) {
			await workbench.openFile("admission-chest-pain.md");
			await workbench.flagged();
			const row = workbench.page.locator(".quick-input-list .monaco-list-row", { hasText: "Transfer" });
			await workbench.pressUntilShown("Control+Alt+F1", row.first());
		},
	},

	/** A word that the house writes another way, and why. */
	"packs-flag": {
		prepare(workspace) {
			useExample("county-general", workspace);
			cpSync(
				join(examples, "county-general/examples/progress-house-words.md"),
				join(workspace, "drafts/progress-pyelonephritis.md"),
			);
		},
		async play(workbench) {
			await workbench.openFile("progress-pyelonephritis.md");
			await workbench.flagged();
			await workbench.hover("HD#");
		},
	},
};
