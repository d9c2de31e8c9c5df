import type { Note } from "../note/note.ts";
import type { Section } from "../note/section.ts";
import { lookUp, sectionFacts } from "../note/vocabulary.ts";
import { type NoteSpec, sectionSpec } from "../rules/note-spec.ts";
import { sameSections } from "../rules/section/present.ts";

/** Sections that serve for others in a way that no heading says. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
	hpi: ["ed-course", "chief-complaint", "identifying-data", "event-description"],
	"interval-events": ["ed-course"],
	"summary-statement": ["assessment", "assessment-and-plan", "identifying-data"],
	"patient-summary": ["summary-statement", "identifying-data", "hospital-course"],
	"close-the-loop": ["synthesis"],
	synthesis: ["close-the-loop"],
	contact: ["identifying-data"],
	"reason-for-consult": ["event-description"],
	"note-header": ["identifying-data", "care-team"],
	"identifying-data": ["note-header"],
	"discharge-diagnoses": ["diagnoses", "assessment"],
	"hospital-course": ["reason-for-admission", "assessment-and-plan"],
	"code-status": ["advance-directives", "goals-of-care"],
	labs: ["cardiac-studies"],
	ecg: ["data", "cardiac-studies"],
	imaging: ["cardiac-studies"],
	microbiology: ["data", "labs"],
	"physical-exam": ["vital-signs"],
	"vital-signs": ["physical-exam", "ed-course"],
	"action-list": ["situation-awareness"],
	communicate: [
		"code-status",
		"allergies",
		"hpi",
		"labs",
		"ecg",
		"vital-signs",
		"physical-exam",
		"past-history-combined",
		"event-description",
		"summary-statement",
	],
};

/** Where kinds of note that are spoken begin: what is said before the first heading belongs there. */
const OPENING: Readonly<Record<string, readonly string[]>> = {
	rounds: ["summary-statement", "assessment", "assessment-and-plan", "note-header"],
	"sign-out": ["illness-severity", "patient-summary", "note-header"],
	"consult-call": ["contact", "communicate", "reason-for-consult"],
};

/**
 * Whether a place belongs to one of the sections asked for: by its own id, by an id its heading answers for, by a
 * section that holds the same under another name, or because it lies inside such a section.
 *
 * @param section the innermost section around the place; undefined above the first heading
 */
export function fits(section: Section | undefined, ids: readonly string[]): boolean {
	for (let at = section; at; at = at.parent) {
		const here = at;
		if (ids.some((id) => serves(here, id))) return true;
	}
	return section === undefined && ids.includes("note-header");
}

/**
 * The same for an offset of a note. A row of the table that heads many notes ("| Allergies | penicillin |") is as
 * good as a section. A heading that nobody knows is not held against the writer, nor is what is said aloud before the
 * first heading, and in a note without headings nothing is.
 */
export function fitsAt(
	{ note, kind }: { note: Note; kind: string | undefined },
	at: number,
	section: Section | undefined,
	ids: readonly string[],
): boolean {
	if (fits(section, ids) || isUnknown(section)) return true;
	if (!section?.mark) {
		if (!note.sections.some(({ mark }) => mark)) return true;
		const opening = OPENING[kind ?? ""];
		if (opening && ids.some((id) => opening.includes(id))) return true;
	}
	if (section?.mark && section.facts?.kind !== "header" && section.facts) return false;
	const { text } = note;
	const row = /^[ \t]*\|([^|\n]{2,40})\|/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1, at + 1));
	const term = row ? lookUp((row[1] as string).replaceAll("*", "").trim()) : undefined;
	return term?.covers.some((id) => ids.includes(id)) ?? false;
}

function isUnknown(section: Section | undefined): boolean {
	return section?.mark !== undefined && [...section.around()].every(({ id }) => id === undefined);
}

function serves(section: Section, id: string): boolean {
	const own = section.id;
	if (own === id || section.covers.includes(id)) return true;
	const group = section.facts?.group;
	const asked = sectionFacts(id)?.group;
	if (id === "note-header")
		return section.mark === undefined || group === "header" || section.facts?.kind === "header";
	if (own === undefined) return false;
	if (sameSections(id).includes(own) || ALSO[id]?.includes(own)) return true;
	// "Objective" and "Subjective" stand for all that belongs there.
	if ((own === "objective" || own === "data") && asked === "objective")
		return own === "objective" || id !== "physical-exam";
	if (own === "subjective" && asked === "history") return true;
	if (id === "assessment") return group === "assessment" || own === "patient-summary";
	if (id === "plan") return group === "plan" || group === "closing";
	return false;
}

/**
 * What a reader calls a section.
 *
 * @param spec the kind of note asked for; a section that only a pack knows has its title there
 */
export function labelOf(id: string, spec?: NoteSpec): string {
	return sectionFacts(id)?.label ?? sectionSpec(spec, id)?.title ?? id;
}
