import type { CannedComment } from "../packs/compose.ts";

/** The labels of the phrases that a text was made from: they stand in it as they are. */
export function phrasesIn(text: string, phrases: readonly CannedComment[]): string[] {
	const plain = spaced(text);
	return phrases.filter((phrase) => plain.includes(spaced(phrase.text))).map(({ label }) => label);
}

function spaced(text: string): string {
	return text.trim().replace(/\s+/g, " ");
}
