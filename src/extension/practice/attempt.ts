/** Where an attempt stands. */
export type AttemptState = "running" | "paused" | "stopped" | "submitted";

/** One attempt at a case, as it is kept: enough to go on after the editor was killed at any moment. */
export interface Attempt {
	readonly v: 1;
	/** `hp-1-attempt-2`; the draft and the file that holds this are called so. */
	readonly id: string;
	/** The case's key. */
	readonly case: string;
	readonly title: string;
	/** Kind of note. */
	readonly note: string;
	/** Minutes to aim for. */
	readonly aim: number;
	/** Nobody keeps time when this is false. */
	readonly timed: boolean;
	/** The draft: a path in the boot-camp folder, or the URI of one that no file holds. */
	draft: string;
	/** Counted while the clock ran. */
	seconds: number;
	/** Seconds by section id. */
	sections: Record<string, number>;
	state: AttemptState;
	/** The window that works on it; empty when none does. */
	owner: string;
	/** When this was written, in milliseconds since 1970. */
	beat: number;
	/** The draft's text as of then. */
	text: string;
}

/** Whether somebody may still go on with it. */
export function isUnderWay({ state }: Attempt): boolean {
	return state === "running" || state === "paused";
}

/** Reads what is kept of an attempt; undefined for anything else. */
export function readAttempt(json: string): Attempt | undefined {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return undefined;
	}
	return isAttempt(value) ? value : undefined;
}

/** Whether a value is an attempt whose parts can be trusted. */
export function isAttempt(value: unknown): value is Attempt {
	if (typeof value !== "object" || value === null) return false;
	const it = value as Partial<Record<keyof Attempt, unknown>>;
	const texts = [it.id, it.case, it.title, it.note, it.draft, it.owner, it.text];
	const numbers = [it.aim, it.seconds, it.beat];
	return (
		it.v === 1 &&
		texts.every((text) => typeof text === "string") &&
		/^[\w-]{1,200}$/.test(it.id as string) &&
		numbers.every((number) => Number.isFinite(number) && (number as number) >= 0) &&
		typeof it.timed === "boolean" &&
		["running", "paused", "stopped", "submitted"].includes(it.state as string) &&
		typeof it.sections === "object" &&
		it.sections !== null &&
		Object.values(it.sections).every((seconds) => Number.isFinite(seconds))
	);
}

/** "12:05", "1:02:05". */
export function clockTime(seconds: number): string {
	const whole = Math.floor(seconds);
	const two = (number: number) => String(number).padStart(2, "0");
	const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
	return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
