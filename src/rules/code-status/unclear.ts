import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { findBlanks } from "../blanks.ts";
import { findDates } from "../dates.ts";
import { headerOf, tellsOfSeveral } from "../header.ts";
import { defineRule, type Severity } from "../rule.ts";
import { codeStatusIn, hasCodeStatus } from "./current.ts";
import type { CodeStatus } from "./find.ts";
import { codeStatusesOf, STATUS_NAMES, type ToldStatus } from "./told.ts";

const SLOW_CODE =
	/\b(?:slow|show|hollywood|soft|gentle|limited[- ]effort|light blue)[- ]codes?\b(?!\s+(?:status|blue))/gi;
/** Local or foreign letters that a night team elsewhere cannot read. */
const UNSHARED = /\b(?:DNR[- ]?CC(?:-?A(?:rrest)?)?|NFR|NTBR|NFAR|TEP|DNAR[- ]?CC|LCP|ceiling of care)\b/;
/** Points elsewhere, or says that there was a talk. */
const POINTER =
	/^\W*(?:(?:(?:see|per|as per|refer to)\s+(?:the\s+)?(?:chart|orders?|polst|molst|family|emr|ehr|epic|above|below|prior|previous|h\s*&\s*p|admission|note|wishes|attending|primary)\b)|same(?: as (?:prior|before|previous|above|yesterday))?\b|unchanged\b|no change\b|as (?:before|above|prior|previously)\b|(?:code status\s+)?(?:confirmed|discussed|reviewed|addressed|documented|verified)\b|family aware\b|on file\b|in chart\b|continue(?:d)? (?:current|same)\b|known\b|yes\b)/i;
const LEANING =
	/\?\s*(?:dnr|dni|full)|\b(?:likely|leaning|possible|probable)\s+(?:toward\s+)?(?:dnr|dni|full|cmo)|\b(?:dnr|dni|full(?: code)?)\s*(?:\/dni\s*)?(?:\((?:pending|\?)|\?|vs\b|versus\b)/i;
const NOT_A_STATUS =
	/\b(?:living will|advance directive|(?:hcp|ad|poa|dpoa(?:-hc)?|mpoa|health ?care (?:proxy|power of attorney)|five wishes)\b[^.\n]{0,20}\b(?:on file|in (?:the )?chart|form|documented|signed)|hospice|palliative care)\b/i;

/** Why, and until when, no decision could be had. */
const REASON =
	/\b(?:because|since|unable|intubated|sedated|deliri\w+|confus\w+|obtund\w+|encephalopath\w+|dementia|lacks? capacity|no capacity|aphasi\w+|unresponsive|altered|asleep|emergen\w+|language|interpreter|no (?:answer|surrogate|family|hcp|contact)|not reach\w+|could not be reached|left (?:a )?(?:voice)?message|called|asked for time|wants? (?:time|to (?:talk|speak|think|discuss))|wish(?:es)? to (?:talk|speak|discuss)|declin\w+|due to|given|awaiting|pending|until|not (?:yet )?asked)\b/i;
const WHEN =
	/\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening)|morning|afternoon|rounds|in (?:the )?a\.?m|a\.m|by \d|at \d|on \d|within|\d{1,2}:\d\d|\d{1,2}\/\d{1,2}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|when|once|after|readdress|revisit|ask again|daily|noon|midnight)\b/i;
const PERSON =
	/\b(?:patient|pt|patient's|self|he|she|they|wife|husband|spouse|partner|daughter|son|mother|father|parents?|sister|brother|niece|nephew|cousin|aunt|uncle|friend|grand\w+|famil\w+|hcp|hcpoa|proxy|surrogate|poa|dpoa|mpoa|hcr|guardian|agent|conservator|next of kin|nok|m[rs]s?\.)\b/i;
const INTUBATION =
	/\bintubat\w*|\bdni\b|\bairway\b|\bventilat\w*|\bmechanical vent\w*|\bvent\b|\bBiPAP\b|\bNIV\b/i;
const ITEM =
	/\b(?:compressions?|cpr|shocks?|defib\w*|cardioversion|intubat\w*|bipap|niv|cpap|pressors?|vasopressors?|icu|dialysis|rrt|crrt|hemodialysis|trach\w*|peg|feeding|transfusions?|antibiotics|meds|medications|drugs|ventilat\w*|escalat\w*)\b/i;

const LIMITS: ReadonlySet<CodeStatus> = new Set([
	"dnr",
	"dnr-dni",
	"dnr-ok-to-intubate",
	"dni",
	"limited",
	"comfort-measures-only",
]);
const PLACES = new Set(["code-status", "goals-of-care", "advance-directives"]);
/** Kinds in which code-status/missing speaks where there is no heading. */
const MISSING_SPEAKS = new Set(["admission", "sign-out", "transfer", "rapid-response", "progress"]);

export const codeStatusUnclear = defineRule({
	id: "code-status/unclear",
	severity: "warning",
	flags:
		"A code status that a reader at 3 a.m. cannot act on: it points elsewhere, leaves the intubation open, names no decision maker, or is a form and no decision.",
	why: 'Ambiguity is read as full code or, worse, as "do not treat". Write one value, who decided, when, and what it covers. A "slow code" deceives patient and family, and must never be written or done.',
	source:
		"Thurston et al., J Pain Symptom Manage: of 379 notes on DNR orders 63% named who took part, 40% the outcome, 29% the health-care agent; AHRQ PSNet, Do You Want Everything Done?; National POLST (the form does not replace an inpatient order).",
	milestones: ["ICS1", "PROF2", "ICS3"],
	options: z.strictObject({}),
	good: [
		{
			shows: "A value, who, when",
			note: `# Admission H&P

Date: 03/14/2026

## HPI
81-year-old man with COPD presenting with 2 days of dyspnea. Comfort care cart ordered for his wife.

## Code Status
DNR/DNI per MOLST of 03/14/2026, reviewed with the patient today.

## Assessment and Plan
COPD exacerbation.`,
		},
		{
			shows: "Not asked yet, but why, what was tried, and when to ask again",
			note: `# Admission H&P

## HPI
81-year-old man with COPD intubated by EMS for respiratory failure.

## Code Status
Presumed full code; intubated, wife called 02:10, no answer; readdress in the a.m.

## Assessment and Plan
COPD exacerbation.`,
		},
		{
			shows: "The intubation decision stands with the DNR",
			note: `# Progress Note

## Interval Events
Oxygen down to 2 L, walked the hall with physical therapy.

## Code Status
DNR, OK to intubate.

## Assessment and Plan
81-year-old man with COPD exacerbation, improving.`,
		},
	],
	bad: [
		{
			shows: "It points elsewhere",
			note: `# Admission H&P

## HPI
81-year-old man with COPD presenting with 2 days of dyspnea.

## Code Status
«Per chart».

## Assessment and Plan
COPD exacerbation.`,
			says: "points elsewhere",
		},
		{
			shows: "A POLST is a form; the inpatient order still has to be decided",
			note: `# Admission H&P

## HPI
81-year-old man with COPD presenting with 2 days of dyspnea.

## Code Status
«POLST» in chart.

## Assessment and Plan
COPD exacerbation.`,
			says: "inpatient",
		},
		{
			shows: "DNI alone",
			note: `# Sign-out

Code status: «DNI»

## Illness Severity
Watcher

## Patient Summary
81-year-old man with COPD admitted with an exacerbation, on BiPAP since noon, tiring since the evening.`,
			says: "CPR",
		},
		{
			shows: "DNR in an H&P that says neither who decided nor whether to intubate",
			note: `# Admission H&P

## HPI
81-year-old man with COPD presenting with 2 days of dyspnea.

## Code Status
«DNR».

## Assessment and Plan
COPD exacerbation.`,
			says: "who decided",
		},
		{
			shows: "Words that must never be written",
			note: `# Sign-out

Code status: Full code per family

## Illness Severity
Watcher

## Patient Summary
81-year-old man with metastatic cancer and sepsis. Would do a «slow code» if it comes to that.`,
			says: "never",
		},
		{
			shows: "Deferred, and nobody knows until when",
			note: `# Progress Note

## Interval Events
Oxygen down to 2 L, walked the hall with physical therapy.

## Code Status
«Deferred».

## Assessment and Plan
81-year-old man with COPD exacerbation, improving.`,
			says: "when",
		},
	],
	checkNote({ note, report }) {
		const tell = (range: Range, message: string, severity?: Severity) =>
			report({ start: range.start, end: range.end, message, ...(severity ? { severity } : {}) });
		for (const section of note.sections) {
			for (const { start, end, text } of section.keep(SLOW_CODE, () => slowCodes(section))) {
				tell(
					{ start: section.offsetOf(start), end: section.offsetOf(end) },
					`"${text}" must never be written, or done. Write one code status, and talk with the family and your attending.`,
					"error",
				);
			}
		}
		const headed = note.sections.filter(
			(section) => PLACES.has(section.id ?? "") && !section.mark?.term?.statement,
		);
		const told = codeStatusesOf(note);
		if (headed.length === 0 && told.length === 0) return;
		const decided = hasCodeStatus(note);
		if (!decided && note.all("code-status").length === 0 && MISSING_SPEAKS.has(note.like ?? "")) return;
		const several = tellsOfSeveral(note);
		if (!decided || several) {
			for (const section of headed) {
				const vague = section.id === "code-status" || !decided ? undecided(section, told) : undefined;
				if (!vague) continue;
				tell(vague, vague.message, vague.severity);
				if (!several) return;
			}
		}
		if (!several) for (const open of openQuestions(note, told)) tell(open, open.message, open.severity);
	},
});

interface Vague extends Range {
	readonly message: string;
	readonly severity?: Severity;
}

function slowCodes(section: Section) {
	if (!/\bcode/i.test(section.prose)) return [];
	return [...section.prose.matchAll(SLOW_CODE)].map((match) => ({
		start: match.index,
		end: match.index + match[0].length,
		text: match[0],
	}));
}

/** What a section writes where a decision should stand. */
function undecided(section: Section, told: readonly ToldStatus[]): Vague | undefined {
	const { prose } = section;
	if (section.words === 0 || findBlanks(prose).length > 0) return;
	const own = told.filter((status) => status.section === section);
	if (
		own.some(
			({ value, qualifier }) =>
				!qualifier &&
				(LIMITS.has(value) ||
					value === "full-code" ||
					value === "presumed-full-code" ||
					value === "dnr-suspended"),
		)
	)
		return;
	const at = (start: number, end: number) => ({ start: section.offsetOf(start), end: section.offsetOf(end) });
	const hit = own.find(({ qualifier, from }) => !qualifier && from >= 0);
	if (hit?.value === "polst-on-file") {
		return {
			start: hit.start,
			end: hit.end,
			message:
				"A POLST or MOLST is on file, but no inpatient code status is written. Confirm it with the patient or surrogate, and write the value.",
		};
	}
	const first = firstWords(prose);
	if (!first) return;
	if (hit?.value === "deferred") {
		if (REASON.test(prose.slice(0, hit.from) + prose.slice(hit.to)) && WHEN.test(prose)) return;
		return {
			start: hit.start,
			end: hit.end,
			message: "Deferred: say why, what holds meanwhile (full code), and when you will ask again.",
		};
	}
	if (hit?.value === "not-addressed") {
		return {
			start: hit.start,
			end: hit.end,
			message:
				"Not addressed means full code to the night team. Ask the patient or surrogate, and write the value, who decided and when.",
		};
	}
	if (section.id !== "code-status") {
		const form = NOT_A_STATUS.exec(prose);
		return form && section.id === "advance-directives"
			? undefined
			: form
				? {
						...at(form.index, form.index + form[0].length),
						severity: "information",
						message: "This is no code status. Write what to do at an arrest: one value, who decided, when.",
					}
				: undefined;
	}
	const unshared = UNSHARED.exec(prose);
	if (unshared)
		return { ...at(unshared.index, unshared.index + unshared[0].length), message: notShared(unshared[0]) };
	const leaning = LEANING.exec(prose);
	const form = NOT_A_STATUS.exec(prose);
	if (leaning || own.some(({ qualifier }) => qualifier === "talk-only")) {
		return {
			...first.range(at),
			message:
				"A talk, but no decision. Write what holds tonight (full code until decided), and when you will ask again.",
		};
	}
	if (POINTER.test(prose))
		return {
			...first.range(at),
			message: "Code status points elsewhere. Write the value here: one value, who decided, when.",
		};
	if (form)
		return {
			...at(form.index, form.index + form[0].length),
			message: "This is no code status. Write what to do at an arrest: one value, who decided, when.",
		};
	return;
}

function notShared(letters: string): string {
	return `"${letters}" is not read the same everywhere. Write the value in words (DNR/DNI; DNR, OK to intubate; comfort measures only).`;
}

/** The first sentence, without its full stop. */
function firstWords(prose: string) {
	const match = /[^\s:*-][^\r\n.;]*/.exec(prose);
	if (!match) return;
	const end = match.index + match[0].trimEnd().length;
	return { range: (at: (start: number, end: number) => Range) => at(match.index, end) };
}

/** What a decided code status leaves open. */
function openQuestions(note: Note, told: readonly ToldStatus[]): Vague[] {
	const open: Vague[] = [];
	const current = told.filter(
		({ value, qualifier }) => !qualifier && (LIMITS.has(value) || value === "presumed-full-code"),
	);
	if (current.length === 0) return open;
	const around = [...new Set(current.map(({ section }) => section))].map(textAround).join("\n");
	const blank = current.some(({ section }) => findBlanks(section.prose).length > 0);
	const values = new Set(current.map(({ value }) => value));
	// The place where code status belongs, else the last word on it.
	const status = (current.find(({ section }) => section.id === "code-status") ??
		current.at(-1)) as ToldStatus;
	const { start, end, value } = status;
	const unshared = UNSHARED.exec(status.sentence);
	if (unshared && status.from >= 0) {
		const at = note.text.indexOf(unshared[0], Math.max(0, start - status.sentence.length));
		if (at >= 0 && at <= end + status.sentence.length)
			open.push({ start: at, end: at + unshared[0].length, message: notShared(unshared[0]) });
		return open;
	}
	if (value === "presumed-full-code") {
		if (!blank && values.size === 1 && !REASON.test(around) && !WHEN.test(around)) {
			open.push({
				start,
				end,
				severity: "information",
				message: "Presumed full code: say why the patient was not asked, and when you will.",
			});
		}
		return open;
	}
	if (
		value === "comfort-measures-only" &&
		values.size === 1 &&
		/^(?:hospice|gip)$/i.test(note.text.slice(start, end))
	) {
		open.push({
			start,
			end,
			message:
				"Hospice is a service, no code status: a hospice patient may be full code. Write the value (DNR/DNI, comfort measures only), who decided and when.",
		});
		return open;
	}
	const who = note.like === "admission" && !blank && !decidedBy(note, around, values);
	const says: string[] = [];
	let severity: Severity = "information";
	if (values.size === 1 && value === "dni" && !/\bfull[- ]?code\b|\bcpr\b|\bcompressions\b/i.test(around)) {
		says.push(
			"DNI alone leaves CPR open, and CPR includes an airway. Clarify with the patient and your attending",
		);
		severity = "warning";
	}
	if (values.size === 1 && value === "dnr" && !INTUBATION.test(around))
		says.push("DNR leaves the intubation open. Add DNI or OK to intubate");
	if (values.size === 1 && value === "limited" && !ITEM.test(around)) {
		says.push(
			"A limited code needs its list: compressions, shocks, intubation, BiPAP, pressors, ICU, each yes or no",
		);
		severity = "warning";
	}
	if (who) {
		says.push(`${says.length ? "Add" : `${capital(STATUS_NAMES[value])}: add`} who decided and when`);
		severity = "warning";
	}
	if (says.length) open.push({ start, end, severity, message: `${says.join(". ")}.` });
	return open;
}

/** A person and a day: the note's own date counts for the day. */
function decidedBy(note: Note, around: string, values: ReadonlySet<CodeStatus>): boolean {
	const text = values.size ? around : "";
	if (!PERSON.test(text)) return false;
	if (
		findDates(text).length > 0 ||
		/\b(?:today|on admission|at admission|\d{1,2}\/\d{1,2}|this (?:morning|admission|evening|afternoon)|tonight|yesterday|in (?:the )?ED)\b/i.test(
			text,
		)
	)
		return true;
	return (
		headerOf(note).some(({ text: header, dates }) => dates.length > 0 || /\bdate\b/i.test(header)) ||
		/\bsigned\b.*\d/i.test(note.text.slice(-300))
	);
}

/** A code-status section says it all; elsewhere the paragraphs that name a value do. */
function textAround(section: Section): string {
	if (PLACES.has(section.id ?? "")) return section.prose;
	return section.keep(textAround, () => {
		const hits = codeStatusIn(section);
		return section.prose
			.split(/(?:\r\n|\n|\r)(?=\s*(?:\r|\n|[-*•#]|\d{1,2}[.)]\s))/)
			.filter((paragraph) => hits.some((hit) => paragraph.includes(section.prose.slice(hit.start, hit.end))))
			.join("\n");
	});
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
