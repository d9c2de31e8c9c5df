import * as vscode from "vscode";
import type { FolderSettings } from "../folder-settings.ts";
import type { Log } from "../log.ts";
import type { Packs, Wish } from "./packs.ts";
import { placeToAskFor } from "./view.ts";

/**
 * Asks before a pack of the folder weakens the rules on privacy or on unsafe abbreviations; until then they hold as they
 * are. Tells once of what is wrong with the packs of a folder.
 */
export function registerConsent(packs: Packs, settings: FolderSettings, log: Log): vscode.Disposable {
	const asked = new Set<string>();
	const told = new Set<string>();
	const look = async () => {
		try {
			const { packs: gathered, home } = await settings.rulesFor(placeToAskFor());
			for (const complaint of gathered.complaints) {
				if (told.has(complaint)) continue;
				told.add(complaint);
				vscode.window.showWarningMessage(complaint);
			}
			for (const { pack, rules } of gathered.composition.held) {
				const { where, manifest } = pack;
				const wish = { folder: home.folder, where, rules };
				const question = JSON.stringify(wish);
				if (asked.has(question) || packs.hasAnswered(wish)) continue;
				asked.add(question);
				void ask(manifest.title, wish);
			}
		} catch (error) {
			log.failure("Looking at packs", error);
		}
	};
	const ask = async (title: string, wish: Wish) => {
		const [keep, allow] = ["Keep Them On", "Let the Pack Decide"];
		const answer = await vscode.window.showWarningMessage(
			`The pack ${title} of this folder weakens ${wish.rules.join(", ")}. These rules keep patients' names out and misread orders from happening. They stay on unless you agree.`,
			keep,
			allow,
		);
		if (answer) await packs.consent(wish, answer === allow);
	};
	return settings.onDidRead(() => void look());
}
