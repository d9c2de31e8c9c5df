import type { Checked } from "../../lint/engine.ts";
import { atLeast } from "../../lint/finding.ts";
import { KINDS } from "../../note/kind.ts";
import type { Note } from "../../note/note.ts";
import { findDates } from "../../rules/dates.ts";
import { storyLength } from "../../rules/hpi/length.ts";
import { noteDay } from "../../rules/note/day-counts.ts";
import { OTHER } from "./cohort.ts";
import type { DraftReview, ReportedDraft, RuleHits } from "./draft.ts";
import { internOf } from "./intern.ts";

export interface DraftFile {
	/** The draft's path, parted by "/". */
	readonly file: string;
	/** What `dayOf` says, else the day the file was last changed; days since 1970. */
	readonly day: number;
	/** What its review log says, if it has one. */
	readonly review?: DraftReview | undefined;
}

/** Years outside of these are slips of the pen. */
const FIRST_DAY = Date.UTC(2000, 0) / 86_400_000;
const LAST_DAY = Date.UTC(2100, 0) / 86_400_000;

/** What the report counts of a note that was checked; undefined when it is no clinical note. */
export function describeDraft(
	{ note, findings, spec }: Checked,
	draft: DraftFile,
): ReportedDraft | undefined {
	if (!note.clinical) return;
	const kind = note.kind ?? OTHER;
	return {
		intern: internOf(note, draft.file) || (draft.review?.writer ?? ""),
		kind: spec || KINDS.has(kind) ? kind : OTHER,
		kindTitle: spec?.title,
		day: draft.day,
		hpiWords: hpiWords(note),
		minutes: draft.review?.minutes ?? minutesOf(note),
		hits: hitsOf(findings),
		review: draft.review,
	};
}

/** The day of a note: its front matter's, else its header's; undefined when it gives none that can be right. */
export function dayOf(note: Note): number | undefined {
	const days = [findDates(note.frontMatter.values.get("date") ?? "")[0]?.day, noteDay(note)?.day];
	return days.find((day) => day !== undefined && day >= FIRST_DAY && day < LAST_DAY);
}

function hpiWords(note: Note): number | undefined {
	const lengths = note
		.all("hpi")
		.flatMap((section) => storyLength(section, note, undefined, {})?.words ?? []);
	return lengths.length ? lengths.reduce((sum, words) => sum + words) : undefined;
}

function minutesOf(note: Note): number | undefined {
	const minutes = note.frontMatter.values.get("minutes");
	return minutes !== undefined && /^\d{1,4}$/.test(minutes) ? Number(minutes) : undefined;
}

function hitsOf(findings: Checked["findings"]): RuleHits[] {
	const hits = new Map<string, RuleHits>();
	for (const { rule, severity } of findings) {
		const before = hits.get(rule);
		const graver = before && atLeast(before.severity, severity) ? before.severity : severity;
		hits.set(rule, { rule, findings: (before?.findings ?? 0) + 1, severity: graver });
	}
	return [...hits.values()];
}
