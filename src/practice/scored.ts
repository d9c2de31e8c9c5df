import type { Severity } from "../rules/rule.ts";
import type { Commitment } from "./commitment.ts";
import type { FactResult, TrapResult } from "./facts.ts";
import type { Readiness } from "./readiness.ts";

/** A finding that the draft still has. */
export interface FindingLeft {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly start: number;
	readonly end: number;
	readonly line: number;
}

/** Words of a section against what the kind of note asks for. */
export interface SectionWords {
	/** Section id, or null for a heading that the vocabulary does not know. */
	readonly id: string | null;
	readonly title: string;
	readonly words: number;
	readonly aim: number | null;
	readonly max: number | null;
	/** Spent in it, where the editor told. */
	readonly seconds: number | null;
}

/** What one attempt came to. It is plain data: JSON keeps all of it. */
export interface Score {
	readonly case: { readonly id: string; readonly title: string; readonly note: string };
	/** What the draft reads as; null when it does not tell. */
	readonly kind: string | null;
	/** Safety facts first, then in the order of the case. */
	readonly facts: readonly FactResult[];
	readonly found: number;
	readonly findings: readonly FindingLeft[];
	readonly words: { readonly total: number; readonly fewest: number; readonly most: number };
	readonly sections: readonly SectionWords[];
	/** Minutes taken, null where nobody kept time, and minutes to aim for. */
	readonly minutes: { readonly taken: number | null; readonly aim: number };
	readonly traps: readonly TrapResult[];
	readonly leading: Commitment & { readonly diagnosis: string };
	readonly differential: { readonly named: number; readonly of: number; readonly unnamed: readonly string[] };
	readonly readiness: Readiness;
	/** What to do first next time, three at most, in a senior's words. */
	readonly next: readonly string[];
	/**
	 * For putting attempts at one case in order, and for "best result": never shown, and no grade. From 0 to 1000:
	 * facts (a safety fact counts three, a misplaced one half), commitment, traps, less findings and length.
	 */
	readonly order: number;
}

/** What a score holds before what is made of it. */
export type Scored = Omit<Score, "next" | "order">;
