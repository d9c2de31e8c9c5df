import type { Severity } from "../../rules/rule.ts";

/** What one rule said about one draft. */
export interface RuleHits {
	readonly rule: string;
	readonly findings: number;
	/** The gravest of them. */
	readonly severity: Severity;
}

/** Something a senior asked for in the margin: a canned phrase by its label, a rule's finding, or words of their own. */
export interface Ask {
	readonly by: "phrase" | "rule" | "words";
	readonly text: string;
}

/** What a review log says about one draft. */
export interface DraftReview {
	/** As the log leaves it. */
	readonly status: string;
	/** Minutes that writing it took, as the last submission says that knows them. */
	readonly minutes?: number | undefined;
	/** Who first submitted it. */
	readonly writer?: string | undefined;
	/** Minutes from each time it was submitted until it was returned or accepted. */
	readonly answers: readonly number[];
	readonly asks: readonly Ask[];
	/** Who wrote in it: for `--anonymous`, to find their names and leave them out. */
	readonly people: readonly string[];
}

/** One draft as the report counts it: plain data, no text of the note. */
export interface ReportedDraft {
	/** Whose it is, or "" where nobody is named. */
	readonly intern: string;
	/** Kind of note, or "other". */
	readonly kind: string;
	/** What the packs in use call it. */
	readonly kindTitle?: string | undefined;
	/** Days since 1970. */
	readonly day: number;
	/** Words of the HPI; undefined where there is none. */
	readonly hpiWords?: number | undefined;
	/** Minutes that writing it took, where that is known. */
	readonly minutes?: number | undefined;
	readonly hits: readonly RuleHits[];
	readonly review?: DraftReview | undefined;
}
