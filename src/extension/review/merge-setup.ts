import * as vscode from "vscode";
import { exists } from "../exists.ts";
import type { CoreLoader } from "../load-core.ts";

/** Sets in `.gitattributes` of each workspace folder that git keeps both sides of a review log. */
export async function setUpMerge(core: CoreLoader): Promise<void> {
	const { withReviewMerge } = await core.load();
	for (const { uri, name } of vscode.workspace.workspaceFolders ?? []) {
		const file = vscode.Uri.joinPath(uri, ".gitattributes");
		const before = (await exists(file))
			? new TextDecoder().decode(await vscode.workspace.fs.readFile(file))
			: "";
		const after = withReviewMerge(before);
		if (after !== undefined) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(after));
		vscode.window.showInformationMessage(
			after === undefined
				? `Git keeps both sides of review logs in ${name} already.`
				: `From now on git keeps both sides of review logs in ${name}. Commit .gitattributes.`,
		);
	}
}
