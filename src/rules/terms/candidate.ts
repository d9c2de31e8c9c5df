import type { Row, TermData } from "./term-data.ts";

/** Names of the word lists. */
export type ListName = Exclude<keyof TermData, "usDrugs">;

/** The rows of a list. */
export type RowOf<List extends ListName> = TermData[List][number];

/** A place where a row of a list matched; offsets are those of the text that was scanned. */
export interface Hit<List extends ListName = ListName> {
	readonly list: List;
	readonly row: RowOf<List>;
	readonly start: number;
	readonly end: number;
	readonly match: RegExpExecArray | undefined;
}

/** A row, ready to be tried. */
export interface Candidate {
	readonly list: ListName;
	readonly row: RowOf<ListName>;
	readonly at: readonly string[];
	readonly back: number;
	readonly hint: boolean;
	/** Looks at the word itself instead of reading on from it. */
	readonly wholeWord: boolean;
	/** Undefined where the trigger says it all. */
	readonly pattern: RegExp | undefined;
	/** The reading that matched it last, and up to where: no place is found twice. */
	reading: number;
	end: number;
}

/** Makes a candidate of a row; its pattern is compiled when it is first tried. */
export function candidateOf(
	list: ListName,
	row: Partial<Row> & RowOf<ListName>,
	at: readonly string[],
): Candidate {
	const wholeWord = list === "spellings" && !("phrase" in row && row.phrase);
	let pattern: RegExp | undefined;
	return {
		list,
		row,
		at,
		back: row.back ?? 0,
		hint: row.hint ?? false,
		wholeWord,
		get pattern() {
			if (row.find === undefined) return undefined;
			pattern ??= new RegExp(row.find, wholeWord ? (row.flags ?? "") : `${row.flags ?? ""}y`);
			return pattern;
		},
		reading: 0,
		end: 0,
	};
}
