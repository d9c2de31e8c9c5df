import type { Anchor, EventOf, ReviewEvent, Status } from "./event.ts";

/** What somebody wrote in a thread, as it stands now. */
export interface Remark {
	/** Id of the comment or reply that it began as. */
	readonly id: string;
	readonly by: string;
	/** When it was first written, by the writer's clock. */
	readonly at: string;
	/** Empty once deleted. */
	readonly body: string;
	readonly edited: boolean;
	readonly deleted: boolean;
	readonly phrases: readonly string[];
}

/** A comment at a place of the draft, and all that followed. */
export interface Thread {
	/** Id of its comment. */
	readonly id: string;
	readonly target: Anchor;
	/** The rule whose finding it was made from. */
	readonly rule: string | undefined;
	/** The comment, then the replies in their order. */
	readonly remarks: readonly Remark[];
	/** Settled, and by whom. */
	readonly resolved: Mark | undefined;
	/** The writer of the note says that it is done; a reviewer has not settled it yet. */
	readonly done: Mark | undefined;
	/** Nothing is left of it but deleted remarks. */
	readonly deleted: boolean;
}

/** Who did something, and when by their clock. */
export interface Mark {
	readonly by: string;
	readonly at: string;
}

/** A step between writer and reviewer. */
export interface Step extends Mark {
	readonly id: string;
	readonly status: Status;
	/** The note's text at that moment. */
	readonly text: string | undefined;
}

/** What a log says of a draft. */
export interface ReviewState {
	readonly status: Status;
	/** Every step, in order; the last one is the status. */
	readonly steps: readonly Step[];
	/** In the order in which they were begun. */
	readonly threads: readonly Thread[];
	/** The note's text at various moments, by the id of the event that holds it, in order. */
	readonly texts: ReadonlyMap<string, string>;
	/** Events that say nothing: of something that is not there, or that is another's. */
	readonly idle: readonly ReviewEvent[];
}

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenThread = Open<Omit<Thread, "remarks" | "deleted">> & { remarks: Open<Remark>[] };

/** Folds events, in the order of `readLog`, into what holds now. */
export function stateOf(events: readonly ReviewEvent[]): ReviewState {
	const fold = new Fold();
	for (const event of events) if (!fold.take(event)) fold.idle.push(event);
	const threads = [...fold.threads.values()].map((thread) => ({
		...thread,
		deleted: thread.remarks.every((remark) => remark.deleted),
	}));
	const { steps, texts, idle } = fold;
	return { status: steps.at(-1)?.status ?? "draft", steps, threads, texts, idle };
}

/** The last text that a reviewer looked at: that of the last step in which the draft was returned or accepted. */
export function reviewedText({ steps }: ReviewState): Step | undefined {
	return steps.findLast(
		({ status, text }) => (status === "returned" || status === "accepted") && text !== undefined,
	);
}

/** The threads that somebody still has to do something about. */
export function openThreads({ threads }: ReviewState): Thread[] {
	return threads.filter(({ deleted, resolved }) => !deleted && !resolved);
}

class Fold {
	readonly steps: Step[] = [];
	readonly threads = new Map<string, OpenThread>();
	readonly texts = new Map<string, string>();
	readonly idle: ReviewEvent[] = [];
	readonly #remarks = new Map<string, Open<Remark>>();

	/** Whether the event had something to say. */
	take(event: ReviewEvent): boolean {
		switch (event.type) {
			case "status": {
				const { id, by, at, status, text } = event;
				this.steps.push({ id, by, at, status, text });
				if (text !== undefined) this.texts.set(id, text);
				return true;
			}
			case "text":
				this.texts.set(event.id, event.text);
				return true;
			case "comment":
				this.threads.set(event.id, {
					id: event.id,
					target: event.target,
					rule: event.rule,
					remarks: [this.#begin(event)],
					resolved: undefined,
					done: undefined,
				});
				return true;
			case "reply":
				return this.#on(event.to, (thread) => thread.remarks.push(this.#begin(event)));
			case "edit":
			case "delete":
				return this.#change(event);
			case "resolve":
				return this.#on(event.of, (thread) => {
					thread.resolved = markOf(event);
				});
			case "reopen":
				return this.#on(event.of, (thread) => {
					thread.resolved = undefined;
					thread.done = undefined;
				});
			case "done":
				return this.#on(event.of, (thread) => {
					thread.done = markOf(event);
				});
		}
	}

	#begin({ id, by, at, body, phrases = [] }: EventOf<"comment"> | EventOf<"reply">): Open<Remark> {
		const remark = { id, by, at, body, phrases, edited: false, deleted: false };
		this.#remarks.set(id, remark);
		return remark;
	}

	#change(event: EventOf<"edit"> | EventOf<"delete">): boolean {
		const remark = this.#remarks.get(event.of);
		if (!remark || remark.deleted || remark.by !== event.by) return false;
		if (event.type === "delete") {
			remark.deleted = true;
			remark.body = "";
			remark.phrases = [];
		} else {
			remark.edited = true;
			remark.body = event.body;
			remark.phrases = event.phrases ?? [];
		}
		return true;
	}

	#on(id: string, act: (thread: OpenThread) => void): boolean {
		const thread = this.threads.get(id);
		if (!thread) return false;
		act(thread);
		return true;
	}
}

function markOf({ by, at }: ReviewEvent): Mark {
	return { by, at };
}
