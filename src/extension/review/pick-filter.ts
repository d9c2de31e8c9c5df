import * as vscode from "vscode";
import type { Grouping, QueuedDraft, QueueFilter } from "../../review/queue.ts";
import type { Core } from "../load-core.ts";

const TITLES: Readonly<Record<Grouping, string>> = {
	status: "Status",
	severity: "Findings",
	intern: "Intern",
	age: "Age",
};

interface Choice extends vscode.QuickPickItem {
	readonly by?: Grouping;
}

/**
 * Lets somebody check the groups of drafts to see, of all groupings in one list; nothing checked means all. Undefined when
 * nobody answers.
 */
export async function pickFilter(
	{ groupDrafts, groupings }: Pick<Core, "groupDrafts" | "groupings">,
	drafts: readonly QueuedDraft[],
	before: QueueFilter,
): Promise<QueueFilter | undefined> {
	const now = Date.now();
	const choices = groupings.flatMap((by): Choice[] => [
		{ label: TITLES[by], kind: vscode.QuickPickItemKind.Separator },
		...groupDrafts(drafts, by, now).map(({ label, drafts: { length } }) => ({
			label,
			by,
			description: length === 1 ? "1 draft" : `${length} drafts`,
			picked: before[by]?.includes(label) ?? false,
		})),
	]);
	const picked = await vscode.window.showQuickPick(choices, {
		title: "Filter Drafts",
		placeHolder: "Check what to see, such as Submitted and Errors",
		canPickMany: true,
	});
	if (!picked) return undefined;
	const filter: Partial<Record<Grouping, string[]>> = {};
	for (const { by, label } of picked) if (by) filter[by] = [...(filter[by] ?? []), label];
	return filter;
}
