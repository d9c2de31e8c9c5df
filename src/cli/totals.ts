import type { LintedFinding } from "../lint/result.ts";
import type { Severity } from "../rules/rule.ts";

/** What a run came to. */
export interface Totals {
	/** Clinical notes read, and those of them with findings shown. */
	notes: number;
	flagged: number;
	/** Files read that are no clinical notes, and files that could not be read. */
	others: number;
	unread: number;
	/** Findings shown, and those that were not because of `--quiet`. */
	readonly shown: Record<Severity, number>;
	hidden: number;
	/** Findings shown that `--fix` would mend; and what it has mended, in how many notes. */
	fixable: number;
	fixed: number;
	fixedNotes: number;
}

export function noTotals(): Totals {
	const shown = { error: 0, warning: 0, information: 0 };
	return {
		notes: 0,
		flagged: 0,
		others: 0,
		unread: 0,
		shown,
		hidden: 0,
		fixable: 0,
		fixed: 0,
		fixedNotes: 0,
	};
}

/** Counts the findings of one note. */
export function addFindings(totals: Totals, findings: readonly LintedFinding[]): void {
	totals.notes++;
	if (findings.length) totals.flagged++;
	for (const { severity } of findings) totals.shown[severity]++;
}
