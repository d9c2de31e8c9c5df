import type { Section } from "../note/section.ts";
import { countWords } from "../note/words.ts";

const ABBREVIATION =
	/(?:\b(?:dr|mr|mrs|ms|vs|e\.g|i\.e|pt|no|approx|q\.?d|b\.?i\.?d|t\.?i\.?d|st|fig|min|max)|\b[A-Za-z])\.$/i;

/** Sentences of a text as ranges; abbreviations, initials and decimals end none. */
export function sentences(text: string): { start: number; end: number }[] {
	const found: { start: number; end: number }[] = [];
	let from = 0;
	const close = (end: number, next: number) => {
		if (/\S/.test(text.slice(from, end))) found.push({ start: from + text.slice(from).search(/\S/), end });
		from = next;
	};
	for (const match of text.matchAll(
		/[.!?]+(?=\s|$)|(?:\r\n|\n|\r)+(?=\s*(?:[-*•#]|\d{1,2}[.)]\s|$))|(?:\r\n|\n|\r){2,}/g,
	)) {
		const end = match.index + match[0].length;
		if (match[0] === "." && ABBREVIATION.test(text.slice(Math.max(from, match.index - 12), end))) continue;
		close(/^[.!?]/.test(match[0]) ? end : match.index, end);
	}
	close(text.length, text.length);
	return found;
}

/** Where a section's longest sentences start in its prose, longest first. */
export function longestSentences(section: Section, count: number): number[] {
	const { prose } = section;
	return sentences(prose)
		.map(({ start, end }) => ({ start, words: countWords(prose, start, end) }))
		.sort((a, b) => b.words - a.words)
		.slice(0, count)
		.map(({ start }) => start);
}
