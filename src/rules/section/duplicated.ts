import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { normalizeTitle } from "../../note/vocabulary.ts";
import { countWords } from "../../note/words.ts";
import { tellsOfSeveral } from "../header.ts";
import { runAt } from "../overlap.ts";
import { defineRule } from "../rule.ts";
import { type Words, wordsOf } from "../words.ts";

const options = z.strictObject({
	minWords: z
		._default(z.int(), 25)
		.check(z.minimum(10), z.maximum(500), z.describe("Words from which on a repeated paragraph is flagged.")),
});

/** Sections that a note has once. Medications, procedures, consults, results and addenda may come again. */
const ONCE = new Set([
	"chief-complaint",
	"hpi",
	"interval-events",
	"subjective",
	"past-medical-history",
	"past-surgical-history",
	"past-history-combined",
	"family-history",
	"social-history",
	"review-of-systems",
	"home-medications",
	"allergies",
	"vital-signs",
	"physical-exam",
	"assessment",
	"plan",
	"assessment-and-plan",
	"hospital-course",
	"discharge-diagnoses",
	"discharge-medications",
	"discharge-condition",
	"discharge-instructions",
	"pending-results",
	"follow-up",
	"disposition",
	"illness-severity",
	"patient-summary",
	"action-list",
	"situation-awareness",
	"summary-statement",
	"code-status",
]);
/** Headings that tell two times or places apart. */
const TOLD_APART =
	/\b(?:ed|er|emergency|triage|admission|admit|admitting|arrival|discharge|dc|d\/c|initial|current|repeat|post|pre|prior|previous|outside|osh|transfer|icu|floor|baseline|today|yesterday|am|pm|maternal|newborn|mother|infant|outpatient|home|updated?|addendum|gu|neuro|psych|limited|focused)\b|\d/i;
const SINGLE = /^[a-z]\b(?:\s*[(-]|$)/;
/** Assessment and plan by turns, one pair for each problem. */
const BY_TURNS = new Set(["assessment", "plan"]);

export const duplicatedSection = defineRule({
	id: "section/duplicated",
	severity: "warning",
	flags: "The same section twice, or a paragraph of 25 words and more that stands in the note twice.",
	why: "The two copies drift apart, and the night team believes the one it reads first. It is also how a reader recognizes copy and paste.",
	source: "PDQI-9 (internally consistent, succinct); Rule et al. 2021 on redundancy.",
	milestones: ["ICS3", "PC6"],
	options,
	good: [
		{
			shows: "Several patients on one list for rounds",
			note: `---
note: rounds
---
**Okafor 66M 6W-12** COPD exacerbation, day 3
Exam: less wheeze, no accessory muscles

**Lund 79F 6W-14** hip fracture, POD 1
Exam: dressing dry, oriented x1`,
		},
		{
			shows: "Two exams that their headings tell apart; a plan under each problem",
			note: `# Discharge Summary

## Admission Exam
JVP 14 cm, crackles to mid-lung.

## Discharge Exam
JVP 8 cm, lungs clear.

## Hospital Course
### Acute on chronic HFrEF
Diuresed 5 kg.
Plan: furosemide 40 mg twice daily.
### AKI
Creatinine 1.6, then 1.1.
Plan: BMP in one week.`,
		},
		{
			shows: "The one-liner may stand in the HPI and open the assessment",
			note: `# Admission H&P

## HPI
67-year-old man with HFrEF (EF 25%) and CKD stage 3b presenting with 5 days of worsening dyspnea, orthopnea and 12 lb of weight gain after running out of furosemide.

## Assessment and Plan
67-year-old man with HFrEF (EF 25%) and CKD stage 3b presenting with 5 days of worsening dyspnea, orthopnea and 12 lb of weight gain after running out of furosemide.

Most likely acute on chronic HFrEF.`,
		},
	],
	bad: [
		{
			shows: "Two social histories",
			note: `# Admission H&P

## HPI
67-year-old man with HFrEF presenting with 5 days of dyspnea.

## Social History
Lives with his wife. Never smoked.

## Physical Exam
JVP 14 cm, crackles to mid-lung.

## «Social History»
Lives alone. Smoked until 2010.

## Assessment and Plan
Acute on chronic HFrEF. Furosemide 80 mg IV. Full code.`,
			says: "twice",
		},
		{
			shows: "A paragraph pasted twice, one word changed",
			note: `# Discharge Summary

## Reason for Admission
He ran out of furosemide while traveling and came to the emergency department after five days of leg swelling, waking at night short of breath, and sleeping in a chair.

## Hospital Course
«He ran out of furosemide while traveling and came to the emergency department after six days of leg swelling, waking at night short of breath, and sleeping in a chair.»

Diuresed 5 kg with furosemide.`,
			says: "Reason for Admission",
		},
	],
	checkNote({ note, options, report }) {
		const again = sectionsAgain(note);
		for (const [section, first] of again) {
			report({
				...section.titleRange,
				message: `${nameOf(section)} stands in this note twice (first on line ${note.positionAt(first.start).line}). Merge the two, and keep what is true now.`,
				related: [{ ...first.titleRange, message: `The first ${nameOf(first)}` }],
			});
		}
		for (const [paragraph, first] of paragraphsAgain(note, options.minWords)) {
			if (again.has(paragraph.section)) continue;
			report({
				...placeOf(paragraph),
				message: `This paragraph stands in ${nameOf(first.section) || "the note"} already (line ${note.positionAt(placeOf(first).start).line}). Keep one of the two.`,
				related: [{ ...placeOf(first), message: "The same paragraph" }],
			});
		}
	},
});

function nameOf(section: Section): string {
	return section.title.replace(/:$/, "");
}

/** Sections that a note should have once, each with the one it repeats. */
function sectionsAgain(note: Note): Map<Section, Section> {
	const again = new Map<Section, Section>();
	const first = new Map<string, Section>();
	let several: boolean | undefined;
	for (const section of note.sections) {
		const id = section.id;
		if (id === undefined || !ONCE.has(id) || section.mark?.term?.statement) continue;
		const earlier = first.get(id);
		if (!earlier) {
			if (wordsOf(section).count > 0) first.set(id, section);
			continue;
		}
		if (wordsOf(section).count === 0 || !alike(section, earlier) || byTurns(note, id)) continue;
		several ??= tellsOfSeveral(note);
		if (!several) again.set(section, earlier);
		if (again.size >= ENOUGH) return again;
	}
	return again;
}

function alike(section: Section, earlier: Section): boolean {
	// A label inside a longer section, or a line of the header, says the same thing in short.
	if ((section.parent !== undefined) !== (earlier.parent !== undefined)) return false;
	if (section.parent && section.parent === earlier.parent && section.form === "label") return false;
	// S, A and P of I-PASS come twice.
	if (SINGLE.test(normalizeTitle(section.title)) || SINGLE.test(normalizeTitle(earlier.title))) {
		if (section.title !== earlier.title || section.id !== earlier.id) return false;
	}
	const floats = section.facts?.group === "anywhere";
	if (floats && (earlier.form === "label" || section.form === "label")) return false;
	if (isBoth(section) || isBoth(earlier)) return false;
	if (normalizeTitle(section.title) === normalizeTitle(earlier.title)) return true;
	return !TOLD_APART.test(section.title) && !TOLD_APART.test(earlier.title);
}

/** "Past medical and social history": a heading over several things is no second copy of one of them. */
function isBoth(section: Section): boolean {
	return (
		section.covers.length > 1 &&
		section.id !== "assessment-and-plan" &&
		section.id !== "past-history-combined"
	);
}

function byTurns(note: Note, id: string): boolean {
	return BY_TURNS.has(id) && note.all("assessment").length > 1 && note.all("plan").length > 1;
}

/** Words `from` to `to` of a section. */
interface Paragraph {
	readonly section: Section;
	readonly words: Words;
	readonly from: number;
	readonly to: number;
	/** Its three lowest runs of three words: paragraphs that are nearly the same share one. */
	readonly signs: readonly number[];
	/** A one-liner: it may be said again. */
	readonly opens: boolean;
}

const ONE_LINER = /\b\d{1,3}[- ]?(?:year|yr|month|week|day)s?[- ]old\b|\b\d{1,3}\s?(?:y\/?o|yo|[MF])\b/i;
const SIGNS = 6;
/** More repeats than this say nothing new. */
const ENOUGH = 30;
/** Paragraphs with one sign that are looked at. */
const MANY = 8;
const SAME = 0.9;
/** What hospitals print the same in more than one place. */
const BOILERPLATE = new Set(["signature", "attestation", "time-statement", "note-header", "care-team"]);

function paragraphsAgain(note: Note, minWords: number): Map<Paragraph, Paragraph> {
	const again = new Map<Paragraph, Paragraph>();
	const bySign = new Map<number, Paragraph[]>();
	for (const section of note.sections) {
		if (BOILERPLATE.has(section.id ?? "")) continue;
		for (const paragraph of paragraphsOf(section, minWords)) {
			let twin: Paragraph | undefined;
			for (const sign of paragraph.signs) {
				const others = bySign.get(sign);
				if (!others) bySign.set(sign, [paragraph]);
				else {
					twin ??= others.find((other) => nearlySame(other, paragraph));
					if (others.length < MANY && others.at(-1) !== paragraph) others.push(paragraph);
				}
			}
			if (twin && !(paragraph.opens && twin.opens)) again.set(paragraph, twin);
			if (again.size >= ENOUGH) return again;
		}
	}
	return again;
}

function paragraphsOf(section: Section, minWords: number): readonly Paragraph[] {
	return section.keep(`paragraphs ${minWords}`, () => {
		if (section.prose.length < minWords * 3) return [];
		const found: Paragraph[] = [];
		const words = wordsOf(section);
		const { prose } = section;
		let from = 0;
		let started = 0;
		const close = (to: number, end: number) => {
			const counted = to - from >= minWords ? countWords(prose, started, end) : 0;
			if (counted >= minWords) {
				const opens =
					counted <= 60 &&
					ONE_LINER.test(prose.slice(words.starts[from], words.ends[Math.min(to, from + 12) - 1]));
				found.push({ section, words, from, to, signs: signsOf(words, from, to), opens });
			}
			from = to;
			started = end;
		};
		// A line is a paragraph: notes break lines where a thought ends, or not at all.
		let at = 0;
		for (let line = prose.indexOf("\n"); line >= 0; line = prose.indexOf("\n", line + 1)) {
			if (!endsParagraph(prose, line)) continue;
			while (at < words.count && (words.starts[at] as number) < line) at++;
			close(at, line);
		}
		close(words.count, prose.length);
		return found;
	});
}

/** Hard-wrapped lines go on; a blank line, a bullet, a heading or a capital after a full stop begins anew. */
function endsParagraph(prose: string, at: number): boolean {
	for (let i = at + 1; i < prose.length; i++) {
		const code = prose.charCodeAt(i);
		if (code === 32 || code === 9 || code === 13) continue;
		if (code === 10) return true;
		const word = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
		if (!word) {
			const before = prose.charCodeAt(at - 1 - (prose.charCodeAt(at - 1) === 13 ? 1 : 0));
			return before === 46 || before === 58 || code < 48;
		}
		return false;
	}
	return true;
}

function signsOf(words: Words, from: number, to: number): number[] {
	const lowest: number[] = [];
	for (let i = from; i + 3 <= to; i++) {
		const run = runAt(words, i, 3);
		if (lowest.length === SIGNS && run >= (lowest[SIGNS - 1] as number)) continue;
		let at = lowest.length;
		while (at > 0 && (lowest[at - 1] as number) > run) at--;
		if (lowest[at - 1] === run) continue;
		lowest.splice(at, 0, run);
		if (lowest.length > SIGNS) lowest.pop();
	}
	return lowest;
}

/** Nine words in ten are the same, as often, in either paragraph. */
function nearlySame(a: Paragraph, b: Paragraph): boolean {
	const longer = Math.max(a.to - a.from, b.to - b.from);
	if (a === b || Math.min(a.to - a.from, b.to - b.from) < SAME * longer) return false;
	const left = new Map<number, number>();
	for (let i = a.from; i < a.to; i++) {
		const hash = a.words.hashes[i] as number;
		left.set(hash, (left.get(hash) ?? 0) + 1);
	}
	let same = 0;
	for (let i = b.from; i < b.to; i++) {
		const hash = b.words.hashes[i] as number;
		const count = left.get(hash) ?? 0;
		if (count > 0) {
			same++;
			left.set(hash, count - 1);
		}
	}
	return same >= SAME * longer;
}

function placeOf({ section, words, from, to }: Paragraph): Range {
	const { prose } = section;
	let end = words.ends[to - 1] as number;
	while (/[.!?)\]%"]/.test(prose[end] ?? "")) end++;
	return { start: section.offsetOf(words.starts[from] as number), end: section.offsetOf(end) };
}
