import { barChart } from "../../charts/bar-chart.ts";
import type { ChartSeries } from "../../charts/chart.ts";
import { dataTable } from "../../charts/data-table.ts";
import { lineChart } from "../../charts/line-chart.ts";
import { type Html, html, raw } from "./html.ts";
import { shortDay, usDay } from "./page-words.ts";
import type { CohortSummary, GroupSummary, Spread } from "./summary.ts";
import { isoDate } from "./week.ts";

/** So many weeks fit beside each other; earlier ones are in the tables. */
const WEEKS = 26;
const RULES = 10;
/** Pixels, about as wide as a column: so letters keep their size. */
const WIDTH = 500;
const LINES = 3;
const RATE = "Findings per 100 notes";

/** How things went from week to week. */
export function overTime(summary: CohortSummary): Html {
	const weeks = filled(summary.weeks);
	if (summary.weeks.length < 2) return html``;
	const line = (title: string, ...series: readonly ChartSeries[]) => lineFigure(title, weeks, series);
	const spreads = (of: (week: GroupSummary) => Spread): ChartSeries[] => [
		{ name: "Median", values: weeks.map((week) => week.group && of(week.group).median) },
		{ name: "Nine in ten below", values: weeks.map((week) => week.group && of(week.group).p90) },
	];
	return html`<section aria-labelledby="time"><h2 id="time">Over time</h2>
<p class="about">By week, from its Monday${summary.weeks.length > weeks.length && html`; the last ${weeks.length} weeks`}.</p>
<div class="charts">
${line(RATE, { name: "All rules", values: weeks.map(({ group }) => group?.perHundred ?? null) })}
${line(
	"What recurs most, per 100 notes",
	...summary.rules.slice(0, LINES).map(({ rule, name }) => ({
		name,
		values: weeks.map(({ group }) => group && rateOf(group, rule)),
	})),
)}
${summary.all.hpiWords.count > 0 && line("Length of the HPI, in words", ...spreads((week) => week.hpiWords))}
${summary.all.minutes.count > 0 && line("Time to write a note, in minutes", ...spreads((week) => week.minutes))}
${summary.all.answerHours.count > 0 && line("Time to an answer, in hours", ...spreads((week) => week.answerHours))}
</div></section>`;
}

/** Where findings come from. */
export function byGroup({ rules, kinds, milestones, all }: CohortSummary): Html {
	if (all.findings === 0) return html``;
	const most = [...rules].sort((a, b) => b.perHundred - a.perHundred).slice(0, RULES);
	const bars = (title: string, names: readonly string[], values: readonly number[]) => {
		const series = [{ name: RATE, values }];
		const svg = barChart({ title, width: WIDTH, labels: names, series, horizontal: true });
		return chartFigure(
			svg,
			title,
			["", RATE],
			names.map((name, i) => [name, values[i] ?? null]),
		);
	};
	const rates = (groups: readonly { readonly perHundred: number }[]) =>
		groups.map(({ perHundred }) => perHundred);
	return html`<section aria-labelledby="where"><h2 id="where">Where findings come from</h2>
<p class="about">Findings per 100 notes. A finding counts for each ACGME milestone that its rule speaks to.</p>
<div class="columns">
${bars(
	"By rule",
	most.map(({ name }) => name),
	rates(most),
)}
${bars(
	"By kind of note",
	kinds.map(({ title }) => title),
	rates(kinds),
)}
${bars(
	"By milestone",
	milestones.map(({ milestone, name }) => `${milestone} ${name}`),
	rates(milestones),
)}
</div></section>`;
}

interface Week {
	readonly day: string;
	/** Null for a week without notes: the line has a gap there. */
	readonly group: GroupSummary | null;
}

/** Every week up to the last one with notes. */
function filled(weeks: readonly GroupSummary[]): Week[] {
	const known = new Map(weeks.map((week) => [week.name, week]));
	const [first, last] = [weeks[0]?.name, weeks.at(-1)?.name].map((day) => Date.parse(day ?? "") / 86_400_000);
	const found: Week[] = [];
	for (let at = last as number; at >= (first as number) && found.length < WEEKS; at -= 7)
		found.unshift({ day: isoDate(at), group: known.get(isoDate(at)) ?? null });
	return found;
}

function lineFigure(title: string, weeks: readonly Week[], series: readonly ChartSeries[]): Html {
	const svg = lineChart({
		title,
		width: WIDTH,
		height: 240,
		x: weeks.map(({ day }) => shortDay(day)),
		series,
	});
	const columns = ["Week of", ...series.map(({ name }) => name), "Notes"];
	const rows = weeks.map(({ day, group }, i) => [
		usDay(day),
		...series.map(({ values }) => values[i] ?? null),
		group?.notes ?? 0,
	]);
	return chartFigure(svg, title, columns, rows);
}

function chartFigure(
	svg: string,
	caption: string,
	columns: readonly string[],
	rows: readonly (readonly (string | number | null)[])[],
): Html {
	return html`<figure>${raw(named(svg, caption))}<details><summary>Figures<span class="hidden">: ${caption}</span></summary>
<div class="scroll" tabindex="0">${raw(dataTable({ caption, columns, rows }))}</div></details></figure>`;
}

function rateOf(group: GroupSummary, rule: string): number {
	return group.rules.find((one) => one.rule === rule)?.perHundred ?? 0;
}

/** Pictures count their ids on as long as a program runs; the same figures are to give the same page. */
function named(svg: string, title: string): string {
	const id = title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
	return svg.replace(/(?<=["#(\s])(?:chart-|zr)\d+(?=-)/g, id);
}
