import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { defineRule, type Edit, type Fix } from "../rule.ts";
import { misplaced, type Ranked, ranksFor } from "./ranks.ts";

export const sectionOutOfOrder = defineRule({
	id: "section/out-of-order",
	severity: "information",
	flags:
		"A main section that stands outside U.S. order (SOAP or APSO, the order of a discharge summary, or I-PASS), or outside the order that a pack states for a kind of note of its own.",
	why: "Readers find things by place: at night they jump to where the exam always is. In sign-out the order is part of the tool.",
	source:
		"U.S. teaching convention (HL7 C-CDA leaves sections unordered); I-PASS for sign-out, where it is a warning; else the pack.",
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
	checkNote({ note, spec, report }) {
		const ranks = ranksFor(note, spec);
		const placed = ranks.filter((entry) => entry.rank > 0);
		const stray = misplaced(placed);
		if (stray.length === 0) return;
		const severity = note.like === "sign-out" ? ("warning" as const) : undefined;
		const order = spec?.ordered ? `your program's ${spec.title}` : undefined;
		const fix = reorder(note, placed, stray, order ? "Put sections in order" : "Put sections in U.S. order");
		for (const entry of stray) {
			report({
				...entry.section.titleRange,
				...(severity ? { severity } : {}),
				message: advice(
					entry,
					placed.filter((other) => !stray.includes(other)),
					order ?? "U.S. notes",
				),
				fixes: fix ? [fix] : [],
			});
		}
	},
});

/** @param where in which notes that is the order */
function advice(stray: Ranked, others: readonly Ranked[], where: string): string {
	const next = others.find((other) => other.rank > stray.rank);
	const last = others.findLast((other) => other.rank <= stray.rank);
	const name = stray.section.title.replace(/:$/, "");
	if (next && next.section.start < stray.section.start) {
		return `${name} comes before ${next.section.title.replace(/:$/, "")} in ${where}. Move it up.`;
	}
	return last
		? `${name} comes after ${last.section.title.replace(/:$/, "")} in ${where}. Move it down.`
		: `${name} stands out of order.`;
}

/** Moves whole sections, text untouched; undefined where sections share lines and cannot be lifted out. */
function reorder(
	note: Note,
	placed: readonly Ranked[],
	stray: readonly Ranked[],
	title: string,
): Fix | undefined {
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
		title,
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
