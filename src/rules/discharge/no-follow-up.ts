import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { findBlanks } from "../blanks.ts";
import { defineRule } from "../rule.ts";
import { gapFor, insertSection, waitAt } from "../section/insert.ts";
import { tellsOfDeath } from "./died.ts";
import { followUpElsewhere, followUpSection, saysWhatFor, type Visit, visitsIn } from "./follow-up.ts";

const NONE =
	/^\W*(?:none|n\/?a|nil|no follow[- ]?up|not needed|see above|as above|see below|-+)\b[^\r\n]{0,20}\s*$/i;
const FACILITY =
	/\b(?:SNF|skilled nursing|rehab\w*|hospice|LTAC\w*|facility|nursing home|transfer(?:red)? to)\b/i;

export const noFollowUp = defineRule({
	id: "discharge/no-follow-up",
	severity: "error",
	flags: "A discharge summary without follow-up, or with follow-up that lacks when or with whom.",
	why: '"Follow up with PCP" does not happen by itself: no date, no visit. The note hands the patient over; say to whom, when, and for what.',
	source: "42 CFR 482.24(c)(4)(vii) (provisions for follow-up care); Joint Commission RC.02.04.01 EP 3.",
	milestones: ["SBP2", "PC5"],
	options: z.strictObject({
		purpose: z
			._default(z.boolean(), true)
			.check(z.describe("Also point out follow-up where no visit says what for.")),
	}),
	kinds: ["discharge"],
	good: [
		{
			shows: "A month is a window; review in the OPD is a visit",
			note: `# Discharge Summary

## Hospital Course
Incarcerated hernia, repaired with mesh.

## Discharge Advice
Keep the wound dry, review after 10 days in surgery OPD for suture removal.

## Follow-up
- CT chest without contrast Jan 2027 for the nodule, PCP to order`,
		},
		{
			shows: "Who, when, for what",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide.

## Follow-up
- PCP clinic, Dr. Abel, Thu 07/24/2025 at 10:00: weight, BMP
- Cardiology within 2 weeks to start sacubitril-valsartan`,
		},
		{
			shows: "A facility takes over; instructions may hold the visit",
			note: `DISCHARGE SUMMARY

HOSPITAL COURSE
Hip fracture, fixed on 07/12. Discharged to rehab.

FOLLOW-UP
Facility physician to check CBC on arrival.
Orthopedics clinic in 2 weeks for staples.`,
		},
	],
	bad: [
		{
			shows: "Nothing at all",
			note: `# «Discharge Summary»

## Hospital Course
Heart failure, 6 kg off with furosemide. Discharged home with his wife in good condition, walking, on room air.`,
			says: "No follow-up",
		},
		{
			shows: "No date; and nobody to see",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide.

## Follow-up
- «Follow up with PCP for a weight check»
- «Follow up in 2 weeks»`,
			says: "When",
		},
	],
	checkNote({ note, spec, options, report }) {
		const section = followUpSection(note);
		if (section && findBlanks(section.prose).length > 0) return;
		if (lacksFollowUp(note)) {
			report({
				...(section?.titleRange ?? note.firstLine),
				message: "No follow-up. Write who sees the patient, when, and for what.",
				wait: section
					? { start: section.start, end: section.end }
					: waitAt(note, gapFor(note, spec, "follow-up")),
				fixes: section ? [] : [insertSection(note, spec, "follow-up", "- *** clinic on *** for ***")],
			});
			return;
		}
		if (!section || section.words === 0) return;
		const visits = visitsIn(section);
		const vague = visits.filter((visit) => !visit.when || !visit.who);
		const toFacility = vague.length > 0 && isFacility(section);
		for (const visit of vague) {
			// A line that only leads in, or one of several that together say it.
			if (!visit.who && (toFacility || visits.some((other) => other !== visit && other.who && other.when)))
				continue;
			if (!visit.when && toFacility) continue;
			report({ ...place(section, visit), ...verdict(visit), wait: place(section, visit) });
		}
		const first = visits[0];
		if (
			options.purpose &&
			first &&
			vague.length === 0 &&
			!hasTasks(note) &&
			!saysWhatFor(section) &&
			!isFacility(section)
		) {
			report({
				...place(section, first),
				severity: "information",
				message: "What for? Name the task for the visit: a weight, a lab, a dose to adjust.",
				wait: place(section, first),
			});
		}
	},
});

function isFacility(section: Section): boolean {
	return section.keep(isFacility, () => FACILITY.test(section.prose));
}

function verdict(visit: Visit): { message: string; severity: "warning" | "information" } {
	if (!visit.when && !visit.who)
		return {
			message:
				"With whom, and when? Write the clinic or the name, and a date or a window such as within 7 days.",
			severity: "warning",
		};
	if (!visit.who)
		return { message: "With whom? Write the clinic or the doctor's name.", severity: "warning" };
	if (visit.weak)
		return {
			message: "Left to chance. Book it, or give a window such as within 7 days.",
			severity: "information",
		};
	return { message: "When? Write a date, or a window such as within 7 days.", severity: "warning" };
}

function place(section: Section, { start, end }: Visit) {
	const trimmed = section.prose.slice(start, end).replace(/[\s.]+$/, "").length;
	return { start: section.offsetOf(start), end: section.offsetOf(start + trimmed) };
}

/** Tasks for the next doctor stand in a box of their own. */
function hasTasks(note: Note): boolean {
	return note.sections.some((section) => section.id === "issues-for-pcp" && section.words > 0);
}

/** Whether a discharge summary has no follow-up anywhere. */
export function lacksFollowUp(note: Note): boolean {
	if (note.like !== "discharge") return false;
	const section = followUpSection(note);
	if (section && section.words > 0 && !section.keep(NONE, () => NONE.test(section.prose))) return false;
	return !followUpElsewhere(note) && !tellsOfDeath(note);
}
