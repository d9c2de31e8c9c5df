import type { TermData } from "./term-data.ts";

/** Where a build puts the word lists, for who loads them when a note is first read. */
export const TERMS_FILE = "dist/terms.json";

/**
 * Reads the word lists from the text of `dist/terms.json`.
 *
 * @throws {SyntaxError} when it is not that file
 */
export function readTermData(text: string): TermData {
	const data = JSON.parse(text) as TermData;
	if (!Array.isArray(data.terms) || !Array.isArray(data.drugs)) throw new SyntaxError("These are not the word lists.");
	return data;
}
