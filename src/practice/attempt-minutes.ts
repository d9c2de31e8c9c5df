/** The folder of a boot-camp folder in which what is kept of attempts stands. */
export const ATTEMPTS = "practice/attempts";

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
	if (typeof draft !== "string" || typeof seconds !== "number" || !(seconds >= 0 && seconds < 6_000_000))
		return;
	// Less than a minute is none that anybody wrote a note in.
	const minutes = timed === true && seconds >= 60 ? Math.round(seconds / 60) : undefined;
	return { draft, minutes };
}
