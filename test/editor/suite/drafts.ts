import type * as vscode from "vscode";
import { openNote, workspaceFolder } from "./editor.ts";

let opened = 0;

/** A folder that no other test has used: the editor remembers files for a while after they are gone. */
export function freshFolder(): string {
	opened++;
	return `drafts-${opened}`;
}

/** Opens a new file with this text, in a folder of its own. */
export function openDraft(
	text: string,
	name = "note.md",
	folder: vscode.Uri = workspaceFolder(),
): Promise<vscode.TextEditor> {
	return openNote(text, `${freshFolder()}/${name}`, folder);
}

/** A progress note with nothing to flag. */
export const clean = `---
note: progress
---
# Progress Note

Date: 07/16/2025 08:10
Author: Dr. Vale, PGY-1

## Interval Events
Slept well, ate breakfast, walked twice with physical therapy. No chest pain or dyspnea.

## Vital Signs
T 98.6 °F, HR 78, BP 124/70, RR 16, SpO2 96% on room air.

## Physical Exam
JVP 8 cm, lungs clear, no edema.

## Assessment and Plan
67-year-old man with HFrEF admitted with volume overload, improving on IV furosemide.

### 1. Acute on chronic HFrEF
- Furosemide 40 mg IV twice daily, goal net negative 1 L.

## Inpatient Checklist
Low-sodium diet. Enoxaparin 40 mg subcut daily for VTE prophylaxis. One peripheral IV.

## Code Status
Full code, confirmed with the patient on admission.
`;

const codeStatus = "\n## Code Status\nFull code, confirmed with the patient on admission.\n";

/** The same without a code status. */
export const withoutCodeStatus = clean.replace(codeStatus, "");

/** The same with the exam in front of the events. */
export const outOfOrder = clean
	.replace("## Physical Exam\nJVP 8 cm, lungs clear, no edema.\n\n", "")
	.replace("## Vital Signs", "## Review of Systems\nNo fever.\n\n## Vital Signs")
	.replace("## Interval Events", "## Physical Exam\nJVP 8 cm, lungs clear, no edema.\n\n## Interval Events");

/** A sign-out as it comes out of an EMR. */
export const plainSignOut = `SIGN-OUT (I-PASS)

Patient: Practice patient 01 (invented)
Date: 07/16/2025 18:30
Author: Dr. Vale, PGY-1
Allergies: penicillin (hives)
Code Status: Full code, confirmed with the patient

ILLNESS SEVERITY
Watcher: first night off BiPAP

PATIENT SUMMARY
61-year-old man with severe COPD admitted with an exacerbation, now on 2 L nasal cannula with SpO2 90%.

ACTION LIST
- [ ] 23:00, night intern: VBG; if pH is below 7.30, call senior

SITUATION AWARENESS
- If SpO2 is below 88%, give albuterol, call night intern

SYNTHESIS BY RECEIVER
Night intern read back severity, tasks and the main if/then at 19:20.
`;

/** A history of this many words. */
export function history(words: number): string {
	const opening = "67-year-old man with HFrEF presenting with 5 days of dyspnea. ";
	const rest = words - opening.trim().split(" ").length;
	return opening + Array.from({ length: rest }, (_, i) => (i % 12 === 11 ? "more." : "walked")).join(" ");
}

/** An admission note whose HPI has this many words. */
export function admission(words: number): string {
	return `---
note: admission
---
Date: 07/16/2025 21:40
Author: Dr. Vale, PGY-1

## HPI
${history(words)}

## Code Status
Full code, confirmed with the patient on admission.

## Assessment and Plan
Acute on chronic HFrEF, most likely from missed diuretic.
`;
}
