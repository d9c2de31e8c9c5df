import {
	type EventOf,
	type EventType,
	eventSchema,
	HIGHEST_N,
	LOG_VERSION,
	type ReviewEvent,
} from "./event.ts";

/** What an event of one type says; an id only when another event of the same moment has to know it. */
export type Said<T extends EventType = EventType> = T extends EventType
	? Omit<EventOf<T>, "v" | "id" | "n" | "at"> & { readonly id?: string }
	: never;

/** Makes an event that follows all that its writer has seen; `highest` is that of the log as read. */
export function makeEvent(said: Said, highest: number, now = new Date()): ReviewEvent {
	const { by, type, id = newId(), ...rest } = said;
	// In this order, so that a person who reads the file finds who and what first.
	const event = {
		v: LOG_VERSION,
		id,
		n: Math.min(highest + 1, HIGHEST_N),
		at: now.toISOString(),
		by,
		type,
		...rest,
	};
	return eventSchema.parse(event);
}

/** An event as its line in the log, without a line break. */
export function lineOf(event: ReviewEvent): string {
	return JSON.stringify(event);
}

/** 96 random bits: no two writers need to ask each other. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(12));
	return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
