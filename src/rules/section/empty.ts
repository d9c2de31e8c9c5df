import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { missingCodeStatus } from "../code-status/missing.ts";
import { conditionIn } from "../discharge/condition.ts";
import { lacksFollowUp } from "../discharge/no-follow-up.ts";
import { lacksPending } from "../discharge/no-pending-results.ts";
import { planGap } from "../plan/find.ts";
import { defineRule } from "../rule.ts";
import { gapsIn } from "../sign-out/no-contingency.ts";

/** Headings over other headings: no text of their own is needed when a section of these groups, or one of these ids, follows. */
const WRAPS: Readonly<Record<string, readonly string[]>> = {
	subjective: ["history", "reason", "anywhere"],
	objective: ["objective", "anywhere"],
	"physical-exam": ["mental-status-exam"],
	data: ["objective"],
	"significant-findings": ["objective"],
	"past-history-combined": ["history"],
	"family-social-history": ["history"],
	"assessment-and-plan": ["assessment", "plan"],
	assessment: ["summary-statement", "differential-diagnosis", "diagnoses", "problem-list"],
	"discharge-medications": ["medication-changes"],
	"medication-changes": ["medication-changes"],
	"discharge-instructions": ["discharge-instructions", "nutrition-diet", "patient-education"],
	"note-header": ["header", "reason", "history", "anywhere", "handoff", "discharge"],
};

/** "Vitals: ...", then "General: ..." on a line of its own: the exam goes on under its vital signs. */
const SYSTEM =
	/^[ \t]*(?:gen(?:eral)?|heent|cv|cvs|heart|lungs?|resp\w*|chest|abd\w*|neuro|ext\w*)[ \t]*[:-]/im;

/** "None" says nothing here: these must be written out. */
const NEVER_NONE = new Set([
	"hpi",
	"physical-exam",
	"assessment",
	"plan",
	"assessment-and-plan",
	"follow-up",
	"hospital-course",
	"patient-summary",
]);
const NONE = /^\W*(?:none|n\/?a|nil|no|not applicable|negative|see above|as above|see below|same)\W*$/i;
const POINTER =
	/^\W*(?:see above|as above|see below|as below|same|see (?:previous|prior|yesterday's) note)\W*$/i;
const NON_CONTRIBUTORY = /^\W*non[- ]?contributory\W*$/i;
const PUNCTUATION_ONLY = /^[\s\p{P}\p{S}]*$/u;

export const emptySection = defineRule({
	id: "section/empty",
	severity: "warning",
	flags:
		'A heading with nothing under it, or only a dash, a pointer elsewhere, or a bare "none" where none cannot be.',
	why: 'It looks done and is not: the next reader cannot tell "none" from "not asked". Write the finding, "none", or why you could not get it.',
	source: "HL7 C-CDA uses null flavors for the same reason; otherwise U.S. teaching convention.",
	milestones: ["ICS3", "PROF3", "PC1", "PC2"],
	options: z.strictObject({}),
	good: [
		{
			shows: "The exam goes on under labels of its own",
			note: `---
note: consult
---
EXAMINATION:
Vitals: 36.9, HR 88, BP 126/74, 98% on room air.
General: well-appearing, small bite of the tongue.
Mental status: alert, oriented, fluent.
Motor: 5/5 throughout.

Impression: First generalized seizure, most likely juvenile myoclonic epilepsy.`,
		},
		{
			shows: '"None" is an answer for procedures, and "not obtained" with a reason always is',
			note: `DISCHARGE SUMMARY

PROCEDURES
None

FAMILY HISTORY
Not obtained: intubated, no relative reached.

HOSPITAL COURSE
# Sepsis from pyelonephritis: ceftriaxone, then cefpodoxime once she could eat.`,
		},
	],
	bad: [
		{
			shows: "Nothing under the heading",
			note: `DISCHARGE SUMMARY

«PROCEDURES»

HOSPITAL COURSE
# Sepsis from pyelonephritis: ceftriaxone for two days, then cefpodoxime once she could eat and drink.`,
			says: "empty",
		},
		{
			shows: "A pointer is no finding",
			note: `PROGRESS NOTE

INTERVAL EVENTS
Slept well. Oxygen weaned to room air, walking with physical therapy.

«PHYSICAL EXAM»
See above

ASSESSMENT AND PLAN
67-year-old man with COPD exacerbation, improving. Prednisone day 3 of 5. Full code, confirmed on admission.`,
		},
	],
	checkNote({ note, report }) {
		note.sections.forEach((section, i) => {
			const verdict = judge(section);
			if (!verdict || wraps(section, note.sections[i + 1]) || spokenForElsewhere(section, note)) return;
			report({
				...section.titleRange,
				...(verdict.mild ? { severity: "information" as const } : {}),
				message: verdict.message,
				wait: { start: section.start, end: section.end },
			});
		});
	},
});

interface Verdict {
	readonly message: string;
	readonly mild?: boolean;
}

function judge(section: Section): Verdict | undefined {
	if (section.facts?.kind !== "section" || section.mark?.term?.statement) return;
	return section.keep(judge, () => {
		if (section.children.length > 0) return;
		const { prose } = section;
		const name = section.title;
		// Blanks such as *** are section/unfilled's to tell.
		if (/\*{3}|_{3}/.test(prose)) return;
		if (section.words === 0 && PUNCTUATION_ONLY.test(prose)) {
			const none = NEVER_NONE.has(section.id ?? "")
				? "Write what you found"
				: 'Write what you found, "none", or "not obtained because"';
			return { message: `${name} is empty. ${none}.` };
		}
		if (section.words > 4) return;
		if (POINTER.test(prose))
			return { message: `${name} points elsewhere. Write it here, or take the heading out.` };
		if (NEVER_NONE.has(section.id ?? "") && NONE.test(prose))
			return { message: `${name} cannot be "${prose.trim()}". Write what you found.` };
		if (section.id === "family-history" && NON_CONTRIBUTORY.test(prose)) {
			return {
				message:
					'Family history "non-contributory": say what you asked, such as "no early coronary disease".',
				mild: true,
			};
		}
		return;
	});
}

function wraps(section: Section, next: Section | undefined): boolean {
	const groups = WRAPS[section.id ?? ""];
	if (section.id === "physical-exam" && next?.id === "vital-signs" && SYSTEM.test(next.prose)) return true;
	return (
		groups !== undefined &&
		next?.facts !== undefined &&
		(groups.includes(next.facts.group) || groups.includes(next.facts.id))
	);
}

/** Rules that ask for one section speak of its empty heading themselves. */
function spokenForElsewhere(section: Section, note: Note): boolean {
	if (section.id === "code-status") return missingCodeStatus.kinds?.includes(note.like ?? "") ?? false;
	if (section.id === "plan") return planGap(note)?.section === section;
	if (section.id === "follow-up") return lacksFollowUp(note);
	if (section.id === "pending-results") return lacksPending(note);
	if (section.id === "discharge-condition") return note.like === "discharge" && !conditionIn(note).told;
	if (section.id === "illness-severity") return note.like === "sign-out";
	if (section.id === "situation-awareness")
		return gapsIn(note).some(({ entry }) => entry.sections.includes(section));
	if (section.id !== "assessment" && section.id !== "assessment-and-plan") return false;
	return !note.sections.some(
		(other) =>
			other !== section &&
			(other.covers.includes("assessment") || other.id === "summary-statement") &&
			other.words > 0,
	);
}
