import { Engine } from "../../src/lint/engine.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { type PracticeCase, readCase } from "../../src/packs/case.ts";
import { scoreAttempt } from "../../src/practice/score.ts";
import type { Score } from "../../src/practice/scored.ts";
import { termData } from "../../src/rules/terms/data.ts";

/** A case with one of each thing that is scored. */
export const CASE_TEXT = `---
id: cap-1
title: A cough that stayed
note: progress
specialty: Medicine
difficulty: 1
minutes: 15
words: [60, 200]
model: cap-1.model.md
leading: [community-acquired pneumonia, CAP]
differential:
  - [pulmonary embolism, PE]
  - [heart failure, CHF]
facts:
  - fact: Off oxygen, 96% on room air
    in: [vital-signs]
    any: [96 % on room air]
    why: It decides whether he goes home.
  - fact: Penicillin rash
    safety: true
    in: [allergies]
    any: [penicillin ~ rash]
    why: Somebody will order from this note tonight.
  - fact: WBC fell from 14.2 to 9.1
    in: [labs]
    all:
      - ["9.1"]
      - ["14.2"]
    why: The trend is the news.
  - fact: Full code, as of today
    safety: true
    in: [code-status]
    any: [full code]
    not: [DNR]
    why: The team acts in seconds.
traps:
  - trap: A switch to amoxicillin in spite of the rash
    fell: [start amoxicillin, amoxicillin 875 mg]
    avoided: [avoid amoxicillin, no amoxicillin, cefpodoxime]
    why: The rash was to a penicillin.
---
# The chart

58-year-old man, third day of ceftriaxone.
`;

export const practiceCase = readCase(CASE_TEXT).case as PracticeCase;

/** A draft that holds everything. */
export const GOOD = `---
note: progress
---
# Progress Note

Date: 07/14/2025 08:10
Author: Dr. Ray, PGY-1

## Interval Events
Slept well, no fever, walked twice with physical therapy.

## Allergies
Penicillin: rash in 2019.

## Vital Signs
T 98.4 °F, HR 76, BP 118/70, RR 14, SpO2 96% on room air.

## Physical Exam
Lungs with crackles at the right base, fewer than yesterday. No edema.

## Labs
WBC 9.1, down from 14.2. Creatinine 0.9.

## Assessment and Plan
58-year-old man with community-acquired pneumonia, improving on ceftriaxone day 3 of 5. PE is unlikely without tachycardia, heart failure without edema.
- Ceftriaxone today, cefpodoxime tomorrow
- Home tomorrow

## Inpatient Checklist
Diet regular. VTE prophylaxis with enoxaparin. No lines.

## Code Status
Full code, decided by the patient, discussed by Dr. Lee on admission.
`;

/** Scores a draft against the case as it ships to nobody: built-in rules only. */
export function score(draft: string, minutes?: number): Score {
	const engine = new Engine({ notes: builtInNotes, settings: [], terms: termData });
	return scoreAttempt({ case: practiceCase, checked: engine.check(draft), minutes });
}
