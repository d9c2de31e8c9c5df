import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { SectionGroup } from "../../note/vocabulary.ts";
import { defineRule, type Edit, type Fix } from "../rule.ts";

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

export const sectionOutOfOrder = defineRule({
	id: "section/out-of-order",
	severity: "information",
	flags:
		"A main section that stands outside U.S. order (SOAP or APSO, the order of a discharge summary, or I-PASS).",
	why: "Readers find things by place: at night they jump to where the exam always is. In sign-out the order is part of the tool.",
	source:
		"U.S. teaching convention (HL7 C-CDA leaves sections unordered); I-PASS for sign-out, where it is a warning.",
	milestones: ["ICS3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "APSO is as good as SOAP",
			note: `# Progress Note

## Assessment and Plan
67-year-old man with HFrEF admitted with volume overload, improving. Continue furosemide 40 mg IV twice daily. Full code.

## Interval Events
Slept flat. Lost 2 kg.

## Physical Exam
JVP 8 cm, crackles gone, trace edema.`,
		},
		{
			shows: "Triage vital signs and allergies may come first",
			note: `# Admission H&P

Vitals: T 98.6 °F, HR 92, BP 104/62
Allergies: NKDA

## HPI
67-year-old man with HFrEF presenting with 5 days of dyspnea.

## Physical Exam
JVP 14 cm, crackles to mid-lung.

## Assessment and Plan
Acute on chronic HFrEF. Furosemide 80 mg IV. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "Review of systems after the exam",
			note: `# Admission H&P

## HPI
67-year-old man with HFrEF presenting with 5 days of dyspnea.

## Physical Exam
JVP 14 cm, crackles to mid-lung.

## «Review of Systems»
No chest pain, no fever.

## Assessment and Plan
Acute on chronic HFrEF. Furosemide 80 mg IV. Full code, confirmed with the patient.`,
			says: "before Physical Exam",
		},
	],
	checkNote({ note, report }) {
		const ranks = ranksFor(note);
		const placed = ranks.filter((entry) => entry.rank > 0);
		const stray = misplaced(placed);
		if (stray.length === 0) return;
		const severity = note.like === "sign-out" ? ("warning" as const) : undefined;
		const fix = reorder(note, placed, stray);
		for (const entry of stray) {
			report({
				...entry.section.titleRange,
				...(severity ? { severity } : {}),
				message: advice(
					entry,
					placed.filter((other) => !stray.includes(other)),
				),
				fixes: fix ? [fix] : [],
			});
		}
	},
});

interface Ranked {
	readonly section: Section;
	readonly rank: number;
}

function ranksFor(note: Note): Ranked[] {
	const main = note.sections.filter((section) => section.mark && !section.parent);
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
function misplaced(entries: readonly Ranked[]): Ranked[] {
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

function advice(stray: Ranked, others: readonly Ranked[]): string {
	const next = others.find((other) => other.rank > stray.rank);
	const last = others.findLast((other) => other.rank <= stray.rank);
	const name = stray.section.title.replace(/:$/, "");
	if (next && next.section.start < stray.section.start) {
		return `${name} comes before ${next.section.title.replace(/:$/, "")} in U.S. notes. Move it up.`;
	}
	return last
		? `${name} comes after ${last.section.title.replace(/:$/, "")} in U.S. notes. Move it down.`
		: `${name} stands out of order.`;
}

/** Moves whole sections, text untouched; undefined where sections share lines and cannot be lifted out. */
function reorder(note: Note, placed: readonly Ranked[], stray: readonly Ranked[]): Fix | undefined {
	const main = note.sections.filter((section) => section.mark && !section.parent);
	const starts = main.map((section) => lineStart(note.text, section.start));
	if (new Set(starts).size !== starts.length) return;
	const rankOf = new Map(placed.map((entry) => [entry.section, entry.rank]));
	const moving = new Set(stray.map((entry) => entry.section));
	const order = main.filter((section) => !moving.has(section));
	for (const { section, rank } of stray) {
		let at =
			order.findLastIndex((other) => (rankOf.get(other) ?? 0) > 0 && (rankOf.get(other) ?? 0) <= rank) + 1;
		if (at === 0)
			at = Math.max(
				0,
				order.findIndex((other) => (rankOf.get(other) ?? 0) > rank),
			);
		order.splice(at, 0, section);
	}
	return {
		title: "Put sections in U.S. order",
		safe: true,
		edits: () => permute(note, main, starts, order),
	};
}

/** One edit over the smallest stretch whose sections change place. */
function permute(
	note: Note,
	main: readonly Section[],
	starts: readonly number[],
	order: readonly Section[],
): Edit[] {
	const first = main.findIndex((section, i) => order[i] !== section);
	const last = main.findLastIndex((section, i) => order[i] !== section);
	if (first < 0) return [];
	const start = starts[first] as number;
	const end = starts[last + 1] ?? note.text.length;
	const br = note.lineBreak;
	const spaced = main
		.slice(first, last)
		.some((_, i) =>
			/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(note.text.slice(starts[first + i], starts[first + i + 1])),
		);
	const pieces = order.slice(first, last + 1).map((section) => {
		const i = main.indexOf(section);
		return note.text.slice(starts[i] as number, starts[i + 1] ?? note.text.length).replace(/\s+$/, "");
	});
	const tail = /\s*$/.exec(note.text.slice(start, end))?.[0] ?? "";
	return [{ start, end, text: pieces.join(spaced ? br + br : br) + tail }];
}

function lineStart(text: string, at: number): number {
	return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}
