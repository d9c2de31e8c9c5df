import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { SectionGroup } from "../../note/vocabulary.ts";
import { type NoteSpec, specOfSection } from "../note-spec.ts";

/** Block ranks of a note in SOAP order; what is not listed may stand anywhere. */
const SOAP: Partial<Record<SectionGroup, number>> = {
	reason: 1,
	history: 2,
	objective: 3,
	assessment: 4,
	plan: 5,
	signature: 9,
};
const APSO: Partial<Record<SectionGroup, number>> = {
	reason: 1,
	assessment: 2,
	plan: 3,
	history: 4,
	objective: 5,
	signature: 9,
};

/** Sections of those groups that move freely all the same. */
const FREE = new Set([
	"home-medications",
	"immunizations",
	"functional-status",
	"summary-statement",
	"problem-list",
	"orders",
	"intake-output",
	"source-of-history",
	"attestation",
	"ed-course",
	"event-description",
]);

const DISCHARGE: Readonly<Record<string, number>> = {
	"admission-diagnosis": 1,
	"discharge-diagnoses": 1,
	diagnoses: 1,
	"hospital-course": 2,
	"discharge-medications": 3,
	"medication-changes": 3,
	"follow-up": 3,
};

const IPASS: Readonly<Record<string, number>> = {
	"illness-severity": 1,
	"patient-summary": 2,
	"action-list": 3,
	"situation-awareness": 4,
	synthesis: 5,
};

/** A main section and its place in the order: none before one of a lower rank. With rank 0 it may stand anywhere. */
export interface Ranked {
	readonly section: Section;
	readonly rank: number;
}

/** The main sections of a note with their places: in the order that its kind states, else in U.S. order. */
export function ranksFor(note: Note, spec: NoteSpec | undefined): Ranked[] {
	const main = note.sections.filter((section) => section.mark && !section.parent);
	if (spec?.ordered) return ranksIn(spec, main);
	if (note.like === "sign-out")
		return onePatient(main) ? main.map((section) => ({ section, rank: IPASS[section.id ?? ""] ?? 0 })) : [];
	if (note.like === "discharge")
		return main.map((section) => ({ section, rank: DISCHARGE[section.id ?? ""] ?? 0 }));
	if (note.like && !["admission", "progress", "consult"].includes(note.like)) return [];
	const by = (order: Partial<Record<SectionGroup, number>>) =>
		main.map((section) => ({
			section,
			rank: FREE.has(section.id ?? "") ? 0 : (order[section.facts?.group ?? "anywhere"] ?? 0),
		}));
	const soap = freeTriage(by(SOAP));
	const apso = freeTriage(by(APSO));
	const strays = (entries: Ranked[]) => misplaced(entries.filter((entry) => entry.rank > 0)).length;
	return strays(apso) < strays(soap) ? apso : soap;
}

/** A section that comes twice, or that the kind does not know, may stand anywhere; so may the lines of a header. */
function ranksIn(spec: NoteSpec, main: readonly Section[]): Ranked[] {
	const asked = main.map((section) => specOfSection(spec, section));
	const ranks = asked.map((own, i) => {
		const section = main[i] as Section;
		if (!own || section.facts?.kind === "header" || isHeaderLine(section)) return 0;
		return asked.filter((other) => other === own).length > 1 ? 0 : spec.sections.indexOf(own) + 1;
	});
	return main.map((section, i) => ({ section, rank: ranks[i] as number }));
}

/** "Allergies: NKDA", "Vitals: ..." on a line of their own. */
function isHeaderLine({ id, facts, form }: Section): boolean {
	return (form === "label" || form === "bullet") && (facts?.group === "anywhere" || id === "vital-signs");
}

function onePatient(main: readonly Section[]): boolean {
	return main.filter((section) => section.id === "illness-severity").length <= 1;
}

/** Vital signs may open a note, as triage writes them. */
function freeTriage(entries: Ranked[]): Ranked[] {
	const first = entries.findIndex((entry) => entry.rank > 1 && entry.section.id !== "vital-signs");
	return entries.map((entry, i) =>
		entry.section.id === "vital-signs" && i < first ? { ...entry, rank: 0 } : entry,
	);
}

/** What readers look for first stays where it is when something must move. */
const CORE = new Set([
	"hpi",
	"physical-exam",
	"hospital-course",
	"assessment",
	"plan",
	"assessment-and-plan",
]);

/** The least to move so that the ranks do not fall: all that is not in the weightiest run that keeps them. */
export function misplaced(entries: readonly Ranked[]): Ranked[] {
	const runs: Run[] = [];
	for (const entry of entries) {
		let heaviest: Run | undefined;
		for (let rank = 0; rank <= entry.rank; rank++) {
			const run = runs[rank];
			if (run && run.weight >= (heaviest?.weight ?? 0)) heaviest = run;
		}
		const own = CORE.has(entry.section.id ?? "") ? 1.1 : 1;
		const run = { weight: (heaviest?.weight ?? 0) + own, entry, before: heaviest };
		if (run.weight > (runs[entry.rank]?.weight ?? 0)) runs[entry.rank] = run;
	}
	let best: Run | undefined;
	for (const run of runs) if (run && run.weight > (best?.weight ?? 0)) best = run;
	const kept = new Set<Ranked>();
	for (let run = best; run; run = run.before) kept.add(run.entry);
	return kept.size === entries.length ? [] : entries.filter((entry) => !kept.has(entry));
}

/** A run of sections in order, by its last one. */
interface Run {
	readonly weight: number;
	readonly entry: Ranked;
	readonly before: Run | undefined;
}
