import * as vscode from "vscode";
import type { Log } from "../log.ts";
import type { Cases, GoodCase } from "./cases.ts";

/** Charts and model notes are documents without a file: read-only, in every host. The manifest has charts shown as Markdown previews. */
const schemes = { chart: "bootcamp-notes-chart", model: "bootcamp-notes-model" } as const;

function uriOf(scheme: keyof typeof schemes, key: string, name: string): vscode.Uri {
	return vscode.Uri.from({ scheme: schemes[scheme], path: `/${name}`, query: key });
}

/** The chart of a case, as a document. */
export function chartUri({ key, case: of }: GoodCase): vscode.Uri {
	// A slash would begin another folder.
	return uriOf("chart", key, `Chart: ${of.title.replaceAll("/", " ")}`);
}

/** The model note of a case, as a document. */
export function modelUri({ key }: GoodCase): vscode.Uri {
	return uriOf("model", key, "Model note");
}

/** Provides charts and model notes. */
export function registerPracticeDocuments(cases: Cases, log: Log): vscode.Disposable {
	const provide = (scheme: string, text: (entry: GoodCase) => Promise<string>) =>
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			async provideTextDocumentContent(uri) {
				try {
					const entry = await cases.find(uri.query);
					return entry ? await text(entry) : "This case is not in the packs of this folder any more.\n";
				} catch (error) {
					log.failure("Reading a case", error);
					return "This file of the case cannot be read.\n";
				}
			},
		});
	return vscode.Disposable.from(
		provide(schemes.chart, async ({ case: of }) => of.chart),
		provide(schemes.model, (entry) => cases.modelOf(entry)),
	);
}
