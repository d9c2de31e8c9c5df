import type { Edit } from "../rules/rule.ts";
import type { Finding } from "./finding.ts";

/** Applies edits to a text; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	let out = "";
	let at = 0;
	for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
		out += text.slice(at, edit.start) + edit.text;
		at = edit.end;
	}
	return out + text.slice(at);
}

/** The edits of every safe fix among the findings that does not touch one before it. */
export function safeEdits(findings: readonly Finding[]): Edit[] {
	const chosen: Edit[] = [];
	for (const finding of findings) {
		const edits = finding.fixes.find((fix) => fix.safe)?.edits() ?? [];
		const free = edits.every((edit) =>
			chosen.every((other) => edit.end < other.start || other.end < edit.start),
		);
		if (edits.length > 0 && free) chosen.push(...edits);
	}
	return chosen.sort((a, b) => a.start - b.start);
}
