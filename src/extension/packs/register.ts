import * as vscode from "vscode";
import { type PackTools, registerPackCommands } from "./commands.ts";
import { registerConsent } from "./consent.ts";
import { registerLinkHandler } from "./link-handler.ts";
import { PackMarks } from "./marks.ts";
import { Previews } from "./preview.ts";
import { PacksView } from "./view.ts";

/** Registers all that has to do with packs, but what notes need of them. Nothing is read before it is asked for. */
export function registerPacks(tools: Omit<PackTools, "previews" | "marks">): vscode.Disposable {
	const { packs, core, settings, log } = tools;
	const previews = new Previews(packs, core, log);
	const marks = new PackMarks(packs, core, log);
	return vscode.Disposable.from(
		previews,
		marks,
		new PacksView(packs, settings),
		registerPackCommands({ ...tools, previews, marks }),
		registerLinkHandler(previews, log),
		registerConsent(packs, settings, log),
	);
}
