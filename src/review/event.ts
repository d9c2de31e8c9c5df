import * as z from "zod/mini";

/** The version of the log's lines that this program writes, and the highest that it reads. */
export const LOG_VERSION = 1;
/** No count of entries comes near this; a line that says so must not push all later ones out of range. */
export const HIGHEST_N = 1_000_000_000;

const id = z.string().check(z.regex(/^[\w-]{1,64}$/));
const name = z.string().check(z.regex(/\S/), z.maxLength(200));
const body = z.string().check(z.regex(/\S/), z.maxLength(100_000));
const offset = z.int().check(z.gte(0));

/** Where a comment stands: selectors of the W3C Web Annotation model, line breaks counted as one unit (LF). */
export const anchorSchema = z.object({
	selector: z.tuple([
		z.object({
			type: z.literal("TextQuoteSelector"),
			exact: z.string(),
			prefix: z.string(),
			suffix: z.string(),
		}),
		z.object({ type: z.literal("TextPositionSelector"), start: offset, end: offset }),
	]),
	/** Id of the event that holds the text in which this is the place. */
	source: z.optional(id),
	/** The heading above, as written. */
	section: z.optional(z.string()),
});

const envelope = {
	v: z.literal(LOG_VERSION),
	/** Unique without asking anybody. */
	id,
	/** One more than the highest its writer had seen: what answers another entry comes after it, whatever the clocks say. */
	n: z.int().check(z.gte(1), z.lte(HIGHEST_N)),
	/** When, by the writer's clock. */
	at: z.iso.datetime({ offset: true }),
	/** Who, by the name they gave. */
	by: name,
};

/** Labels of the canned phrases that a text was made from. */
const phrases = z.optional(z.array(z.string()));

export const statuses = ["draft", "submitted", "returned", "accepted"] as const;

const statusEvent = z.object({
	...envelope,
	type: z.literal("status"),
	status: z.enum(statuses),
	/** Minutes that writing the note took, where a clock counted them. */
	minutes: z.optional(z.int().check(z.gte(0), z.lte(100_000))),
	/** The note's whole text at that moment, so that later changes can be shown. */
	text: z.optional(z.string()),
});

/** The note's whole text, for the comments written on it. */
const textEvent = z.object({ ...envelope, type: z.literal("text"), text: z.string() });

const commentEvent = z.object({
	...envelope,
	type: z.literal("comment"),
	target: anchorSchema,
	body,
	/** The rule whose finding was made a comment. */
	rule: z.optional(z.string()),
	phrases,
});

const replyEvent = z.object({ ...envelope, type: z.literal("reply"), to: id, body, phrases });
/** Another text for one's own comment or reply. */
const editEvent = z.object({ ...envelope, type: z.literal("edit"), of: id, body, phrases });
/** Takes back one's own comment or reply. */
const deleteEvent = z.object({ ...envelope, type: z.literal("delete"), of: id });
/** `of` is a comment: its thread is settled, is open again, or was done by the writer of the note. */
const resolveEvent = z.object({ ...envelope, type: z.literal("resolve"), of: id });
const reopenEvent = z.object({ ...envelope, type: z.literal("reopen"), of: id });
const doneEvent = z.object({ ...envelope, type: z.literal("done"), of: id });

/** One line of a review log. */
export const eventSchema = z.discriminatedUnion("type", [
	statusEvent,
	textEvent,
	commentEvent,
	replyEvent,
	editEvent,
	deleteEvent,
	resolveEvent,
	reopenEvent,
	doneEvent,
]);

/** A draft's place between writer and reviewer. */
export type Status = (typeof statuses)[number];
export type Anchor = z.infer<typeof anchorSchema>;
export type ReviewEvent = z.infer<typeof eventSchema>;
export type EventType = ReviewEvent["type"];
export type EventOf<T extends EventType> = Extract<ReviewEvent, { type: T }>;

/** Every type of event that this version knows. */
export const eventTypes: ReadonlySet<string> = new Set<EventType>([
	"status",
	"text",
	"comment",
	"reply",
	"edit",
	"delete",
	"resolve",
	"reopen",
	"done",
]);
