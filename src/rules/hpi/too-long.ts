import * as z from "zod/mini";
import type { Section } from "../../note/section.ts";
import { defineRule } from "../rule.ts";
import { longestSentences } from "../sentences.ts";
import { storyLength } from "./length.ts";

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
	checkNote({ note, spec, options, report }) {
		for (const section of note.sections) {
			const length = storyLength(section, note, spec, options);
			if (!length || length.words <= length.aim) continue;
			const { words, aim, max } = length;
			const places = section
				.keep(longestSentences, () => longestSentences(section, 3))
				.map((at) => note.positionAt(section.offsetOf(at)).line);
			report({
				...section.titleRange,
				severity: words > max ? "warning" : "information",
				message: `${nameOf(section)} is ${words} words; aim for ${aim}. ${advice(section, places)}`,
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
