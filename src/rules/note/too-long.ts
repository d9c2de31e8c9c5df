import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { countWords } from "../../note/words.ts";
import { findDates } from "../dates.ts";
import { headerOf } from "../header.ts";
import { list } from "../list.ts";
import { type Context, defineRule } from "../rule.ts";

const options = z.strictObject({
	maxWords: z.optional(
		z
			.int()
			.check(
				z.minimum(50),
				z.maximum(20000),
				z.describe(
					"Words above which the note is a warning; left out, the pack's budget for this kind of note.",
				),
			),
	),
	aimShare: z
		._default(z.number(), 0.8)
		.check(z.minimum(0.1), z.maximum(1), z.describe("Share of the budget above which it is information.")),
});

/** Words for a kind of note that no pack describes. */
const USUAL: Readonly<Record<string, number>> = {
	admission: 1500,
	progress: 700,
	discharge: 1000,
	"sign-out": 200,
	consult: 800,
	event: 250,
	procedure: 300,
};

const MEDICATIONS = new Set([
	"medications",
	"home-medications",
	"inpatient-medications",
	"discharge-medications",
	"medication-changes",
]);
/** So many lines of a medication list do not count: the patient, not the writer, made it long. */
const FREE_DRUGS = 20;
const INTENSIVE = /\b[MSCN]?ICU\b|\bintensive care\b|\bcritical care\b/;
const PSYCHIATRY = /\bpsych/i;

export const tooLongNote = defineRule({
	id: "note/too-long",
	severity: "warning",
	flags: "A note over its whole budget of words; information from 80% of it on.",
	why: "Bloat hides the reasoning, and the next reader has minutes. Cut imported data, closed problems and history told twice before anything else.",
	source:
		"Rule et al., JAMA Netw Open 2021 (outpatient notes grew by 60% from 2009 to 2018); Kahn et al. 2018 (shorter templated notes scored higher); measured lengths of public notes. The budgets are judgment: set your own.",
	milestones: ["ICS3", "PROF4", "PC6"],
	options,
	good: [
		{
			shows: "One day, one page",
			note: `---
note: progress
---
## Interval Events
Slept flat for the first time, lost 2 kg, walked the hall with physical therapy.

## Assessment and Plan
67-year-old man with HFrEF, improving. Continue furosemide 40 mg IV twice daily. Full code.`,
		},
		{
			shows:
				"A long medication list is the patient's, not the writer's (here with the budget set to 50 words)",
			settings: { maxWords: 50 },
			note: `---
note: admission
---
## HPI
67-year-old man with HFrEF presenting with 5 days of dyspnea.

## Home Medications
- furosemide 40 mg PO twice daily
- carvedilol 12.5 mg PO twice daily
- lisinopril 20 mg PO daily
- atorvastatin 40 mg PO at bedtime
- spironolactone 25 mg PO daily
- empagliflozin 10 mg PO daily
- aspirin 81 mg PO daily

## Assessment and Plan
Acute on chronic HFrEF. Furosemide 80 mg IV now. Full code.`,
		},
	],
	bad: [
		{
			shows: "Over budget (here set to 50 words for the example)",
			settings: { maxWords: 50 },
			note: `---
note: progress
---
# «Progress Note»

## Interval Events
He slept well and had breakfast, and then he had lunch. His wife came to visit, and they talked about going home. The nurse says that he walked to the bathroom twice. He walked the hall with physical therapy in the afternoon, and then he watched television.

## Assessment and Plan
67-year-old man with HFrEF, improving. Continue furosemide 40 mg IV twice daily. Full code.`,
			says: "Interval Events",
		},
	],
	checkNote(context) {
		const { note, options, report } = context;
		const usual = options.maxWords ?? context.spec?.maxWords ?? USUAL[note.like ?? ""];
		if (usual === undefined || note.words <= usual * options.aimShare) return;
		const max = options.maxWords ?? budgetOf(note, usual, context.spec?.budgeted);
		const aim = Math.round(max * options.aimShare);
		const words = note.words - freeWords(note) - (note.like === "sign-out" ? headerWords(note) : 0);
		if (words <= aim) return;
		const longest = longestSections(context);
		const heavy = longest.map(
			({ section, share }) => `${nameOf(section)} (${wordCount(section)}, ${Math.round(share * 100)}%)`,
		);
		report({
			...note.firstLine,
			severity: words > max ? "warning" : "information",
			message: `The note is ${words} words; aim for ${aim}. Heaviest: ${list(heavy)}. ${note.like === "sign-out" ? "Keep what the night needs" : "Cut imported data, closed problems and repeated history first"}.`,
			related: longest.map(({ section }) => ({
				...section.titleRange,
				message: `${nameOf(section)}: ${wordCount(section)}`,
			})),
		});
	},
});

/**
 * What this note may take: more in intensive care, in psychiatry, after a long stay, for each patient of a list.
 *
 * @param stated a pack has thought of that and gives the words itself
 */
function budgetOf(note: Note, usual: number, stated = false): number {
	if (note.like === "sign-out")
		return usual * Math.max(1, note.all("illness-severity").length, note.all("patient-summary").length);
	if (stated) return usual;
	const opening = `${note.title}\n${headerOf(note)
		.map(({ text }) => text)
		.join("\n")}`;
	if (note.like === "progress" && INTENSIVE.test(opening)) return Math.max(usual, 900);
	if (note.like === "admission" && PSYCHIATRY.test(opening)) return Math.max(usual, 1800);
	if (note.like === "discharge") {
		const days = findDates(opening).map(({ day }) => day);
		if (
			days.length > 1 &&
			Math.max(...days) - Math.min(...days) > 10 &&
			Math.max(...days) - Math.min(...days) < 400
		)
			return Math.max(usual, 1300);
	}
	return usual;
}

/** Who, where, allergies and code status above a sign-out have to stand there. */
function headerWords(note: Note): number {
	const first = note.sections.findIndex(
		({ facts }) => facts?.kind === "section" && facts.group !== "anywhere",
	);
	return note.sections.slice(0, Math.max(0, first)).reduce((sum, section) => sum + section.words, 0);
}

/** Words of tables and of medication lists. */
function freeWords(note: Note): number {
	return note.sections.reduce((sum, section) => sum + section.keep(freeWords, () => freeIn(section)), 0);
}

function freeIn(section: Section): number {
	const drugs = section.covers.some((id) => MEDICATIONS.has(id));
	if (!drugs && !section.prose.includes("|")) return 0;
	let free = 0;
	let lines = 0;
	for (const [line] of section.prose.matchAll(/[^\r\n]+/g)) {
		const words = countWords(line);
		if (words === 0) continue;
		if (/^\s*\|/.test(line)) free += words;
		else if (drugs && ++lines <= FREE_DRUGS) free += Math.min(words, 12);
	}
	return free;
}

/** The heaviest sections, three at most; a light one is not worth its cutting. */
function longestSections({ note }: Context<unknown>): { section: Section; share: number }[] {
	const heaviest: { section: Section; weight: number }[] = [];
	for (const section of note.sections) {
		if (!section.facts || section.words <= (heaviest[2]?.weight ?? 0)) continue;
		const weight = section.words - section.keep(freeWords, () => freeIn(section));
		const place = heaviest.findIndex((heavy) => heavy.weight < weight);
		heaviest.splice(place < 0 ? heaviest.length : place, 0, { section, weight });
		heaviest.length = Math.min(heaviest.length, 3);
	}
	return heaviest
		.map(({ section }) => ({ section, share: section.words / note.words }))
		.filter(({ share }, i) => i === 0 || share >= 0.1);
}

function wordCount({ words }: Section): string {
	return `${words} ${words === 1 ? "word" : "words"}`;
}

function nameOf(section: Section): string {
	return section.title.replace(/:$/, "");
}
