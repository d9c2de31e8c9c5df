import fc from "fast-check";
import { Engine } from "../../src/lint/engine.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { type Cohort, emptyCohort, foldDraft } from "../../src/review/report/cohort.ts";
import type { Ask, DraftReview, ReportedDraft, RuleHits } from "../../src/review/report/draft.ts";
import { reportOn } from "../../src/review/report/report.ts";
import { type CohortSummary, type SummaryOptions, summarize } from "../../src/review/report/summary.ts";
import { catalogue } from "../../src/rules/index.ts";
import { termData } from "../../src/rules/terms/data.ts";

export const engine = new Engine({ notes: builtInNotes, settings: [], terms: termData });

const severities = fc.constantFrom("error", "warning", "information");
const hits: fc.Arbitrary<RuleHits[]> = fc.uniqueArray(
	fc.record({
		rule: fc.constantFrom(...catalogue.keys()),
		findings: fc.integer({ min: 1, max: 11 }),
		severity: severities,
	}),
	{ selector: ({ rule }) => rule, maxLength: 6 },
) as fc.Arbitrary<RuleHits[]>;

const asks: fc.Arbitrary<Ask> = fc.oneof(
	fc.record({ by: fc.constant("rule" as const), text: fc.constantFrom(...catalogue.keys()) }),
	fc.record({ by: fc.constantFrom("phrase" as const, "words" as const), text: fc.string({ minLength: 1 }) }),
);

export const reviews: fc.Arbitrary<DraftReview> = fc.record({
	status: fc.constantFrom("draft", "submitted", "returned", "accepted"),
	answers: fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 3 }),
	asks: fc.array(asks, { maxLength: 4 }),
	people: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
});

/** Any draft; names may be hostile. */
export const drafts: fc.Arbitrary<ReportedDraft> = fc.record({
	intern: fc.oneof(
		fc.constantFrom("", "Lee", "Okafor", "<script>alert(1)</script>", '=HYPERLINK("x")'),
		fc.string(),
	),
	kind: fc.constantFrom("admission", "progress", "discharge", "sign-out", "other"),
	day: fc.integer({ min: 18_000, max: 19_000 }),
	hpiWords: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: undefined }),
	kindTitle: fc.constantFrom(undefined, "History and Physical", "Mendes"),
	minutes: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
	hits,
	review: fc.option(reviews, { nil: undefined }),
});

export function draft(partial: Partial<ReportedDraft> = {}): ReportedDraft {
	return { intern: "Lee", kind: "admission", day: 20_283, hits: [], ...partial };
}

export function hit(rule: string, findings = 1, severity: RuleHits["severity"] = "warning"): RuleHits {
	return { rule, findings, severity };
}

export function fold(all: readonly ReportedDraft[]): Cohort {
	const cohort = emptyCohort();
	for (const one of all) foldDraft(cohort, one);
	return cohort;
}

export function summaryOf(all: readonly ReportedDraft[], options: SummaryOptions = {}): CohortSummary {
	return summarize(fold(all), options);
}

export function formsOf(all: readonly ReportedDraft[], options: SummaryOptions = {}) {
	return reportOn(summaryOf(all, options), { madeOn: 20_300 });
}
