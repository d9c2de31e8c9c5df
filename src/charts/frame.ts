import { type ChartSeries, INK, label } from "./chart.ts";

/** Grid and legend: one series needs no legend. */
export function frameOf(series: readonly ChartSeries[]): Record<string, unknown> {
	const legend = series.length > 1;
	return {
		grid: {
			left: 8,
			right: 24,
			top: legend ? 64 : 40,
			bottom: 8,
			outerBoundsMode: "same",
			outerBoundsContain: "axisLabel",
		},
		...(legend
			? {
					legend: {
						top: 26,
						left: 0,
						// Room for letters wider than those that are reckoned with.
						itemGap: 24,
						textStyle: label,
						inactiveColor: INK,
						silent: true,
					},
				}
			: {}),
	};
}

/** An axis of values from zero, with its unit. */
export function valueAxis(unit: string | undefined, splitLine: object): Record<string, unknown> {
	return {
		type: "value",
		min: 0,
		axisLabel: { ...label, formatter: unit ? `{value} ${unit.replaceAll(/[{}]/g, "")}` : "{value}" },
		splitLine,
		minInterval: unit === "%" ? 0 : 1,
	};
}

/** The values in words: "Findings: first 9 (07/06), last 2 (07/20)." */
export function seriesSummary(labels: readonly string[], series: readonly ChartSeries[], unit = ""): string {
	const said = (value: number, i: number) => `${value}${unit && ` ${unit}`} (${labels[i] ?? i + 1})`;
	const sentences = series.map(({ name, values }) => {
		const known = values.flatMap((value, i) => (value === null ? [] : [said(value, i)]));
		if (known.length === 0) return `${name}: no values.`;
		if (known.length <= 6) return `${name}: ${known.join(", ")}.`;
		return `${name}: ${known.length} values, first ${known[0]}, last ${known.at(-1)}.`;
	});
	return sentences.join(" ");
}
