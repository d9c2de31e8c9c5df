import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Range } from "../../note/types.ts";
import { findBlanks } from "../blanks.ts";
import { findDates, findYearless } from "../dates.ts";
import { HeaderPiece, headerOf } from "../header.ts";
import { defineRule, type Fix } from "../rule.ts";

const options = z.strictObject({
	time: z._default(z.boolean(), true).check(z.describe("Ask for the time of day beside the date.")),
	author: z._default(z.boolean(), true).check(z.describe("Ask for the author's name or role.")),
});

/** Notes of one moment: without the time they cannot be put in order. */
const TIMED = new Set(["sign-out", "event", "rapid-response", "death", "procedure"]);
const SIGNATURE_LINES = 10;

/** Dates that are no date of the note: of birth, of admission, of an earlier visit. */
const OTHER_DATE =
	/\b(?:dob|d\.o\.b\.?|birth(?:date|day)?|born|admi(?:t|ssion|tted)\b(?!\s+(?:note|h\s*&))[^:\r\n\d]{0,10}|doa|last|since|onset|surgery(?!\s+(?:progress|daily|consult\w*|admission|discharge|service|team|note))|procedure date|accident|injury)\b[^:\r\n\d]{0,15}[:\s]*$/i;
const YEARLESS_PLACE =
	/\b(?:date|dos|note|h\s*&\s*p|summary|sign[- ]?out|hand[- ]?off|(?:pre-?)?rounds?)\b[^\r\n]{0,30}$/i;
const TIME =
	/\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b(?:[01]\d|2[0-3])[0-5]\d\s?(?:h|hrs?|hours)\b|\b(?:1[0-2]|[1-9])(?:\.[0-5]\d)?\s?[ap]\.?m\b|(?<=(?:\d{4}|[/-]\d{2})[ ,]{1,3}(?:at )?)(?:[01]\d|2[0-3])[0-5]\d\b|\btime\b[^\r\n:]{0,20}:\s*\d{3,4}\b/i;
const AUTHOR =
	/\b(?:author|written by|signed|dictated|signature|prepared by|intern|resident|PGY-?\d?|PA-C|DNP|attending|provider|physician|clinician|recorded by|Dr\.?\s+[A-Z]\w*)\b/i;
const DEGREE = /\b(?:MD|M\.D\.|DO|D\.O\.|NP|MS[34]|MBBS)(?![A-Za-z])/;
/** "from: Lundqvist  to: NF" over a sign-out. */
const HANDED = /\bfrom\s*:\s*(?:Dr\.?\s*)?\p{Lu}\p{L}+[^\r\n]{0,30}\bto\s*:/u;
const SIGNED =
	/\b(?:sign|author|dictat|transcri|written|entered|date|time|pgy|attest)|\b(?:M\.?D|D\.?O|NP|PA|RN|Dr)\b/i;
const LABELED =
	/^[ \t]*(?:[-*•][ \t]+)?(?:\*\*)?(?:date(?:[ \t]*(?:[/&]|and)[ \t]*time)?|date of (?:service|consult\w*|note)|dos|seen on)(?:\*\*)?[ \t]*:(?:\*\*)?[ \t]*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})/im;
/** A date that the template, or the editor, still has to fill in. */
const TO_COME = /\$\{?CURRENT_|\bdate\b[^:\r\n]{0,20}:(?:\*\*)?[^\S\r\n]*(?:\$|\*{3,}|_{3,}|\[|<|@)/i;

export const noDate = defineRule({
	id: "note/no-date",
	severity: "error",
	flags: "A note without its date (an error), without the time, or without an author (information).",
	why: "An entry without a date is no valid record: nobody can tell whether it came before or after the drug, the fall or the surgery. The date of birth or of admission does not stand for it.",
	source: "42 CFR 482.24(c)(1): entries are legible, complete, dated, timed and authenticated.",
	milestones: ["PROF3", "ICS3", "SBP3"],
	options,
	good: [
		{
			shows: "The surgical service is no date of surgery",
			note: `SURGERY PROGRESS NOTE     08/16/2026    07:15
Dr. R. Kulkarni, PGY-1

S: Mild pain at the port sites. Passed flatus.
A: 42-year-old man, day 1 after cholecystectomy, doing well.
P: Soft diet, drain out, home tomorrow. Full code.`,
		},
		{
			shows: "Who hands over to whom is an author",
			note: `I-PASS
Date 08/13/2026 18:30   from: Lundqvist   to: NF

Illness severity: watcher, off pressors since 15:00
Patient summary: 66M with a biliary stent admitted with cholangitis and septic shock, improving.`,
		},
		{
			shows: "The day of discharge dates the summary",
			note: `PSYCHIATRIC DISCHARGE SUMMARY

Patient: practice patient 9, 27 F    Admit 07/25/26    DC 08/02/26
Author: T. Villareal, PGY-1

HOSPITAL COURSE: Depression. Escitalopram 10 mg, groups, a safety plan with her mother; no suicidal thoughts since day 5.`,
		},
		{
			shows: "The date below a line that is a section",
			note: `# Psychiatry Initial Consult

Reason for consult: suicidal ideation after an overdose
Requesting: Dr. Amador, medicine
Date/time: 07/19/2026 23:40

## HPI
34-year-old woman with depression, admitted after an acetaminophen overdose.

## Recommendations
1. Sitter, suicide precautions`,
		},
		{
			shows: "Date, time and author in the header; pressures, strength and scores are no dates",
			note: `# Progress Note

Patient: Practice patient 04 (invented)
Date: 03/14/2026 07:40
Author: Dr. Adeyemi, PGY-1

## Interval Events
Pain 7/10 overnight, now 3/10. BP 120/80, strength 5/5, 3/6 systolic murmur, HD 3.

## Assessment and Plan
67-year-old man with HFrEF, improving. Continue furosemide 40 mg IV twice daily. Full code.`,
		},
		{
			shows: "A dated signature serves as well",
			note: `# Progress Note

## Interval Events
Slept flat for the first time, lost 2 kg, walked the hall with physical therapy.

## Assessment and Plan
67-year-old man with HFrEF, improving. Continue furosemide 40 mg IV twice daily. Full code.

Signed: Dr. Adeyemi, PGY-1, 14 Mar 2026 0740`,
		},
	],
	bad: [
		{
			shows: "A month in letters, and no year",
			note: `# Handoff, «16 Aug», evening

## Illness Severity
Stable

## Patient Summary
66-year-old woman with septic arthritis of the right knee, washed out two days ago, afebrile on cefazolin.`,
			says: "year",
		},
		{
			shows: "Only a date of birth",
			note: `# «Progress Note»

Patient: Practice patient 04 (invented)
DOB: 03/04/1959
Author: Dr. Adeyemi, PGY-1

## Interval Events
BP 120/80 this morning, pain 7/10 overnight and 3/10 now, HD 3.

## Assessment and Plan
67-year-old man with HFrEF, improving. Continue furosemide 40 mg IV twice daily. Full code.`,
			says: "No date",
		},
		{
			shows: "The year is missing",
			note: `# Progress Note

Patient: Practice patient 04 (invented)
Date: «3/14» 07:40
Author: Dr. Adeyemi, PGY-1

## Interval Events
Slept flat for the first time, lost 2 kg, walked the hall with physical therapy.

## Assessment and Plan
67-year-old man with HFrEF, improving. Continue furosemide 40 mg IV twice daily. Full code.`,
			says: "year",
		},
		{
			shows: "A sign-out that does not say when it was updated",
			note: `# Sign-out (I-PASS)

Patient: Practice patient 04 (invented), room 12
Date: «03/14/2026»
Author: Dr. Adeyemi, PGY-1

## Illness Severity
Stable

## Patient Summary
67-year-old man with HFrEF admitted with volume overload, improving on furosemide. Full code.`,
			says: "time",
		},
	],
	checkNote({ note, options, report }) {
		if (note.like === undefined) return;
		const pieces = headerOf(note);
		if (holds(pieces, TO_COME)) return;
		let date = dateOf(pieces);
		let told: readonly Line[] = pieces;
		const complete = date && holds(told, TIME) && hasAuthor(told);
		if (!complete) {
			told = [...pieces, ...signatureOf(note, pieces)];
			date ??= dateOf(told);
		}
		if (!date) {
			if (/\d/.test(note.frontMatter.values.get("date") ?? "")) return;
			if (labeled(note)) return;
			const yearless = yearlessIn(pieces);
			report({
				...(yearless ?? note.firstLine),
				...(yearless ? { severity: "warning" as const } : {}),
				message: yearless
					? "This date has no year. Write MM/DD/YYYY."
					: "No date on this note. Write the date and time of service at the top: MM/DD/YYYY HH:MM.",
				wait: { start: 0, end: pieces.at(-1) ? endOf(pieces.at(-1) as HeaderPiece) : note.firstLine.end },
				fixes: yearless ? [] : [insertDate(note)],
			});
			return;
		}
		if (options.time && !holds(told, TIME) && !isDischarged(note, date)) {
			report({
				...date,
				severity: TIMED.has(note.like) ? "warning" : "information",
				message:
					"A date without the time. Add HH:MM, so that the note can be put in order with what happened.",
				wait: date,
			});
		}
		if (options.author && !hasAuthor(told)) {
			report({
				...note.firstLine,
				severity: "information",
				message: "No author on this note. Write your name and year of training.",
			});
		}
	},
});

/** A piece of the header, or a line of the signature. */
interface Line {
	readonly text: string;
	readonly at: number;
}

function holds(lines: readonly Line[], pattern: RegExp): boolean {
	return lines.some((line) =>
		line instanceof HeaderPiece ? line.keep(pattern, () => pattern.test(line.text)) : pattern.test(line.text),
	);
}

function hasAuthor(lines: readonly Line[]): boolean {
	return holds(lines, AUTHOR) || holds(lines, DEGREE) || holds(lines, HANDED);
}

/** The day of discharge dates a discharge summary well enough. */
function isDischarged(note: Note, { start }: Range): boolean {
	const line = note.text.slice(Math.max(lineStart(note.text, start), start - 60), start);
	return note.like === "discharge" && /\b(?:discharged?|d\/c|dc|dod)\b[^\r\n\d]{0,15}$/i.test(line);
}

/** The first date that is the note's own. */
function dateOf(lines: readonly Line[]): Range | undefined {
	for (const told of lines) {
		const { text, at } = told;
		for (const date of told instanceof HeaderPiece ? told.dates : findDates(text)) {
			const line = text.slice(lineStart(text, date.start), date.start);
			if (!OTHER_DATE.test(line)) return { start: at + date.start, end: at + date.end };
		}
	}
	return;
}

function yearlessIn(pieces: readonly Line[]): Range | undefined {
	for (const { text, at } of pieces) {
		for (const line of text.matchAll(/[^\r\n]+/g)) {
			const date = findYearless(line[0]);
			if (
				!date ||
				!YEARLESS_PLACE.test(line[0].slice(0, date.start)) ||
				OTHER_DATE.test(line[0].slice(0, date.start))
			)
				continue;
			return { start: at + line.index + date.start, end: at + line.index + date.end };
		}
	}
	return;
}

/** "Date/time: 7/19/2025 23:40" among the first lines, below a label that is a section already. */
function labeled(note: Note): boolean {
	return LABELED.test(note.text.slice(0, 1500));
}

/** The last lines that look like a signature. */
function signatureOf(note: Note, header: readonly HeaderPiece[]): Line[] {
	const from = header.at(-1) ? endOf(header.at(-1) as HeaderPiece) : 0;
	const pieces: Line[] = [];
	let end = note.text.length;
	for (let line = 0; line < SIGNATURE_LINES && end > from; ) {
		const start = Math.max(from, lineStart(note.text, end));
		const text = note.text.slice(start, end);
		if (text.trim() !== "") {
			line++;
			// A dated thing to do is no signature.
			if (text.length < 160 && SIGNED.test(text) && !/^\s*[-*•]\s/.test(text))
				pieces.push({ text, at: start });
		}
		end = start - 1;
	}
	return pieces.filter(({ text }) => findBlanks(text).length === 0 || /\d/.test(text));
}

function lineStart(text: string, at: number): number {
	return Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
}

function endOf(piece: HeaderPiece): number {
	return piece.at + piece.text.length;
}

function insertDate(note: Note): Fix {
	return {
		title: 'Insert "Date: ***"',
		safe: false,
		edits: () => {
			const br = note.lineBreak;
			const { start, end } = note.firstLine;
			if (note.title === "" || !note.text.slice(start, end).includes(note.title)) {
				const at = lineStart(note.text, start);
				return [{ start: at, end: at, text: `Date: ***${br}` }];
			}
			return [{ start: end, end, text: `${br}Date: ***` }];
		},
	};
}
