import type { Note } from "../note/note.ts";
import type { Finding } from "./finding.ts";

/**
 * Comments that switch rules off for a place:
 * `<!-- bootcamp-notes-disable-next-line hpi/too-long -- reason -->`, and likewise `disable-line`,
 * `disable-section`, `disable-file`, and `disable` up to `enable`. Without a rule id they mean every rule.
 */
const DIRECTIVE =
	/^\s*bootcamp-notes-(disable-next-line|disable-line|disable-section|disable-file|disable|enable)\b([\s\S]*?)(?:\s--\s[\s\S]*)?$/;

interface Directive {
	readonly verb: string;
	readonly rules: ReadonlySet<string> | undefined;
	readonly start: number;
	readonly end: number;
}

/** Leaves out the findings that the note's own comments switch off. */
export function applyDirectives(note: Note, findings: readonly Finding[]): Finding[] {
	const directives = readDirectives(note);
	if (directives.length === 0) return [...findings];
	const tests = directives.map((directive, i) => scopeOf(note, directive, directives.slice(i + 1)));
	return findings.filter((finding) => !tests.some((test) => test(finding)));
}

function readDirectives(note: Note): Directive[] {
	const directives: Directive[] = [];
	for (const block of note.blocks) {
		for (const comment of block.comments) {
			const match = DIRECTIVE.exec(comment.text);
			if (!match) continue;
			const ids = (match[2] as string).split(/[\s,]+/).filter(Boolean);
			directives.push({
				verb: match[1] as string,
				rules: ids.length ? new Set(ids) : undefined,
				start: block.start + comment.start,
				end: block.start + comment.end,
			});
		}
	}
	return directives;
}

function scopeOf(
	note: Note,
	directive: Directive,
	later: readonly Directive[],
): (finding: Finding) => boolean {
	const named = (finding: Finding) => directive.rules?.has(finding.rule) ?? true;
	const from = note.positionAt(directive.start).line;
	const to = note.positionAt(directive.end).line;
	switch (directive.verb) {
		case "disable-file":
			return named;
		case "disable-line":
			return (finding) => named(finding) && note.positionAt(finding.start).line === from;
		case "disable-next-line":
			return (finding) => named(finding) && note.positionAt(finding.start).line === to + 1;
		case "disable-section": {
			const around = note.sections
				.filter((section) => section.start <= directive.start && directive.start < section.end)
				.at(-1);
			if (!around) return () => false;
			return (finding) => named(finding) && finding.start >= around.start && finding.start < around.end;
		}
		case "disable": {
			const close = later.find(
				(other) => other.verb === "enable" && (!other.rules || sameRules(other, directive)),
			);
			const end = close?.start ?? Number.POSITIVE_INFINITY;
			return (finding) => named(finding) && finding.start >= directive.start && finding.start < end;
		}
		default:
			return () => false;
	}
}

function sameRules(a: Directive, b: Directive): boolean {
	return b.rules !== undefined && [...b.rules].every((rule) => a.rules?.has(rule));
}
