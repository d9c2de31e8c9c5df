import { barChart } from "../charts/bar-chart.ts";
import { dataTable } from "../charts/data-table.ts";
import { lineChart } from "../charts/line-chart.ts";
import type { AttemptRecord } from "./record.ts";
import { milestoneTrends, type Trend, trendsOf } from "./trends.ts";

/** Two stand beside each other. */
const TREND_SIZE = { width: 440, height: 220 } as const;

/** A picture and the figures in it, both ready for a page. */
export interface ProgressChart {
	readonly title: string;
	readonly svg: string;
	/** The same figures as an HTML table. */
	readonly table: string;
}

/** The charts of an intern's progress over these attempts; none without any. */
export function progressCharts(records: readonly AttemptRecord[]): ProgressChart[] {
	const { labels, ...trends } = trendsOf(records);
	if (labels.length === 0) return [];
	const charts = Object.values(trends)
		.filter(({ values }) => values.some((value) => value !== null))
		.map((trend) => trendChart(labels, trend));
	const milestones = milestoneTrends(records);
	if (milestones.length === 0) return charts;
	const title = "Findings a note by ACGME milestone";
	const names = milestones.map(({ id, name }) => `${id} ${name}`);
	const svg = barChart({
		title,
		labels: names,
		horizontal: true,
		width: 760,
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
	// An attempt without such a figure, as a sign-out has no HPI, leaves no gap in the line.
	const known = labels.flatMap((label, i) => {
		const value = values[i] ?? null;
		return value === null ? [] : [{ label, value, attempt: i + 1 }];
	});
	const svg = lineChart({
		title: name,
		x: known.map(({ label }) => label),
		series: [{ name, values: known.map(({ value }) => value) }],
		unit: unit || undefined,
		...TREND_SIZE,
	});
	const rows = known.map(({ label, value, attempt }) => [`${attempt}, ${label}`, value]);
	return { title: name, svg, table: dataTable({ caption: name, columns: ["Attempt", name], rows }) };
}
