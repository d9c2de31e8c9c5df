import * as z from "zod/mini";
import type { Section } from "../../note/section.ts";
import { countWords } from "../../note/words.ts";
import { sectionSpec } from "../note-spec.ts";
import { type Context, defineRule } from "../rule.ts";
import { longestSentences } from "../sentences.ts";

const options = z.strictObject({
	maxWords: z.optional(
		z
			.int()
			.check(
				z.minimum(20),
				z.maximum(5000),
				z.describe("Words above which the HPI is a warning; left out, the pack's budget (300)."),
			),
	),
	aimWords: z.optional(
		z
			.int()
			.check(
				z.minimum(10),
				z.maximum(5000),
				z.describe("Words to aim for, above which it is information; left out, the pack's (250)."),
			),
	),
});

interface Budget {
	readonly aim: number;
	readonly max: number;
}

/** The narrative of each kind of note: what it is called and how long it may be where no pack says. */
const NARRATIVES: Readonly<Record<string, Budget & { readonly kinds?: readonly string[] }>> = {
	hpi: { aim: 250, max: 300 },
	"chief-complaint-and-reason-for-visit": { aim: 250, max: 300 },
	"interval-events": { aim: 80, max: 120, kinds: ["progress"] },
	subjective: { aim: 80, max: 120, kinds: ["progress"] },
	"reason-for-admission": { aim: 150, max: 150, kinds: ["discharge"] },
};

const WITH_COURSE = /\bhospital course\b/i;
const WITH_ED = /\bed\b|emergency/i;
const INFANT = /\b\d{1,2}[- ](?:day|week|wk|month|mo)s?[- ]old\b|\bnewborn\b/i;
const PSYCHIATRY = /\bpsych/i;
const LIST = /^\s*(?:[-*+•·]|\d{1,2}[.)]|\|)\s*\S/;
/** A list longer than this is pasted data, not story. */
const SHORT_LIST = 5;

export const tooLongHpi = defineRule({
	id: "hpi/too-long",
	severity: "warning",
	flags: "An HPI, or the interval history that stands for it, that is over its budget of words.",
	why: "The diagnosis hides in a diary, and at 3 a.m. nobody reads past the first paragraph. Length earns nothing: since 2023 the history no longer raises the billing level.",
	source:
		"Measured HPI lengths in two public U.S. corpora (median about 170 words, four in five under 250, one in ten over 300); CPT 2023 (medically appropriate history); PDQI-9, succinct.",
	milestones: ["PC1", "ICS3"],
	options,
	good: [
		{
			shows: "Age, key history, time course, the negatives that matter, and what was done",
			note: `## HPI
67-year-old man with HFrEF (EF 25%) presenting with 5 days of worsening dyspnea and 12 lb of weight gain after running out of furosemide. No chest pain, fever or calf pain. Given furosemide 80 mg IV in the ED with 900 mL of urine in 2 hours.

## Assessment and Plan
Acute on chronic HFrEF, most likely from missed diuretic.`,
		},
	],
	bad: [
		{
			shows: "A diary (here with the budget set to 20 words for the example)",
			note: `## «HPI»
On Monday she felt well and went shopping with her sister. On Tuesday she had a cough. On Wednesday the cough was worse and she called her clinic, who told her to rest. On Thursday she had a fever of 101 °F.

## Assessment and Plan
Community-acquired pneumonia.`,
			settings: { maxWords: 30, aimWords: 20 },
			says: "aim for 20",
		},
	],
	checkNote(context) {
		const { note } = context;
		for (const section of note.sections) {
			const budget = budgetOf(section, context);
			if (!budget) continue;
			const words = section.keep(storyWords, () => storyWords(section));
			if (words <= budget.aim) continue;
			const over = words > budget.max;
			const places = section
				.keep(longestSentences, () => longestSentences(section, 3))
				.map((at) => note.positionAt(section.offsetOf(at)).line);
			context.report({
				...section.titleRange,
				severity: over ? "warning" : "information",
				message: `${nameOf(section)} is ${words} words; aim for ${budget.aim}. ${advice(section, places)}`,
			});
		}
	},
});

function nameOf(section: Section): string {
	return section.id === "hpi" ? "HPI" : section.title.replace(/:$/, "");
}

function advice(section: Section, lines: readonly number[]): string {
	const unique = [...new Set(lines)].sort((a, b) => a - b);
	const cut =
		section.id === "hpi"
			? "Cut what does not change the assessment"
			: "Keep what changed in the last 24 hours";
	if (section.id === "reason-for-admission") return "Two or three sentences: why they came, and how sick.";
	return unique.length > 1 ? `${cut}; the longest sentences are on lines ${list(unique)}.` : `${cut}.`;
}

function list(numbers: readonly number[]): string {
	return numbers.length < 2 ? numbers.join("") : `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
}

function budgetOf(
	section: Section,
	{ note, spec, options }: Context<z.output<typeof tooLongHpi.options>>,
): Budget | undefined {
	const id = section.id ?? "";
	const usual = NARRATIVES[id];
	if (!usual || (usual.kinds && !(note.kind && usual.kinds.includes(note.kind)))) return;
	const asked = sectionSpec(spec, id);
	let max = asked?.maxWords ?? usual.max;
	let aim = Math.min(asked?.aimWords ?? usual.aim, max);
	if (id === "hpi") {
		const extra = WITH_COURSE.test(section.title) ? 150 : WITH_ED.test(section.title) ? 80 : 0;
		max += extra;
		aim += extra;
		if (PSYCHIATRY.test(note.title) || INFANT.test(section.prose.slice(0, 160))) {
			max = Math.max(max, 400);
			aim = Math.max(aim, 350);
		}
		max = options.maxWords ?? max;
		aim = Math.min(options.aimWords ?? aim, max);
	}
	return { aim, max };
}

/** Words of the story itself: pasted lists and tables, and who told it, are not counted. */
function storyWords(section: Section): number {
	let total = section.words;
	let run: string[] = [];
	const drop = () => {
		if (run.length > SHORT_LIST) total -= run.reduce((sum, line) => sum + countWords(line), 0);
		run = [];
	};
	for (const line of section.prose.split(/\r\n|\n|\r/)) {
		if (LIST.test(line)) run.push(line);
		else if (line.trim() !== "") drop();
		if (/\b(?:interpreter|collateral|history (?:obtained|provided|given) (?:from|by))\b/i.test(line)) {
			const sentence =
				/[^.]*\b(?:interpreter|collateral|history (?:obtained|provided|given) (?:from|by))\b[^.]*\.?/i.exec(
					line,
				);
			total -= countWords(sentence?.[0] ?? "");
		}
	}
	drop();
	return total;
}
