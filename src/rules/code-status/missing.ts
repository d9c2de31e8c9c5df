import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import { findBlanks } from "../blanks.ts";
import type { NoteSpec } from "../note-spec.ts";
import { defineRule, type Fix, type Severity } from "../rule.ts";
import { gapFor, insertSection, waitAt } from "../section/insert.ts";
import { hasCodeStatus } from "./current.ts";

const SEVERITY: Readonly<Record<string, Severity>> = {
	admission: "error",
	"sign-out": "error",
	transfer: "error",
	"rapid-response": "warning",
	progress: "warning",
};

/** What the writer picks from; who, when and with whom stay blanks, since only the writer knows. */
const CHOICES = [
	"Full code",
	"DNR/DNI",
	"DNR, OK to intubate",
	"Comfort measures only, DNR/DNI",
	"Presumed full code, not yet discussed because ***",
];

export const missingCodeStatus = defineRule({
	id: "code-status/missing",
	severity: "error",
	flags:
		"No current code status in an H&P, a sign-out, a transfer note, a rapid-response note or a progress note.",
	why: "At an arrest the team acts in seconds, and an empty field means full resuscitation, whatever the patient wanted. Ask on admission, and write who decided and when.",
	source:
		"Weinerman et al., J Hosp Med 2015: of 187 medicine inpatients 20% had a complete and consistent code status wherever it is kept, and 14% had none. Hospital policy asks for it; no CMS clause does.",
	milestones: ["ICS1", "PROF2", "ICS3"],
	options: z.strictObject({}),
	kinds: Object.keys(SEVERITY),
	good: [
		{
			shows: "The talk, and what came of it",
			note: `---
note: admission
---
## HPI
76-year-old man with diabetes presenting with 5 days of fever and cough.

## Assessment and Plan
Severe pneumonia: ceftriaxone and azithromycin.
Discussed with daughter, full code.`,
		},
		{
			shows: "One value, who decided, when, and the surrogate",
			note: `---
note: admission
---
## HPI
82-year-old woman with severe COPD presenting with 2 days of dyspnea and a productive cough.

## Code Status
DNR/DNI. Patient decided, discussed today with Dr. A. Surrogate: daughter, phone in chart.

## Assessment and Plan
Acute exacerbation of COPD.`,
		},
		{
			shows: "Written in prose inside the plan, it counts",
			note: `---
note: progress
---
## Interval Events
No events overnight. Eating and walking to the bathroom with one assist.

## Assessment and Plan
Community-acquired pneumonia, improving on ceftriaxone day 3 of 5. Discussed with her daughter (HCP): patient remains full code.`,
		},
	],
	bad: [
		{
			shows: "A code stroke, a billing code and a cardiomyopathy are no code status",
			note: `---
note: admission
---
## «HPI»
71-year-old man with dilated cardiomyopathy. Code stroke activated at 14:02 for right arm weakness; resuscitated with 1 L of lactated Ringer's in the ED. His mother was DNR.

## Assessment and Plan
Left MCA stroke. CPT code 99223.`,
			says: "code status",
		},
		{
			shows: "A heading with nothing under it",
			note: `---
note: sign-out
---
## Illness Severity
Stable

## «Code Status»

## Patient Summary
54-year-old woman with type 2 diabetes admitted with cellulitis of the left leg, improving on cefazolin.`,
		},
		{
			shows: "Talked about is not decided",
			note: `---
note: admission
---
## «HPI»
78-year-old woman with metastatic lung cancer presenting with 3 days of fever and cough. Discussed DNR with her, patient undecided; will readdress with her son tomorrow.

## Assessment and Plan
Post-obstructive pneumonia.`,
		},
	],
	checkNote({ note, spec, report }) {
		if (hasCodeStatus(note)) return;
		const section = note.find("code-status");
		if (section && section.words > 0 && !onlyBlank(section.prose)) return;
		// While the whole note is still a template, the blank itself says it.
		if (section && findBlanks(section.prose).length > 0 && untouched(note)) return;
		const severity = SEVERITY[note.like ?? ""];
		const gap = gapFor(note, spec, "code-status");
		report({
			...(section ? section.titleRange : note.firstLine),
			...(severity ? { severity } : {}),
			message: section
				? "Code status is not filled in. Ask the patient, then write the value, who decided and when."
				: "No code status. Ask the patient, then write the value, who decided and when.",
			wait: section ? { start: section.start, end: section.end } : waitAt(note, gap),
			fixes: CHOICES.map((choice) => pick(note, spec, choice, section)),
		});
	},
});

function onlyBlank(prose: string): boolean {
	const blanks = findBlanks(prose);
	if (blanks.length === 0) return false;
	const first = blanks[0];
	return first !== undefined && !/[A-Za-z]/.test(prose.slice(0, first.start));
}

/** Where a note tells why the patient is here, whatever its kind. */
const STORY = [
	"hpi",
	"interval-events",
	"subjective",
	"patient-summary",
	"reason-for-admission",
	"event-description",
];

/** The history, or the summary, still waits to be written. */
function untouched(note: Note): boolean {
	return STORY.some((id) => {
		const section = note.find(id);
		return section !== undefined && findBlanks(section.prose).length > 0;
	});
}

function pick(
	note: Note,
	spec: NoteSpec | undefined,
	choice: string,
	section: ReturnType<Note["find"]>,
): Fix {
	const value = choice.replace(/,? not yet.*/, "");
	const line = choice.includes("***")
		? `${choice}; ask again by ***.`
		: `${choice}. Decided by ***; discussed by *** on ***. Surrogate: ***.`;
	const title = `Write code status: ${value}`;
	if (!section) return insertSection(note, spec, "code-status", line, title);
	return {
		title,
		safe: false,
		edits: () => {
			const start = section.bodyStart;
			const blanks = findBlanks(section.prose);
			const first = blanks[0];
			if (first) {
				const at = section.offsetOf(first.start);
				return [{ start: at, end: section.offsetOf(first.end), text: value }];
			}
			const gap = section.form === "label" || section.form === "bullet" ? " " : "";
			const inline = /[ \t]*/.exec(note.text.slice(start))?.[0].length ?? 0;
			const br =
				gap || (section.form !== "label" && /^[ \t]*$/.test(note.text.slice(start))) ? "" : note.lineBreak;
			return [{ start, end: gap ? start + inline : start, text: `${gap}${line}${br}` }];
		},
	};
}
