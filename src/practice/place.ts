import type { Range } from "../note/types.ts";
import type { Match } from "./match/match.ts";
import type { Reading } from "./match/reading.ts";

/** A place in the draft. Offsets are UTF-16 units; the line starts at 1. */
export interface Place extends Range {
	readonly line: number;
	/** Section id, or null above the first heading and under one that the vocabulary does not know. */
	readonly section: string | null;
}

/** A match as a place in the draft. */
export function placeOf({ note }: Reading, { start, end, section }: Match): Place {
	return { start, end, line: note.positionAt(start).line, section: section?.id ?? null };
}
