import { emptyCohort, foldDated } from "./cohort.ts";
import type { ReportedDraft } from "./draft.ts";
import { type CohortSummary, type SummaryOptions, summarize } from "./summary.ts";

/**
 * Sums up drafts as they come; `reportOn` makes HTML, CSV and JSON of it. Memory does not grow with their number. What
 * the iterable throws is thrown on, which is how a caller cancels.
 *
 * @param drafts each as `describeDraft` gives it: undefined stands for a file that is no clinical note
 */
export async function cohortSummary(
	drafts: AsyncIterable<ReportedDraft | undefined>,
	options: SummaryOptions = {},
): Promise<CohortSummary> {
	const cohort = emptyCohort();
	for await (const draft of drafts) foldDated(cohort, draft, options.since);
	return summarize(cohort, options);
}
