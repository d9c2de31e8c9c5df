import { builtInNotes } from "../../packs/built-in.ts";
import { catalogue } from "../../rules/index.ts";
import { MILESTONES } from "../../rules/milestones.ts";
import type { Severity } from "../../rules/rule.ts";
import { adviceOn } from "./advice.ts";
import { coded, Hider } from "./anonymous.ts";
import type { Cohort } from "./cohort.ts";
import type { Phrases } from "./phrases.ts";
import { quantile, type Sketch } from "./sketch.ts";
import type { RuleCount, Tally } from "./tally.ts";
import { isoDate } from "./week.ts";

/** What JSON readers may rely on; it changes when a field is taken away or means something else. */
export const REPORT_FORMAT = "bootcamp-notes-report/1";

/** The middle and the upper end of what was measured on `count` notes or answers. */
export interface Spread {
	readonly count: number;
	readonly median: number | null;
	readonly p90: number | null;
}

/** Figures of a group of notes. Rates are findings per hundred notes of the group. */
export interface GroupSummary {
	/** A week's Monday as 2025-07-14, a kind of note, or an intern's name or code; "" for nobody named. */
	readonly name: string;
	readonly notes: number;
	readonly flagged: number;
	readonly findings: number;
	readonly perHundred: number;
	/** Words of the HPI; minutes of writing; hours from submitting to an answer. */
	readonly hpiWords: Spread;
	readonly minutes: Spread;
	readonly answerHours: Spread;
	/** The rule that most often has a warning or an error here. */
	readonly leader: string | null;
	/** The most frequent first. */
	readonly rules: readonly GroupRule[];
}

/** `name` is the kind as notes and packs write it, `title` what people call it. */
export interface KindSummary extends GroupSummary {
	readonly title: string;
}

export interface GroupRule {
	readonly rule: string;
	readonly notes: number;
	readonly findings: number;
	readonly perHundred: number;
}

export interface RuleSummary extends GroupRule {
	readonly name: string;
	readonly severity: Severity;
	readonly milestones: readonly string[];
	/** Notes in which it was a warning or an error. */
	readonly serious: number;
	/** Interns with at least one finding of it, and those for whom it comes first. */
	readonly interns: number;
	readonly leads: number;
	/** What to change in the pack. */
	readonly change: string;
}

export interface MilestoneSummary {
	readonly milestone: string;
	readonly name: string;
	readonly findings: number;
	readonly perHundred: number;
}

/** Something seniors asked for, and how often. */
export interface AskSummary {
	readonly by: "phrase" | "rule" | "words";
	readonly text: string;
	readonly count: number;
}

/** The whole report as data; HTML and CSV are made from it. It holds no time of its making. */
export interface CohortSummary {
	readonly format: typeof REPORT_FORMAT;
	readonly since: string | null;
	readonly anonymous: boolean;
	/** First and last day of the notes. */
	readonly from: string | null;
	readonly to: string | null;
	/** Interns named. */
	readonly named: number;
	readonly all: GroupSummary;
	/** In order of rank: by notes in which a rule was a warning or an error, then by all notes it flagged. */
	readonly rules: readonly RuleSummary[];
	/** The rule, if any, that leads for more than half of the interns: the pack needs to change, not a person. */
	readonly hints: readonly string[];
	readonly milestones: readonly MilestoneSummary[];
	readonly weeks: readonly GroupSummary[];
	readonly kinds: readonly KindSummary[];
	readonly interns: readonly GroupSummary[];
	readonly statuses: readonly { readonly status: string; readonly drafts: number }[];
	/** What was asked at least twice, the most frequent first; `asked` counts all. */
	readonly asked: number;
	readonly asks: readonly AskSummary[];
	/** Files that are no clinical notes, files that could not be read, notes from before `since`. */
	readonly others: number;
	readonly unread: number;
	readonly earlier: number;
}

export interface SummaryOptions {
	/** Day since 1970 that the report begins with. */
	readonly since?: number | undefined;
	/** Codes in the place of names. */
	readonly anonymous?: boolean | undefined;
}

/** Interns need to be so many before a rule can lead for most of them. */
const MOST_NEEDS = 3;
const ASKS_SHOWN = 50;

/** Turns counts into figures; the same counts give the same summary. */
export function summarize(cohort: Cohort, { since, anonymous = false }: SummaryOptions = {}): CohortSummary {
	const interns = [...cohort.interns].sort(byKey);
	const named = interns.filter(([name]) => name !== "");
	const ranked = [...cohort.all.rules].sort(byRank).map(([rule]) => rule);
	const leaders = named.map(([, tally]) => leaderOf(tally, ranked));
	const groupOf = (name: string, tally: Tally) => groupSummary(name, tally, ranked);
	const ofRule = (rule: string, count: RuleCount): RuleSummary => ({
		...groupRule(rule, count, cohort.all.notes),
		name: adviceOn(rule).name,
		severity: catalogue.get(rule)?.severity ?? "information",
		milestones: catalogue.get(rule)?.milestones ?? [],
		serious: count.serious,
		interns: named.filter(([, tally]) => tally.rules.has(rule)).length,
		leads: leaders.filter((leader) => leader === rule).length,
		change: adviceOn(rule).change,
	});
	const rules = ranked.map((rule) => ofRule(rule, cohort.all.rules.get(rule) as RuleCount));
	const hider = anonymous ? new Hider(cohort) : undefined;
	return {
		format: REPORT_FORMAT,
		since: since === undefined ? null : isoDate(since),
		anonymous,
		from: cohort.first === undefined ? null : isoDate(cohort.first),
		to: cohort.last === undefined ? null : isoDate(cohort.last),
		named: named.length,
		all: groupOf("", cohort.all),
		rules,
		hints: rules
			.filter(({ leads }) => named.length >= MOST_NEEDS && leads * 2 > named.length)
			.map(({ rule }) => rule),
		milestones: milestonesOf(rules, cohort.all.notes),
		weeks: [...cohort.weeks].sort(([a], [b]) => a - b).map(([week, tally]) => groupOf(isoDate(week), tally)),
		kinds: kindsOf(cohort, hider, groupOf),
		interns: (anonymous ? coded(interns) : interns).map(([name, tally]) => groupOf(name, tally)),
		statuses: [...cohort.statuses].sort(byKey).map(([status, drafts]) => ({ status, drafts })),
		asked: cohort.phrases.asks,
		asks: asksOf(cohort.phrases, hider),
		others: cohort.others,
		unread: cohort.unread,
		earlier: cohort.earlier,
	};
}

function groupSummary(name: string, tally: Tally, ranked: readonly string[]): GroupSummary {
	const { notes, flagged, findings, rules } = tally;
	return {
		name,
		notes,
		flagged,
		findings,
		perHundred: perHundred(findings, notes),
		hpiWords: spread(tally.hpi),
		minutes: spread(tally.minutes),
		answerHours: spread(tally.answers, 60),
		leader: leaderOf(tally, ranked) ?? null,
		rules: [...rules]
			.map(([rule, count]) => groupRule(rule, count, notes))
			.sort((a, b) => b.notes - a.notes || b.findings - a.findings || order(a.rule, b.rule)),
	};
}

function groupRule(rule: string, count: RuleCount, notes: number): GroupRule {
	return {
		rule,
		notes: count.notes,
		findings: count.findings,
		perHundred: perHundred(count.findings, notes),
	};
}

/** The rule that most often has a warning or an error for an intern; of several, that which ranks first for all. */
function leaderOf({ rules }: Tally, ranked: readonly string[]): string | undefined {
	const most = Math.max(0, ...[...rules.values()].map(({ serious }) => serious));
	return most ? ranked.find((rule) => rules.get(rule)?.serious === most) : undefined;
}

function milestonesOf(rules: readonly RuleSummary[], notes: number): MilestoneSummary[] {
	return Object.entries(MILESTONES).flatMap(([milestone, name]) => {
		const findings = rules
			.filter(({ milestones }) => milestones.includes(milestone))
			.reduce((sum, rule) => sum + rule.findings, 0);
		return findings ? [{ milestone, name, findings, perHundred: perHundred(findings, notes) }] : [];
	});
}

function kindsOf(
	{ kinds, kindTitles }: Cohort,
	hider: Hider | undefined,
	groupOf: (name: string, tally: Tally) => GroupSummary,
): KindSummary[] {
	return [...kinds].sort(byKey).map(([kind, tally], i) => {
		const title = kindTitles.get(kind) ?? builtInNotes.get(kind)?.title ?? titleFrom(kind);
		if (!hider?.holdsName(`${kind} ${title}`)) return { ...groupOf(kind, tally), title };
		return { ...groupOf(`kind-${i + 1}`, tally), title: `Kind ${i + 1}` };
	});
}

function titleFrom(kind: string): string {
	const name = kind.replaceAll("-", " ");
	return name.charAt(0).toUpperCase() + name.slice(1);
}

function asksOf(phrases: Phrases, hider: Hider | undefined): AskSummary[] {
	const found = (["phrase", "rule", "words"] as const).flatMap((by) =>
		[...phrases[by]].map(([text, count]) => ({ by, text, count })),
	);
	return found
		.filter((ask) => ask.count > 1 && (hider?.mayShow(ask) ?? true))
		.sort((a, b) => b.count - a.count || order(a.by, b.by) || order(a.text, b.text))
		.slice(0, ASKS_SHOWN);
}

function spread(sketch: Sketch, by = 1): Spread {
	const at = (share: number) => {
		const value = quantile(sketch, share);
		return value === undefined ? null : Math.round((value / by) * 10) / 10;
	};
	return { count: sketch.count, median: at(0.5), p90: at(0.9) };
}

function perHundred(findings: number, notes: number): number {
	return notes ? Math.round((findings / notes) * 1000) / 10 : 0;
}

function byRank([a, one]: readonly [string, RuleCount], [b, two]: readonly [string, RuleCount]): number {
	return two.serious - one.serious || two.notes - one.notes || two.findings - one.findings || order(a, b);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
	return order(a, b);
}

/** By code unit, the same on every system. */
function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
