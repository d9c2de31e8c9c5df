import type { ReportedDraft } from "./draft.ts";
import { addSketch, addValue, emptySketch, type Sketch } from "./sketch.ts";

/** How often a rule spoke. */
export interface RuleCount {
	findings: number;
	/** Notes with at least one finding of it, and those in which it was a warning or an error. */
	notes: number;
	serious: number;
}

/** What was counted over some notes. It does not grow with their number. */
export interface Tally {
	notes: number;
	/** Notes with at least one finding. */
	flagged: number;
	findings: number;
	readonly rules: Map<string, RuleCount>;
	/** Words. */
	readonly hpi: Sketch;
	/** Minutes that writing took. */
	readonly minutes: Sketch;
	/** Minutes from submitting to an answer. */
	readonly answers: Sketch;
}

export function emptyTally(): Tally {
	return {
		notes: 0,
		flagged: 0,
		findings: 0,
		rules: new Map(),
		hpi: emptySketch(),
		minutes: emptySketch(),
		answers: emptySketch(),
	};
}

export function addDraft(tally: Tally, { hits, hpiWords, minutes, review }: ReportedDraft): void {
	tally.notes++;
	if (hits.length) tally.flagged++;
	for (const { rule, findings, severity } of hits) {
		tally.findings += findings;
		addCount(tally.rules, rule, { findings, notes: 1, serious: severity === "information" ? 0 : 1 });
	}
	if (hpiWords !== undefined) addValue(tally.hpi, hpiWords);
	if (minutes !== undefined) addValue(tally.minutes, minutes);
	for (const answer of review?.answers ?? []) addValue(tally.answers, answer);
}

export function addTally(tally: Tally, other: Tally): void {
	tally.notes += other.notes;
	tally.flagged += other.flagged;
	tally.findings += other.findings;
	for (const [rule, count] of other.rules) addCount(tally.rules, rule, count);
	addSketch(tally.hpi, other.hpi);
	addSketch(tally.minutes, other.minutes);
	addSketch(tally.answers, other.answers);
}

function addCount(rules: Map<string, RuleCount>, rule: string, more: RuleCount): void {
	const count = rules.get(rule);
	if (!count) {
		rules.set(rule, { ...more });
		return;
	}
	count.findings += more.findings;
	count.notes += more.notes;
	count.serious += more.serious;
}
