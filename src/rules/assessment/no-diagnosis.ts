import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { does } from "../plan/actions.ts";
import { blanksOf, bodyOf } from "../plan/body.ts";
import { type ByProblem, problemsIn } from "../plan/problems.ts";
import { defineRule } from "../rule.ts";
import { committed, findSymptom, isChronicOnly, isSymptomOnly, namesDiagnosis } from "./terms.ts";

const KINDS = new Set(["admission", "progress", "consult", "transfer", "event"]);

/** Words with which somebody commits, or ranks. */
const COMMITS =
	/\b(?:likely|favou?r(?:s|ed|ing)?|consistent with|c\/w|due to|d\/t|secondary to|2\/2|caused by|suspect(?:ed|s)?|suspicious for|suspicion (?:for|of)|concern(?:ing|ed)? for|presum(?:ed|ptive|ably)|probabl[ey]|diagnos(?:ed|is of|is is|tic of)|working diagnosis|confirmed(?! (?:with|by|on|today|at))|leading|top of|in (?:the )?setting of|i\/s\/o|complicated by|c\/b|explain(?:s|ed)|attribut\w+|possibl[ey]|appears? to (?:be|have)|believe|think|represent(?:s|ing)?|compatible with|suggest(?:s|ive|ing)|reflect(?:s|ing)?|related to|triggered by|because|argues?|supports?|resolved|unknown origin|undifferentiated|as (?:the )?cause|status post|s\/p|post-?op\w*|POD|postoperative)\b|2°|→/i;

const VERSUS = /\b(?:vs\.?|versus)(?=\s)/gi;
const LISTED =
	/\b(?:ddx|differential(?: diagnos[ie]s)?|possibilities|could be|causes?)\b[^.;\r\n]{0,25}?(?::|\binclud(?:es?|ing)|\bare|\bbe)\s*((?:[^,.;:\r\n]{2,40},\s*){2,9}[^,.;:\r\n]{2,40}|[^,.;:\r\n]{2,40},\s*[^,.;:\r\n]{2,40}\s(?:or|and|vs\.?)\s[^,.;:\r\n]{2,40})/i;

const OPENING = /\b\d{1,3}[- ]?(?:year|yr|month|week|day)s?[- ]old\b|\b\d{1,3}\s?(?:y\/?o|yo|[MF])\b/i;
const PRESENTS =
	/\b(?:present(?:s|ed|ing)?|admitted|here (?:with|for)|p\/w|found to have|transferred|comes in|came in|c\/o|complain\w*|hospital day|who (?:came|was|now))\b/i;

export const noDiagnosis = defineRule({
	id: "assessment/no-diagnosis",
	severity: "warning",
	flags:
		"An assessment that names only symptoms, signs or lab values, or lists three or more possibilities without ranking them.",
	why: 'Say what you think it is: no commitment, no plan. Being wrong with reasons is how you learn; "chest pain, rule out ACS" teaches nobody and leaves the night team guessing.',
	source:
		"IDEA and Revised-IDEA (commitment to the most likely diagnosis, with reasons for it and for the alternatives; Baker 2015, Schaye 2022); CPT 2023, problems addressed.",
	milestones: ["PC3", "MK1", "MK3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "A symptom with the most likely cause",
			note: `---
note: admission
---
## Assessment and Plan
65-year-old woman with hypertension presenting with syncope.

# Syncope
Most likely orthostatic, on a new diuretic; arrhythmia less likely with a normal EKG.
- Hold hydrochlorothiazide, telemetry overnight`,
		},
		{
			shows: "Ranked, in four words",
			note: `---
note: admission
---
HPI: 58-year-old man presenting with chest pain.
A/P: 58-year-old man with diabetes presenting with chest pain.
1. Chest pain: ACS favored over PE because the pain came with exertion and eases with rest. Aspirin, heparin.
2. Hypertension: hold lisinopril before catheterization.`,
		},
		{
			shows: "Not known yet, but a working diagnosis",
			note: `---
note: progress
---
## Assessment and Plan
70-year-old man with cirrhosis admitted with hypotension.

# Undifferentiated shock, working diagnosis septic
- Piperacillin-tazobactam, norepinephrine to MAP 65
# Hyponatremia, likely SIADH from SSRI
- Stop sertraline`,
		},
	],
	bad: [
		{
			shows: "A symptom to rule something out",
			note: `---
note: admission
---
## Assessment and Plan
65-year-old man with COPD and hypertension presenting with chest pain.

# «Chest pain»
- Rule out MI: troponins x3, EKG in the morning
# Hypertension
- Continue amlodipine 5 mg daily`,
			says: "Most likely",
		},
		{
			shows: "Three possibilities side by side",
			note: `---
note: admission
---
HPI: 58-year-old man with diabetes presenting with chest pain since noon.
A/P: 58-year-old man with diabetes presenting with chest pain.
1. Chest pain: «ACS vs PE vs GERD». EKG, troponin, CTA chest.
2. Diabetes: lispro correction scale.`,
			says: "Rank",
		},
		{
			shows: "Prose that only says the complaint again",
			note: `---
note: admission
---
## HPI
65-year-old man with COPD presenting with dyspnea for two days.

## Assessment
65-year-old man with COPD who presents with «dyspnea» and cough. Will rule out pneumonia.

## Plan
- Chest x-ray, CBC, albuterol every 4 hours`,
		},
	],
	checkNote({ note, report }) {
		if (!note.like || !KINDS.has(note.like)) return;
		const sections = note.sections.filter(isAssessment);
		if (sections.length === 0) return;
		const verdicts = sections.map((section) => section.keep(judge, () => judge(section)));
		if (verdicts.some((verdict) => verdict.blank)) return;
		sections.forEach((section, i) => {
			for (const list of verdicts[i]?.lists ?? []) {
				report({
					...bodyOf(section).rangeOf(list),
					message:
						"A list is not yet a differential. Rank it: most likely X because ...; less likely Y because ...; must not miss Z, tested by ...",
					wait: { start: section.start, end: section.end },
				});
			}
		});
		const at = verdicts.findIndex((verdict) => verdict.symptom);
		const section = sections[at];
		const symptom = verdicts[at]?.symptom;
		if (!section || !symptom || verdicts.some((verdict) => verdict.lists.length > 0)) return;
		if (
			sections.some((other) => other !== section && other.keep(commits, () => commits(other))) ||
			planNames(note)
		)
			return;
		const body = bodyOf(section);
		report({
			...body.rangeOf(symptom),
			message: `"${body.text.slice(symptom.start, symptom.end)}" is what brought the patient, not yet a diagnosis. Say what you think: "Most likely X because A and B; less likely Y because C".`,
			wait: { start: section.start, end: section.end },
		});
	},
});

interface Verdict {
	/** Unranked lists; relative to the body. */
	readonly lists: readonly Range[];
	/** The symptom that stands in place of a diagnosis; relative to the body. */
	readonly symptom: Range | undefined;
	/** Parts are still to be filled in. */
	readonly blank: boolean;
}

function isAssessment(section: Section): boolean {
	// The impression inside an imaging report is the radiologist's.
	if (section.parent && (isAssessment(section.parent) || section.parent.facts?.group === "objective"))
		return false;
	return section.facts?.group === "assessment"
		? section.id !== "problem-list"
		: section.covers.includes("assessment");
}

function judge(section: Section): Verdict {
	if (blanksOf(section).length > 0) return { lists: [], symptom: undefined, blank: true };
	const { text } = bodyOf(section);
	const by = problemsIn(section);
	const lists = unranked(text, by);
	const symptom = standIn(by);
	return { lists, symptom: symptom && !commits(section) ? symptom : undefined, blank: false };
}

/** The symptom in the place of a diagnosis: that of the first problem that is news, or of the prose. */
function standIn({ intro, problems }: ByProblem): Range | undefined {
	if (problems.length === 0) return findSymptom(withoutHistory(intro));
	const lead = problems.find(({ name }) => !isChronicOnly(name));
	return lead &&
		isSymptomOnly(lead.name) &&
		!COMMITS.test(lead.rest) &&
		!namesDiagnosis(committed(lead.rest), true)
		? lead.title
		: undefined;
}

/** Whether the opening, or a problem's title, names a diagnosis or commits to one. */
function commits(section: Section): boolean {
	const { intro, problems } = problemsIn(section);
	const told = withoutHistory(intro);
	// Words we do not know, and no symptom among them: a diagnosis all the same.
	if (problems.length === 0 && told.trim() !== "" && !findSymptom(told)) return true;
	if (COMMITS.test(told) || namesDiagnosis(committed(told), true)) return true;
	if (problems.length === 0 && saysInShort(told)) return true;
	// A disease among the titles may well be the reason for the symptom above it.
	return problems.some(
		({ name }) => namesDiagnosis(committed(name), false) || (!isSymptomOnly(name) && COMMITS.test(name)),
	);
}

const NO_NAME =
	/\b(?:done|sent|ordered|obtained|normal|negative|unremarkable|reviewed|unclear|unknown|above|noted|labs?|vitals?|exam|stable|patient|discussed)\b/i;

/** "Pyelo." A few words on their own that are neither a symptom nor something to do: a diagnosis we do not know. */
function saysInShort(text: string): boolean {
	return text.split(/[.;\r\n]+/).some((piece) => {
		const words = piece.trim().split(/\s+/);
		return (
			words.length <= 4 &&
			/[A-Za-z]{4}/.test(piece) &&
			!/\d/.test(piece) &&
			!NO_NAME.test(piece) &&
			!findSymptom(piece) &&
			committed(piece) === piece &&
			does(piece) === "nothing"
		);
	});
}

/** The opening sentence tells old diseases between the age and the reason for coming: they commit to nothing. Offsets stay. */
function withoutHistory(intro: string): string {
	const age = OPENING.exec(intro);
	if (!age) return intro;
	const stop = /[.!?](?:\s|$)|[\r\n]/.exec(intro.slice(age.index))?.index ?? intro.length;
	const cue = PRESENTS.exec(intro.slice(age.index, age.index + stop));
	if (!cue) return intro;
	return intro.slice(0, age.index) + " ".repeat(cue.index) + intro.slice(age.index + cue.index);
}

function unranked(text: string, { intro, problems }: ByProblem): Range[] {
	if (!/\b(?:vs|versus|ddx|differential|possibilities|could be|causes?)\b/i.test(text)) return [];
	if (RANKS.test(intro)) return [];
	const stretches =
		problems.length > 0
			? [{ start: 0, end: problems[0]?.start ?? 0 }, ...problems]
			: [{ start: 0, end: text.length }];
	const found: Range[] = [];
	for (const { start, end } of stretches) {
		const stretch = text.slice(start, end);
		if (RANKS.test(stretch)) continue;
		const list = sideBySide(stretch) ?? listed(stretch);
		// Three treatments side by side are a choice to make, not a differential.
		if (!list || !namesDiagnosis(stretch.slice(list.start, list.end), true)) continue;
		found.push({ start: start + list.start, end: start + list.end });
	}
	return found;
}

/** "A vs B vs C" on one line. */
function sideBySide(text: string): Range | undefined {
	for (const line of text.matchAll(/[^\r\n]+/g)) {
		const between = [...line[0].matchAll(VERSUS)];
		const first = between[0];
		const last = between.at(-1);
		if (!first || !last || between.length < 2) continue;
		const before = line[0].slice(0, first.index);
		const opens = Math.max(
			...[":", ";", "(", "–", "—", " - ", ". "].map(
				(sign) => before.lastIndexOf(sign) + (before.includes(sign) ? sign.length : 0),
			),
			0,
		);
		const start = opens + (/^[\s#*•\d.)-]*/.exec(before.slice(opens))?.[0].length ?? 0);
		const tail = line[0].slice(last.index + last[0].length);
		const end = last.index + last[0].length + (/[.;:()–—]|\s-\s|$/.exec(tail)?.index ?? 0);
		return { start: line.index + start, end: line.index + end };
	}
	return;
}

/** "Differential includes A, B and C". */
function listed(text: string): Range | undefined {
	const match = LISTED.exec(text);
	const list = match?.[1]?.trimEnd();
	if (!match || !list) return;
	const start = match.index + match[0].lastIndexOf(match[1] as string);
	return { start, end: start + list.length };
}

const RANKS =
	/\b(?:likely|likelihood|favou?r(?:s|ed|ing)?|most|less|least|first|then|unlikely|leading|top|suspect(?:ed)?|because|given|supports?|argues?|against|probabl[ey]|presum\w+|concern(?:ing)? for|consistent with|working diagnosis|rather than|over|prefer\w*|doubt|low suspicion|high suspicion|must not miss|confirmed|diagnos(?:ed|is of)|due to|secondary to|resolved|excluded|ruled out)\b|>|\d{1,2} ?%/i;

/** Diagnoses that stand only as titles of the plan are said all the same. */
function planNames(note: Note): boolean {
	return note.sections.some((section) => {
		if (section.id !== "plan" || section.parent?.covers.includes("assessment")) return false;
		return section.keep(planNames, () => {
			const { intro, problems } = problemsIn(section);
			return COMMITS.test(intro) || problems.some(({ name }) => namesDiagnosis(committed(name), false));
		});
	});
}
