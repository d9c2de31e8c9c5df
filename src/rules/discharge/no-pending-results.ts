import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import { findBlanks } from "../blanks.ts";
import { defineRule } from "../rule.ts";
import { gapFor, insertSection, waitAt } from "../section/insert.ts";
import { tellsOfDeath } from "./died.ts";
import { pendingSection, saysNone, tellsPending, unowned, waiting } from "./pending.ts";

export const noPendingResults = defineRule({
	id: "discharge/no-pending-results",
	severity: "error",
	flags:
		"A discharge summary that does not say which results are pending, or none; or a pending test that nobody will follow.",
	why: "Four in ten patients leave with a result still out, and one in ten of those results would change something. If nobody is named, nobody looks.",
	source:
		"Roy et al., Ann Intern Med 2005 (41 % left with results pending, 9 % of them potentially actionable); Were et al., J Gen Intern Med 2009; Joint Commission, provisions for follow-up; 42 CFR 482.24.",
	milestones: ["SBP2", "MK3", "PROF3", "PC5"],
	options: z.strictObject({}),
	kinds: ["discharge"],
	good: [
		{
			shows: "Labels that follow are no results",
			note: `DISCHARGE SUMMARY

HOSPITAL COURSE: Cellulitis of the left leg, cefazolin for 3 days, then cephalexin.

PENDING RESULTS: none
Crisis Line: 988
Advice to patient: keep the leg up, finish the antibiotics.`,
		},
		{
			shows: "None is an answer",
			note: `# Discharge Summary

## Hospital Course
Cellulitis, cefazolin then cephalexin. Discharge was delayed pending placement.

## Pending Results at Discharge
None.`,
		},
		{
			shows: "Said in the course, with who will look",
			note: `# Discharge Summary

## Hospital Course
Bleeding ulcer, clipped. Gastric biopsies are pending; Dr. Abel will call her with the result.

## Follow-up
PCP in 7 days for a CBC.`,
		},
	],
	bad: [
		{
			shows: "Nothing about results; a bed is no result",
			note: `# «Discharge Summary»

## Hospital Course
Cellulitis, cefazolin then cephalexin. Blood cultures drawn on arrival. Discharge was delayed pending placement.

## Follow-up
PCP in 7 days to look at the leg.`,
			says: 'or "None"',
		},
		{
			shows: "Whose result is it?",
			note: `# Discharge Summary

## Hospital Course
Bleeding ulcer, clipped on the day after admission; no more bleeding since.

## Pending Results
- «Gastric biopsies, sent 07/15»
- Aspergillus IgE, sent 07/16; Dr. Abel will call the patient`,
			says: "Who",
		},
		{
			shows: "None, but the course says otherwise",
			note: `# Discharge Summary

## Hospital Course
Bleeding ulcer, clipped on the day after admission. Gastric «biopsies are still pending».

## Pending Results
None`,
			says: "says none",
		},
	],
	checkNote({ note, spec, report }) {
		const section = pendingSection(note);
		if (section && findBlanks(section.prose).length > 0) return;
		if (lacksPending(note)) {
			report({
				...(section?.titleRange ?? note.firstLine),
				message:
					'No word on pending results. List each test with the date sent and who will call whom, or "None".',
				wait: section
					? { start: section.start, end: section.end }
					: waitAt(note, gapFor(note, spec, "pending-results")),
				fixes: section ? [] : [insertSection(note, spec, "pending-results")],
			});
			return;
		}
		if (!section || section.words === 0) return;
		for (const { start, end } of unowned(section)) {
			const place = { start: section.offsetOf(start), end: section.offsetOf(end) };
			report({
				...place,
				severity: "warning",
				message: "Who will look at this result, and call whom? Name a person or a clinic.",
				wait: place,
			});
		}
		if (!saysNone(section)) return;
		for (const other of note.sections) {
			if (
				other === section ||
				(other.id !== "hospital-course" &&
					other.id !== "issues-for-pcp" &&
					other.id !== "significant-findings")
			)
				continue;
			const found = waiting(other);
			if (!found) continue;
			report({
				start: other.offsetOf(found.start),
				end: other.offsetOf(found.end),
				severity: "warning",
				message: `Pending here, but ${section.title.replace(/:$/, "")} says none. Move it there, with who will call whom.`,
				related: [{ ...section.titleRange, message: "Says none" }],
			});
		}
	},
});

/** Whether a discharge summary says nothing about pending results. */
export function lacksPending(note: Note): boolean {
	return note.like === "discharge" && !tellsPending(note) && !tellsOfDeath(note);
}
