import { axisLine, type ChartBase, type ChartSeries, drawChart, label, splitLine } from "./chart.ts";
import { frameOf, seriesSummary, valueAxis } from "./frame.ts";

export interface LineChartSpec extends ChartBase {
	/** What stands below each point, in order. */
	readonly x: readonly string[];
	readonly series: readonly ChartSeries[];
}

/** Lines over what passes, such as attempts or weeks; a null leaves a gap. Gives SVG text. */
export function lineChart(spec: LineChartSpec): string {
	const { x, series } = spec;
	return drawChart(
		spec,
		{
			...frameOf(series),
			xAxis: { type: "category", data: [...x], axisLabel: label, axisLine, boundaryGap: x.length < 2 },
			yAxis: valueAxis(spec.unit, splitLine),
			series: series.map(({ name, values }) => ({
				type: "line",
				name,
				data: [...values],
				silent: true,
				symbol: "circle",
				symbolSize: 6,
				showSymbol: true,
				emphasis: { disabled: true },
			})),
		},
		seriesSummary(x, series, spec.unit),
	);
}
