import builtIn from "./phrases.json";

/** A sentence that seniors write often. */
export interface CannedPhrase {
	/** What one types after `/`, and what reports count it under. */
	readonly label: string;
	readonly text: string;
}

/** The phrases of the built-in pack. */
export const cannedPhrases: readonly CannedPhrase[] = builtIn;

/** The labels of the phrases that a text was made from: they stand in it as they are. */
export function phrasesIn(text: string, phrases: readonly CannedPhrase[]): string[] {
	const plain = spaced(text);
	return phrases.filter((phrase) => plain.includes(spaced(phrase.text))).map(({ label }) => label);
}

function spaced(text: string): string {
	return text.trim().replace(/\s+/g, " ");
}
