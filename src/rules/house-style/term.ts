import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import { keepCapitals } from "../terms/capitals.ts";
import { replace } from "../terms/replace.ts";

const terms = [
	{
		find: "HD#",
		use: "hospital day",
		why: "Pharmacy reads HD as hemodialysis.",
		pack: "County General",
	},
];

export const houseTerm = defineRule({
	id: "house-style/term",
	severity: "warning",
	flags: "A word or phrase that a pack in use wants written another way.",
	why: "Every hospital has a few words of its own that its nurses, pharmacists and coders read without a second look.",
	source: "The pack's own list; the message names the pack.",
	milestones: ["ICS3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "The hospital's own words",
			house: { terms, phrases: [] },
			note: `# Progress Note

Hospital day 3

## Interval Events
Slept well, pain 2/10, walked the hall twice with physical therapy.

## Assessment and Plan
Cellulitis of the left leg, improving. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "A pack that wants hospital day",
			house: { terms, phrases: [] },
			note: `# Progress Note

«HD#» 3

## Interval Events
Slept well, pain 2/10, walked the hall twice with physical therapy.

## Assessment and Plan
Cellulitis of the left leg, improving. Full code, confirmed with the patient.`,
			says: "hospital day",
		},
	],
	checkSection(section, { terms: lists, report }) {
		const found = lists?.in(section);
		for (const hit of found?.of("house") ?? []) {
			const place = found?.range(hit.start, hit.end);
			if (!found || !place) continue;
			const { use, why, pack } = hit.row;
			const written = found.written(hit).replace(/\s+/g, " ");
			report({
				...place,
				message: `Write ${use}, not "${written}".${why ? ` ${why}` : ""} (${pack})`,
				fixes: [replace(place, keepCapitals(written, use), false)],
			});
		}
	},
});
