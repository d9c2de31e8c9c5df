import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import type { Hit } from "../terms/candidate.ts";
import { keepCapitals } from "../terms/capitals.ts";
import { replace } from "../terms/replace.ts";

export const spelling = defineRule({
	id: "us-style/spelling",
	severity: "information",
	flags: "British spelling, word by word, with the capitals kept.",
	why: "It does no harm, but it marks the note as a visitor's, and searches of the chart miss it.",
	source:
		"U.S. convention; organisms and proper names (Haemophilus, Orthopaedic Surgery) keep their spelling.",
	milestones: ["ICS3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "Organisms, proper names and words that are the same in both",
			note: `# Progress Note

## Interval Events
Haemophilus influenzae in sputum. Seen by the Department of Orthopaedic Surgery. Angioedema gone, exercise advised; cancellous bone graft healing, no rigors.

## Plan
Continue ceftriaxone 1 g IV daily. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "Greek diphthongs and endings",
			note: `# Progress Note

## Interval Events
«Haemoglobin» stable, no «diarrhoea»; «Paediatric» «anaesthesia» clinic called. Wound «colour» good, «centre» dry, leg «immobilised».

## Plan
Check the «oesophagus» on the CT again. Full code, confirmed with the patient.`,
			says: "Hemoglobin",
		},
	],
	checkSection(section, { terms, report }) {
		const found = terms?.in(section);
		const hits = found?.of("spellings") ?? [];
		for (let i = 0; found && i < hits.length; i++) {
			const hit = hits[i] as Hit<"spellings">;
			const written = found.written(hit);
			let text = respelled(written, hit);
			// Several rows may mend one word.
			for (; hits[i + 1]?.start === hit.start; i++) text = respelled(text, hits[i + 1] as Hit<"spellings">);
			const place = found.range(hit.start, hit.end);
			report({ ...place, message: `The U.S. spelling is "${text}".`, fixes: [replace(place, text, true)] });
		}
	},
});

function respelled(word: string, { row }: Hit<"spellings">): string {
	const pattern = new RegExp(row.find, `${row.flags ?? ""}g`);
	return word.replace(pattern, (part, ...groups) =>
		keepCapitals(
			part,
			row.use.replace(/\$(\d)/g, (_, n) => (groups[Number(n) - 1] as string | undefined) ?? ""),
		),
	);
}
