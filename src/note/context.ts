import type { Section } from "./section.ts";
import type { Mark } from "./types.ts";
import type { Words } from "./words-known.ts";

/** What earlier headings mean for the next one. */
export interface Context {
	/** Sections now open, outermost first; the text above the first heading is none of them. */
	readonly open: readonly Section[];
	/** The note's own title has been passed, or cannot come any more. */
	readonly titled: boolean;
	/** A section other than a header has been opened. */
	readonly clinical: boolean;
	/** One bit for each rank at which a known section was opened. */
	readonly ranks: number;
	/** What single letters before a colon stand for in this note. */
	readonly letters: Letters;
	/** The titles that are known. */
	readonly words: Words;
}

/** S, O, A and P of SOAP, or I, P, A, S and S of I-PASS; single letters mean nothing in other notes. */
export type Letters = "soap" | "i-pass" | undefined;

const LETTER = /^([isoap])(?:\s*\([^)]*\))?$/i;

/** The letter a mark consists of, in upper case, or undefined. */
export function letterOf(mark: Mark): string | undefined {
	return mark.text.length < 30 ? LETTER.exec(mark.text.trim())?.[1]?.toUpperCase() : undefined;
}

/** What letters stand for where these are found: it takes two of SOAP, or three of I-PASS with the I. */
export function lettersIn(found: ReadonlySet<string>): Letters {
	if (found.has("I") && !found.has("O") && found.size > 2) return "i-pass";
	found = new Set([...found].filter((letter) => letter !== "I"));
	return found.size > 1 ? "soap" : undefined;
}
