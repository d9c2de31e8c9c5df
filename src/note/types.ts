import type { Term } from "./vocabulary.ts";

/** Half-open range of UTF-16 offsets. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/**
 * How a heading is written: ATX or setext, a line of bold, a line of capitals, a known title alone on its line,
 * or a run-in label ("HPI: 67 y/o man"), with or without a bullet.
 */
export type Form = "atx" | "setext" | "bold" | "caps" | "line" | "label" | "bullet";

/** A line that may open a section; offsets are relative to its block. */
export interface Mark {
	/** Start of the line's text, and of the title without its signs. */
	readonly start: number;
	readonly title: Range;
	/** Where the body starts: after a label's colon, else on the next line. */
	readonly body: number;
	readonly form: Form;
	/** 1 to 6 for ATX and setext, 7 for a line that is all heading or a bold label, 8 for a label, 9 for one with a bullet. */
	readonly rank: number;
	readonly text: string;
	readonly term: Term | undefined;
	/** The title is set in bold. */
	readonly bold: boolean;
	/** A blank line, or the block's start, stands before. */
	readonly spaced: boolean;
	/** What follows reads like an imaging report. */
	readonly imagingReport: boolean;
}

/** An HTML comment; offsets are relative to its block. */
export interface Comment extends Range {
	readonly text: string;
}

/** A stretch of text that is read, and kept, on its own. Its content never changes; its place may. */
export interface Block {
	readonly text: string;
	/** The text with everything that is not the writer's prose (code, comments, front matter, quotes) blanked out. */
	readonly prose: string;
	readonly marks: readonly Mark[];
	readonly comments: readonly Comment[];
	/** Words of prose, headings included. */
	readonly words: number;
	/** Line breaks in the text. */
	readonly breaks: number;
	readonly frontMatter?: Range;
	/** Offset and line (from 0) of the block in the note it was last read in. */
	start: number;
	line: number;
}

/** A place in a block; it moves with the block. */
export interface Place {
	readonly block: Block;
	readonly at: number;
}
