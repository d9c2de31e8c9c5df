import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { countShared, longestSpan, Runs, rangeOf, type Span, sharedSpans } from "../overlap.ts";
import { type Context, defineRule, type Related, type Report, type Severity } from "../rule.ts";
import { sentences } from "../sentences.ts";
import { type Words, wordsOf } from "../words.ts";
import { headerHospitalDay } from "./day-counts.ts";
import { sameVitals, staleDays, staleSentences } from "./stale.ts";

const share = (value: number, about: string) =>
	z._default(z.number(), value).check(z.minimum(0.1), z.maximum(1), z.describe(about));
const options = z.strictObject({
	note: share(
		0.75,
		"Share of the whole note, in five-word runs, that stands in yesterday's, from which on it is a warning; information from 0.15 below.",
	),
	assessment: share(0.8, "The same for the assessment and plan."),
	interval: share(0.5, "The same for the interval history."),
});

const RUN = 5;
const MILDER = 0.15;
const IDENTICAL_EXAM = 15;
/** What is rightly the same from day to day. */
const SAME_BY_NATURE = new Set([
	"note-header",
	"identifying-data",
	"care-team",
	"allergies",
	"medications",
	"home-medications",
	"inpatient-medications",
	"past-medical-history",
	"past-surgical-history",
	"past-history-combined",
	"family-history",
	"social-history",
	"family-social-history",
	"immunizations",
	"code-status",
	"goals-of-care",
	"advance-directives",
	"prophylaxis",
	"nutrition-diet",
	"signature",
	"attestation",
	"time-statement",
]);
const INTERVAL = new Set(["interval-events", "subjective"]);
const THINKING = new Set(["assessment", "plan", "assessment-and-plan"]);
/** A long wait in which little changes: a word of advice, no more. */
const WAITING =
	/\b(?:awaiting|pending|waiting for) (?:placement|a bed|SNF|rehab|guardian\w*|insurance|authorization|LTAC|facility)|\bmedically (?:ready|stable|cleared) for (?:discharge|transfer)|\bno accepting facility\b/i;

export const copiedForward = defineRule({
	id: "note/copied-forward",
	severity: "warning",
	flags:
		'A progress note too much like yesterday\'s: interval history, assessment and plan, or an exam word for word, and what was true yesterday only (day counts, "tomorrow", a test that is back by now).',
	why: "Copied text carries wrong days, closed problems and exams nobody did; auditors call it cloned, and readers stop reading. Rewrite interval, exam and assessment first.",
	source:
		"Wang et al., JAMA Intern Med 2017: of 23,630 inpatient notes a mean of 46% was copied and 18% typed (residents 51% and 12%); Rule et al. 2021. Unrelated notes share at most 9% in 99 of 100 pairs.",
	milestones: ["PROF3", "PC6", "ICS3", "SBP1", "PC2"],
	options,
	kinds: ["progress"],
	good: [
		{
			shows: "The same patient a day later, written anew",
			previous: `# Progress Note

Date: 07/16/2025 08:30
Hospital Day: 2

## Interval Events
Shaking chill at 22:00 with 102.4 °F, none since. Vomited once at midnight.

## Physical Exam
Tired, not toxic. Left CVA tenderness moderate, none on the right. Lungs clear, no edema, oriented x3.

## Assessment and Plan
67-year-old woman admitted with sepsis due to left pyelonephritis, hospital day 2, improving.
- Continue ceftriaxone 2 g IV every 24 hours, day 2; narrow tomorrow when susceptibilities are back.`,
			note: `# Progress Note

Date: 07/17/2025 08:15
Hospital Day: 3

## Interval Events
Slept through the night, first fever-free day. Walked the hall twice.

## Physical Exam
Bright, dressed. Left CVA tenderness only with a firm tap. Lungs clear, IV site clean.

## Assessment and Plan
67-year-old woman admitted with sepsis due to left pyelonephritis, hospital day 3, ready for an oral drug.
- Switch ceftriaxone, day 3, to levofloxacin 750 mg daily this afternoon; last dose 07/21.`,
		},
	],
	bad: [
		{
			shows: "The interval history and the exam of yesterday",
			previous: `# Progress Note

Date: 07/16/2025 08:30
Hospital Day: 2

## Interval Events
Slept well and ate half of breakfast. Pain 4/10 with movement. No fever or chills overnight, walked to the bathroom.

## Physical Exam
General: comfortable in bed, watching television
Lungs: clear in all fields, no wheeze
Right foot: ulcer probes to bone, redness 2 cm around it

## Assessment and Plan
61-year-old man with osteomyelitis of the right second toe, hospital day 2, improving.
- Continue cefepime 2 g IV every 8 hours until the culture is back.`,
			note: `# Progress Note

Date: 07/17/2025 08:15
Hospital Day: 3

## Interval Events
«Slept well and ate half of breakfast. Pain 3/10 with movement. No fever or chills overnight, walked to the bathroom».

## Physical Exam
«General: comfortable in bed, watching television
Lungs: clear in all fields, no wheeze
Right foot: ulcer probes to bone, redness 2 cm around it»

## Assessment and Plan
61-year-old man with osteomyelitis of the right second toe, hospital day 3, culture back.
- MSSA: narrow to cefazolin 2 g IV every 8 hours, podiatry to amputate on Friday.`,
			says: "yesterday",
		},
		{
			shows: "Yesterday's hospital day in today's note",
			note: `# Progress Note

Date: 07/17/2025 08:15
Hospital Day: 3

## Interval Events
Slept through the night, first fever-free day. Walked the hall twice.

## Assessment and Plan
67-year-old woman admitted with sepsis due to left pyelonephritis, «hospital day 2», ready for an oral drug.`,
			says: "hospital day",
		},
		{
			shows: "A scan still to come in the plan that is back in the results",
			previous: `# Progress Note

Date: 07/16/2025 08:30

## Interval Events
Vomited twice, belly pain 6/10.

## Assessment and Plan
61-year-old man with diverticulitis, not better after two days.
- Will obtain CT abdomen with contrast to look for an abscess.`,
			note: `# Progress Note

Date: 07/17/2025 08:15

## Interval Events
No vomiting, pain 3/10, hungry for the first time.

## Imaging
CT abdomen 07/16: no abscess, thickened sigmoid.

## Assessment and Plan
61-year-old man with diverticulitis, better now.
- «Will obtain CT abdomen with contrast to look for an abscess.»`,
			says: "back",
		},
	],
	checkNote(context) {
		const { note, previous, report } = context;
		staleDays(context);
		if (!previous) return;
		const runs = runsOf(previous);
		const flagged = new Set<Section>();
		const lasting = WAITING.test(note.text) || (headerHospitalDay(note)?.day ?? 0) >= 14;
		let shared = 0;
		let all = 0;
		let thinking = false;
		for (const section of note.sections) {
			if (section.id !== undefined && SAME_BY_NATURE.has(section.id)) continue;
			const counted = countedIn(section, runs);
			shared += counted.shared;
			all += counted.all;
			const finding = judge(context, section, counted, previous, runs);
			if (!finding) continue;
			flagged.add(section);
			thinking ||= THINKING.has(section.id ?? "");
			report({ ...finding, ...(lasting ? { severity: "information" as const } : {}) });
		}
		const whole = all >= 60 ? shared / all : 0;
		if (!thinking && whole >= context.options.note - MILDER) {
			const severity: Severity = whole >= context.options.note && !lasting ? "warning" : "information";
			report({
				...note.firstLine,
				severity,
				message: `${percent(whole)} of this note is yesterday's, word for word. Rewrite interval, exam and assessment, and delete closed problems.`,
				related: copiedPlaces(note, runs).slice(0, 5),
			});
		}
		staleSentences(context, previous, flagged);
		sameVitals(context, previous);
	},
});

function percent(value: number): string {
	return `${Math.round(value * 100)}%`;
}

function nameOf(section: Section): string {
	return section.title.replace(/:$/, "");
}

/** A section's words without numbers, dates and times, which change by themselves. */
function lastingWords(section: Section): Words {
	return section.keep(lastingWords, () => {
		const words = wordsOf(section);
		const { prose } = section;
		const hashes: number[] = [];
		const starts: number[] = [];
		const ends: number[] = [];
		for (let i = 0; i < words.count; i++) {
			const start = words.starts[i] as number;
			const code = prose.charCodeAt(start);
			if (code >= 48 && code <= 57) continue;
			hashes.push(words.hashes[i] as number);
			starts.push(start);
			ends.push(words.ends[i] as number);
		}
		return { count: hashes.length, hashes, starts, ends };
	});
}

/** Every run of yesterday's note. Kept with it, since it stays the same while today's is written. */
function runsOf(previous: Note): Runs {
	const kept = previous.sections[0]?.keep(runsOf, (): { text?: string; runs?: Runs } => ({})) ?? {};
	if (kept.runs && kept.text === previous.text) return kept.runs;
	const runs = new Runs(RUN, previous.words + 64);
	for (const section of previous.sections) {
		if (section.id === undefined || !SAME_BY_NATURE.has(section.id)) runs.add(lastingWords(section));
	}
	kept.text = previous.text;
	kept.runs = runs;
	return runs;
}

/** What of a section stands in yesterday's note; counted again only when one of the two has changed. */
function countedIn(section: Section, runs: Runs): Counted {
	const kept = section.keep(countedIn, (): { runs?: Runs; counted?: Counted } => ({}));
	if (kept.counted && kept.runs === runs) return kept.counted;
	kept.runs = runs;
	kept.counted = compare(section, runs);
	return kept.counted;
}

interface Counted {
	readonly shared: number;
	readonly all: number;
	/** The same without the one-liner, which may stay. */
	readonly part: number;
}

function compare(section: Section, runs: Runs): Counted {
	const words = lastingWords(section);
	const { shared, all } = countShared(words, runs);
	if (all === 0) return { shared, all, part: 0 };
	if (!THINKING.has(section.id ?? "")) return { shared, all, part: shared / all };
	const first = sentences(section.prose.slice(0, 600))[0]?.end ?? 0;
	let from = 0;
	while (from < words.count && (words.starts[from] as number) < first) from++;
	const rest = countShared(words, runs, from);
	return { shared, all, part: rest.all >= 20 ? rest.shared / rest.all : 0 };
}

function judge(
	{ options }: Context<z.output<typeof copiedForward.options>>,
	section: Section,
	{ all, part }: Counted,
	previous: Note,
	runs: Runs,
): Report | undefined {
	const id = section.id ?? "";
	if (INTERVAL.has(id) && all >= 6 && part >= options.interval) {
		return {
			...copiedIn(section, runs),
			message: `${percent(part)} of ${nameOf(section)} is yesterday's, word for word. Write what happened in the last 24 hours.`,
		};
	}
	if (THINKING.has(id) && part >= options.assessment) {
		return {
			...copiedIn(section, runs),
			message: `${percent(part)} of ${nameOf(section)} is yesterday's, word for word. Say what is better, worse or the same today, and what you change.`,
		};
	}
	if (id !== "physical-exam" || section.words < IDENTICAL_EXAM) return;
	const words = wordsOf(section);
	if (!previous.all(id).some((other) => sameWords(words, wordsOf(other)))) return;
	return {
		...placeOf(section, words, { from: 0, to: words.count }),
		message:
			"The exam is yesterday's, word for word. Write what you found today; delete what you did not examine.",
	};
}

/** The longest stretch that stands in yesterday's note, and the others. */
function copiedIn(section: Section, runs: Runs): Range & { related: Related[] } {
	const words = lastingWords(section);
	const found = sharedSpans(words, runs, 4);
	const longest = longestSpan(found) as Span;
	return {
		...placeOf(section, words, longest),
		related: found
			.filter((span) => span !== longest && span.to - span.from >= 8)
			.map((span) => ({ ...placeOf(section, words, span), message: "Yesterday's words as well" })),
	};
}

/** Where a stretch stands in the note; the number before its first word belongs to it. */
function placeOf(section: Section, words: Words, span: Span): Range {
	const range = rangeOf(words, span);
	let { start } = range;
	while (/[\d-]/.test(section.prose[start - 1] ?? " ")) start--;
	return { start: section.offsetOf(start), end: section.offsetOf(range.end) };
}

function sameWords(a: Words, b: Words): boolean {
	return a.count === b.count && a.hashes.every((hash, i) => hash === b.hashes[i]);
}

function copiedPlaces(note: Note, runs: Runs): Related[] {
	return note.sections
		.filter((section) => section.id === undefined || !SAME_BY_NATURE.has(section.id))
		.flatMap((section) => {
			const words = lastingWords(section);
			const longest = longestSpan(sharedSpans(words, runs, 4));
			if (!longest || longest.to - longest.from < 10) return [];
			return [{ ...placeOf(section, words, longest), message: "Yesterday's words" }];
		});
}
