import * as vscode from "vscode";
import type { Gathered } from "../../packs/gather.ts";
import type { CoreLoader } from "../load-core.ts";

type Template = Gathered["composition"]["templates"][number];

/** The text of a template, as a VS Code snippet. @throws an error whose message says which file is wrong */
export async function templateText(template: Template, core: CoreLoader): Promise<string> {
	const { file, pack } = template;
	if (pack.rank === "built-in") {
		const source = vscode.Uri.joinPath(core.extensionUri, "templates", file);
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(source));
	}
	const { readTemplate } = await core.load();
	return readTemplate(await pack.open(), file, new Date());
}
