import { toCsv } from "./csv.ts";
import { type PageOptions, toPage } from "./page.ts";
import type { CohortSummary } from "./summary.ts";

export { CSV_HEAD } from "./csv.ts";
export { PAGE_MARK } from "./page.ts";

/** The report in each of its forms. The doors load this file, and the charts with it, when a report is made. */
export interface CohortReport {
	readonly html: string;
	readonly csv: string;
	readonly json: string;
}

export function reportOn(summary: CohortSummary, options: PageOptions = {}): CohortReport {
	return {
		html: toPage(summary, options),
		csv: toCsv(summary),
		json: `${JSON.stringify(summary, undefined, 2)}\n`,
	};
}
