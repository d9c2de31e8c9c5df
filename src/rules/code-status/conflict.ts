import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import { tellsOfSeveral } from "../header.ts";
import { defineRule, type Severity } from "../rule.ts";
import type { CodeStatus } from "./find.ts";
import { codeStatusesOf, STATUS_NAMES, type ToldStatus } from "./told.ts";

const FULL: ReadonlySet<CodeStatus> = new Set(["full-code", "presumed-full-code"]);
const LIMITS: ReadonlySet<CodeStatus> = new Set([
	"dnr",
	"dnr-dni",
	"dnr-ok-to-intubate",
	"dni",
	"limited",
	"comfort-measures-only",
]);
/** Limits of treatment before an arrest: with them a patient may well be full code. */
const NO_ARREST_LIMIT =
	/^(?:hospice|gip|no (?:pressors|icu|dialysis|escalation)|selective treatment|do not escalate)$/i;

/** Says that one value followed another. */
const CHANGE =
	/\b(?:(?<!(?:no|without|un|not) )chang\w*|transition\w*|switch\w*|convert\w*|revis\w*|updat\w*|revers\w*|rescind\w*|revok\w*|now|no longer|after (?:an? |the )?(?:\w+ )?(?:family|goals|goc|discussion|talk|meeting|conversation)|family meeting|decided (?:against|to|on|for)|elect\w*|suspend\w*|new)\b|->|→|=>/i;
const FOLLOWED = /\b(?:then|later|subsequently|currently|today|made|became)\b/i;
/** Another source or another time, told as history. */
const ELSEWHERE =
	/\b(?:snf|nursing home|facility|ltac|ltc|assisted living|outside|osh|records?|paperwork|ems|paramedics?|prior|previous|last (?:admission|stay|hospital)|old chart|per (?:chart|report)|at home|until|initially|originally|in the past|polst|molst)\b/i;
const STORY = new Set([
	"hpi",
	"hospital-course",
	"ed-course",
	"interval-events",
	"subjective",
	"event-description",
	"reason-for-admission",
	"source-of-history",
]);
const ON_ADMISSION = /^\s*,?\s*(?:on|at|upon)\s+(?:admission|arrival|presentation)\b/i;

export const codeStatusConflict = defineRule({
	id: "code-status/conflict",
	severity: "error",
	flags:
		"Two code statuses that cannot both hold in one note, or one that differs from yesterday's note without a word about the change.",
	why: "The night team acts on the copy it sees first. Correct the stale one, and write one sentence on the change: old, new, who decided, when.",
	source:
		"Weinerman et al., J Hosp Med 2015: 65% of inpatients had an inconsistency between the places where code status is kept, 20% one that mattered.",
	milestones: ["SBP1", "ICS3", "PROF2"],
	options: z.strictObject({}),
	good: [
		{
			shows: "A change that is told as one, and a code stroke, are no conflict",
			note: `# Progress Note

## Interval Events
Code stroke called at 14:02 for a drowsy spell; CT without bleeding. Patient's wife is DNR herself and asked about it.

## Assessment and Plan
81-year-old man with aspiration pneumonia, worse overnight.

## Code Status
Full code on admission; changed to DNR/DNI 07/03 after a family meeting with Dr. A.`,
		},
		{
			shows: "DNR suspended for the operating room, and comfort care beside DNR/DNI",
			note: `# Progress Note

## Interval Events
DNR suspended for the OR 07/02 until PACU discharge, agreed with anesthesia. Back on the floor.

## Assessment and Plan
81-year-old man with a hip fracture, now transitioned to comfort care.

## Code Status
DNR/DNI, decided by his daughter (HCP) on 07/03. Full treatment otherwise.`,
		},
	],
	bad: [
		{
			shows: "The header and the plan disagree",
			note: `# Progress Note

Patient: Practice patient 06 (invented)
Code Status: Full code

## Interval Events
More tired, oxygen up to 4 L.

## Assessment and Plan
81-year-old man with aspiration pneumonia, worse overnight; he is «DNR/DNI».`,
			says: "full code",
		},
		{
			shows: "Another value than yesterday, and nobody tells why",
			previous: `# Progress Note

## Interval Events
More tired, oxygen up to 4 L. Daughter visited.

## Assessment and Plan
81-year-old man with aspiration pneumonia, worse.

## Code Status
DNR/DNI, decided by the patient on admission.`,
			note: `# Progress Note

## Interval Events
Slept, oxygen down to 2 L nasal cannula, ate breakfast.

## Assessment and Plan
81-year-old man with aspiration pneumonia, improving on ampicillin-sulbactam.

## Code Status
«Full code».`,
			says: "Yesterday",
		},
	],
	checkNote({ note, previous, report }) {
		const told = currentOf(note);
		if (told.length === 0 || (told.length > 1 && tellsOfSeveral(note))) return;
		const conflict = firstConflict(told);
		if (conflict) {
			const [one, other, severity] = conflict;
			report({
				start: other.start,
				end: other.end,
				severity,
				message:
					severity === "error"
						? `Code status conflict: ${STATUS_NAMES[other.value]} here, ${STATUS_NAMES[one.value]} on line ${note.positionAt(one.start).line}. Correct the stale copy, and write who changed it and when.`
						: `${STATUS_NAMES[other.value]} here, ${STATUS_NAMES[one.value]} on line ${note.positionAt(one.start).line}. Write the same value in both places.`,
				related: [{ start: one.start, end: one.end, message: `${STATUS_NAMES[one.value]} here` }],
			});
			return;
		}
		if (!previous) return;
		const last = told.findLast(decisive) as ToldStatus | undefined;
		const before = currentOf(previous).filter(decisive);
		const old = before.at(-1);
		if (!last || !old || firstConflict(before) || clash(old.value, last.value) !== "error") return;
		if (
			told.some(
				({ sentence, section }) =>
					CHANGE.test(sentence) || (section.id === "code-status" && CHANGE.test(section.prose)),
			)
		)
			return;
		report({
			start: last.start,
			end: last.end,
			severity: "warning",
			message: `Yesterday's note says ${STATUS_NAMES[old.value]}, today's ${STATUS_NAMES[last.value]}, and nothing tells of a change. Write who decided and when, or correct the copy that is wrong.`,
		});
	},
});

function decisive({ value }: ToldStatus): boolean {
	return FULL.has(value) || LIMITS.has(value);
}

/** What holds now, of what the note tells. */
function currentOf(note: Note): ToldStatus[] {
	const told = codeStatusesOf(note).filter((status) => !status.qualifier);
	if (told.length < 2) return told;
	const kept = told.filter((status, i) => {
		const { section, end } = status;
		if (NO_ARREST_LIMIT.test(note.text.slice(status.start, end).trim())) return false;
		// "Full code on admission; changed to DNR/DNI": a later value of the same section that tells of a change.
		const next = told[i + 1];
		if (next && next.section === section && status.to >= 0) {
			const between = section.prose.slice(status.to, next.to + 60);
			if (CHANGE.test(between) || FOLLOWED.test(between)) return false;
		}
		if (STORY.has(section.id ?? "")) {
			if (ELSEWHERE.test(status.sentence)) return false;
			const changed = told.some(
				(other) => other !== status && other.value !== status.value && CHANGE.test(other.sentence),
			);
			if (changed) return false;
		}
		const earlier = note.like !== "admission" && ON_ADMISSION.test(note.text.slice(end, end + 30));
		return !(earlier && told.some((other) => other !== status && other.value !== status.value));
	});
	return joined(kept);
}

/** DNR, then DNI in the next sentence, are the pair. */
function joined(told: readonly ToldStatus[]): ToldStatus[] {
	const out: ToldStatus[] = [];
	for (const status of told) {
		const last = out.at(-1);
		const pair =
			last &&
			last.section === status.section &&
			new Set([last.value, status.value, "dnr", "dni"]).size === 2 &&
			last.value !== status.value;
		if (last && pair) out[out.length - 1] = { ...last, value: "dnr-dni", end: status.end, to: status.to };
		else out.push(status);
	}
	return out;
}

/** The first pair that cannot both hold; a conflict that matters goes before one of precision. */
function firstConflict(told: readonly ToldStatus[]): [ToldStatus, ToldStatus, Severity] | undefined {
	let mild: [ToldStatus, ToldStatus, Severity] | undefined;
	for (const [i, other] of told.entries()) {
		for (const one of told.slice(0, i)) {
			const severity = clash(one.value, other.value);
			if (severity === "error") return [one, other, severity];
			if (severity) mild ??= [one, other, severity];
		}
	}
	return mild;
}

function clash(a: CodeStatus, b: CodeStatus): Severity | undefined {
	if ((FULL.has(a) && LIMITS.has(b)) || (FULL.has(b) && LIMITS.has(a))) return "error";
	const both = new Set([a, b]);
	if (both.has("dnr-dni") && both.has("dnr-ok-to-intubate")) return "error";
	if (both.has("dnr") && (both.has("dnr-dni") || both.has("dni"))) return "information";
	return;
}
