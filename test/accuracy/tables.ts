import type { Severity } from "../../src/rules/rule.ts";
import type { Pair, Score } from "./marks.ts";

/** A finding as a person judges it. */
export interface Hit extends Pair {
	readonly file: string;
	readonly severity: Severity;
	readonly message: string;
	/** The flagged words between « and », in their sentence. */
	readonly sentence: string;
}

/** How much of a long line is shown on either side of the flagged words. */
const AROUND = 70;
const LONGEST = 160;

export function inSentence(text: string, start: number, end: number): string {
	const lineStart = text.lastIndexOf("\n", start - 1) + 1;
	const lineEnd = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
	const before = text.slice(Math.max(lineStart, start - AROUND), start);
	const after = text.slice(end, Math.min(lineEnd, end + AROUND));
	const flagged = text.slice(start, Math.min(end, start + LONGEST)) + (end - start > LONGEST ? "..." : "");
	return `${before}«${flagged}»${after}`.replace(/\s+/g, " ").trim();
}

/** How often each rule speaks, under its subject, most often first. */
export function rulesTable(hits: readonly Hit[], notes: number): string {
	const rows = [["Rule", "findings", "in 20 notes", "notes", "% of notes"]];
	const row = (name: string, some: readonly Hit[]) => {
		const files = new Set(some.map(({ file }) => file)).size;
		rows.push([
			name,
			`${some.length}`,
			((some.length * 20) / notes).toFixed(2),
			`${files}`,
			`${Math.round((files * 100) / notes)}%`,
		]);
	};
	for (const [subject, some] of grouped(hits, ({ rule }) => rule.slice(0, rule.indexOf("/")))) {
		row(subject, some);
		for (const [rule, own] of grouped(some, (hit) => hit.rule)) row(`  ${rule}`, own);
	}
	row("all", hits);
	return aligned(rows);
}

/** Recall and precision of each rule that has been missed or has spoken out of turn. */
export function ratesTable(scores: readonly Score[], expected: readonly Pair[]): string {
	const rows = [["Rule", "expected", "missed", "unexpected"]];
	const missed = scores.flatMap((score) => score.missed);
	const unexpected = scores.flatMap((score) => score.unexpected);
	const of = (pairs: readonly Pair[], rule: string) => pairs.filter((pair) => pair.rule === rule).length;
	for (const rule of new Set([...expected, ...unexpected].map((pair) => pair.rule)).keys()) {
		const counts = [of(expected, rule), of(missed, rule), of(unexpected, rule)];
		if (counts[1] || counts[2]) rows.push([rule, ...counts.map(String)]);
	}
	return rows.length > 1 ? `${aligned(rows)}\n` : "Every mark is found, and nothing else.";
}

function grouped(hits: readonly Hit[], keyOf: (hit: Hit) => string): [string, Hit[]][] {
	const groups = new Map<string, Hit[]>();
	for (const hit of hits) groups.set(keyOf(hit), [...(groups.get(keyOf(hit)) ?? []), hit]);
	return [...groups].sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1));
}

/** Columns side by side: words to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
				.join("  "),
		)
		.join("\n");
}
