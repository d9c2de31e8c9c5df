import data from "./vocabulary.json" with { type: "json" };

/** Where a section belongs in a U.S. note; `anywhere` floats freely. */
export type SectionGroup =
	| "header"
	| "reason"
	| "history"
	| "objective"
	| "assessment"
	| "plan"
	| "closing"
	| "discharge"
	| "handoff"
	| "procedure"
	| "signature"
	| "anywhere";

/** One section of a note as the vocabulary knows it. Facts: LOINC, HL7 C-CDA R2.1 and headings counted in public notes. */
export interface SectionFacts {
	readonly id: string;
	/** The name a U.S. reader expects, such as "History of present illness". */
	readonly label: string;
	readonly loinc?: string;
	/** `header` labels stand above the first section; a `sub-heading` never opens one. */
	readonly kind: "section" | "header" | "sub-heading";
	readonly group: SectionGroup;
}

/** A heading the vocabulary knows. */
export interface Term {
	readonly section: SectionFacts;
	/** An everyday word ("Plan", "Results", "Course"): it needs a stronger form or place to count as a heading. */
	readonly weak: boolean;
	/** Says the value itself ("NKDA", "Full code"). */
	readonly statement: boolean;
	/** Every section id that this heading answers for: "Assessment and Plan" stands for both. */
	readonly covers: readonly string[];
}

const sections = new Map<string, SectionFacts>();
const terms = new Map<string, Term>();

/** Sections that one merged section answers for. */
const MERGED: Readonly<Record<string, readonly string[]>> = {
	"assessment-and-plan": ["assessment", "plan"],
	"chief-complaint-and-reason-for-visit": ["chief-complaint", "reason-for-visit"],
	"family-social-history": ["family-history", "social-history"],
	"past-history-combined": ["past-medical-history", "past-surgical-history"],
};

function read(): void {
	for (const row of data) {
		const facts: SectionFacts = {
			id: row.id,
			label: row.label,
			...(row.loinc ? { loinc: row.loinc } : {}),
			kind: (row.kind ?? "section") as SectionFacts["kind"],
			group: row.block as SectionGroup,
		};
		sections.set(row.id, facts);
		const covers = [row.id, ...(MERGED[row.id] ?? [])];
		const add = (titles: string | undefined, weak: boolean, statement: boolean) => {
			for (const title of titles?.split("; ") ?? []) {
				if (title) terms.set(title, { section: facts, weak, statement, covers });
			}
		};
		add(row.titles, false, false);
		add(row.weak, true, false);
		add(row.statements, true, true);
	}
	for (const [title, term] of terms) {
		const parts = splitTitle(title)
			.map((part) => terms.get(part))
			.filter((part) => part !== undefined && part.section.kind === "section");
		const covers = new Set([...term.covers, ...parts.flatMap((part) => part?.covers ?? [])]);
		if (covers.size > term.covers.length) terms.set(title, { ...term, covers: [...covers] });
	}
}

function splitTitle(title: string): string[] {
	const parts = title.split(/\/|,| and | with /).map((part) => part.trim());
	return parts.length > 1 ? parts : [];
}

/** Facts about a section id, or undefined for an id that only a pack knows. */
export function sectionFacts(id: string): SectionFacts | undefined {
	if (sections.size === 0) read();
	return sections.get(id);
}

/**
 * A title as the vocabulary spells it: lower case, without list marks, emphasis, "the" and closing punctuation;
 * "and", "&" and "+" are one; no blanks beside "/", "," and "-".
 */
export function normalizeTitle(title: string): string {
	return title
		.toLowerCase()
		.replace(/&amp;|[&+]/g, " and ")
		.replace(/[’`]/g, "'")
		.replace(/^[\s#>*_~•·–—-]+(?=[\p{L}\p{N}Δ∆])/u, "")
		.replace(/^\d{1,2}[.)]\s*/, "")
		.replace(/[*_~\\]+/g, "")
		.replace(/\bthe\b/g, " ")
		.replace(/\s*([/,-])\s*/g, "$1")
		.replace(/\s+/g, " ")
		.replace(/^[\s.:–—-]+|[\s.:#–—-]+$/g, "");
}

const found = new Map<string, Term | undefined>();

/** The term for a heading as written, or undefined. */
export function lookUp(title: string): Term | undefined {
	if (found.has(title)) return found.get(title);
	if (terms.size === 0) read();
	const term = find(normalizeTitle(title));
	if (found.size > 5000) found.clear();
	found.set(title, term);
	return term;
}

function find(title: string): Term | undefined {
	return terms.get(title) ?? terms.get(plainer(title)) ?? composite(title);
}

/** Drops from a normalized title what notes add to a heading: "(home)", "11/23", "0600", "pertinent", "on admission". */
export function plainer(title: string): string {
	return title
		.replace(/ (?:for|to) patient(?:'s)? and .*$/, " for patient")
		.replace(/\s*[([][^()[\]]*[)\]]\s*$/, "")
		.replace(/[\s,@-]*(?:\d{1,2}\/\d{1,2}(?:\/\d{2,4})?|\d{1,2}:\d\d|\d{4})(?:\s*h(?:rs)?)?$/, "")
		.replace(
			/^(?:pertinent|relevant|current|focused|updated|brief|most recent|today's|patient's|patient) /,
			"",
		)
		.replace(/ (?:today|on arrival|in ed|this morning|as of today|by problem|by system|at dc|at d\/c)$/, "")
		.trim();
}

/** "Social History/Habits" when each part is known: the first names the section, all are covered. */
function composite(title: string): Term | undefined {
	const parts = splitTitle(title).map((part) => terms.get(part));
	const first = parts[0];
	if (first?.section.kind !== "section" || parts.some((part) => part?.section.kind !== "section")) return;
	return {
		...first,
		weak: parts.every((part) => part?.weak),
		covers: [...new Set(parts.flatMap((part) => part?.covers ?? []))],
	};
}
