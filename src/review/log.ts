import { eventSchema, eventTypes, LOG_VERSION, type ReviewEvent } from "./event.ts";
import { LOG_ENDING } from "./log-ending.ts";

/** A stretch of a log that cannot be used. It stays in the file as it is. */
export interface LogProblem {
	/** From 1. */
	readonly line: number;
	/**
	 * `half`: the last line has no end, its writer was interrupted; `newer`: written by a newer version;
	 * `unreadable`: anything else; `clash`: two different entries have one id, of which the other one counts.
	 */
	readonly kind: "half" | "newer" | "unreadable" | "clash";
	readonly message: string;
	readonly text: string;
}

export interface ReviewLog {
	/** Each once, in an order that every reader agrees on. */
	readonly events: readonly ReviewEvent[];
	/** In the order of their lines. */
	readonly problems: readonly LogProblem[];
	/** The highest `n` of any line, those of newer versions too; 0 for an empty log. */
	readonly highest: number;
}

/**
 * Reads the text of a review log. Lines may stand in any order and more than once, as after a merge: the order of the
 * events depends only on what they say. Never throws.
 */
export function readLog(text: string): ReviewLog {
	const problems: LogProblem[] = [];
	const found = new Map<string, Found>();
	let highest = 0;
	const lines = text.replace(/^\uFEFF/, "").split("\n");
	for (const [index, line] of lines.entries()) {
		const last = index === lines.length - 1;
		for (const piece of piecesOf(line)) {
			const at = { line: index + 1, text: piece };
			const read = readEntry(piece);
			highest = Math.max(highest, read.n);
			if (typeof read.entry === "object") {
				const clash = keep(found, { ...at, event: read.entry });
				if (clash) problems.push(problemOf(clash, "clash"));
			} else if (read.entry !== "blank") {
				problems.push(problemOf(at, last && read.entry === "unreadable" ? "half" : read.entry));
			}
		}
	}
	const events = [...found.values()].map(({ event }) => event).sort(byTurn);
	return { events, problems: problems.sort((a, b) => a.line - b.line), highest };
}

/** The log of a draft, by the draft's path or name. */
export function logOf(draft: string): string {
	return draft + LOG_ENDING;
}

/** What follows another comes after it; what was written at the same time stands in the order of the clocks, then of ids. */
function byTurn(a: ReviewEvent, b: ReviewEvent): number {
	return a.n - b.n || Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

interface Found {
	readonly line: number;
	readonly text: string;
	readonly event: ReviewEvent;
}

/** Keeps one entry an id, whichever line comes first; gives the one that does not count when they differ. */
function keep(found: Map<string, Found>, entry: Found): Found | undefined {
	const { id } = entry.event;
	const other = found.get(id);
	if (!other) {
		found.set(id, entry);
		return;
	}
	const [a, b] = [JSON.stringify(other.event), JSON.stringify(entry.event)];
	if (a === b) return;
	// Whoever reads, and in whatever order, the same one counts.
	const [counts, not] = a < b ? [other, entry] : [entry, other];
	found.set(id, counts);
	return not;
}

/**
 * A line is one entry. One that is more was broken: a writer was interrupted and the next one wrote on, or a merge put
 * two lines together. What an entry begins with cannot stand inside one: there its quotes are escaped.
 */
function piecesOf(line: string): string[] {
	const trimmed = line.trim();
	return trimmed.lastIndexOf(START) <= 0 || isJson(trimmed) ? [trimmed] : trimmed.split(BEFORE_START);
}

/** How every entry begins. */
const START = '{"v":';
const BEFORE_START = /(?=\{"v":)/;

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** @returns the entry or why there is none, and its `n` as far as it can be told, else 0 */
function readEntry(text: string): { entry: ReviewEvent | "newer" | "unreadable" | "blank"; n: number } {
	if (text === "") return { entry: "blank", n: 0 };
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { entry: "unreadable", n: 0 };
	}
	const { success, data } = eventSchema.safeParse(value);
	if (success) return { entry: data, n: data.n };
	if (!isNewer(value)) return { entry: "unreadable", n: 0 };
	const n = eventSchema.def.options[0].shape.n.safeParse(value.n);
	return { entry: "newer", n: n.success ? n.data : 0 };
}

function isNewer(value: unknown): value is { readonly n: unknown } {
	if (typeof value !== "object" || value === null) return false;
	const { v, type } = value as { v?: unknown; type?: unknown };
	if (typeof v !== "number" || typeof type !== "string") return false;
	return v > LOG_VERSION || (v === LOG_VERSION && !eventTypes.has(type));
}

const MESSAGES: Readonly<Record<LogProblem["kind"], string>> = {
	half: "The last line has no end: whoever wrote it was interrupted. It is kept, and counts for nothing.",
	newer: "A newer version of Boot Camp Notes wrote this line. It is kept; update to see it.",
	unreadable: "This line cannot be read. It is kept, and counts for nothing.",
	clash: "Another line has the same id and says something else. This one is kept, and counts for nothing.",
};

/** What git writes between two sides that it could not merge. */
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

function problemOf({ line, text }: { line: number; text: string }, kind: LogProblem["kind"]): LogProblem {
	const message = CONFLICT.test(text)
		? "A merge left this line. Delete it: the lines of both sides count."
		: MESSAGES[kind];
	return { line, kind, message, text };
}
