import type { Status } from "./event.ts";

/** A draft as a queue shows it. */
export interface QueuedDraft {
	/** Where it is, from the workspace folder. */
	readonly path: string;
	readonly status: Status;
	/** Whose it is; "" when nothing tells. */
	readonly intern: string;
	readonly errors: number;
	readonly warnings: number;
	readonly informations: number;
	/** Comments that are not settled. */
	readonly open: number;
	/** Since when it stands as it does, in ms since 1970. */
	readonly since: number;
	/** Who brought it there; "" for a draft that nobody has handed on. */
	readonly by: string;
	/** It has not been read yet: its findings are not counted. */
	readonly pending: boolean;
}

export const groupings = ["status", "severity", "intern", "age"] as const;
/** By what a queue is grouped. */
export type Grouping = (typeof groupings)[number];

export interface QueueGroup {
	readonly label: string;
	/** The worst and oldest first. */
	readonly drafts: readonly QueuedDraft[];
}

/** What somebody has to do something about comes first. */
const STATUSES: Readonly<Record<Status, string>> = {
	returned: "Returned",
	submitted: "Submitted",
	draft: "Draft",
	accepted: "Accepted",
};
const DAY = 86_400_000;
const AGES: readonly (readonly [days: number, label: string])[] = [
	[1, "Today"],
	[2, "Since yesterday"],
	[7, "This week"],
	[14, "Last week"],
	[Number.POSITIVE_INFINITY, "Older"],
];
const SEVERITIES = ["Errors", "Warnings", "Information only", "No findings", "Not read yet"] as const;

/** Groups drafts; groups and drafts stand in the order in which one would take them up. */
export function groupDrafts(drafts: readonly QueuedDraft[], by: Grouping, now: number): QueueGroup[] {
	const groups = new Map<string, QueuedDraft[]>(orderOf(by).map((label) => [label, []]));
	const sorted = drafts.toSorted(
		(a, b) =>
			b.errors - a.errors ||
			b.warnings - a.warnings ||
			a.since - b.since ||
			(a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
	);
	for (const draft of sorted) {
		const label = labelOf(draft, by, now);
		const group = groups.get(label);
		if (group) group.push(draft);
		else groups.set(label, [draft]);
	}
	const found = [...groups]
		.map(([label, each]) => ({ label, drafts: each }))
		.filter((each) => each.drafts.length);
	return by === "intern" ? found.sort((a, b) => a.label.localeCompare(b.label, "en")) : found;
}

/** Which groups somebody wants to see, by their labels; a grouping that is not there is not asked about. */
export type QueueFilter = Readonly<Partial<Record<Grouping, readonly string[]>>>;

/** Whether a draft is in one of the wanted groups of every grouping that is asked about. */
export function matchesFilter(draft: QueuedDraft, filter: QueueFilter, now: number): boolean {
	return groupings.every((by) => filter[by]?.includes(labelOf(draft, by, now)) ?? true);
}

/** Whether a draft is what somebody searches for: each word stands in its path, its intern's name or its status. */
export function matchesSearch({ path, intern, status }: QueuedDraft, search: string): boolean {
	const all = `${path} ${intern} ${status}`.toLowerCase();
	return search
		.toLowerCase()
		.split(/\s+/)
		.every((word) => all.includes(word));
}

/** "2 errors, 1 warning, 3 open comments"; "no findings" where there is nothing, "" as long as nobody knows. */
export function findingsOf({ errors, warnings, informations, open, pending }: QueuedDraft): string {
	const parts = [
		counted(errors, "error"),
		counted(warnings, "warning"),
		counted(informations, "information", "informations"),
		counted(open, "open comment"),
	].filter(Boolean);
	return parts.length || pending ? parts.join(", ") : "no findings";
}

/** How long ago, in a word: "today", "3 days", "5 months". */
export function agoOf(milliseconds: number): string {
	const days = Math.max(0, Math.floor(milliseconds / DAY));
	if (days === 0) return "today";
	return days < 60 ? counted(days, "day") : counted(Math.floor(days / 30.44), "month");
}

/** How a draft came to stand as it does: "Submitted by Lee 3 days ago". */
export function standOf({ status, by, since }: QueuedDraft, now: number): string {
	const ago = agoOf(now - since);
	const when = ago === "today" ? ago : `${ago} ago`;
	if (status === "draft" && !by) return `Last changed ${when}`;
	return `${status === "draft" ? "Taken back" : STATUSES[status]}${by && ` by ${by}`} ${when}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
	return count ? `${count} ${count === 1 ? one : many}` : "";
}

/** The group of a draft. */
function labelOf(draft: QueuedDraft, by: Grouping, now: number): string {
	switch (by) {
		case "status":
			return STATUSES[draft.status];
		case "severity":
			return severityOf(draft);
		case "intern":
			return draft.intern || "Nobody named";
		case "age":
			return ageOf(now - draft.since);
	}
}

function orderOf(by: Grouping): readonly string[] {
	if (by === "status") return Object.values(STATUSES);
	if (by === "severity") return SEVERITIES;
	return by === "age" ? AGES.map(([, label]) => label) : [];
}

function severityOf({ errors, warnings, informations, pending }: QueuedDraft): string {
	if (pending) return SEVERITIES[4];
	return SEVERITIES[errors ? 0 : warnings ? 1 : informations ? 2 : 3];
}

function ageOf(milliseconds: number): string {
	return AGES.find(([days]) => milliseconds < days * DAY)?.[1] as string;
}
