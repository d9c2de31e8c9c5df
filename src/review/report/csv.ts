import type { CohortSummary, GroupSummary, Spread } from "./summary.ts";

const COLUMNS = [
	"by",
	"of",
	"rule",
	"notes",
	"notes_flagged",
	"findings",
	"findings_per_100_notes",
	"hpi_words_median",
	"minutes_median",
	"answer_hours_median",
] as const;

/** How every report's CSV begins. */
export const CSV_HEAD = COLUMNS.join(",");

type Cell = string | number | null;

/**
 * The report as one table (RFC 4180): a row for each group of notes over all rules, with an empty `rule`, then one for
 * each of its rules.
 */
export function toCsv(summary: CohortSummary): string {
	const groups: [by: string, groups: readonly GroupSummary[]][] = [
		["all", [summary.all]],
		["week", summary.weeks],
		["kind", summary.kinds],
		["intern", summary.interns],
	];
	const rows: Cell[][] = groups.flatMap(([by, all]) => all.flatMap((group) => rowsOf(by, group)));
	for (const { milestone, findings, perHundred } of summary.milestones)
		rows.push(["milestone", milestone, "", summary.all.notes, null, findings, perHundred, null, null, null]);
	return `${CSV_HEAD}\r\n${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function rowsOf(by: string, group: GroupSummary): Cell[][] {
	const { name, notes, flagged, findings, perHundred, hpiWords, minutes, answerHours } = group;
	const medians = [hpiWords, minutes, answerHours].map(({ median }: Spread) => median);
	return [
		[by, name, "", notes, flagged, findings, perHundred, ...medians],
		...group.rules.map((one): Cell[] => [
			by,
			name,
			one.rule,
			notes,
			one.notes,
			one.findings,
			one.perHundred,
			null,
			null,
			null,
		]),
	];
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function cell(value: Cell): string {
	if (value === null) return "";
	if (typeof value === "number") return String(value);
	const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
