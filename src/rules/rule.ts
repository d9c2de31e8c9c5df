import type * as z from "zod/mini";
import type { Note } from "../note/note.ts";
import type { Section } from "../note/section.ts";
import type { Range } from "../note/types.ts";
import type { HouseStyle } from "./house-style/house-style.ts";
import type { NoteSpec } from "./note-spec.ts";
import type { Terms } from "./terms/terms.ts";

/**
 * error: unsafe, or a U.S. reader would send it back. warning: a senior would correct it. information: style.
 */
export type Severity = "error" | "warning" | "information";

/** A replacement; offsets are UTF-16 units in the note. */
export interface Edit extends Range {
	readonly text: string;
}

/** A way to mend a finding. */
export interface Fix {
	/** What the light bulb says, such as "Insert Code Status". */
	readonly title: string;
	/** Changes nothing that a clinician would have to decide: "Fix all" may apply it unasked. */
	readonly safe: boolean;
	/** Edits in order that do not overlap; computed when asked for, against the note as it was checked. */
	edits(): readonly Edit[];
}

/** Another place of the same note, and what it has to do with a finding. */
export interface Related extends Range {
	readonly message: string;
}

/** What a rule says about one place. */
export interface Report extends Range {
	readonly message: string;
	/** When this finding is graver or milder than the rule's others. */
	readonly severity?: Severity;
	readonly fixes?: readonly Fix[];
	/** Other places of the note that explain this one. */
	readonly related?: readonly Related[];
	/** While the writer's cursor is in here, the finding can wait: it says that something is not there yet. */
	readonly wait?: Range;
}

export interface Context<Options> {
	readonly note: Note;
	/** What the packs say about this kind of note; undefined for a kind no pack knows. */
	readonly spec: NoteSpec | undefined;
	/** Every kind of note that the packs know. */
	readonly kinds: readonly string[];
	readonly options: Options;
	/** The word lists; undefined where they have not been loaded. */
	readonly terms: Terms | undefined;
	/** What the packs in use ask for beyond that. */
	readonly house: HouseStyle;
	/** Yesterday's note on the same patient, when the folder holds it. */
	readonly previous: Note | undefined;
	report(finding: Report): void;
}

/** A note, or part of one, that shows a rule at work. */
export interface Example {
	/** The text; `«` and `»` stand around each place that must be flagged, and are taken out before checking. */
	readonly note: string;
	/** What the example shows, in a few words. */
	readonly shows: string;
	/** Words the message must hold. */
	readonly says?: string;
	/** Yesterday's note on the same patient, where the rule looks at it. */
	readonly previous?: string;
	/** Words that a pack allows sections of this kind of note, by section id. */
	readonly budget?: Readonly<Record<string, number>>;
	/** What a pack asks for in this example. */
	readonly house?: HouseStyle;
	/** Options the example needs. */
	readonly settings?: Readonly<Record<string, unknown>>;
}

/** One correction a senior makes. Everything about it stands in one file. */
export interface Rule<Schema extends z.ZodMiniType = z.ZodMiniType> {
	/** `subject/defect`, such as `code-status/missing`. */
	readonly id: string;
	/** Unless a report or the settings say otherwise. */
	readonly severity: Severity;
	/** What it flags, in one sentence. */
	readonly flags: string;
	/** Why it matters, in words a senior would use. */
	readonly why: string;
	/** The standard, study or convention behind it. */
	readonly source: string;
	/** ACGME Internal Medicine Milestones 2.0 it speaks to, such as PC1. */
	readonly milestones: readonly string[];
	/** Options, each with its default. */
	readonly options: Schema;
	/** Kinds of note it applies to; all when left out. */
	readonly kinds?: readonly string[];
	readonly good: readonly Example[];
	readonly bad: readonly Example[];
	/** Checks the whole note. */
	checkNote?(context: Context<z.output<Schema>>): void;
	/**
	 * Checks one section; the result is kept with it, so it may look at nothing else but the kind of note.
	 * Offsets, those of edits too, are relative to the section's start.
	 */
	checkSection?(section: Section, context: Context<z.output<Schema>>): void;
}

/** Types a rule by its options. */
export function defineRule<Schema extends z.ZodMiniType>(rule: Rule<Schema>): Rule<Schema> {
	return rule;
}
