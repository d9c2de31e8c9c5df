import { html, raw } from "./html.ts";
import { byGroup, overTime } from "./page-charts.ts";
import { STYLE } from "./page-style.ts";
import { margin, tables } from "./page-tables.ts";
import { glance, header, recurs } from "./page-top.ts";
import { some } from "./page-words.ts";
import type { CohortSummary } from "./summary.ts";
import { usDate } from "./week.ts";

export interface PageOptions {
	/** The day to say that the page was made on, in days since 1970; left out, it says none. */
	readonly madeOn?: number | undefined;
}

/** How every report page can be told from any other file. */
export const PAGE_MARK = '<meta name="generator" content="Boot Camp Notes cohort report">';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** The report as one HTML file that needs no script, no other file and no network. */
export function toPage(summary: CohortSummary, { madeOn }: PageOptions = {}): string {
	const { others, unread } = summary;
	const left = [
		others > 0 && `${some(others, "file is", "files are")} no clinical notes`,
		unread > 0 && `${some(unread, "file", "files")} could not be read`,
	].filter(Boolean);
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
${raw(PAGE_MARK)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Cohort report</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
${header(summary)}
${recurs(summary)}
${glance(summary)}
${overTime(summary)}
${byGroup(summary)}
${margin(summary)}
${tables(summary)}
<footer>
<p>Rules rank by the notes in which they were a warning or an error; what is only for information comes after. In one note at most ten findings of a rule count, and one more for all others. A note counts for the day it is dated, else for the day its file was last changed.</p>
${left.length > 0 && html`<p>Not counted: ${left.join("; ")}.</p>`}
${madeOn !== undefined && html`<p>Made on ${usDate(madeOn)}.</p>`}
</footer>
</main>
</body>
</html>
`.text;
}
