/** How the report looks: light, dark and on paper. Nothing in it reaches for a file or the network. */
export const STYLE = `
:root {
	color-scheme: light dark;
	--ground: #fbfaf8; --panel: #ffffff; --ink: #1d2430; --soft: #55606e; --line: #dfdcd5;
	--accent: #1f5f8b; --tint: #e6eff5; --hint: #7a4a00; --hint-ground: #fdf1dc;
	--chart-1: #2b7bba; --chart-2: #c9640a; --chart-3: #2f8f5b; --chart-4: #8a55b0; --chart-5: #b83f63; --chart-6: #7d6e18;
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #14181d; --panel: #1b2027; --ink: #e7eaee; --soft: #a7b0bb; --line: #323a44;
		--accent: #86bfe6; --tint: #22313d; --hint: #f2c77a; --hint-ground: #33291a;
		--chart-1: #62aee6; --chart-2: #f0964a; --chart-3: #5fc48d; --chart-4: #c298e2; --chart-5: #ec83a2; --chart-6: #cdbb5a;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0; background: var(--ground); color: var(--ink);
	font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 1120px; margin: 0 auto; padding: 48px 28px 72px; }
h1, h2, h3, p, ol, ul, dl, figure { margin: 0; }
h1 { font-size: 2.1rem; line-height: 1.2; letter-spacing: -0.015em; }
h2 { font-size: 1.3rem; line-height: 1.3; letter-spacing: -0.005em; }
h3 { font-size: 1.05rem; line-height: 1.35; }
section { margin-top: 52px; }
section > h2 + * { margin-top: 8px; }
.eyebrow { color: var(--accent); font-weight: 600; font-size: 0.85rem; letter-spacing: 0.04em; }
.about, .lead, .counts { color: var(--soft); }
header .about { margin-top: 6px; }
.lead { max-width: 68ch; }
.cards { list-style: none; padding: 0; margin-top: 20px; display: grid; gap: 18px; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); }
.cards li { display: flex; flex-direction: column; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 22px; break-inside: avoid; }
.share { margin-top: 10px; color: var(--soft); }
.share strong { font-size: 2.3rem; line-height: 1.1; color: var(--ink); letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.meter { height: 6px; border-radius: 3px; background: var(--tint); overflow: hidden; margin: 10px 0 8px; }
.meter span { display: block; height: 100%; background: var(--accent); }
.counts { font-size: 0.92rem; }
.hint { margin-top: 12px; align-self: flex-start; padding: 3px 10px; border-radius: 6px; background: var(--hint-ground); color: var(--hint); font-size: 0.88rem; font-weight: 600; }
.change { margin-top: 14px; }
.change span { display: block; color: var(--soft); font-size: 0.85rem; font-weight: 600; }
.rule { margin-top: auto; padding-top: 14px; }
code { font: 0.82em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--soft); }
.figures { display: grid; gap: 1px; margin-top: 16px; grid-template-columns: repeat(auto-fit, minmax(180px, 1fr)); background: var(--line); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.figures div { background: var(--panel); padding: 16px 20px; }
.figures dt { color: var(--soft); font-size: 0.88rem; }
.figures dd { margin: 2px 0 0; font-size: 1.45rem; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; }
.charts { display: grid; gap: 18px; margin-top: 18px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr)); align-items: start; }
.columns { columns: 2 440px; column-gap: 18px; margin-top: 18px; }
.columns figure { margin-bottom: 18px; }
figure { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 20px 20px 12px; break-inside: avoid; }
/* Charts are laid out with the widths of Arial's letters. */
svg { display: block; width: 100%; height: auto; overflow: visible; font-family: Arial, Helvetica, "Liberation Sans", sans-serif; }
details { margin-top: 10px; }
summary { cursor: pointer; color: var(--accent); font-size: 0.92rem; padding: 4px 0; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
.table { border-top: 1px solid var(--line); padding: 6px 0; margin: 0; }
.table:first-of-type { margin-top: 16px; }
.table:last-of-type { border-bottom: 1px solid var(--line); }
.table > summary { font-size: 1rem; font-weight: 600; color: var(--ink); padding: 8px 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 6px 0 14px; font-size: 0.92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding-bottom: 8px; }
th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; font-size: 0.85rem; vertical-align: bottom; }
tbody th { font-weight: 500; }
figure td, figure thead th:not(:first-child), .number { text-align: right; }
.shaded td, .shaded th { padding: 7px 10px; }
.shaded tbody th { white-space: nowrap; }
.shaded td { background: color-mix(in srgb, var(--chart-1) var(--fill, 0%), transparent); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 56px; padding-top: 18px; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; }
footer p + p { margin-top: 6px; }
@media print {
	:root {
		color-scheme: light;
		--ground: #fff; --panel: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #1f5f8b; --tint: #e3e3e3; --hint: #5c3800; --hint-ground: #f3ead9;
		--chart-1: #2b7bba; --chart-2: #c9640a; --chart-3: #2f8f5b; --chart-4: #8a55b0; --chart-5: #b83f63; --chart-6: #7d6e18;
	}
	@page { margin: 16mm 14mm; }
	body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	main { max-width: none; padding: 0; }
	section { margin-top: 26pt; }
	h2, h3, caption, summary { break-after: avoid; }
	.cards { grid-template-columns: repeat(3, 1fr); gap: 8pt; }
	.cards li { padding: 10pt; }
	.charts { grid-template-columns: 1fr 1fr; gap: 8pt; }
	.columns { columns: 2; column-gap: 8pt; }
	figure { padding: 8pt; }
	figure details { display: none; }
	tr { break-inside: avoid; }
	.table::details-content { content-visibility: visible; display: block; }
	.scroll { overflow: visible; }
	table { font-size: 8.5pt; }
	.shaded { font-size: 7.5pt; }
	.shaded td, .shaded th { padding: 3pt 4pt; }
}
`;
