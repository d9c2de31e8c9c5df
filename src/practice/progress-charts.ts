import { barChart } from "../charts/bar-chart.ts";
import { dataTable } from "../charts/data-table.ts";
import { lineChart } from "../charts/line-chart.ts";
import type { AttemptRecord } from "./record.ts";
import { milestoneTrends, type Trend, trendsOf } from "./trends.ts";

/** A picture and the figures in it, both ready for a page. */
export interface ProgressChart {
	readonly title: string;
	readonly svg: string;
	/** The same figures as an HTML table. */
	readonly table: string;
}

/** The charts of an intern's progress, over all attempts or those at one kind of note; none before the first attempt. */
export function progressCharts(records: readonly AttemptRecord[], note?: string): ProgressChart[] {
	const { labels, ...trends } = trendsOf(records, note);
	if (labels.length === 0) return [];
	const charts = Object.values(trends)
		.filter(({ values }) => values.some((value) => value !== null))
		.map((trend) => trendChart(labels, trend));
	const own = note === undefined ? records : records.filter((record) => record.note === note);
	const milestones = milestoneTrends(own);
	if (milestones.length === 0) return charts;
	const title = "Findings a note by ACGME milestone";
	const names = milestones.map(({ id, name }) => `${id} ${name}`);
	const svg = barChart({
		title,
		labels: names,
		horizontal: true,
		series: [
			{ name: "First attempts", values: milestones.map(({ first }) => first) },
			{ name: "Last attempts", values: milestones.map(({ last }) => last) },
		],
	});
	const rows = milestones.map(({ first, last }, i) => [names[i] as string, first, last]);
	return [
		...charts,
		{
			title,
			svg,
			table: dataTable({ caption: title, columns: ["Milestone", "First attempts", "Last attempts"], rows }),
		},
	];
}

function trendChart(labels: readonly string[], { name, unit, values }: Trend): ProgressChart {
	const svg = lineChart({ title: name, x: labels, series: [{ name, values }], unit: unit || undefined });
	const rows = labels.map((label, i) => [`${i + 1}, ${label}`, values[i] ?? null]);
	return { title: name, svg, table: dataTable({ caption: name, columns: ["Attempt", name], rows }) };
}
