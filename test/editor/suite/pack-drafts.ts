import * as vscode from "vscode";
import { workspaceFolder } from "./editor.ts";

/** A small pack: a kind of note of its own, a term, a phrase and a dot phrase. */
export const bedside = {
	name: "bedside",
	version: "1.0.0",
	title: "Bedside Notes",
	engine: "^1.0.0",
	notes: {
		bedside: {
			title: "Bedside Note",
			template: "templates/bedside.md",
			maxWords: 300,
			sections: [
				{ id: "bedside-concern", title: "Nurse's Concern", required: true, maxWords: 60 },
				{ id: "assessment-and-plan", title: "Assessment and Plan", required: true },
			],
		},
	},
	terms: [{ find: "HD#", use: "hospital day", why: "Pharmacy reads HD as hemodialysis." }],
	snippets: "bedside.code-snippets",
};

const template = `---
note: bedside
---
# Bedside Note

Patient: \${1:***}
Date: $CURRENT_MONTH/$CURRENT_DATE/$CURRENT_YEAR

## Nurse's Concern
\${2:***}

## Assessment and Plan
\${3:***}
`;

/** A note of that kind without its required section, with the term. */
export const bedsideNote = `Bedside Note

Patient: Practice patient, 61 M
Date: 07/14/2026 02:10
HD# 3

Assessment and Plan
61-year-old man with COPD and new confusion, most likely carbon dioxide retention: blood gas now. Full code, confirmed with the patient.
`;

const snippets = { "Nurse called": { prefix: ".nursecalled", body: "Called by $1 at $2 for $3." } };

export const packsFolder = () => vscode.Uri.joinPath(workspaceFolder(), "packs");

/** Writes a pack into the folder's `packs/`; `change` may spoil it. */
export async function writePack(manifest: object = bedside, name = "bedside"): Promise<vscode.Uri> {
	const folder = vscode.Uri.joinPath(packsFolder(), name);
	const files = {
		"templates/bedside.md": template,
		"bedside.code-snippets": JSON.stringify(snippets),
		"pack.json": JSON.stringify(manifest, undefined, "\t"),
	};
	for (const [path, text] of Object.entries(files))
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
	return folder;
}

/** Removes all packs of the folder. */
export async function removePacks(): Promise<void> {
	try {
		await vscode.workspace.fs.delete(packsFolder(), { recursive: true });
	} catch {
		// There was none.
	}
	await vscode.commands.executeCommand("bootCampNotes.packs.refresh");
}
