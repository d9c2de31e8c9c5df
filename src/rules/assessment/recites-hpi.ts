import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { countShared, longestSpan, Runs, rangeOf, runAt, type Span, sharedSpans } from "../overlap.ts";
import { defineRule } from "../rule.ts";
import { sentences } from "../sentences.ts";
import { type Words, wordsOf } from "../words.ts";

const options = z.strictObject({
	share: z
		._default(z.number(), 0.35)
		.check(
			z.minimum(0.1),
			z.maximum(1),
			z.describe(
				"Share of the assessment's four-word runs that stand in the HPI, from which on it is flagged.",
			),
		),
	minWords: z
		._default(z.int(), 30)
		.check(
			z.minimum(10),
			z.maximum(500),
			z.describe("Words after the one-liner below which an assessment is left alone."),
		),
});

const RUN = 4;
/** One word of reasoning in so many words is thinking enough. */
const WORDS_A_CUE = 40;
const CUE =
	/\b(?:because|given|suggest\w*|consistent|compatible|likely|unlikely|probabl[ey]|argu(?:es?|ing)|against|despite|supports?|supporting|therefore|explain\w*|risk|favor\w*|rather than|suspect\w*|due to|secondary to|caused by|concern\w*|most in keeping|differential|rules? out|excludes?)\b/gi;
/** Where problems and their plans begin. */
const PROBLEMS =
	/^[ \t]*(?:#{1,6}[ \t]|\d{1,2}[.)][ \t]|[-*•·][ \t]|\*\*|(?:plan|problems?)\b[^\r\n:]{0,20}:)/im;
const AGE = /\b\d{1,3}[- ]?(?:year|yr|month|week|day)s?[- ]old\b|\b\d{1,3}\s?(?:y\/?o|yo|[MF])\b/i;
const HISTORIES = ["hpi", "chief-complaint-and-reason-for-visit", "subjective", "interval-events"];

export const recitesHpi = defineRule({
	id: "assessment/recites-hpi",
	severity: "warning",
	flags: "An assessment that repeats the words of the HPI and adds little.",
	why: "It is what seniors send back most: the story again, without what you make of it. Turn facts into what they mean: acute, postprandial, right upper quadrant, in a patient with gallstones, so biliary.",
	source:
		"IDEA and Revised-IDEA (interpretive summary); PDQI-9 (synthesized). The threshold lies above nine in ten notes of a public set.",
	milestones: ["PC3", "PC1", "MK1"],
	options,
	good: [
		{
			shows: "The one-liner may repeat; what follows weighs",
			note: `# Admission H&P

## HPI
67-year-old man with HFrEF presenting with 5 days of worsening dyspnea on exertion. He has to sleep in a chair, and his shoes do not fit. He ran out of furosemide two weeks ago and gained 12 lb. No chest pain, fever or cough.

## Assessment and Plan
67-year-old man with HFrEF presenting with 5 days of worsening dyspnea on exertion.

Most likely acute on chronic HFrEF from missed diuretic: weight gain, orthopnea and elevated neck veins fit. Pneumonia is unlikely without fever or focal crackles, and ischemia without pain or EKG change. Pulmonary embolism would not explain the edema of both legs.

### 1. Acute on chronic HFrEF
- Furosemide 80 mg IV now.`,
		},
	],
	bad: [
		{
			shows: "The HPI once more",
			note: `# Admission H&P

## HPI
67-year-old man with HFrEF presenting with 5 days of worsening dyspnea on exertion. He has to sleep in a chair at night, and his shoes do not fit any more. He ran out of furosemide two weeks ago and gained 12 lb since then. He has not had chest pain, fever or cough. His wife brought him to the emergency department.

## Assessment
67-year-old man with HFrEF and dyspnea. «He has to sleep in a chair at night, and his shoes do not fit any more. He ran out of furosemide two weeks ago and gained 12 lb since then. He has not had chest pain, fever or cough». Heart failure.

## Plan
Furosemide 80 mg IV now.`,
			says: "HPI",
		},
	],
	checkNote({ note, options, report }) {
		if (!note.covered.has("assessment")) return;
		const history = historyOf(note);
		if (!history || history.words < 20) return;
		const assessment = note.sections.find(
			(section) => section.covers.includes("assessment") && section.words > 0,
		);
		if (!assessment || assessment === history) return;
		const [first, last] = assessment.keep(recitesHpi, () => bodyOf(assessment));
		const all = wordsOf(assessment);
		if (last - first < options.minWords) return;
		const runs = history.keep(Runs, () => new Runs(RUN, history.words * 2).add(wordsOf(history)));
		const words = upTo(all, last);
		const { shared, all: count } = countShared(words, runs, first);
		if (count === 0 || shared / count < options.share) return;
		const text = assessment.prose.slice(all.starts[first], all.ends[last - 1]);
		if ((text.match(CUE)?.length ?? 0) * WORDS_A_CUE >= last - first) return;
		const span = longestSpan(sharedSpans(words, runs, 3, first)) as Span;
		const place = rangeOf(words, span);
		const source = passage(wordsOf(history), words, span);
		report({
			start: assessment.offsetOf(place.start),
			end: assessment.offsetOf(place.end),
			message: `${Math.round((shared / count) * 100)}% of this assessment is ${nameOf(history)} again, word for word. Say what it means: most likely X because, less likely Y because.`,
			related: source
				? [
						{
							start: history.offsetOf(source.start),
							end: history.offsetOf(source.end),
							message: "The same words in the history",
						},
					]
				: [],
		});
	},
});

function nameOf(history: Section): string {
	return history.id === "hpi" ? "the HPI" : `"${history.title.replace(/:$/, "")}"`;
}

function historyOf(note: Note): Section | undefined {
	for (const id of HISTORIES) {
		const section = note.all(id).find(({ words }) => words > 0);
		if (section) return section;
	}
	return;
}

/** The words after the one-liner and, in a combined section, before the first problem. */
function bodyOf(assessment: Section): [number, number] {
	const { prose } = assessment;
	const words = wordsOf(assessment);
	const opening = sentences(prose.slice(0, 800)).slice(0, 3);
	// A diagnosis may stand before the one-liner.
	const oneLiner = opening.find(({ start, end }) => AGE.test(prose.slice(start, end))) ?? opening[0];
	const first = oneLiner?.end ?? 0;
	const rest = assessment.id === "assessment-and-plan" ? PROBLEMS.exec(prose.slice(first)) : null;
	const end = rest ? first + rest.index : prose.length;
	return [indexAt(words, first), indexAt(words, end)];
}

/** The first word that starts at an offset or after it. */
function indexAt(words: Words, offset: number): number {
	let low = 0;
	let high = words.count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((words.starts[middle] as number) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function upTo(words: Words, count: number): Words {
	return { ...words, count };
}

/** Where the history holds what a span repeats: from its first run as far as the words agree. */
function passage(history: Words, words: Words, span: Span) {
	const run = runAt(words, span.from, RUN);
	for (let i = 0; i + RUN <= history.count; i++) {
		if (runAt(history, i, RUN) !== run) continue;
		let length = RUN;
		while (
			span.from + length < span.to &&
			i + length < history.count &&
			history.hashes[i + length] === words.hashes[span.from + length]
		)
			length++;
		return rangeOf(history, { from: i, to: i + length });
	}
	return;
}
