import { sentences } from "../sentences.ts";

/** How hard a text is to read. */
export interface Grade {
	/** U.S. school grade by Flesch and Kincaid. */
	readonly grade: number;
	/** Words that counted. */
	readonly words: number;
}

const PHONE = /\(?\b\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}\b|\b\d{3}-\d{4}\b/g;
const DATE = /\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\b/g;
const DOSE = /\b\d[\d,.]*\s?(?:mg|mcg|g|units?|mL|mEq|puffs?|tablets?|pills?|%|°F|F)?(?![\p{L}\d])/giu;
const LINE = /[^\r\n]+/g;

/**
 * Grades the prose of patient instructions. Each bullet is a sentence; drug names (as `isDrug` tells them), doses,
 * phone numbers, dates and labels do not count.
 */
export function gradeOf(text: string, isDrug: (word: string) => boolean): Grade {
	let words = 0;
	let syllables = 0;
	let count = 0;
	for (const line of paragraphs(text)) {
		const plain = line.replace(PHONE, " ").replace(DATE, " ").replace(DOSE, " ");
		for (const { start, end } of sentences(plain)) {
			const found = plain.slice(start, end).match(/[\p{L}][\p{L}'’-]*/gu)?.filter((word) => !isDrug(word) && word.length > 0) ?? [];
			if (found.length < 2) continue;
			words += found.length;
			count++;
			for (const word of found) syllables += syllablesOf(word);
		}
	}
	if (words === 0) return { grade: 0, words };
	return { grade: 0.39 * (words / count) + 11.8 * (syllables / words) - 15.59, words };
}

/** Lines that go on from one another are one paragraph; bullets and labels are their own. */
function paragraphs(text: string): string[] {
	const found: string[] = [];
	for (const [line] of text.matchAll(LINE)) {
		const bullet = /^[ \t]*(?:[-*+•·]|\d{1,2}[.)]|#+)[ \t]+/.exec(line);
		const body = line.slice(bullet?.[0].length ?? 0).trim();
		if (body === "" || /^[^.!?]{1,40}:$/.test(body)) continue;
		const last = found.at(-1);
		if (last !== undefined && !bullet && !/[.!?:]$/.test(last) && /^[a-z]/.test(body)) found[found.length - 1] = `${last} ${body}`;
		else found.push(body);
	}
	return found;
}

/** Syllables of an English word, by its vowels. */
export function syllablesOf(word: string): number {
	const lower = word.toLowerCase().replace(/[^a-z]/g, "");
	// Abbreviations are spoken by letter.
	if (/^\p{Lu}{2,5}$/u.test(word)) return word.length;
	if (lower.length <= 3) return 1;
	const plain = lower.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (end) => end[0] as string).replace(/^y/, "");
	return Math.max(1, plain.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}
