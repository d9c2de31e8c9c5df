// The pictures of the documentation: what each shows, and how a user gets there.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./npm.mjs";
import { packScenes } from "./pack-scenes.mjs";

const draft = "admission-chest-pain.md";
const extension = "boot-camp-notes.boot-camp-notes";

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
};

Object.assign(scenes, packScenes);

function walkthrough() {
	const { contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
	return contributes?.walkthroughs?.[0]?.id;
}
