import type { ReviewEvent } from "./event.ts";
import { lineOf } from "./write.ts";

/** How a door adds to logs. */
export interface LogWriter {
	/**
	 * Adds events to the log at a path, which need not be there yet. Once this resolves they are not lost, whoever else
	 * writes at the same time. Rejects when the file cannot be written; then none of them counts as written.
	 */
	append(path: string, events: readonly ReviewEvent[]): Promise<void>;
}

const NEWLINE = 10;

/**
 * What to put behind the last byte of a log (undefined for an empty one), in one piece, so that events become its last
 * lines: what a writer before has left half-written stays a line of its own.
 */
export function addition(events: readonly ReviewEvent[], lastByte: number | undefined): Uint8Array {
	const lines = events.map((event) => `${lineOf(event)}\n`).join("");
	const apart = lastByte === undefined || lastByte === NEWLINE ? "" : "\n";
	return new TextEncoder().encode(apart + lines);
}

/** Those of the events that a log's text does not hold, as when somebody else has written it away. */
export function missingIn(text: string, events: readonly ReviewEvent[]): ReviewEvent[] {
	return events.filter((event) => !text.includes(lineOf(event)));
}
