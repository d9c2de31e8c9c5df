import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { findBlanks } from "../blanks.ts";
import { defineRule, type Report } from "../rule.ts";
import { tellsOfDeath } from "./died.ts";
import { type Medication, medicationsIn, tellsOldAndNew, tellsWhy } from "./medications.ts";

const RESUME =
	/^\W*(?:please )?(?:resume|continue|restart|same)(?: taking)?(?: (?:all|her|his|your|their|the|same|of|prior|previous|usual|other))*(?: (?:home|outpatient|pre-?admission|regular|current))?\s*(?:meds|medications?|medicines|regimen)(?: (?:as|at|per|from) [\w ]{1,30})?\W*$/i;
const NO_CHANGES =
	/\bno (?:new |other )?(?:medication )?changes? (?:were made |made )?(?:to|in|with) (?:\w+ )*(?:meds|medications?|regimen)|\b(?:meds|medications?) (?:are |were |all )*(?:unchanged|continued)|\bno medication changes|\ball (?:home )?(?:meds|medications?) (?:were |are )?(?:continued|unchanged)|\bmed(?:ication)? changes?\s*:/i;

export const unclearMedicationChange = defineRule({
	id: "discharge/medication-change-unclear",
	severity: "warning",
	flags:
		"Discharge medications that do not say new, changed, continue, stop or hold; a change without old and new dose; a stop or hold without why or until when.",
	why: "The change list is the part the PCP and the patient act on, and most harm after discharge comes from drugs. A held drug without a restart rule stays held for good, or comes back too soon.",
	source:
		"Joint Commission NPSG.03.06.01 (a written list with name, dose, route, frequency, purpose); U.S. teaching convention.",
	milestones: ["SBP2", "MK2", "PC5"],
	options: z.strictObject({
		share: z
			._default(z.number().check(z.gte(0), z.lte(1)), 0.9)
			.check(z.describe("Share of the lines that must say what happens to the drug.")),
	}),
	kinds: ["discharge"],
	good: [
		{
			shows: "A status on each line, doses old and new, reasons",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide; AKI on arrival.

## Discharge Medications
- CHANGED furosemide from 40 mg daily to 40 mg twice daily, for fluid
- NEW empagliflozin 10 mg daily, for heart failure
- CONTINUE metoprolol succinate 50 mg daily
- STOP ibuprofen because it holds fluid
- HOLD lisinopril 10 mg; restart when creatinine is below 1.5`,
		},
		{
			shows: "Groups hand their status down; nothing changed is fine with the list",
			note: `DISCHARGE SUMMARY

HOSPITAL COURSE
Cellulitis, cefazolin then cephalexin.

DISCHARGE MEDICATIONS
NEW:
cephalexin 500 mg by mouth four times a day for 5 days
CONTINUE:
metformin 1,000 mg twice daily
lisinopril 20 mg daily
HOLD until PCP visit:
hydrochlorothiazide 25 mg daily`,
		},
		{
			shows: "No changes, and the full list",
			note: `# Discharge Summary

## Hospital Course
Syncope after a long flight, normal telemetry.

## Discharge Medications
No changes to home medications:
- amlodipine 5 mg daily
- atorvastatin 20 mg nightly`,
		},
	],
	bad: [
		{
			shows: "A list that hides what changed",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide.

## «Discharge Medications»
- furosemide 40 mg twice daily
- metoprolol succinate 50 mg daily
- empagliflozin 10 mg daily
- lisinopril 10 mg daily`,
			says: "4 of 4",
		},
		{
			shows: "Changed from what? Stopped why?",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide.

## Discharge Medications
- «CHANGED furosemide 40 mg twice daily»
- CONTINUE metoprolol succinate 50 mg daily
- «STOP amlodipine»
- «Hydrochlorothiazide 25 mg daily (stop)»
- «HOLD lisinopril 10 mg daily»`,
			says: "old and the new dose",
		},
		{
			shows: "Which ones?",
			note: `# Discharge Summary

## Hospital Course
Cellulitis of the left leg, cefazolin then cephalexin, redness gone by day 3.

## Discharge Medications
«Resume home meds»`,
			says: "each",
		},
	],
	checkNote({ note, options, report }) {
		const lists = note.sections.filter(
			(section) => section.id === "discharge-medications" || section.id === "medication-changes",
		);
		if (lists.length === 0) return;
		const drugs: { section: Section; drug: Medication }[] = [];
		for (const section of lists) {
			if (findBlanks(section.prose).length > 0) return;
			for (const drug of medicationsIn(section)) drugs.push({ section, drug });
		}
		const list = lists.find((section) => section.id === "discharge-medications") ?? (lists[0] as Section);
		const resume = lists.length === 1 && list.keep(RESUME, () => RESUME.test(list.prose.trim()));
		if (resume) {
			if (!tellsOfDeath(note))
				report({
					...whole(list),
					severity: "error",
					message:
						"Which drugs? List each with dose and how often, and say new, changed, continue, stop or hold.",
				});
			return;
		}
		const silent = drugs.filter(({ drug }) => drug.status === undefined);
		if (
			silent.length > 0 &&
			silent.length > drugs.length * (1 - options.share) &&
			!changesToldElsewhere(note, lists) &&
			!tellsOfDeath(note)
		) {
			if (silent.length > 2 || silent.length === drugs.length) {
				report({
					...list.titleRange,
					message: `${silent.length} of ${drugs.length} drugs do not say what changed. Put new, changed, continue, stop or hold before each.`,
					wait: { start: list.start, end: list.end },
				});
			} else {
				for (const { section, drug } of silent)
					report({
						...place(section, drug),
						message: "New, changed, continue, stop or hold? Say it before the drug.",
					});
			}
		}
		for (const { section, drug } of drugs) {
			const message = flaw(drug);
			if (message) report({ ...place(section, drug), message });
		}
	},
});

function flaw({ status, text, explained }: Medication): string | undefined {
	if (status === "changed" && !tellsOldAndNew(text))
		return "Changed from what? Write the old and the new dose, and why.";
	if (status === "stop" && !explained && !tellsWhy(text))
		return "Stopped why? Add the reason, so that nobody restarts it.";
	if (status === "hold" && !explained && !tellsWhy(text))
		return "Held why, and until when? Add the reason, and what must be true to restart it.";
	return;
}

/** A list of changes beside the full list, or a word that nothing changed. */
function changesToldElsewhere(note: Note, lists: readonly Section[]): boolean {
	const changes = lists.some(
		(section) =>
			section.id === "medication-changes" &&
			section.parent?.id !== "discharge-medications" &&
			section.words > 2,
	);
	const lone = changes && lists.some((section) => section.id === "discharge-medications");
	return (
		lone ||
		note.sections.some(
			(section) => section.words > 2 && section.keep(NO_CHANGES, () => NO_CHANGES.test(section.prose)),
		)
	);
}

function place(section: Section, { start, end }: Medication): Pick<Report, "start" | "end" | "wait"> {
	const range = { start: section.offsetOf(start), end: section.offsetOf(end) };
	return { ...range, wait: range };
}

function whole(section: Section): Pick<Report, "start" | "end" | "wait"> {
	const text = section.prose.trim();
	const at = section.prose.indexOf(text);
	return {
		start: section.offsetOf(at),
		end: section.offsetOf(at + text.replace(/\W+$/, "").length),
		wait: { start: section.start, end: section.end },
	};
}
