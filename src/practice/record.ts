import * as z from "zod/mini";
import type { Severity } from "../rules/rule.ts";
import type { Score } from "./scored.ts";

/** The version of the lines written; a line of a newer one is reported and left alone. */
const VERSION = 1;

const count = z.number().check(z.int(), z.gte(0), z.lte(1_000_000));
const text = z.string().check(z.minLength(1), z.maxLength(200));

const recordSchema = z.object({
	v: z.literal(VERSION),
	/** When it was handed in: ISO 8601, UTC. */
	at: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/)),
	case: text,
	note: text,
	/** Null where nobody kept time. */
	minutes: z.nullable(z.number().check(z.gte(0), z.lte(100_000))),
	facts: z.object({ found: count, of: count, safetyMissed: count }),
	/** Findings left, by rule. */
	rules: z.record(z.string(), count),
	severities: z.object({ error: count, warning: count, information: count }),
	words: z.object({ total: count, most: count, hpi: z.nullable(count), assessment: z.nullable(count) }),
	traps: z.object({ avoided: count, fell: count, of: count }),
	committed: z.boolean(),
	missing: count,
	/** For "best result" only. */
	order: count,
});

/** What one attempt leaves behind: one line of JSON in the intern's own progress file. */
export type AttemptRecord = z.output<typeof recordSchema>;

/** The record of a score. */
export function recordOf(score: Score, at: Date): AttemptRecord {
	const severities: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
	const rules: Record<string, number> = {};
	for (const { rule, severity } of score.findings) {
		severities[severity]++;
		rules[rule] = (rules[rule] ?? 0) + 1;
	}
	const wordsOf = (...ids: string[]) => {
		const own = score.sections.filter(({ id }) => id !== null && ids.includes(id));
		return own.length > 0 ? own.reduce((sum, { words }) => sum + words, 0) : null;
	};
	return {
		v: VERSION,
		at: at.toISOString(),
		case: score.case.id,
		note: score.case.note,
		minutes: score.minutes.taken === null ? null : Math.round(score.minutes.taken * 10) / 10,
		facts: {
			found: score.found,
			of: score.facts.length,
			safetyMissed: score.facts.filter(
				({ safety, state }) => safety && state !== "found" && state !== "misplaced",
			).length,
		},
		rules,
		severities,
		words: {
			total: score.words.total,
			most: score.words.most,
			hpi: wordsOf("hpi"),
			assessment: wordsOf("assessment", "assessment-and-plan", "plan"),
		},
		traps: {
			avoided: score.traps.filter(({ state }) => state === "avoided").length,
			fell: score.traps.filter(({ state }) => state === "fell").length,
			of: score.traps.length,
		},
		committed: score.leading.state === "committed",
		missing: score.readiness.missing.length,
		order: score.order,
	};
}

/** A line of the progress file that says nothing to this version. Lines start at 1. */
export interface RecordProblem {
	readonly line: number;
	readonly message: string;
}

/**
 * Reads a progress file. Lines that cannot be read are reported and skipped, never lost: the caller only ever appends.
 * Records come in the order of their times.
 */
export function readRecords(file: string): { records: AttemptRecord[]; problems: RecordProblem[] } {
	const records: AttemptRecord[] = [];
	const problems: RecordProblem[] = [];
	const lines = file.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
	lines.forEach((line, i) => {
		if (!line.trim()) return;
		const read = readLine(line, i === lines.length - 1);
		if (typeof read === "string") problems.push({ line: i + 1, message: read });
		else records.push(read);
	});
	records.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
	return { records, problems };
}

function readLine(line: string, last: boolean): AttemptRecord | string {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return last
			? "This last line was not written to its end; that attempt is not counted."
			: "This line is broken; that attempt is not counted.";
	}
	const version = (value as { v?: unknown } | null)?.v;
	if (typeof version === "number" && version > VERSION)
		return "This line was written by a newer version of Boot Camp Notes; that attempt is not counted here.";
	const parsed = recordSchema.safeParse(value);
	return parsed.success ? parsed.data : "This line is no record of an attempt; it is not counted.";
}

/**
 * What to append to a progress file for one record. A last line that was not written to its end stays as it is, on
 * a line of its own.
 *
 * @param file what the file holds now, or its last characters
 */
export function appended(file: string, record: AttemptRecord): string {
	return `${file === "" || /[\r\n]$/.test(file) ? "" : "\n"}${JSON.stringify(record)}\n`;
}

/** The best attempt at each case, by case id; of equals the first. */
export function bestByCase(records: readonly AttemptRecord[]): ReadonlyMap<string, AttemptRecord> {
	const best = new Map<string, AttemptRecord>();
	for (const record of records) {
		const before = best.get(record.case);
		if (!before || record.order > before.order) best.set(record.case, record);
	}
	return best;
}
