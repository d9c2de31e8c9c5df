import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { escapeHtml } from "./escape.ts";

use([BarChart, LineChart, GridComponent, LegendComponent, TitleComponent, AriaComponent, SVGRenderer]);

/** Values in the order of the labels; null where there is none. */
export interface ChartSeries {
	readonly name: string;
	readonly values: readonly (number | null)[];
}

/** What every chart takes. Sizes in CSS pixels; the picture scales with its place. */
export interface ChartBase {
	readonly title: string;
	/** Stands behind each value on the axis, such as "words". */
	readonly unit?: string | undefined;
	readonly width?: number | undefined;
	readonly height?: number | undefined;
}

/**
 * Six colors that can be told apart by most color-blind readers and stand out on light and dark grounds. A page may
 * set its own as `--chart-1` to `--chart-6`.
 */
const COLORS = ["#2b7bba", "#d9730d", "#2f9e64", "#a05fc4", "#c2436b", "#8a7a1f"].map(
	(color, i) => `var(--chart-${i + 1}, ${color})`,
);
/** Text and axes take the color of the text around the picture, so that dark and high-contrast themes hold. */
export const INK = "currentColor";
const FAINT = 0.35;

export const label = { color: INK, fontFamily: "inherit", fontSize: 12 } as const;
export const axisLine = { lineStyle: { color: INK, opacity: FAINT } } as const;
export const splitLine = { lineStyle: { color: INK, opacity: 0.12 } } as const;

/** Draws a chart as SVG text, without a document. `summary` is what a screen reader says instead of the picture. */
export function drawChart(base: ChartBase, option: Record<string, unknown>, summary: string): string {
	const { width = 640, height = 280, title } = base;
	const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
	try {
		chart.setOption({
			animation: false,
			color: COLORS,
			textStyle: { fontFamily: "inherit" },
			title: { text: title, left: 0, top: 0, textStyle: { ...label, fontSize: 14 } },
			...option,
		});
		return described(chart.renderToSVGString(), title, summary);
	} finally {
		chart.dispose();
	}
}

let drawn = 0;

/** Names the picture for screen readers, and lets it shrink with its column. */
function described(svg: string, title: string, summary: string): string {
	const id = `chart-${++drawn}`;
	const open = svg.indexOf(">");
	const body = svg.slice(open + 1).replaceAll(/<style\b[\s\S]*?<\/style>| class="[^"]*"/g, "");
	const [, width, height] = /width="(\d+)"\s+height="(\d+)"/.exec(svg) ?? [];
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" `,
		`role="img" aria-labelledby="${id}-title ${id}-desc">`,
		`<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-desc">${escapeHtml(summary)}</desc>`,
		body,
	].join("");
}
