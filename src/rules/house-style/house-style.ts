import { DIGIT, kindOf, LETTER } from "../terms/letters.ts";
import type { HouseRow } from "../terms/term-data.ts";

/** A word or phrase that a pack wants written another way; literal, never a pattern. */
export interface HouseTerm {
	readonly find: string;
	readonly use: string;
	/** A sentence for the writer. */
	readonly why?: string | undefined;
	/** The title of the pack that asks for it. */
	readonly pack: string;
}

/** Words that a pack wants to stand in a kind of note. */
export interface HousePhrase {
	/** One of these has to stand there; case, spaces and line breaks do not count. */
	readonly anyOf: readonly string[];
	/** Kinds of note it is for; all when left out. */
	readonly notes?: readonly string[] | undefined;
	/** The section that has to hold it; anywhere when left out. */
	readonly section?: string | undefined;
	readonly why?: string | undefined;
	readonly pack: string;
}

/** What packs ask for beyond the word lists. */
export interface HouseStyle {
	readonly terms: readonly HouseTerm[];
	readonly phrases: readonly HousePhrase[];
}

/** The house style where no pack brings one. */
export const noHouseStyle: HouseStyle = { terms: [], phrases: [] };

/** Digits that a term may begin with: longer numbers trigger nothing. */
const MOST_DIGITS = 4;
const LONGEST_WORD = 40;

/** The word, number or sign at which a term is looked for; undefined when it begins with none that can be found. */
export function triggerOf(find: string): string | undefined {
	const kind = kindOf(find.charCodeAt(0));
	let end = 1;
	while ((kind === LETTER || kind === DIGIT) && end < find.length && kindOf(find.charCodeAt(end)) === kind)
		end++;
	if (find.trim() !== find || find === "") return;
	if (kind === DIGIT && end > MOST_DIGITS) return;
	if (kind === LETTER && end > LONGEST_WORD) return;
	return find.slice(0, end).toLowerCase();
}

/** A term as a row of a word list. Capitals count when it is written with any: "HD#" is not "hd#". */
export function houseRow({ find, use, why, pack }: HouseTerm): HouseRow {
	const trigger = triggerOf(find);
	const pattern = find
		.split(/\s+/)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’]/g, "['’]"))
		.join("\\s{1,4}");
	const before = /^[\p{L}\p{N}]/u.test(find) ? "(?<![\\p{L}\\p{N}])" : "";
	const after = /[\p{L}\p{N}]$/u.test(find) ? "(?![\\p{L}\\p{N}])" : "";
	return {
		id: find,
		at: trigger === undefined ? [] : [trigger],
		find: before + pattern + after,
		flags: /\p{Lu}/u.test(find) ? "u" : "iu",
		use,
		pack,
		...(why ? { why } : {}),
	};
}
