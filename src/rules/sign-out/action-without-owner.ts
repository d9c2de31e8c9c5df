import * as z from "zod/mini";
import { defineRule, type Severity } from "../rule.ts";
import { hasOwner, hasTime, lacksInstruction } from "./owner.ts";
import { type Task, tasksIn } from "./tasks.ts";

export const actionWithoutOwner = defineRule({
	id: "sign-out/action-without-owner",
	severity: "warning",
	flags:
		"A task on a sign-out that nobody owns; in passing, one without a time, or without what to do with the result.",
	why: "A task without an owner is not done. A lab without a plan for its result wakes the senior at 3 a.m. for a number you could have planned for.",
	source: "I-PASS (action list with timeline and ownership); AHRQ TeamSTEPPS.",
	milestones: ["SBP2", "PROF3", "ICS2"],
	options: z.strictObject({
		times: z._default(z.boolean(), true).check(z.describe("Also point out tasks without a time.")),
		results: z
			._default(z.boolean(), true)
			.check(z.describe("Also point out tests without what to do with the result.")),
	}),
	kinds: ["sign-out"],
	good: [
		{
			shows: "Time, owner, task, and what to do with the result",
			note: `---
note: sign-out
---
## Illness Severity
Stable

## Action List
- [ ] 20:00 CBC, night intern; transfuse 1 unit if Hgb < 7
- [ ] RN to bladder scan q6h
- [x] Family called
- [ ] 22:00, RT: BiPAP on for sleep; if he will not wear it, call night intern
- 07/22, day team: B12, folate, PT
- Nothing for tonight on B12, folate, PT or SW`,
		},
		{
			shows: "The heading names the owner; nothing to do is an answer",
			note: `SIGN-OUT

Rm 12: Watcher
PATIENT SUMMARY: 67M with COPD admitted with an exacerbation, on BiPAP.
TASKS FOR NIGHT TEAM:
- 20:00 VBG; if pH < 7.25, call senior
- look at him at midnight

Rm 14: Stable
PATIENT SUMMARY: 54F with diabetes admitted with cellulitis.
TO DO: NTD`,
		},
	],
	bad: [
		{
			shows: "Whose is it?",
			note: `---
note: sign-out
---
## Illness Severity
Stable

## Patient Summary
54F with diabetes admitted with cellulitis, improving on cefazolin.

## Action List
- [ ] «f/u CBC 20:00; transfuse if Hgb < 7, call senior»
- [ ] «20:00 potassium, Dr. Lee aware; replete if below 4»`,
			says: "Who does this",
		},
		{
			shows: "A test whose result nobody planned for, and a task for the day",
			note: `---
note: sign-out
---
## Illness Severity
Stable

## Patient Summary
54F with diabetes admitted with cellulitis, improving on cefazolin.

## Action List
- [ ] «22:00 CBC, night intern»
- [ ] «Consult GI in AM»`,
			says: "result",
		},
	],
	checkSection(section, { options, report }) {
		if (!section.covers.includes("action-list")) return;
		for (const task of tasksIn(section)) {
			const verdict = judge(task, options);
			if (!verdict) continue;
			const place = section.within(task.start, task.end);
			report({ ...place, ...verdict, wait: place });
		}
	},
});

function judge(
	task: Task,
	options: { times: boolean; results: boolean },
): { message: string; severity?: Severity } | undefined {
	const { text } = task;
	if (!task.owned && !hasOwner(text)) {
		if (isForTheDay(text))
			return {
				message: 'This waits for the day team. Say so ("day team: ..."), or keep it off the night list.',
				severity: "information",
			};
		const timed = hasTime(text);
		const wanted = ["the owner", ...(timed ? [] : ["the time"])];
		if (lacksInstruction(text)) wanted.push("what to do with the result");
		return { message: `Who does this?${timed ? "" : " And by when?"} Write ${list(wanted)}.` };
	}
	if (options.times && !task.owned && !hasTime(text))
		return { message: "By when? Write a time, such as 22:00 or before midnight.", severity: "information" };
	if (options.results && lacksInstruction(text)) {
		return {
			message:
				'What should they do with the result? Add a number and an action, such as "if Hgb < 7, transfuse 1 unit".',
			severity: "information",
		};
	}
	return;
}

function list(items: readonly string[]): string {
	return items.length < 3 ? items.join(" and ") : `${items.slice(0, -1).join(", ")}, and ${items.at(-1)}`;
}

function isForTheDay(text: string): boolean {
	return (
		/\b(?:in (?:the )?(?:AM|morning)|tomorrow)\b/i.test(text) &&
		/^\W*(?:consult|call|schedule|arrange|book|discuss|touch base|family meeting|dispo|discharge|PT|case|talk)/i.test(
			text,
		)
	);
}
