import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { tellsOfSeveral } from "../header.ts";
import { type Context, defineRule } from "../rule.ts";
import { type Side, type Sided, sidesIn } from "./sides.ts";

const options = z.strictObject({
	procedures: z
		._default(z.boolean(), true)
		.check(
			z.describe(
				"Also ask for the side of a procedure on a paired part, when the note names no side at all.",
			),
		),
});

/** What was, what relatives have, and how the heart is wired are no second story. */
const LEFT_OUT = new Set([
	"past-medical-history",
	"past-surgical-history",
	"past-history-combined",
	"family-history",
	"social-history",
	"family-social-history",
	"allergies",
	"ecg",
	"cardiac-studies",
	"problem-list",
	"intake-output",
	"medications",
	"home-medications",
	"signature",
	"care-team",
]);
/** Each line may speak of another problem; elsewhere a section that names both sides compares them. */
const BY_LINE = new Set([
	"assessment",
	"assessment-and-plan",
	"plan",
	"hospital-course",
	"diagnoses",
	"discharge-diagnoses",
	"follow-up",
	"procedures",
	"action-list",
]);

/** The writer tells of the change. */
const CHANGED =
	/\b(?:previously|formerly|initially)\s+(?:on the\s+)?(?:left|right)\b|\bnot (?:the )?(?:left|right)\b(?!\s+(?:away|now))/i;

const PAIRED_PROCEDURE =
	/\b(?:thoracentesis|arthrocentesis|chest tube(?: placement| insertion)?|tube thoracostomy|pigtail (?:catheter )?(?:placement|insertion)|(?:knee|hip|shoulder) (?:replacement|arthroplasty|aspiration|injection)|nephrostomy(?: tube)?|(?:below|above)[- ]knee amputation|cataract (?:surgery|extraction)|(?:IJ|internal jugular|subclavian|femoral) (?:central )?(?:line|venous catheter|CVC|catheter))\b/i;
const PLANNED = new Set([
	"plan",
	"assessment-and-plan",
	"recommendations",
	"orders",
	"procedures",
	"procedure-description",
	"procedure-indication",
]);

export const laterality = defineRule({
	id: "consistency/laterality",
	severity: "error",
	flags:
		"The same problem of the same part of the body, left in one place and right in another; or a procedure on a paired part in a note without any side.",
	why: "Wrong-side care begins on paper. Look at the patient or the image again, and correct the copy that is wrong.",
	source:
		"Joint Commission Universal Protocol; Elghrably and Fraser, Eye 2008 (32 of 100 ophthalmology records held a left-right error).",
	milestones: ["SBP1", "PC2", "ICS3"],
	options,
	good: [
		{
			shows: "A letter is a side",
			note: `# Progress Note

## Assessment and Plan
62-year-old man with pancreatitis, day 5, new fever.
1. Fever: cultures, change R IJ line`,
		},
		{
			shows: "A left stroke makes the right side weak; liters, vessels and leaving are no sides",
			note: `# Admission H&P

## HPI
71-year-old man who left the house at 07:00 and was found with right arm weakness and right facial droop. Chest pain radiating to the left arm last week. On 2 L NC.

## Physical Exam
Right arm weakness 3/5, left side 5/5. RRR, no murmur.

## Assessment and Plan
Left MCA stroke. EF 55%, left atrium normal, L5-S1 stenosis known.`,
		},
		{
			shows: "An old problem on one side, a new one on the other",
			note: `# Admission H&P

## HPI
71-year-old man with a right BKA in 2019 presenting with a left foot ulcer.

## Physical Exam
Left foot: ulcer 2 cm, probes to bone. Right stump healed.

## Assessment and Plan
Left foot ulcer with osteomyelitis. Bilateral leg edema, right worse than left.`,
		},
		{
			shows: "A change that is told as one",
			note: `# Progress Note

## Interval Events
Right pleural effusion drained yesterday; previously left, now right. Breathing better.

## Imaging
CXR: left pleural effusion gone, small right effusion.

## Assessment and Plan
71-year-old man with a malignant right pleural effusion, improving; full code.`,
		},
	],
	bad: [
		{
			shows: "Left in the history, right in the plan",
			note: `# Admission H&P

## HPI
54-year-old woman with 3 days of redness and swelling of the left leg after a scratch.

## Physical Exam
Left leg: erythema to the knee, warm, no abscess.

## Assessment and Plan
54-year-old woman with «cellulitis of the right leg».
- Cefazolin 2 g IV every 8 hours`,
			says: "left",
		},
		{
			shows: "The image and the assessment disagree",
			note: `# Admission H&P

## HPI
54-year-old woman with 3 days of fever and cough.

## Imaging
CXR, my read: RLL opacity.

## Assessment and Plan
Community-acquired pneumonia: «left lower lobe pneumonia» with hypoxemia.`,
		},
		{
			shows: "A procedure without its side",
			note: `# Procedure Note

## Procedure
«Thoracentesis», ultrasound guided, 900 mL of straw-colored fluid removed.

## Complications
None. Chest X-ray without pneumothorax. The patient tolerated it well and went back to the floor.`,
			says: "side",
		},
	],
	checkNote(context) {
		const { note, options, report } = context;
		const sided = sidesOf(note);
		if (!sided.any) {
			if (options.procedures) sidelessProcedure(context);
			return;
		}
		if (sided.sides < 3 || CHANGED.test(note.text) || tellsOfSeveral(note)) return;
		for (const [one, other] of opposed(note)) {
			const place = (at: Placed) => ({
				start: at.section.offsetOf(at.told.start),
				end: at.section.offsetOf(at.told.end),
			});
			const line = note.positionAt(place(one).start).line;
			report({
				...place(other),
				message: `${capital(other.told.side)} here, ${one.told.side} on line ${line}. Check the patient or the image, and correct the wrong one.`,
				related: [{ ...place(one), message: `${capital(one.told.side)} here` }],
			});
		}
	},
});

interface Placed {
	readonly section: Section;
	readonly told: Sided;
	/** Lines, or sections, that speak of one thing. */
	readonly unit: string;
}

/** Whether the note names sides at all; `sides` has a bit for each of the two. */
function sidesOf(note: Note): { any: boolean; sides: number } {
	let any = false;
	let sides = 0;
	for (const section of note.sections) {
		const found = sidesIn(section);
		any ||= found.any;
		if (LEFT_OUT.has(section.id ?? "")) continue;
		for (const { side, findings } of found.told) if (findings.length > 0) sides |= side === "left" ? 1 : 2;
	}
	return { any, sides };
}

/** Pairs of opposite sides; the second is the one that stands alone, or comes later. */
function opposed(note: Note): [Placed, Placed][] {
	const byKey = new Map<string, Placed[]>();
	const aware = new Set<string>();
	const unitSides = new Map<string, Side>();
	note.sections.forEach((section, i) => {
		const { told, both } = sidesIn(section);
		for (const part of both) aware.add(part);
		if (LEFT_OUT.has(section.id ?? "")) return;
		for (const one of told) {
			if (one.qualified === "denied") continue;
			const unit = BY_LINE.has(section.id ?? "") ? `${i}:${lineOf(section.prose, one.start)}` : `${i}`;
			const key = `${unit} ${one.part}`;
			const before = unitSides.get(key);
			if (before && before !== one.side) aware.add(one.part);
			unitSides.set(key, one.side);
			if (one.qualified) {
				// A side told as past or compared: the writer knows of both.
				if (one.findings.length > 0) unitSides.set(`past ${one.side} ${one.part}`, one.side);
				continue;
			}
			for (const finding of new Set(one.findings.map((word) => (word === "procedure" ? "local" : word)))) {
				const problem = `${one.part}|${finding === "effusion" && one.part !== "pleura" && one.part !== "lung" ? "local" : finding}`;
				const list = byKey.get(problem);
				if (list) list.push({ section, told: one, unit });
				else byKey.set(problem, [{ section, told: one, unit }]);
			}
		}
	});
	const pairs: [Placed, Placed][] = [];
	const spoken = new Set<Sided>();
	for (const [problem, placed] of byKey) {
		const part = problem.slice(0, problem.indexOf("|"));
		if (aware.has(part)) continue;
		const left = placed.filter(({ told }) => told.side === "left");
		const right = placed.filter(({ told }) => told.side === "right");
		if (left.length === 0 || right.length === 0) continue;
		const [many, few] =
			left.length > right.length || (left.length === right.length && start(left) < start(right))
				? [left, right]
				: [right, left];
		const odd = few[0] as Placed;
		if (unitSides.has(`past ${odd.told.side} ${part}`)) continue;
		const match = many.find(({ told }) => told.words.some((word) => odd.told.words.includes(word)));
		// Related findings alone, each told once, may be two problems.
		if (!match && many.length < 2 && !serious(odd.told, (many[0] as Placed).told)) continue;
		if (spoken.has(odd.told)) continue;
		spoken.add(odd.told);
		pairs.push([match ?? (many[0] as Placed), odd]);
	}
	return pairs;
}

/** One is told as the cause of the other: redness and cellulitis, opacity and pneumonia. */
function serious(a: Sided, b: Sided): boolean {
	const groups = [
		[
			"cellulitis",
			"erythema",
			"redness",
			"erythematous",
			"abscess",
			"osteomyelitis",
			"ulcer",
			"wound",
			"gangrene",
		],
		["pneumonia", "consolidation", "opacity", "infiltrate", "opacities", "infiltrates"],
		[
			"fracture",
			"fractured",
			"fx",
			"orif",
			"arthroplasty",
			"hemiarthroplasty",
			"nail",
			"nailing",
			"fixation",
			"pinning",
			"replacement",
		],
		["dvt", "thrombosis", "thrombus"],
		["stroke", "infarct", "infarction"],
		["hydronephrosis", "stone", "stones", "calculus", "nephrolithiasis", "nephrostomy"],
		["effusion", "thoracentesis", "empyema"],
	];
	return groups.some(
		(group) => a.words.some((word) => group.includes(word)) && b.words.some((word) => group.includes(word)),
	);
}

function start(placed: readonly Placed[]): number {
	const first = placed[0] as Placed;
	return first.section.offsetOf(first.told.start);
}

function lineOf(prose: string, at: number): number {
	return prose.lastIndexOf("\n", at);
}

function sidelessProcedure({ note, report }: Context<unknown>): void {
	for (const section of note.sections) {
		const procedure = note.like === "procedure";
		if (!procedure && !PLANNED.has(section.id ?? "")) continue;
		const found = section.keep(PAIRED_PROCEDURE, () => {
			const match = PAIRED_PROCEDURE.exec(section.prose);
			if (!match) return;
			const clause = section.prose.slice(Math.max(0, match.index - 60), match.index);
			const denied =
				/\b(?:no|not|without|avoid|hold|declin\w*|s\/p|history of|prior|previous|consider|if|may need|discuss\w*|remov\w*|discontinu\w*)\b[^.;\n]*$/i.test(
					clause,
				);
			// "R IJ line": the letter is the side.
			const sided = /\b(?:left|right|[LR]|[lr]t\.?|bilateral|b\/l)[ -]+(?:\w+[ -]+)?$/i.test(clause);
			return sided || (denied && !procedure)
				? undefined
				: { start: match.index, end: match.index + match[0].length };
		});
		if (!found) continue;
		report({
			start: section.offsetOf(found.start),
			end: section.offsetOf(found.end),
			severity: "warning",
			message: "Which side? The note names none. Write left or right, as on the consent and the mark.",
		});
		return;
	}
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
