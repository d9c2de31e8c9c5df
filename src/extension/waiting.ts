import type { Finding } from "../lint/finding.ts";

/**
 * The findings to show to somebody who is writing. One that says that something is missing or empty waits while a
 * cursor is in that place, unless it has been shown before: what is on the screen does not go away because one looks.
 *
 * @param cursors offsets
 * @param before how often each finding was shown last, by `nameOf`
 */
export function shownWhileWriting(
	findings: readonly Finding[],
	cursors: readonly number[],
	before: ReadonlyMap<string, number>,
): readonly Finding[] {
	const waits = ({ wait }: Finding) => wait && cursors.some((at) => wait.start <= at && at <= wait.end);
	const held = findings.filter(waits);
	if (held.length === 0) return findings;
	const free = countByName(findings.filter((finding) => !waits(finding)));
	const left = new Map([...before].map(([name, count]) => [name, count - (free.get(name) ?? 0)]));
	const known = new Set(
		held.filter((finding) => {
			const name = nameOf(finding);
			const count = left.get(name) ?? 0;
			left.set(name, count - 1);
			return count > 0;
		}),
	);
	return findings.filter((finding) => !waits(finding) || known.has(finding));
}

/** How often each finding is among these, whatever its place. */
export function countByName(findings: readonly Finding[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const finding of findings) counts.set(nameOf(finding), (counts.get(nameOf(finding)) ?? 0) + 1);
	return counts;
}

function nameOf({ rule, message }: Finding): string {
	return `${rule} ${message}`;
}
