import assert from "node:assert";
import fc from "fast-check";
import { barChart } from "../../src/charts/bar-chart.ts";
import { dataTable } from "../../src/charts/data-table.ts";
import { lineChart } from "../../src/charts/line-chart.ts";

/** Reads XML far enough to know that every element closes where it must and that no stray sign stands in between. */
function wellFormed(xml: string): string[] {
	const open: string[] = [];
	const names: string[] = [];
	let at = 0;
	for (const match of xml.matchAll(/<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
		checkText(xml.slice(at, match.index));
		at = match.index + match[0].length;
		const [, closing, name = "", attributes = "", alone] = match;
		checkText(attributes);
		names.push(name);
		if (closing) assert.equal(open.pop(), name);
		else if (!alone) open.push(name);
	}
	checkText(xml.slice(at));
	assert.deepEqual(open, []);
	return names;
}

function checkText(text: string): void {
	assert.doesNotMatch(text, /<|&(?!(?:amp|lt|gt|quot|#39|#\d+);)/);
}

const text = fc.oneof(
	fc.string({ maxLength: 20 }),
	fc.constantFrom("<b>&\"'", "</svg>", "{value}", "a\nb", "\0"),
);
const series = fc.array(
	fc.record({ name: text, values: fc.array(fc.option(fc.integer({ min: 0, max: 5000 })), { maxLength: 8 }) }),
	{ maxLength: 4 },
);

describe("charts", () => {
	it("whatever the names and values, the SVG is well formed, named, and holds no script, style or link", () => {
		fc.assert(
			fc.property(
				text,
				fc.array(text, { maxLength: 8 }),
				series,
				fc.boolean(),
				(title, labels, all, flag) => {
					for (const svg of [
						lineChart({ title, x: labels, series: all, unit: flag ? title : undefined }),
						barChart({ title, labels, series: all, horizontal: flag, stacked: !flag }),
					]) {
						const names = wellFormed(svg);
						assert.deepEqual(names.slice(0, 2), ["svg", "title"]);
						assert.ok(!names.some((name) => /script|style|^a$|image|foreignObject/i.test(name)));
						assert.doesNotMatch(svg, /href=|\son\w+=/);
					}
				},
			),
			{ numRuns: 60 },
		);
	});

	it("a screen reader is told the values", () => {
		const svg = lineChart({
			title: "Findings in each note",
			x: ["07/06", "07/07", "07/08"],
			series: [{ name: "Findings", values: [9, null, 2] }],
			unit: "findings",
		});
		assert.match(svg, /<title id="([^"]+)">Findings in each note<\/title>/);
		assert.match(svg, /<desc[^>]*>Findings: 9 findings \(07\/06\), 2 findings \(07\/08\)\.<\/desc>/);
		assert.match(svg, /role="img" aria-labelledby="/);
	});

	it("text and axes take the ink of the page, series its chart colors", () => {
		const svg = barChart({
			title: "Rules",
			labels: ["hpi/too-long", "plan/missing"],
			series: [
				{ name: "Week 1", values: [4, 3] },
				{ name: "Week 2", values: [1, 0] },
			],
			horizontal: true,
		});
		assert.match(svg, /fill="currentColor"/);
		assert.match(svg, /var\(--chart-1, #2b7bba\)/);
		assert.match(svg, /Week 2/);
	});

	it("a bar is as long as its value says, and more labels make room", () => {
		const of = (labels: string[]) =>
			barChart({
				title: "t",
				labels,
				series: [{ name: "n", values: labels.map(() => 1) }],
				horizontal: true,
			});
		const height = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1]);
		assert.ok(height(of(["a", "b", "c", "d"])) > height(of(["a"])));
	});

	it("a table holds every figure under its head, escaped", () => {
		const html = dataTable({
			caption: "A & B",
			columns: ["Note", "Words"],
			rows: [
				["<1>", 212],
				["2", null],
			],
		});
		wellFormed(html);
		assert.match(html, /<caption>A &amp; B<\/caption>/);
		assert.match(html, /<th scope="row">&lt;1&gt;<\/th><td>212<\/td>/);
		assert.match(html, /<th scope="row">2<\/th><td><\/td>/);
	});
});
