import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { sectionFacts } from "../../note/vocabulary.ts";
import { type NoteSpec, sectionSpec } from "../note-spec.ts";
import type { Edit, Fix } from "../rule.ts";

/** Where a missing section belongs, and which section comes before it. */
export interface Gap {
	readonly at: number;
	readonly before: Section | undefined;
}

/** Finds the U.S. place of a section that a note lacks. */
export function gapFor(note: Note, spec: NoteSpec | undefined, id: string): Gap {
	const order = spec?.sections.map((section) => section.id) ?? [];
	const rank = order.indexOf(id);
	const main = note.sections.filter((section) => section.mark && !section.parent);
	const rankOf = (section: Section) => {
		const ranks = section.covers.map((covered) => order.indexOf(covered)).filter((at) => at >= 0);
		return ranks.length ? Math.max(...ranks) : -1;
	};
	let before: Section | undefined;
	if (rank >= 0) {
		for (const section of main) {
			const at = rankOf(section);
			if (at >= 0 && at < rank && section.facts?.group !== "anywhere") before = section;
			if (at > rank && !before && section.facts?.group !== "anywhere")
				return { at: section.start, before: undefined };
		}
	}
	before ??= main.findLast((section) => section.facts?.group !== "signature") ?? main.at(-1);
	return { at: before ? before.end : note.text.length, before };
}

/** While the writer is in the section before the gap, they may be about to write the missing one. */
export function waitAt(note: Note, gap: Gap): Range {
	return { start: gap.before?.start ?? gap.at, end: Math.min(gap.at, note.text.length) };
}

/** The heading to write for a section id. */
export function titleOf(spec: NoteSpec | undefined, id: string): string {
	return sectionSpec(spec, id)?.title ?? titleCase(sectionFacts(id)?.label ?? id);
}

function titleCase(label: string): string {
	return label.replace(/\b(?!(?:and|of|the|in|at|to)\b)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

/** A fix that writes a missing section, headed the way this note heads its sections. */
export function insertSection(
	note: Note,
	spec: NoteSpec | undefined,
	id: string,
	body = "***",
	title?: string,
): Fix {
	const heading = titleOf(spec, id);
	return {
		title: title ?? `Insert "${heading}"`,
		safe: false,
		edits: () => [insertion(note, gapFor(note, spec, id), heading, body)],
	};
}

function insertion(note: Note, gap: Gap, heading: string, body: string): Edit {
	const br = note.lineBreak;
	const like = gap.before ?? note.sections.find((section) => section.mark && section.facts);
	const form = like?.form ?? "atx";
	const label = form === "label" || form === "bullet";
	const lines = label ? [`${heading}: ${body}`] : [headingLine(form, like?.mark?.rank, heading), body];
	const above = note.text.slice(0, gap.at);
	const below = note.text.slice(gap.at);
	const tight = label || !/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(note.text.slice(0, gap.at + 1).trimEnd());
	const blankAbove = above.trim() === "" || tight ? "" : br;
	// The gap stands behind the blank lines of the section before it.
	const ended = above === "" || /[\r\n]$/.test(above);
	const spaced = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(above);
	const lead = (ended ? "" : br) + (spaced || !ended ? (ended ? "" : blankAbove) : blankAbove);
	const trail = below.trim() === "" ? br : tight ? br : br + br;
	return { start: gap.at, end: gap.at, text: `${lead}${lines.join(br)}${trail}` };
}

function headingLine(form: string, rank: number | undefined, heading: string): string {
	if (form === "caps") return heading.toUpperCase();
	if (form === "bold") return `**${heading}**`;
	if (form === "line") return heading;
	return `${"#".repeat(form === "atx" ? (rank ?? 2) : 2)} ${heading}`;
}
