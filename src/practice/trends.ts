import { catalogue } from "../rules/index.ts";
import { MILESTONES } from "../rules/milestones.ts";
import type { AttemptRecord } from "./record.ts";

/** A figure of each attempt, oldest first; null where the attempt has none. */
export interface Trend {
	readonly name: string;
	readonly unit: string;
	readonly values: readonly (number | null)[];
	/** The mean of the first three and of the last three that have a value; null when there is none. */
	readonly first: number | null;
	readonly last: number | null;
	/** Fewer is better: findings, minutes. */
	readonly less: boolean;
}

export interface Trends {
	/** One label an attempt, such as "07/06". */
	readonly labels: readonly string[];
	readonly findings: Trend;
	readonly hpiWords: Trend;
	readonly minutes: Trend;
	readonly facts: Trend;
}

const AT_EACH_END = 3;

/** How an intern's figures go, over all attempts or those at one kind of note. */
export function trendsOf(records: readonly AttemptRecord[], note?: string): Trends {
	const own = note === undefined ? records : records.filter((record) => record.note === note);
	const trend = (
		name: string,
		unit: string,
		less: boolean,
		of: (record: AttemptRecord) => number | null,
	): Trend => {
		const values = own.map(of);
		const known = values.filter((value) => value !== null);
		return {
			name,
			unit,
			less,
			values,
			first: mean(known.slice(0, AT_EACH_END)),
			last: mean(known.slice(-AT_EACH_END)),
		};
	};
	return {
		labels: own.map(({ at }) => dateLabel(at)),
		findings: trend("Findings left", "", true, findingsLeft),
		hpiWords: trend("HPI words", "words", true, ({ words }) => words.hpi),
		minutes: trend("Minutes", "min", true, ({ minutes }) => minutes),
		facts: trend("Facts found", "%", false, factsShare),
	};
}

/** Findings left in an attempt, of every severity. */
export function findingsLeft({ severities: { error, warning, information } }: AttemptRecord): number {
	return error + warning + information;
}

/** Facts found, in percent; null for a case without facts. */
export function factsShare({ facts: { found, of } }: AttemptRecord): number | null {
	return of === 0 ? null : Math.round((100 * found) / of);
}

/** The mean, to one decimal; null of nothing. */
export function mean(values: readonly number[]): number | null {
	if (values.length === 0) return null;
	return Math.round((10 * values.reduce((a, b) => a + b, 0)) / values.length) / 10;
}

/** Kinds of note with attempts, most attempts first. */
export function notesIn(records: readonly AttemptRecord[]): string[] {
	const counts = new Map<string, number>();
	for (const { note } of records) counts.set(note, (counts.get(note) ?? 0) + 1);
	return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([note]) => note);
}

/** What the findings of an intern say about one ACGME milestone. */
export interface MilestoneTrend {
	readonly id: string;
	readonly name: string;
	/** Findings a note, in the first and the last three attempts. */
	readonly first: number;
	readonly last: number;
}

/** Findings by the milestone that their rules speak to, most in the last attempts first. */
export function milestoneTrends(records: readonly AttemptRecord[]): MilestoneTrend[] {
	const per = (some: readonly AttemptRecord[], id: string) =>
		mean(some.map((record) => findingsFor(record, id))) ?? 0;
	return Object.entries(MILESTONES)
		.map(([id, name]) => ({
			id,
			name,
			first: per(records.slice(0, AT_EACH_END), id),
			last: per(records.slice(-AT_EACH_END), id),
		}))
		.filter(({ first, last }) => first > 0 || last > 0)
		.sort((a, b) => b.last - a.last || b.first - a.first);
}

function findingsFor({ rules }: AttemptRecord, milestone: string): number {
	return Object.entries(rules)
		.filter(([rule]) => catalogue.get(rule)?.milestones.includes(milestone))
		.reduce((sum, [, count]) => sum + count, 0);
}

function dateLabel(at: string): string {
	return `${at.slice(5, 7)}/${at.slice(8, 10)}`;
}
