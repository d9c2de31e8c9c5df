import type { Report } from "../rule.ts";
import type { SectionTerms } from "../terms/terms.ts";

/** Longer matches are quoted in part. */
const QUOTED = 40;

/** Reports what a list of identifiers found, at the identifier itself rather than its label. */
export function reportIdentifiers(
	found: SectionTerms | undefined,
	list: "identifiers" | "names",
	report: (finding: Report) => void,
): void {
	for (const hit of found?.of(list) ?? []) {
		if (!found) return;
		const named = hit.match?.groups?.named;
		const start = named === undefined ? hit.start : hit.end - named.length;
		const written = found.written({ start, end: hit.end }).replace(/\s+/g, " ");
		const quoted = written.length > QUOTED ? `${written.slice(0, QUOTED - 1)}…` : written;
		report({
			...found.range(start, hit.end),
			severity: hit.row.severity,
			message: hit.row.says.replace("{}", () => quoted),
		});
	}
}
