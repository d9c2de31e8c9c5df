import type { Section } from "./section.ts";
import type { Mark } from "./types.ts";

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
	/** S:, O:, A: and P: are headings in this note. */
	readonly soap: boolean;
}

export function isSoapLetter(mark: Mark): boolean {
	return mark.text.length < 4 && /^[soap]$/i.test(mark.text.trim());
}
