import * as z from "zod/mini";
import { defineRule } from "../rule.ts";
import type { Hit } from "../terms/candidate.ts";
import { replace } from "../terms/replace.ts";

export const duration = defineRule({
	id: "us-style/duration",
	severity: "warning",
	flags:
		"Fractions for durations: n/7 for days, n/52 for weeks, n/12 for months, n/24 for hours, n/40 for gestation.",
	why: "3/7 is March 7 here, and 6/12 June 12 or a score. The onset of an illness, or the end of a course, goes wrong by weeks.",
	source: "UK and Commonwealth shorthand; U.S. dates are month/day.",
	milestones: ["ICS3", "PC1"],
	options: z.strictObject({}),
	good: [
		{
			shows: "Dates, blood pressures, acuity and gestation",
			note: `# Progress Note

## Interval Events
Seen on 3/7 in clinic, next visit scheduled for 6/12. BP 98/52. Vision 20/40. 37 3/7 weeks pregnant. Labs for 3/7 reviewed.

## Plan
Prednisone 40 mg daily for 5 days. Full code, confirmed with the patient.`,
		},
	],
	bad: [
		{
			shows: "Days, weeks and months as fractions",
			note: `# Admission H&P

## HPI
54-year-old woman with «3/7» history of cough, worse for the past «2/7»; similar episode «2/52» ago, stopped smoking «6/12» ago.

## Assessment and Plan
Pneumonia. Amoxicillin for «5/7». Full code, confirmed with the patient.`,
			says: '"3-day"',
		},
	],
	checkSection(section, { terms, report }) {
		const found = terms?.in(section);
		for (const hit of found?.of("durations") ?? []) {
			if (!found) continue;
			const place = found.range(hit.start, hit.end);
			const text = spelledOut(hit, found.text);
			report({
				...place,
				message: `Write "${text}", not ${found.written(hit)}. ${hit.row.why}`,
				fixes: [replace(place, text, true)],
			});
		}
	},
});

/** "3/7" as "3 days", or "3-day" before "history". */
function spelledOut({ row, match, end }: Hit<"durations">, text: string): string {
	const groups = match?.groups ?? {};
	const count = (groups.n ?? groups.n2 ?? groups.n3 ?? "").replace(/\s/g, "");
	if (row.unit === "gestation") {
		const [weeks, days] = count.split("+");
		return days === undefined ? `${weeks} weeks` : `${weeks}w${days}d`;
	}
	const units = `${count} ${row.unit}${count === "1" ? "" : "s"}`;
	if (row.unit === "hour") return groups.n2 === undefined ? units : `every ${units}`;
	if (/^\s+(?:history|hx)\b/i.test(text.slice(end, end + 10))) return `${count}-${row.unit}`;
	return units;
}
