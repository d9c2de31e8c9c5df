import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { countWords } from "../../note/words.ts";
import { list } from "../list.ts";
import { blanksOf, bodyOf } from "../plan/body.ts";
import { defineRule, type Report } from "../rule.ts";
import { sentences } from "../sentences.ts";

const KINDS = ["admission", "progress", "consult", "transfer", "sign-out"];

/** "61M", "7 mo M", "F/45", "45/F": capitals count here, or "100 m" would be a man. */
const AGE_AND_SEX =
	/\b\d{1,3}[ -]?(?:(?:y\.?\s?\/?\s?o|mo|wk|do|months?|weeks?|days?|years?)\.?\s?)?[MF]\b|\b[MF]\s?\/?\s?\d{2,3}\b|\b\d{1,3}\s?\/\s?[MF]\b/;
const AGE =
	/\b\d{1,3}[- ]?(?:year|yr|month|mo|week|wk|day)s?[- ]?old\b|\b\d{1,3}\s?(?:y\.?\s?\/?\s?o\b|yr\b|(?:fe)?male\b|man\b|woman\b)|\b\d0'?s\b|\bnewborn\b|\bneonate\b|\bday[- ]old\b|\b(?:age|aged)\s\d|\b\d{1,3} years?\b(?=[,;])|^\W*(?:[\w.'’]+,? +){0,4}\d{1,2}[- ]?(?:mo|wk|months?|weeks?)\b/i;

/** What one sentence must hold for a stranger to enter the case. */
const PARTS: readonly (readonly [name: string, ...patterns: RegExp[]])[] = [
	["age", AGE, AGE_AND_SEX],
	[
		"sex",
		/\b(?:man|woman|male|female|gentleman|lady|boy|girl|mr|mrs|ms|miss|he|she|his|her|nonbinary|transgender|trans|gravida|postpartum|primip|g\d{1,2}\s?p\d{1,5})\b/i,
		AGE_AND_SEX,
	],
	[
		"key history",
		/\bwith\b|\bw\/|\b(?:history|hx|h\/o|k\/c\/o|s\/p|status post|pmhx?|known|previously|otherwise|healthy|former|current|smoker|ex-|on (?:home|chronic|dialysis|estrogen|hemodialysis|warfarin|apixaban)|born at|who (?:has|had)|living with|recent|recently|after|post-?op\w*|postpartum|pregnant|g\d{1,2}\s?p\d{1,5}|premature|preterm)\b/i,
	],
	[
		"why here",
		/\bhere w\/|\b(?:in (?:the )?setting of|(?:with|w\/) (?:an? )?(?:first|new|new-onset|acute|suspected)|present(?:s|ed|ing|ation)?|admitted|admission|here (?:with|for|after)|p\/w|found (?:to have|down|at)|transferred|transfer|hospital day|hospitali[sz]ed|hd\s?#?\d|pod\s?#?\d|post-?op(?:erative)? day|day \d|comes? in|came in|brought in|bib|c\/o|complain(?:s|ing)|seen for|dx:|consulted for|evaluated for|treated for|being treated|sent from|referred for|who (?:was|has been|now|is|developed|fell|came)|now|s\/p|status post|recovering|developed|undergoing|delivered|gave birth|(?:vaginal|cesarean) (?:birth|delivery)|induced|in the (?:ed|icu)|improving|worsening)\b/i,
	],
];

const STATUS =
	/\b(?:improv\w+|better|best|wors\w+|stable|unchanged|same|resolv\w+|recover\w+|persist\w*|ongoing|slow\w*|progress\w*|deteriorat\w+|controlled|uncontrolled|weaned|weaning|ready|doing well|well|at goal|no longer|down[- ]?trending|up[- ]?trending|trending|declin\w+|clear(?:ed|ing)|closed|closing|settl\w+|decreas\w+|increas\w+|still|afebrile|off|tolerating|responding|response|remains?|continu\w+|now|improved|healing|falling|rising|normaliz\w+|back to|near|baseline|new)\b/i;

const OPENING_WORDS = 60;

export const missingOneLiner = defineRule({
	id: "one-liner/missing",
	severity: "warning",
	flags:
		"An assessment or patient summary that does not open with one sentence of age, sex, key history and reason for being here.",
	why: "One sentence lets a stranger enter the case. It is the first thing graded in a presentation, and the first thing the cross-cover intern reads when the pager goes off.",
	source: "IDEA (interpretive summary) and I-PASS (summary statement); taught convention.",
	milestones: ["PC3", "PC1", "ICS3"],
	options: z.strictObject({
		maxWords: z
			._default(z.int().check(z.gte(20)), 60)
			.check(z.describe("Words above which the one-liner itself is too long.")),
		parts: z
			._default(z.boolean(), true)
			.check(z.describe("Also point out a one-liner that lacks a single part.")),
	}),
	kinds: KINDS,
	good: [
		{
			shows: "Two things he has: one is the history, one the reason",
			note: `---
note: admission
---
## Assessment and Plan
84M w/ dementia and chronic Foley w/ sepsis 2/2 CAUTI, c/b AKI and delirium.
- Ceftriaxone 2 g IV daily; blood and urine cultures`,
		},
		{
			shows: "Gravidity tells the sex, a first seizure why he is here",
			note: `---
note: consult
---
## Assessment
27yo G3P2012 with epilepsy, now with a first generalized seizure in the setting of sleep deprivation.

## Recommendations
1. Levetiracetam 500 mg twice daily`,
		},
		{
			shows: "Age and sex as others write them",
			note: `---
note: progress
---
## Interval Events
Passed stool three times, slept at night, oriented.

## Assessment and Plan
58/F with decompensated cirrhosis, day 3, encephalopathy resolved.
- Lactulose 30 mL three times daily`,
		},
		{
			shows: "Age, sex, key history, presentation",
			note: `---
note: admission
---
## Assessment and Plan
67-year-old woman with HFrEF (EF 25%) and CKD 3b presenting with 5 days of dyspnea and 12-lb weight gain after running out of furosemide.

# Acute on chronic HFrEF
- Furosemide 80 mg IV twice daily`,
		},
		{
			shows: "In a section of its own above the problems",
			note: `---
note: progress
---
## Summary Statement
54M with cirrhosis admitted with variceal bleeding, hospital day 3, improving.

## Assessment and Plan
# Variceal bleeding
- Octreotide through tonight, ceftriaxone day 3 of 7`,
		},
		{
			shows: "Short, in a sign-out",
			note: `---
note: sign-out
---
## Illness Severity
Stable

## Patient Summary
45F with type 1 diabetes admitted with DKA, gap closed, on glargine since noon.`,
		},
		{
			shows: "Age and sex in the line over a sign-out",
			note: `---
note: sign-out
---
Practice patient 3, 7 mo M, room 412. NKDA. Full code.

## Illness Severity
Watcher

## Patient Summary
Ex-36-weeker with RSV bronchiolitis, day 4, on high flow 8 L and 30%.`,
		},
	],
	bad: [
		{
			shows: "Straight to the problems",
			note: `---
note: admission
---
## HPI
61-year-old man with COPD presenting with 3 days of dyspnea.

## «Assessment and Plan»
# COPD exacerbation
- Prednisone 40 mg daily, albuterol every 4 hours`,
			says: "age, sex, key history",
		},
		{
			shows: "One part missing",
			note: `---
note: admission
---
## Assessment
«Man with cirrhosis presenting with 2 days of black stool.» Most likely variceal bleeding.

## Plan
- Octreotide, ceftriaxone, EGD tonight`,
			says: "age",
		},
		{
			shows: "A sign-out that starts in the middle",
			note: `---
note: sign-out
---
## Illness Severity
Watcher

## «Patient Summary»
Octreotide and ceftriaxone running, EGD in the morning, hemoglobin 8.1 after two units, family at the bedside.`,
		},
	],
	checkNote({ note, options, report }) {
		const summary = note.like === "sign-out" ? "patient-summary" : "assessment";
		const own = note.sections.filter((section) => section.words > 0 && section.id === "summary-statement");
		// The impression inside an imaging report is the radiologist's.
		const places = note.sections.filter(
			(section) =>
				section.covers.includes(summary) &&
				!section.parent?.covers.includes(summary) &&
				section.parent?.facts?.group !== "objective" &&
				bodyOf(section).text.trim() !== "",
		);
		if (places.length === 0 || [...own, ...places].some(isTemplate)) return;
		if (note.like === "sign-out") {
			for (const place of places) for (const found of gaps(place, note, options)) report(found);
			return;
		}
		if (own.some((section) => lacking(section).length === 0) || opensWithOneLiner(note)) return;
		const first = own[0] ?? places[0];
		if (!first || places.some((place) => lacking(place).length === 0 && !tooLong(place, options.maxWords)))
			return;
		for (const found of gaps(first, note, options)) report(found);
	},
});

function isTemplate(section: Section): boolean {
	return blanksOf(section).some(({ start }) => start < opening(section).length);
}

/** The first words under a heading, its first problem's title included. */
function opening(section: Section): string {
	return section.keep(opening, () => {
		const { text } = bodyOf(section);
		let words = 0;
		for (const match of text.matchAll(/\s\S/g)) {
			if (++words > OPENING_WORDS) return text.slice(0, match.index);
		}
		return text;
	});
}

function lacking(section: Section): readonly string[] {
	return section.keep(lacking, () => {
		const start = opening(section);
		// The age anchors it; without one, other words in the next sentences are there by chance.
		const text =
			AGE.test(start) || AGE_AND_SEX.test(start)
				? start
				: bodyOf(section).text.slice(0, firstSentence(section).end);
		const told = partsIn(text);
		return PARTS.map(([name]) => name).filter((name) => !told.includes(name));
	});
}

function partsIn(text: string): string[] {
	return PARTS.filter(
		([name, ...patterns]) =>
			patterns.some((pattern) => pattern.test(text)) || (name === "why here" && tellsTwoThings(text)),
	).map(([name]) => name);
}

/** "84M with dementia with sepsis", "woman with paralysis after gastroenteritis": one is the history, one the reason. */
function tellsTwoThings(text: string): boolean {
	const opening = text.slice(0, /[.\n]\s/.exec(text)?.index ?? text.length);
	return /(?:\bwith\b|\bw\/)[^;]{3,100}(?:\bwith\b|\bw\/|\b(?:after|following|2\/2|secondary to|due to|c\/b|complicated by)\s)/i.test(
		opening,
	);
}

function* gaps(
	section: Section,
	note: Note,
	options: { maxWords: number; parts: boolean },
): Generator<Report> {
	const status = note.like !== "progress" || section.keep(STATUS, () => STATUS.test(bodyOf(section).text));
	const given = new Set(note.like === "sign-out" ? toldAbove(section, note) : []);
	// "61M with pneumonia, improving": enough from one day to the next, and for a night.
	if (note.like === "sign-out" || (note.like === "progress" && status)) given.add("why here");
	const missing = lacking(section).filter((name) => !given.has(name));
	const wait = { start: section.start, end: section.end };
	if (missing.length > 1) {
		yield {
			...section.titleRange,
			message: `No one-liner: I looked for age, sex, key history and why here, and ${missing.length === PARTS.length ? "found none" : `miss ${list(missing)}`}. Open with "67-year-old woman with HFrEF presenting with ...".`,
			wait,
		};
		return;
	}
	if (!options.parts) return;
	const sentence = firstSentence(section);
	if (missing.length === 1) {
		yield {
			...bodyOf(section).rangeOf(sentence),
			severity: "information",
			message: `The one-liner lacks the ${missing[0]}. Add it, and a stranger can enter the case.`,
			wait,
		};
		return;
	}
	const words = tooLong(section, options.maxWords);
	if (words) {
		yield {
			...bodyOf(section).rangeOf(sentence),
			severity: "information",
			message: `The one-liner is ${words} words; keep it under ${options.maxWords}. Age, sex, what matters, why here.`,
			wait,
		};
		return;
	}
	if (!status) {
		yield {
			...bodyOf(section).rangeOf(sentence),
			severity: "information",
			message: "Say how the patient is doing: better, worse or the same as yesterday.",
			wait,
		};
	}
}

/** Age and sex stand in the line over a sign-out's entry, beside name and room. */
function toldAbove(section: Section, note: Note): string[] {
	const above: string[] = [];
	for (const each of note.sections) {
		if (each === section) break;
		if (each.covers.includes("patient-summary")) above.length = 0;
		above.push(...each.keep(toldAbove, () => partsIn(`${each.title}\n${each.prose.slice(0, 400)}`)));
	}
	return above.filter((name) => name === "age" || name === "sex");
}

function firstSentence(section: Section): Range {
	const { text } = bodyOf(section);
	return sentences(text.slice(0, 1200))[0] ?? { start: 0, end: text.length };
}

/** Words of the first sentence when they are too many. */
function tooLong(section: Section, max: number): number | undefined {
	// A full stop among the first words: it cannot be long.
	if (max >= OPENING_WORDS && /[.!?](?=\s|$)|[\r\n]{2}/.test(opening(section))) return;
	const { start, end } = firstSentence(section);
	const words = countWords(bodyOf(section).text, start, end);
	return words > max ? words : undefined;
}

/** A problem list may have its one-liner at the top of the note. */
function opensWithOneLiner(note: Note): boolean {
	const first = note.sections[0];
	const tops = note.sections.filter(
		(section) => section.id === "identifying-data" || (section === first && !section.mark),
	);
	return tops.some((top) =>
		top.keep(opensWithOneLiner, () =>
			top.prose
				.split(/[\r\n]+/)
				.some((line) => countWords(line) > 7 && partsIn(line).length === PARTS.length),
		),
	);
}
