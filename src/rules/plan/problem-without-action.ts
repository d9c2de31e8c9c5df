import * as z from "zod/mini";
import type { Section } from "../../note/section.ts";
import { namesProblem } from "../assessment/terms.ts";
import { findBlanks } from "../blanks.ts";
import { defineRule, type Report } from "../rule.ts";
import { doesFor } from "./actions.ts";
import { bodyOf } from "./body.ts";
import { planIsMissing } from "./find.ts";
import { type Problem, problemsIn } from "./problems.ts";

const KINDS = new Set(["admission", "progress", "consult", "transfer", "event", "rapid-response"]);

export const problemWithoutAction = defineRule({
	id: "plan/problem-without-action",
	severity: "warning",
	flags:
		"A problem in the plan with nothing done, decided or left alone on purpose. Only watching it is a note in passing.",
	why: "Listing a problem means owning it tonight. If nothing changes, that is a decision too: say so, and why. For billing, too, a problem counts only when the note addresses it.",
	source: "CPT 2023 (a problem counts when it is addressed); otherwise U.S. teaching convention.",
	milestones: ["PC4", "MK2", "SBP3"],
	options: z.strictObject({
		watching: z
			._default(z.boolean(), true)
			.check(z.describe("Also point out problems that are only monitored.")),
	}),
	good: [
		{
			shows: "Treated, or not treated unless something happens",
			note: `---
note: progress
---
## Assessment and Plan
27-year-old G3P2012, postpartum day 1, doing well.

1. Pain: ibuprofen 600 mg every 6 hours
2. GBS: adequately tx'd with vancomycin
3. Coagulopathy: no FFP unless bleeding
4. Hypernatremia 148 -> 146: D5W @ 100
5. AKI improving w/ IVF`,
		},
		{
			shows: "A dose, a hold, an order, a target, or a reason to leave it alone",
			note: `---
note: progress
---
## Assessment and Plan
71-year-old man with CAD admitted with pneumonia, hospital day 2, improving.

# Pneumonia: ceftriaxone day 2 of 5
# HTN: at goal, continue amlodipine 5 mg daily
# CAD / HLD / DM2: continue home aspirin and atorvastatin; hold metformin
# Pulmonary nodule
8 mm, known since 2023.
- Outpatient CT, named in the letter to his PCP
# Hyponatremia
Resolved.
# FEN: regular
# Dispo: home tomorrow`,
		},
		{
			shows: "Sub-bullets carry the action, in plain text too",
			note: `PROGRESS NOTE

SUBJECTIVE: Pain gone, walked the hall with physical therapy, ate breakfast.

A/P: 58-year-old woman with gallstones admitted with pancreatitis, day 3, improving.
1. Gallstone pancreatitis
   - Pain controlled, lipase falling
   - Low-fat diet today; surgery to see her about cholecystectomy
2. AKI
   Creatinine 1.1 from 1.6 after fluids.
   - BMP in the morning
3. Hypothyroidism: home levothyroxine`,
		},
		{
			shows: "A label that holds its own action",
			note: `---
note: progress
---
## Assessment and Plan
84-year-old woman with dementia admitted after a fall, day 2, delirium improving.

- Delirium: stop oxybutynin, glasses on
- Against the next fall: bed alarm is on
- Pain: acetaminophen 650 mg every 6 hours`,
		},
		{
			shows: "Assessment and plan by turns",
			note: `---
note: progress
---
## Assessment and Plan
66-year-old man with HFrEF admitted with volume overload, improving.

### Heart failure
Assessment: still 3 kg above dry weight.
Plan: furosemide 80 mg IV twice daily.

### Gout
Assessment: right great toe, first flare since 2022.
Plan: colchicine 0.6 mg daily, no NSAIDs.`,
		},
	],
	bad: [
		{
			shows: "Stable is a finding, not a plan",
			note: `---
note: progress
---
## Assessment and Plan
71-year-old man with CAD admitted with pneumonia, hospital day 2, improving.

# Pneumonia: ceftriaxone day 2 of 5, walk with nursing
# «HTN» - stable
# «Elevated ALT»
Mildly above the admission value.
# FEN: regular
# Dispo: home tomorrow`,
			says: "no change",
		},
		{
			shows: "Watching is not yet a plan",
			note: `PROGRESS NOTE

SUBJECTIVE: Slept well, no pain, no fever since yesterday.

ASSESSMENT AND PLAN:
71-year-old man with CAD admitted with pneumonia, hospital day 2, improving.
1. Pneumonia: ceftriaxone day 2 of 5
2. «AKI»: will continue to monitor
3. Gout: colchicine 0.6 mg daily`,
			says: "what you watch for",
		},
	],
	checkNote({ note, options, report }) {
		if (note.like && !KINDS.has(note.like)) return;
		for (const [i, section] of note.sections.entries()) {
			if (!section.covers.includes("plan") || section.parent?.covers.includes("plan")) continue;
			const left = section.keep(unaddressed, () => unaddressed(section));
			if (left.length === 0 || planIsMissing(note)) continue;
			const body = bodyOf(section);
			for (const { problem, watched } of left) {
				if (goesOn(problem, body.text, note.sections[i + 1])) continue;
				if (!watched || options.watching) report(finding(problem, watched, body.rangeOf));
			}
		}
	},
});

/** A title at the very end, before "A: ... P: ..." of its own. */
function goesOn({ title, rest }: Problem, text: string, next: Section | undefined): boolean {
	const group = next?.facts?.group;
	return (
		(group === "assessment" || group === "plan") && rest.trim() === "" && text.slice(title.end).trim() === ""
	);
}

interface Left {
	readonly problem: Problem;
	readonly watched: boolean;
}

function unaddressed(section: Section): Left[] {
	const { problems } = problemsIn(section);
	const told = problems.filter(({ rest }) => /\w/.test(rest)).length;
	const inBlocks = problems.filter(({ rest }) => /[\r\n]\s*\S/.test(rest)).length * 2 > problems.length;
	const left: Left[] = [];
	for (const problem of problems) {
		const { name, rest, form } = problem;
		// Single lines, most of them with nothing behind: things to do, in words we may not know.
		if (!/\w/.test(rest) && told * 2 < problems.length) continue;
		const done = doesFor(name, rest);
		if (done === "acts" || done === "points" || findBlanks(`${name} ${rest}`).length > 0) continue;
		// A name we do not know is a problem where headings, or blocks of lines, say so.
		if (!namesProblem(name) && form !== "heading" && !inBlocks) continue;
		left.push({ problem, watched: done === "watches" });
	}
	// None of several addressed: a list of problems with its plan elsewhere, or no plan at all.
	return left.length > 1 && left.length === problems.length && left.every(({ watched }) => !watched)
		? []
		: left;
}

function finding(
	{ title, name, start, end }: Problem,
	watched: boolean,
	rangeOf: ReturnType<typeof bodyOf>["rangeOf"],
): Report {
	return {
		...rangeOf(title),
		...(watched ? { severity: "information" as const } : {}),
		message: watched
			? `${name}: only watched. Add what you watch for, how often, and what would make you act.`
			: `${name}: no action or decision. Write what you do about it, or "no change, because ...".`,
		wait: rangeOf({ start, end }),
	};
}
