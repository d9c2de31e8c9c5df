/** The folder of a boot-camp folder in which drafts, attempts and progress stand. */
export const PRACTICE_FOLDER = "practice";

/** Below the boot-camp folder, the folder in which what is kept of attempts stands. */
export const ATTEMPTS_FOLDER = `${PRACTICE_FOLDER}/attempts`;

/** What the draft of an attempt is called, and what is kept of it. */
export function attemptName(stem: string, number: number): string {
	return `${stem}-attempt-${number}`;
}

/**
 * Whether a path is the draft of an attempt at a practice case: the intern's own, which nobody reviews or counts before
 * they have submitted it, so that a review log stands beside it.
 */
export function isAttemptPath(path: string): boolean {
	return /(?:^|[\\/])practice[\\/][^\\/]+-attempt-\d+\.md$/.test(path);
}
