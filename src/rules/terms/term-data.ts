/**
 * A row of a word list. It is looked at only where one of its triggers stands: a word in lower case ("obs"), the start
 * of words ("mobilis*"), a number ("999") or any of as many digits ("NNN"), a sign ("?"), a slash, point or hyphen with the
 * number behind it ("/7"), or with any number ("/N").
 */
export interface Row {
	/** What the row is about, as its source names it. */
	readonly id: string;
	readonly at: readonly string[];
	/** Source and flags of the pattern that decides at a trigger; it never reads far. */
	readonly find: string;
	readonly flags?: string;
	/** How many words, numbers and signs of a match may stand before the trigger. */
	readonly back?: number;
	/** Too ambiguous to be shown unasked. */
	readonly hint?: true;
}

/** What a row may say about the gravity of what it finds. */
export type RowSeverity = "error" | "warning" | "information";

/** A term that a U.S. reader does not use, or reads otherwise. */
export interface TermRow extends Row {
	/** What to write instead, as the middle of a sentence. */
	readonly use: string;
	/** A sentence that adds what the U.S. form alone does not tell. */
	readonly why?: string;
	/** One plain word, or words, that can stand in its place. */
	readonly fix?: string;
	readonly severity?: RowSeverity;
}

/** How a drug name differs: same drug (name, spelling), a brand, only a near relative, or nothing of the kind here. */
export type DrugKind = "name" | "spelling" | "brand" | "similar" | "not-us";

export interface DrugRow {
	readonly name: string;
	readonly us: string;
	readonly kind: DrugKind;
	readonly note?: string;
	/** Strengths differ here: a number behind the name has to be thought about. */
	readonly strength?: true;
	/** A pattern where the name alone is ambiguous; with its triggers. */
	readonly find?: string;
	readonly at?: readonly string[];
}

/** A British spelling; `use` replaces what `find` matches within a word. */
export interface SpellingRow {
	readonly at: readonly string[];
	readonly find: string;
	readonly flags?: string;
	readonly use: string;
	/** More than one word: the pattern says where it ends. */
	readonly phrase?: true;
}

/** A value in SI units. */
export interface UnitRow extends Row {
	/** As it stands in a message: "Glucose". */
	readonly analyte: string;
	/** The value's unit, when the text does not name one. */
	readonly from: string;
	readonly to: string;
	/** U.S. value = value * factor + offset. */
	readonly factor: number;
	readonly offset?: number;
	/** Decimals to show; by size when left out. */
	readonly digits?: number;
	/** Values outside, in the U.S. unit, are something else. */
	readonly min?: number;
	readonly max?: number;
	readonly why?: string;
}

export interface UnsafeRow extends Row {
	/** What it stands for, and what it is read as. */
	readonly means: string;
	readonly readAs: string;
	readonly use: string;
	/** Replaces the match; absent where the meaning has to be decided. */
	readonly fix?: string;
	/** Nothing has to be decided: "Fix all" may do it. */
	readonly safe?: true;
	readonly severity: RowSeverity;
}

export interface DateRow extends Row {
	readonly use: string;
	readonly why: string;
	readonly severity: RowSeverity;
}

export interface DurationRow extends Row {
	readonly unit: string;
	readonly why: string;
}

export interface IdentifierRow extends Row {
	/** What was matched, and why that matters. */
	readonly says: string;
	readonly severity: RowSeverity;
}

/** A term of a pack's own. */
export interface HouseRow extends Row {
	readonly use: string;
	readonly why?: string;
	/** Title of the pack. */
	readonly pack: string;
}

/** The word lists, as the command line holds them and the extension reads them from a file. */
export interface TermData {
	readonly drugs: readonly DrugRow[];
	/** U.S. drug names that are no misspelling of anything in `drugs`. */
	readonly usDrugs: readonly string[];
	readonly terms: readonly TermRow[];
	readonly spellings: readonly SpellingRow[];
	readonly units: readonly UnitRow[];
	readonly dates: readonly DateRow[];
	readonly durations: readonly DurationRow[];
	readonly doNotUse: readonly UnsafeRow[];
	readonly trailingZeros: readonly UnsafeRow[];
	readonly nakedDecimals: readonly UnsafeRow[];
	readonly errorProne: readonly UnsafeRow[];
	readonly identifiers: readonly IdentifierRow[];
	readonly names: readonly IdentifierRow[];
	/** What the packs in use add. */
	readonly house: readonly HouseRow[];
}
