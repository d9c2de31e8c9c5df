import { readBlocks } from "./blocks.ts";
import { Note } from "./note.ts";
import { Outline } from "./outline.ts";
import type { Block } from "./types.ts";
import { builtInWords, type Words } from "./words-known.ts";

/**
 * Reads one note again and again as it changes. What did not change is not read twice: an edit costs the block it
 * falls into. A `Note` holds until the same reader reads the next version.
 */
export class NoteReader {
	#text = "";
	#blocks: readonly Block[] = [];
	readonly #outline: Outline;

	/** @param words the titles that are known: the built-in ones, or with those of packs */
	constructor(readonly words: Words = builtInWords) {
		this.#outline = new Outline(words);
	}

	/** @param file the note's path or name, if it has one: it may tell the kind of note */
	read(text: string, file = ""): Note {
		const { blocks, first, tail } = readBlocks(text, this.#blocks, this.#text, this.words);
		this.#outline.update(blocks, first, tail);
		this.#text = text;
		this.#blocks = blocks;
		return new Note(text, file, blocks, this.#outline.sections, this.#outline.title, this.words);
	}
}

/** Reads a note once. */
export function readNote(text: string, file = "", words: Words = builtInWords): Note {
	return new NoteReader(words).read(text, file);
}
