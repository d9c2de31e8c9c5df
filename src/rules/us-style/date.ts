import * as z from "zod/mini";
import type { Section } from "../../note/section.ts";
import { type Context, defineRule } from "../rule.ts";
import type { Hit } from "../terms/candidate.ts";
import { hintsOption } from "../terms/options.ts";
import { replace } from "../terms/replace.ts";
import type { SectionTerms } from "../terms/terms.ts";

export const date = defineRule({
	id: "us-style/date",
	severity: "information",
	flags:
		"A date with the day first, or a date or time written as it is not written here. One certain day-first date makes the note's other dates suspect.",
	why: "04/03 is April 3 here. An appointment, a culture or the last dose moves by months when the day comes first.",
	source: "U.S. convention: month/day/year; 14:30, 1430 and 2:30 PM are all right.",
	milestones: ["ICS3"],
	options: z.strictObject({ hints: hintsOption }),
	good: [
		{
			shows: "Month first, ISO dates, and both ways to write a time",
			note: `# Progress Note

## Interval Events
Seen 04/25/2026 at 14:30; cultures of 2026-04-23 negative, last dose at 1430 hours, next dose at 9:30 PM. Procedure planned for July 4, 2026.

## Plan
Continue ceftriaxone 1 g IV daily. Full code, confirmed with the patient.`,
		},
		{
			shows: "A date that can be read both ways is a hint",
			note: `# Progress Note

## Interval Events
Admitted 03/04/2026 with pneumonia, better on ceftriaxone, eating and walking, on room air since this morning.

## Plan
Continue ceftriaxone 1 g IV daily. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "Day first makes the other date suspect, too",
			note: `# Progress Note

## Interval Events
Admitted «25/04/2026», cultures of «03/04/2026» negative. Woke at «5.30am» with chills; better on ceftriaxone, eating and walking on room air.

## Plan
Continue ceftriaxone 1 g IV daily. Full code, confirmed with the patient.`,
			says: "04/25/2026",
		},
	],
	checkNote(context) {
		const { note, terms, options } = context;
		if (!terms) return;
		const dayFirst = note.sections.some((section) =>
			terms.in(section, options.hints).of("dates").some(isDayFirst),
		);
		for (const section of note.sections)
			tell(section, terms.in(section, dayFirst || options.hints), dayFirst, context);
	},
});

function isDayFirst({ row }: Hit<"dates">): boolean {
	return row.id === "dmy-certain";
}

function tell(section: Section, found: SectionTerms, dayFirst: boolean, { report }: Context<unknown>): void {
	for (const hit of found.of("dates")) {
		const { row } = hit;
		const range = found.range(hit.start, hit.end);
		const place = { start: section.start + range.start, end: section.start + range.end };
		const written = found.written(hit);
		const groups = hit.match?.groups ?? {};
		if (row.id === "ambiguous") {
			if (groups.a === groups.b) continue;
			const suspect = dayFirst ? " Another date here has the day first." : "";
			report({
				...place,
				message: `${written} reads month first here.${suspect} Write the month as a word.`,
			});
			continue;
		}
		const text = monthFirst(hit);
		report({
			...place,
			severity: row.severity,
			message: text
				? `Write ${text}, not ${written}. ${row.why}`
				: `Write ${row.use}, not "${written}". ${row.why}`,
			fixes: text ? [replace(place, text, false)] : [],
		});
	}
}

/** The date as it is written here; undefined where that is not certain. */
function monthFirst({ row, match }: Hit<"dates">): string | undefined {
	const { day, month, year, day2, month2, year2 } = match?.groups ?? {};
	if (row.id !== "dmy-certain") return;
	const pad = (part: string | undefined) => (part ?? "").padStart(2, "0");
	return `${pad(month ?? month2)}/${pad(day ?? day2)}/${year ?? year2}`;
}
