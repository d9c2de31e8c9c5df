import type { Note, Position } from "../note/note.ts";
import type { Severity } from "../rules/rule.ts";
import type { Finding } from "./finding.ts";

/** A section in a result. */
export interface LintedSection {
	/** Section id, or null for a heading that is not in the vocabulary. */
	readonly id: string | null;
	/** The heading as written. */
	readonly title: string;
	readonly words: number;
	/** Line of the heading, from 1. */
	readonly line: number;
}

/** A finding in a result. Lines and columns start at 1; columns count UTF-16 units. */
export interface LintedFinding {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly start: Position;
	readonly end: Position;
	/** A quick fix exists. */
	readonly fixable: boolean;
	/** The rule's page, relative to the package. */
	readonly docs: string;
}

/** What the linter says about one text; `lint --format json` prints an array of these. */
export interface LintResult {
	/** As given, or null. */
	readonly file: string | null;
	/** Kind of note, or null when the note, or its kind, is not known. */
	readonly kind: string | null;
	readonly words: number;
	readonly sections: readonly LintedSection[];
	readonly findings: readonly LintedFinding[];
}

/** The page that explains a rule, relative to the package. */
export function docsPage(rule: string): string {
	return `docs/rules/${rule}.md`;
}

/** Puts a checked note into the form the outside sees. */
export function toResult(note: Note, findings: readonly Finding[], file?: string): LintResult {
	const clinical = note.clinical;
	return {
		file: file ?? null,
		kind: clinical ? (note.kind ?? null) : null,
		words: note.words,
		sections: clinical
			? note.sections
					.filter((section) => section.mark && section.facts?.kind !== "header")
					.map((section) => ({
						id: section.id ?? null,
						title: section.title,
						words: section.words,
						line: note.positionAt(section.start).line,
					}))
			: [],
		findings: findings.map((finding) => ({
			rule: finding.rule,
			severity: finding.severity,
			message: finding.message,
			start: note.positionAt(finding.start),
			end: note.positionAt(finding.end),
			fixable: finding.fixes.length > 0,
			docs: docsPage(finding.rule),
		})),
	};
}
