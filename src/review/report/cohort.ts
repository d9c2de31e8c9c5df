import type { ReportedDraft } from "./draft.ts";
import { addAsk, addPhrases, emptyPhrases, type Phrases } from "./phrases.ts";
import { addDraft, addTally, emptyTally, type Tally } from "./tally.ts";
import { weekOf } from "./week.ts";

/**
 * What a cohort's drafts come to. Plain data that a worker can send; its size is bounded by the number of weeks, kinds,
 * interns and rules, not by that of the notes.
 */
export interface Cohort {
	readonly all: Tally;
	/** By the day number of the week's Monday. */
	readonly weeks: Map<number, Tally>;
	readonly kinds: Map<string, Tally>;
	/** What packs call the kinds. */
	readonly kindTitles: Map<string, string>;
	/** By name; "" holds the notes that name nobody. */
	readonly interns: Map<string, Tally>;
	/** Drafts by their status in the review log. */
	readonly statuses: Map<string, number>;
	readonly phrases: Phrases;
	/** Who wrote in the logs: names that `--anonymous` must not let through. */
	readonly people: Set<string>;
	/** First and last day of the notes. */
	first: number | undefined;
	last: number | undefined;
	/** Files that are no clinical notes, that could not be read, and notes from before the report begins. */
	others: number;
	unread: number;
	earlier: number;
}

/** Beyond so many interns, or kinds, all further ones are counted together. */
const MOST_INTERNS = 2000;
const MOST_KINDS = 50;
export const OTHER = "other";

export function emptyCohort(): Cohort {
	return {
		all: emptyTally(),
		weeks: new Map(),
		kinds: new Map(),
		kindTitles: new Map(),
		interns: new Map(),
		statuses: new Map(),
		phrases: emptyPhrases(),
		people: new Set(),
		first: undefined,
		last: undefined,
		others: 0,
		unread: 0,
		earlier: 0,
	};
}

/** Counts one draft. */
export function foldDraft(cohort: Cohort, draft: ReportedDraft): void {
	addDraft(cohort.all, draft);
	addDraft(tallyOf(cohort.weeks, weekOf(draft.day)), draft);
	addDraft(tallyOf(cohort.kinds, roomFor(cohort.kinds, draft.kind, MOST_KINDS)), draft);
	if (draft.kindTitle !== undefined) addTitle(cohort, draft.kind, draft.kindTitle);
	addDraft(tallyOf(cohort.interns, roomFor(cohort.interns, draft.intern, MOST_INTERNS)), draft);
	widen(cohort, draft.day, draft.day);
	if (!draft.review) return;
	addStatus(cohort, draft.review.status, 1);
	for (const ask of draft.review.asks) addAsk(cohort.phrases, ask);
	for (const person of draft.review.people) addPerson(cohort, person);
}

/** Counts a draft, or what stands in its place: undefined is a file that is no clinical note. */
export function foldDated(cohort: Cohort, draft: ReportedDraft | undefined, since: number | undefined): void {
	if (!draft) cohort.others++;
	else if (since !== undefined && draft.day < since) cohort.earlier++;
	else foldDraft(cohort, draft);
}

/** Adds what another has counted; in any order, until one of the bounds is reached. */
export function mergeCohort(cohort: Cohort, other: Cohort): void {
	addTally(cohort.all, other.all);
	for (const [week, tally] of other.weeks) addTally(tallyOf(cohort.weeks, week), tally);
	for (const [kind, tally] of other.kinds)
		addTally(tallyOf(cohort.kinds, roomFor(cohort.kinds, kind, MOST_KINDS)), tally);
	for (const [kind, title] of other.kindTitles) addTitle(cohort, kind, title);
	for (const [intern, tally] of other.interns)
		addTally(tallyOf(cohort.interns, roomFor(cohort.interns, intern, MOST_INTERNS)), tally);
	for (const [status, count] of other.statuses) addStatus(cohort, status, count);
	addPhrases(cohort.phrases, other.phrases);
	for (const person of other.people) addPerson(cohort, person);
	if (other.first !== undefined && other.last !== undefined) widen(cohort, other.first, other.last);
	cohort.others += other.others;
	cohort.unread += other.unread;
	cohort.earlier += other.earlier;
}

function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
	let tally = tallies.get(key);
	if (!tally) {
		tally = emptyTally();
		tallies.set(key, tally);
	}
	return tally;
}

function roomFor(tallies: ReadonlyMap<string, Tally>, key: string, most: number): string {
	return tallies.has(key) || tallies.size < most ? key : OTHER;
}

/** Where packs differ the title that is first in the alphabet counts, so that no order of the notes does. */
function addTitle({ kinds, kindTitles }: Cohort, kind: string, title: string): void {
	const known = kindTitles.get(kind);
	if (kinds.has(kind) && (known === undefined || title < known)) kindTitles.set(kind, title);
}

function addStatus({ statuses }: Cohort, status: string, by: number): void {
	statuses.set(status, (statuses.get(status) ?? 0) + by);
}

function addPerson({ people }: Cohort, person: string): void {
	if (people.size < MOST_INTERNS) people.add(person);
}

function widen(cohort: Cohort, first: number, last: number): void {
	cohort.first = Math.min(cohort.first ?? first, first);
	cohort.last = Math.max(cohort.last ?? last, last);
}
