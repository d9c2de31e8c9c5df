import { safeEdits } from "./edits.ts";
import type { Finding } from "./finding.ts";

/** So many findings of one rule are shown in a note; the rest is one line that counts them. */
const SHOWN = 10;

/**
 * Shortens what one rule says again and again: its first ten findings, then one line at the eleventh's place.
 *
 * @param findings in the order of their places
 */
export function capFindings(findings: readonly Finding[]): readonly Finding[] {
	if (findings.length <= SHOWN) return findings;
	const byRule = new Map<string, Finding[]>();
	for (const finding of findings) {
		const same = byRule.get(finding.rule);
		if (same) same.push(finding);
		else byRule.set(finding.rule, [finding]);
	}
	if (byRule.size === findings.length) return findings;
	const left = new Map<Finding, Finding | undefined>();
	for (const same of byRule.values()) {
		if (same.length <= SHOWN) continue;
		const rest = same.slice(SHOWN);
		for (const finding of rest) left.set(finding, undefined);
		left.set(rest[0] as Finding, summary(rest));
	}
	if (left.size === 0) return findings;
	return findings.flatMap((finding) => (left.has(finding) ? (left.get(finding) ?? []) : finding));
}

/** One line for the findings that are not shown; what can be mended in them unasked still can. */
function summary(rest: readonly Finding[]): Finding {
	const first = rest[0] as Finding;
	const fixable = rest.some(({ fixes }) => fixes.some(({ safe }) => safe));
	return {
		...first,
		severity: "information",
		message: `${first.rule}: ${rest.length} more in this note.`,
		fixes: fixable
			? [{ title: `Fix the other ${rest.length}`, safe: true, edits: () => safeEdits(rest) }]
			: [],
		related: [],
		wait: undefined,
	};
}
