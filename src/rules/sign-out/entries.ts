import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";

/** What a sign-out says about one patient. */
export interface Entry extends Range {
	readonly sections: readonly Section[];
	/** Lines that stand above its first heading, at the end of the text before. */
	readonly lead: string;
	/** Where to point when something is not there at all. */
	readonly head: Range;
	/** The heading that names the patient, when the file holds several. */
	readonly name: string;
	/** The only one in its file. */
	readonly alone: boolean;
	find(id: string): Section | undefined;
}

const PARTS = new Set([
	"illness-severity",
	"patient-summary",
	"action-list",
	"situation-awareness",
	"synthesis",
]);
/** A second one of these opens the next patient. */
const OPENERS = new Set(["illness-severity", "patient-summary"]);

/** Cuts a sign-out into its patients: at headings of their own, or where I-PASS begins again. */
export function entriesOf(note: Note): Entry[] {
	const groups = byHeading(note.sections) ?? byRestart(note.sections);
	return groups.map((sections, i) => {
		const first = sections[0] as Section;
		const alone = groups.length === 1;
		const named = !alone && first.mark && !first.facts ? first : undefined;
		const before = groups[i - 1]?.at(-1);
		return {
			sections,
			lead: before && !named ? before.keep(lastParagraph, () => lastParagraph(before.prose)) : "",
			start: first.start,
			end: sections.reduce((end, section) => Math.max(end, section.end), first.end),
			head: alone || !first.mark ? note.firstLine : first.titleRange,
			name: named?.title ?? "",
			alone,
			find: (id) => sections.find((section) => section.covers.includes(id)),
		};
	});
}

function lastParagraph(prose: string): string {
	return /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)([^\r\n]{1,200})\s*$/.exec(prose.slice(-300))?.[1] ?? "";
}

/** "## Room 512", each with parts of I-PASS below: at least two of them. */
function byHeading(sections: readonly Section[]): Section[][] | undefined {
	const starts: number[] = [];
	for (const [i, section] of sections.entries()) {
		if (!section.mark || (section.facts && section.facts.kind !== "header")) continue;
		let has = false;
		for (let next = i + 1; next < sections.length; next++) {
			const other = sections[next] as Section;
			if (other.mark && !other.facts) break;
			if (PARTS.has(other.id ?? "")) has = true;
		}
		if (has) starts.push(i);
	}
	if (starts.length < 2) return;
	return starts.map((start, i) => sections.slice(start, starts[i + 1]));
}

function byRestart(sections: readonly Section[]): Section[][] {
	const groups: Section[][] = [];
	let group: Section[] = [];
	let seen = new Set<string>();
	for (const section of sections) {
		const id = section.id ?? "";
		// Illness severity before the summary: either may come first, but each comes once.
		if (OPENERS.has(id) && seen.has(id)) {
			groups.push(group);
			group = [];
			seen = new Set();
		}
		if (PARTS.has(id)) seen.add(id);
		group.push(section);
	}
	groups.push(group);
	return groups;
}
