import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import { ASSESSED } from "../assessment/missing.ts";
import { missingCodeStatus } from "../code-status/missing.ts";
import { tellsOfSeveral } from "../header.ts";
import type { NoteSpec } from "../note-spec.ts";
import { missingOneLiner } from "../one-liner/missing.ts";
import { PLANNED } from "../plan/find.ts";
import { defineRule } from "../rule.ts";
import { gapFor, insertSection, titleOf, waitAt } from "./insert.ts";
import { holdsSection } from "./present.ts";

/** Rules that ask for a section in words of their own, and the kinds of note in which they do. */
const OWN_RULE_IN: Readonly<Record<string, readonly string[]>> = {
	"code-status": missingCodeStatus.kinds ?? [],
	assessment: [...ASSESSED],
	"assessment-and-plan": [...ASSESSED],
	plan: [...PLANNED],
	"summary-statement": missingOneLiner.kinds ?? [],
	"illness-severity": ["sign-out"],
	"situation-awareness": ["sign-out"],
	"pending-results": ["discharge"],
	"follow-up": ["discharge"],
	"discharge-condition": ["discharge"],
};
/** Written in too many ways to be missed. */
const ALWAYS = new Set(["note-header", "signature"]);
/** Without these a drug may be given that harms. */
const UNSAFE: Readonly<Record<string, readonly string[]>> = {
	admission: ["allergies", "home-medications"],
	discharge: ["allergies", "discharge-medications"],
};

export const missingSection = defineRule({
	id: "section/missing",
	severity: "warning",
	flags: "A section that this kind of note must have, when neither a heading nor the text holds it.",
	why: "Omissions harm more than wrong words do. A missing allergy or medication list is an error: somebody will order from this note tonight.",
	source:
		"The kind's required sections in the pack, after HL7 C-CDA R2.1, 42 CFR 482.22 and 482.24, Joint Commission RC.02.04.01 and I-PASS.",
	milestones: ["ICS3", "PC1", "PC2", "PC4", "SBP3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "A discharge letter whose headings have other names",
			note: `DISCHARGE SUMMARY

58-year-old woman. Admitted: 08/09/2026   Discharged: 08/13/2026
Attending: Dr. Kowalczyk

Diagnosis: Left leg cellulitis. Type 2 diabetes (A1c 9.8%).

Presentation: 3 days of a hot, red, swollen left calf with rigors.

Management: Cefazolin for 3 days, then cephalexin; no procedures.

Condition on discharge: walks with a cane, afebrile, oriented.

Medication on discharge:
- NEW cephalexin 500 mg four times daily until 08/16
Allergies: none known

Follow-up: PCP within 1 week to look at the leg
Pending results: none
Advice to patient: keep the leg up, finish the antibiotics.
Destination: home with her husband`,
		},
		{
			shows: "A trauma H&P by its surveys and AMPLE",
			note: `TRAUMA H&P
08/07/2026 22:55

MOI: 19M, gunshot wound to the right thigh, stable in the field.
Primary: A intact. B equal. C 2+ pulses, BP 132/80, HR 104. D GCS 15. E through-and-through wound.
FAST neg
AMPLE: NKDA / none / none / 18:00 / as above.
A/P: 19M with a gunshot wound to the right thigh, soft tissue only.
- irrigate, dress, cefazolin 2 g IV once, observe overnight
- full code`,
		},
		{
			shows: "Vital signs as bare numbers, an exam by systems",
			note: `---
note: progress
---
S: Pain controlled, walking, voiding, regular diet. Full code.
O: 118/72 (110-132/64-80) 84 98.6 98%
Chest: clear. CVS: S1, S2. P/A: soft, uterus firm below the umbilicus. Diet regular, SCDs on.
A/P: 27-year-old G3P2012, postpartum day 1 after a vaginal birth, doing well.
1. Pain: ibuprofen 600 mg every 6 hours`,
		},
		{
			shows: "A list for pre-rounds, and what each patient needs",
			note: `---
note: rounds
---
Pre-rounds 07/23/2026

**Okafor 66M 6W-12** COPD exacerbation, day 3
VS 36.6, 84, 128/70, 93% on 2 L
- prednisone day 3 of 5, home tomorrow

**Lund 79F 6W-14** hip fracture, POD 1
VS 37.4, 96, 104/60, 95% on room air
- hemoglobin 8.1, again at 14:00; transfuse below 8`,
		},
		{
			shows: "Every part of I-PASS, however short",
			note: `---
note: sign-out
---
Allergies: penicillin (hives). Code status: full code, confirmed with the patient.

## Illness Severity
Stable

## Patient Summary
54-year-old woman with type 2 diabetes admitted with cellulitis of the left leg, improving on cefazolin.

## Action List
- [ ] 22:00 look at the leg, night intern; if redness is past the line, call the senior

## Situation Awareness
- If temperature > 101 °F, then two sets of blood cultures; call the senior

## Synthesis
Receiver reads back severity, task and trigger.`,
		},
		{
			shows: "Vital signs, exam and code status told without headings of their own",
			note: `---
note: rounds
---
## One-liner
68-year-old man with severe COPD on hospital day 3 with an exacerbation, improving. Full code, confirmed on admission.

## Overnight
No events. He slept, and ate breakfast.

## Objective
Afebrile, pulse 88, pressure 134/78, respirations 20, saturation 91% on 2 L. He is alert, sits forward, uses no accessory muscles, and has less wheeze with better air entry. White cells 13.2, creatinine 0.9.

## Assessment and Plan
COPD exacerbation, improving. Prednisone 40 mg daily through day 5.

## Disposition
Home tomorrow after a walk test.`,
		},
		{
			shows: "Allergies in the line over a sign-out",
			note: `---
note: sign-out
---
Practice patient 6, 52M, room 610. Full code. ALLERGY: haloperidol (dystonia)

## Illness Severity
Watcher

## Patient Summary
Alcohol withdrawal, last drink 26 hours ago, on symptom-triggered lorazepam, 10 mg in 12 hours.

## Action List
- [ ] 22:00 BMP and magnesium, night intern; replace potassium below 4

## Situation Awareness
- If CIWA > 15 twice, then see him and call the senior

## Synthesis
Receiver reads back severity, task and trigger.`,
		},
	],
	bad: [
		{
			shows: "No synthesis by the receiver",
			note: `---
note: sign-out
---
«Allergies: penicillin (hives). Code status: full code, confirmed with the patient.»

## Illness Severity
Stable

## Patient Summary
54-year-old woman with type 2 diabetes admitted with cellulitis of the left leg, improving on cefazolin.

## Action List
- [ ] 22:00 look at the leg, night intern; if redness is past the line, call the senior

## Situation Awareness
- If temperature > 101 °F, then two sets of blood cultures; call the senior`,
			says: "Synthesis",
		},
	],
	checkNote({ note, spec, report }) {
		if (!spec) return;
		const like = spec.like ?? spec.id;
		// A list for pre-rounds is no presentation: its patients share no headings.
		if (like === "rounds" && tellsOfSeveral(note)) return;
		if (like === "admission" && isTrauma(note)) return;
		for (const asked of spec.sections) {
			if (!asked.required || ALWAYS.has(asked.id) || isAskedElsewhere(asked.id, spec)) continue;
			if (holdsSection(note, asked.id, spec)) continue;
			const unsafe = UNSAFE[like]?.includes(asked.id) ?? false;
			const gap = gapFor(note, spec, asked.id);
			const hint = asked.hint ? ` ${asked.hint}` : "";
			report({
				...note.firstLine,
				...(unsafe ? { severity: "error" as const } : {}),
				message: `No "${titleOf(spec, asked.id)}" section.${hint}`,
				wait: waitAt(note, gap),
				fixes: [insertSection(note, spec, asked.id)],
			});
		}
	},
});

/** A trauma H&P goes by its surveys and by AMPLE, which has the allergies, medications and history. */
function isTrauma(note: Note): boolean {
	return /\bAMPLE\b/.test(note.text) && /\b(?:primary|secondary)(?: survey)?\s*:|\bFAST\b/i.test(note.text);
}

function isAskedElsewhere(id: string, { id: kind, like = kind }: NoteSpec): boolean {
	// Many a good discharge summary has none: there it is wanted, and its absence no mistake.
	if (id === "code-status" && kind === "discharge") return true;
	return OWN_RULE_IN[id]?.includes(like) ?? false;
}
