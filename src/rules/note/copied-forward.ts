import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { countShared, longestSpan, Runs, rangeOf, sharedSpans } from "../overlap.ts";
import { type Context, defineRule, type Related, type Severity } from "../rule.ts";
import { sentences } from "../sentences.ts";
import { type Words, wordsOf } from "../words.ts";
import {
	type DayCount,
	drugDays,
	headerHospitalDay,
	noteDay,
	openingHospitalDay,
	postopDay,
} from "./day-counts.ts";

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
const RESULTS = new Set([
	"imaging",
	"data",
	"cardiac-studies",
	"procedures",
	"ecg",
	"significant-findings",
	"microbiology",
]);
/** A long wait in which little changes: a word of advice, no more. */
const WAITING =
	/\b(?:awaiting|pending|waiting for) (?:placement|a bed|SNF|rehab|guardian\w*|insurance|authorization|LTAC|facility)|\bmedically (?:ready|stable|cleared) for (?:discharge|transfer)|\bno accepting facility\b/i;
/** Words that are true on one day only. */
const DAILY =
	/\b(?:tomorrow|tonight|today|this (?:morning|afternoon|evening)|overnight|last night|yesterday)\b/i;
const PENDING =
	/\b(?:pending|awaiting|will (?:obtain|get|order|check|send|repeat|start|call|discuss)|plan(?:ned)? for)\b/i;
const TO_COME =
	/\b(?:will (?:obtain|get|order|have|undergo|need)|obtain|order|get|pending|awaiting|plan(?:ned)? for|scheduled|NPO (?:for|after|at|past)|to have|going for|tomorrow|today)\b/i;
const TESTS: readonly RegExp[] = [
	/\bCT(?:A|PA)?\b/,
	/\bMR(?:I|A|CP)\b/,
	/\b(?:TTE|echo(?:cardiogram)?)\b/i,
	/\bTEE\b/,
	/\bultrasound\b/i,
	/\b(?:EGD|upper endoscopy)\b/i,
	/\bcolonoscopy\b/i,
	/\b(?:LP|lumbar puncture)\b/,
	/\bparacentesis\b/i,
	/\bthoracentesis\b/i,
	/\bERCP\b/,
	/\bEEG\b/,
	/\bHIDA\b/,
	/\bbronchoscopy\b/i,
	/\b(?:left heart )?cath(?:eterization)?\b/i,
	/\bstress test\b/i,
];

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
			const finding = judge(context, section, counted, previous);
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
) {
	const id = section.id ?? "";
	const words = lastingWords(section);
	if (INTERVAL.has(id) && all >= 6 && part >= options.interval) {
		return {
			...spans(section),
			message: `${percent(part)} of ${nameOf(section)} is yesterday's, word for word. Write what happened in the last 24 hours.`,
		};
	}
	if (THINKING.has(id) && part >= options.assessment) {
		return {
			...spans(section),
			message: `${percent(part)} of ${nameOf(section)} is yesterday's, word for word. Say what is better, worse or the same today, and what you change.`,
		};
	}
	if (id === "physical-exam" && section.words >= IDENTICAL_EXAM) {
		const twin = previous.all("physical-exam").some((other) => sameWords(wordsOf(section), wordsOf(other)));
		if (twin)
			return {
				...section_(section, words),
				message:
					"The exam is yesterday's, word for word. Write what you found today; delete what you did not examine.",
			};
	}
	return;

	function spans(of: Section) {
		const found = sharedSpans(words, runsOf(previous), 4);
		const longest = longestSpan(found);
		if (!longest) return { start: of.start, end: of.end };
		const place = (span: { from: number; to: number }) => {
			const { start, end } = rangeOf(words, span);
			return { start: of.offsetOf(start), end: of.offsetOf(end) };
		};
		const related: Related[] = found
			.filter((span) => span !== longest && span.to - span.from >= 8)
			.map((span) => ({ ...place(span), message: "Yesterday's words as well" }));
		return { ...place(longest), related };
	}
}

function section_(section: Section, words: Words) {
	return {
		start: section.offsetOf(words.starts[0] as number),
		end: section.offsetOf(words.ends[words.count - 1] as number),
	};
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
			const { start, end } = rangeOf(words, longest);
			return [{ start: section.offsetOf(start), end: section.offsetOf(end), message: "Yesterday's words" }];
		});
}

/** Day counts that stand still, or that contradict one another. */
function staleDays({ note, previous, report }: Context<unknown>): void {
	const header = headerHospitalDay(note);
	const opening = openingHospitalDay(note);
	const tell = (at: DayCount, message: string) =>
		report({ start: at.start, end: at.end, severity: "error", message });
	if (header && opening && header.day !== opening.day) {
		tell(
			opening,
			`This says hospital day ${opening.day}, the header hospital day ${header.day}. Update the one that was copied.`,
		);
	}
	if (!previous) return;
	const today = noteDay(note);
	const before = noteDay(previous);
	const passed = today && before ? today.day - before.day : undefined;
	if (today && passed === 0) {
		const moved = (header?.day ?? 0) > (headerHospitalDay(previous)?.day ?? 0);
		if (moved) tell(today, "The date is still yesterday's. Write today's.");
	}
	if (passed !== undefined && (passed < 0 || passed > 7)) return;
	const behind = (now: DayCount | undefined, then: DayCount | undefined, what: string) => {
		if (!now || !then || now.day - then.day === (passed ?? 1)) return;
		// Without dates only a count that stands still is wrong for certain.
		if (passed === undefined || passed === 0 ? now.day > then.day : false) return;
		const due = then.day + (passed || 1);
		tell(
			now,
			`${what} ${now.day}, but yesterday's note says ${what.toLowerCase()} ${then.day}: today is ${due}. Update it.`,
		);
	};
	const hospital = header ?? opening;
	behind(hospital, headerHospitalDay(previous) ?? openingHospitalDay(previous), "Hospital day");
	behind(postopDay(note), postopDay(previous), "Post-op day");
	const counted = new Map<string, number>();
	for (const section of previous.sections)
		for (const [drug, { day }] of drugDays(section)) if (!counted.has(drug)) counted.set(drug, day);
	if (counted.size === 0) return;
	const told = new Set<string>();
	for (const section of note.sections) {
		for (const [drug, at] of drugDays(section)) {
			const then = counted.get(drug);
			if (then === undefined || told.has(drug) || at.day !== then) continue;
			told.add(drug);
			tell(
				{ day: at.day, start: section.offsetOf(at.start), end: section.offsetOf(at.end) },
				`${drug.charAt(0).toUpperCase()}${drug.slice(1)} day ${at.day}, as in yesterday's note: today is day ${then + (passed || 1)}. Update it.`,
			);
		}
	}
}

interface Sentence {
	readonly start: number;
	readonly end: number;
	/** In lower case, without signs. */
	readonly plain: string;
}

/** Sentences that name a day or something to come. */
function datedSentences(section: Section): readonly Sentence[] {
	return section.keep(datedSentences, () => {
		const { prose } = section;
		if (!DAILY.test(prose) && !PENDING.test(prose) && !TO_COME.test(prose)) return [];
		return sentences(prose)
			.flatMap(({ start, end }) => lines(prose, start, end))
			.map(({ start, end }) => ({
				start,
				end,
				plain: prose
					.slice(start, end)
					.toLowerCase()
					.replace(/[^a-z0-9]+/g, " ")
					.trim(),
			}))
			.filter(({ plain }) => plain.split(" ").length >= 5);
	});
}

/** A sentence that runs over a bullet or a heading is cut there. */
function lines(prose: string, start: number, end: number): { start: number; end: number }[] {
	const found: { start: number; end: number }[] = [];
	for (const match of prose.slice(start, end).matchAll(/[^\r\n]+/g)) {
		const sign = /^[\s*•#-]*(?:\d{1,2}[.)]\s+)?/.exec(match[0])?.[0].length ?? 0;
		found.push({ start: start + match.index + sign, end: start + match.index + match[0].trimEnd().length });
	}
	return found;
}

function staleSentences(
	{ note, report }: Context<unknown>,
	previous: Note,
	flagged: ReadonlySet<Section>,
): void {
	const old = new Set<string>();
	for (const section of previous.sections)
		if (fits(section)) for (const { plain } of datedSentences(section)) old.add(plain);
	if (old.size === 0) return;
	for (const section of note.sections) {
		if (!fits(section)) continue;
		for (const sentence of datedSentences(section)) {
			if (!old.has(sentence.plain)) continue;
			const text = section.prose.slice(sentence.start, sentence.end);
			const place = { start: section.offsetOf(sentence.start), end: section.offsetOf(sentence.end) };
			const test = TO_COME.test(text)
				? TESTS.find((pattern) => pattern.test(text) && isBack(note, pattern) && !isBack(previous, pattern))
				: undefined;
			if (test) {
				report({
					...place,
					severity: "error",
					message: `${test.exec(text)?.[0]} is still to come here, as yesterday, but its result is back. Say what it showed and what follows.`,
				});
			} else if (flagged.has(section)) {
			} else if (DAILY.test(text)) {
				report({
					...place,
					message: `"${DAILY.exec(text)?.[0]}" stands in yesterday's note in the same sentence. Write what holds today.`,
				});
			} else if (PENDING.test(text)) {
				report({
					...place,
					severity: "information",
					message: `The same sentence stands in yesterday's note. If it is still ${/pending/i.test(text) ? "pending" : "to be done"}, say since when.`,
				});
			}
		}
	}
}

function fits(section: Section): boolean {
	return (
		section.id !== undefined &&
		(THINKING.has(section.id) ||
			INTERVAL.has(section.id) ||
			section.id === "disposition" ||
			RESULTS.has(section.id) ||
			section.id === "labs")
	);
}

function isBack(note: Note, test: RegExp): boolean {
	return note.sections.some((section) => {
		if (!RESULTS.has(section.id ?? "")) return false;
		return section.prose.split(/[\r\n]+|\.\s/).some((line) => test.test(line) && !TO_COME.test(line));
	});
}

function sameVitals({ note, report }: Context<unknown>, previous: Note): void {
	const section = note.all("vital-signs")[0];
	const before = previous.all("vital-signs")[0];
	if (!section || !before) return;
	const now = numbersIn(section);
	if (now.length < 5 || now.join(" ") !== numbersIn(before).join(" ")) return;
	report({ ...section.titleRange, message: "Every vital sign is yesterday's to the digit. Write today's." });
}

function numbersIn(section: Section): readonly string[] {
	return section.keep(numbersIn, () => section.prose.match(/\d+(?:\.\d+)?/g) ?? []);
}
