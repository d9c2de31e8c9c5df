/** What an attempt's record says about the writing of a draft. */
export interface AttemptTime {
	/** The draft's path in the boot-camp folder, or the URI of one that no file held. */
	readonly draft: string;
	/** Whole minutes that the clock ran; undefined when nobody kept time. */
	readonly minutes: number | undefined;
}

/** Reads the record of an attempt; undefined for any other text. */
export function attemptTime(json: string): AttemptTime | undefined {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return;
	}
	if (typeof value !== "object" || value === null) return;
	const { draft, timed, seconds } = value as Record<string, unknown>;
	if (typeof draft !== "string" || typeof seconds !== "number" || !(seconds >= 0)) return;
	return { draft, minutes: wholeMinutes(seconds, timed === true) };
}

/** What a clock counted, for a review; undefined when nobody kept time, or nobody could have written a note in it. */
export function wholeMinutes(seconds: number, timed: boolean): number | undefined {
	return timed && seconds >= 60 && seconds < LONGEST ? Math.round(seconds / 60) : undefined;
}

/** Some 70 days: a clock that was tampered with. */
const LONGEST = 6_000_000;
