/**
 * Whether a path is an attempt at a practice case: the intern's own, which nobody reviews or counts before they have
 * submitted it, so that a review log stands beside it.
 */
export function isAttempt(path: string): boolean {
	return /(?:^|[\\/])practice[\\/][^\\/]+-attempt-\d+\.md$/.test(path);
}
