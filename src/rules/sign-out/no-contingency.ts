import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import { findBlanks } from "../blanks.ts";
import { defineRule } from "../rule.ts";
import { insertSection } from "../section/insert.ts";
import { type Contingency, contingencyOf } from "./contingency.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { severityOf } from "./severity.ts";

export const noContingency = defineRule({
	id: "sign-out/no-contingency",
	severity: "warning",
	flags:
		"A sign-out with no if/then: nothing that may go wrong tonight, with what to do first and whom to call.",
	why: "The plan for the likely failure is what keeps patients safe at night. Name the two things most likely to go wrong; you know the patient, the night intern does not.",
	source:
		"I-PASS (situation awareness and contingency planning); in 32 hospitals good contingency plans rose from 24 % to 73 % while handoff-related events fell 47 % (PMC10964397).",
	milestones: ["SBP2", "PC4", "PC3"],
	options: z.strictObject({}),
	kinds: ["sign-out"],
	good: [
		{
			shows: "An event, a colon, what to do",
			note: `---
note: sign-out
---
## Illness Severity
Watcher

## Patient Summary
77-year-old man with a duodenal ulcer, clipped yesterday, hemoglobin steady since.

## Situation Awareness
rebleed: 2 units, call GI`,
		},
		{
			shows: "Trigger, action, whom to call",
			note: `---
note: sign-out
---
## Illness Severity
Watcher

## Patient Summary
61-year-old man with cirrhosis admitted with variceal bleeding, banded today.

## Situation Awareness
- Transfuse if Hgb < 7
- For chest pain: EKG, troponin, call senior`,
		},
		{
			shows: "Stable, nothing expected, and whom to call",
			note: `---
note: sign-out
---
## Illness Severity
Stable

## Patient Summary
54-year-old woman with diabetes admitted with cellulitis of the left leg, improving on cefazolin, eating and walking.

## Situation Awareness
No events expected; call the senior for anything new.`,
		},
	],
	bad: [
		{
			shows: "A watcher with nothing to do",
			note: `---
note: sign-out
---
## Illness Severity
Watcher

## Patient Summary
61-year-old man with cirrhosis admitted with variceal bleeding, banded today.

## Action List
NTD

## «Situation Awareness»
Monitor overnight. Ask if his family has arrived.`,
			says: "watcher",
		},
		{
			shows: "Call if problems",
			note: `---
note: sign-out
---
## Illness Severity
Stable

## Patient Summary
54-year-old woman with diabetes admitted with cellulitis of the left leg, improving on cefazolin, eating and walking.

## «Contingency»
Call if problems.`,
			says: "two things",
		},
	],
	checkNote({ note, spec, report }) {
		for (const { entry, found } of gapsIn(note)) {
			const { word } = severityOf(entry);
			const section = entry.find("situation-awareness");
			const sick = word === "watcher" || word === "unstable";
			report({
				...(section?.titleRange ?? entry.find("illness-severity")?.titleRange ?? entry.head),
				severity: sick ? "error" : found === "weak" ? "information" : "warning",
				message: sick
					? `No if/then for ${word === "watcher" ? "a watcher" : "an unstable patient"}. Name the two things most likely to go wrong tonight, each with a number, the first action, and whom to call.`
					: 'No if/then. Name the two things most likely to go wrong tonight, or write "no events expected" and whom to call.',
				wait: section ? { start: section.start, end: section.end } : { start: entry.start, end: entry.end },
				fixes:
					entry.alone && !section
						? [insertSection(note, spec, "situation-awareness", "- If ***, then ***; call ***")]
						: [],
			});
		}
	},
});

/** The entries of a sign-out that plan for nothing. */
export function gapsIn(note: Note): { entry: Entry; found: Contingency }[] {
	if (note.like !== "sign-out") return [];
	const gaps: { entry: Entry; found: Contingency }[] = [];
	for (const entry of entriesOf(note)) {
		const section = entry.find("situation-awareness");
		if (section && findBlanks(section.prose).length > 0) continue;
		const found = contingencyOf(entry);
		if (found === "full") continue;
		const stable = severityOf(entry).word === "stable";
		if (found === "none-expected" && stable) continue;
		gaps.push({ entry, found });
	}
	return gaps;
}
