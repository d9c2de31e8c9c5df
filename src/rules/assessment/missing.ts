import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { countWords } from "../../note/words.ts";
import { findBlanks } from "../blanks.ts";
import { defineRule } from "../rule.ts";
import { gapFor, insertSection, waitAt } from "../section/insert.ts";

/** The kinds of note that must say what the writer thinks. */
export const ASSESSED: ReadonlySet<string> = new Set([
	"admission",
	"progress",
	"consult",
	"transfer",
	"event",
	"rapid-response",
]);
const HOLDS = ["assessment", "assessment-and-plan", "differential-diagnosis", "patient-summary"];
const PROBLEM_LINE =
	/^[ \t]*(?:#{1,6}\s*[A-Za-z]|\d{1,2}[.)]\s+[A-Z][^\r\n:]{2,50}(?::|[\r\n])|\*\*[^*\r\n]+\*\*)/gm;
const ONE_LINER = /\b\d{1,3}[- ]?(?:year|yr|month|week|day)s?[- ]old\b|\b\d{1,3}\s?(?:y\/?o|yo|[MF])\b/i;
const PRESENTS =
	/\b(?:present|admit|transfer|here with|p\/w|found to have|most likely|consistent with|secondary to|due to)/i;

export const missingAssessment = defineRule({
	id: "assessment/missing",
	severity: "error",
	flags: "An H&P, progress note, consult, transfer or event note that never says what the writer thinks.",
	why: "Say what you think the diagnosis is. Without thinking on paper there is no decision making to bill and no reasoning to hand over; the next doctor starts again from zero.",
	source:
		"HL7 C-CDA R2.1 (an assessment and a plan, or both in one, is the one thing every H&P, progress, consult and transfer document must hold); CPT 2023; 42 CFR 482.24(c).",
	milestones: ["PC3", "ICS3", "SBP3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "Headings of the record under the heading",
			note: `---
note: progress
---
Assessment & Plan:
Principal Problem:
  Acute pyelonephritis
Active Problems:
  Bacteremia due to Escherichia coli

#Pyelonephritis: ceftriaxone 2 g IV daily, day 7 of 7.

Subjective: Feels well, eating, no flank pain.`,
		},
		{
			shows: "A plan without its colon",
			note: `---
note: admission
---
HPI: 68-year-old woman with crampy abdominal pain, vomiting and no flatus for 2 days; hysterectomy in 1998.
EXAM: Distended, tympanitic, mildly tender, no guarding.
CT: dilated small bowel with a transition point.

A/P 68F w/ adhesive small bowel obstruction, no sign of ischemia.
- NPO, nasogastric tube to suction
- serial exams, operating room if peritonitis`,
		},
		{
			shows: "Short, but it commits",
			note: `---
note: progress
---
S: Feels better, eating, no fever since yesterday morning.
O: T 98.4 °F, BP 118/70, SpO2 96% on room air. Crackles at the right base, fewer than yesterday.
Imp: Community-acquired pneumonia, improving.
Plan: Ceftriaxone day 3 of 5, home tomorrow.`,
		},
		{
			shows: "No heading, but a one-liner and problems",
			note: `---
note: admission
---
HPI: 58-year-old man with alcohol use disorder presenting with epigastric pain since last night.
EXAM: Tender epigastrium without guarding.
PLAN:
58-year-old man with alcohol use disorder admitted with acute pancreatitis, most likely from alcohol.
# Acute pancreatitis: lactated Ringer's, oxycodone as needed, diet as tolerated.
# Alcohol withdrawal risk: symptom-triggered lorazepam, thiamine.`,
		},
	],
	bad: [
		{
			shows: "A radiologist's impression is not yours",
			note: `---
note: admission
---
## «HPI»
64-year-old woman with diabetes presenting with 2 days of fever and cough.

## Imaging
CXR
Impression: No acute cardiopulmonary process.

## Plan
- Start ceftriaxone and azithromycin
- Blood cultures`,
			says: "what you think",
		},
		{
			shows: "A heading with nothing under it",
			note: `---
note: progress
---
## Interval Events
Slept well, no fever, walked twice around the unit with physical therapy.

## Physical Exam
Lungs clear.

## «Assessment»

## Plan
- Stop telemetry`,
		},
	],
	checkNote({ note, spec, report }) {
		if (!applies(note) || note.sections.some(holdsAssessment)) return;
		const section = note.find("assessment") ?? note.find("assessment-and-plan");
		if (section && findBlanks(section.prose).length > 0) return;
		if (section ? listsProblems(note, section) : writtenElsewhere(note)) return;
		const id = note.covered.has("plan") ? "assessment" : "assessment-and-plan";
		const known = spec?.sections.some((asked) => asked.id === id) ? id : "assessment-and-plan";
		const gap = gapFor(note, spec, known);
		report({
			...(section ? section.titleRange : note.firstLine),
			message: section
				? "The assessment is empty. Say what you think the diagnosis is, and why."
				: "No assessment. Say what you think the diagnosis is, why, and what else it could be.",
			wait: section ? { start: section.start, end: section.end } : waitAt(note, gap),
			fixes: section
				? []
				: [
						insertSection(
							note,
							spec,
							known,
							"Most likely *** because ***. Less likely *** because ***.",
							id === known ? undefined : 'Insert "Assessment and Plan"',
						),
					],
		});
	},
});

function applies(note: Note): boolean {
	if (note.like) return ASSESSED.has(note.like);
	const seen = note.covered;
	const told = seen.has("hpi") || seen.has("subjective") || seen.has("chief-complaint");
	return told && (seen.has("physical-exam") || seen.has("objective") || seen.has("vital-signs"));
}

function holdsAssessment(section: Section): boolean {
	const id = section.id ?? "";
	if (section.covers.some((covered) => HOLDS.includes(covered))) return wordsWithin(section) > 0;
	if (id === "summary-statement" || id === "diagnoses" || id === "recommendations") return section.words > 3;
	return false;
}

/** Own words and those of sections inside, blanks left out. */
function wordsWithin(section: Section): number {
	const own = section.keep(wordsWithin, () => {
		let words = section.words;
		for (const blank of findBlanks(section.prose)) words -= countWords(section.prose, blank.start, blank.end);
		return words;
	});
	return own + section.children.reduce((sum, child) => sum + wordsWithin(child), 0);
}

/** "Assessment & Plan:", and the hospital's own list of problems right below it. */
function listsProblems(note: Note, section: Section): boolean {
	const next = note.sections[note.sections.indexOf(section) + 1];
	return (next?.id === "problem-list" || next?.id === "diagnoses") && wordsWithin(next) > 0;
}

/** A plan, or text under a heading of its own, that opens with a one-liner or goes through problems. */
function writtenElsewhere(note: Note): boolean {
	const late = note.sections.slice(Math.floor(note.sections.length / 2));
	return late.some((section) => {
		const id = section.id;
		if (id !== undefined && id !== "plan" && id !== "problem-list" && id !== "summary-statement")
			return false;
		return section.keep(writtenElsewhere, () => {
			const { prose } = section;
			if ([...prose.matchAll(PROBLEM_LINE)].length >= 2) return true;
			return ONE_LINER.test(prose) && PRESENTS.test(prose);
		});
	});
}
