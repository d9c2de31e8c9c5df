import { axisLine, type ChartBase, type ChartSeries, drawChart, label, splitLine } from "./chart.ts";
import { frameOf, seriesSummary, valueAxis } from "./frame.ts";

export interface BarChartSpec extends ChartBase {
	/** What stands beside each bar, in order. */
	readonly labels: readonly string[];
	readonly series: readonly ChartSeries[];
	/** Bars run to the right, the first label on top: best for long labels. */
	readonly horizontal?: boolean | undefined;
	/** The series stand on each other instead of side by side. */
	readonly stacked?: boolean | undefined;
}

/** Bars, one for each label and series. Gives SVG text. */
export function barChart(spec: BarChartSpec): string {
	const { labels, series, horizontal = false, stacked = false } = spec;
	const names = {
		type: "category",
		data: [...labels],
		axisLabel: horizontal ? { ...label, width: 220, overflow: "truncate" } : label,
		axisLine,
		axisTick: { show: false },
		inverse: horizontal,
	};
	const values = valueAxis(spec.unit, splitLine);
	return drawChart(
		{ ...spec, height: spec.height ?? (horizontal ? 90 + 26 * labels.length : undefined) },
		{
			...frameOf(series),
			xAxis: horizontal ? values : names,
			yAxis: horizontal ? names : values,
			series: series.map(({ name, values }) => ({
				type: "bar",
				name,
				data: [...values],
				silent: true,
				barMaxWidth: 28,
				emphasis: { disabled: true },
				...(stacked ? { stack: "all" } : {}),
			})),
		},
		seriesSummary(labels, series, spec.unit),
	);
}
