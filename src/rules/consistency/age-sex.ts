import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { headerOf, tellsOfSeveral } from "../header.ts";
import { type Context, defineRule } from "../rule.ts";
import { WordMap, wordsOf } from "../words.ts";

const options = z.strictObject({
	organs: z
		._default(z.boolean(), true)
		.check(z.describe("Also tell, as information, of organs at odds with the recorded sex.")),
});

type Sex = "female" | "male";

/** An age or a sex as the note gives it for the patient. */
interface Told extends Range {
	/** In years; undefined for infants and where no age stands. */
	readonly age?: number | undefined;
	readonly sex?: Sex | undefined;
	/** Computed from the date of birth: a birthday may lie between. */
	readonly computed?: boolean;
}

/** Where a one-liner may stand; its first sentences are the patient's. */
const OPENINGS = new Set([
	"identifying-data",
	"chief-complaint",
	"chief-complaint-and-reason-for-visit",
	"reason-for-visit",
	"reason-for-consult",
	"hpi",
	"subjective",
	"interval-events",
	"reason-for-admission",
	"hospital-course",
	"summary-statement",
	"assessment",
	"assessment-and-plan",
	"patient-summary",
	"event-description",
]);
const OPENING = 260;

const WOMAN = "woman|female|lady|girl|gentlewoman|F(?![a-z°])";
const MAN = "man|male|gentleman|boy|M(?![a-z])";
const PATIENT = new RegExp(
	`\\b(\\d{1,3})[ -]?(?:year|yr)s?[ -]old\\b(?:[ ,]+(?!with\\b|who\\b|presents|(?:and|or|of|in|on|for|history)\\b)[A-Za-z-]{2,20}){0,4}?[ ,]+(?:(${WOMAN})|(${MAN})|patient|person|adult|individual|with|who|presents|presenting|admitted|veteran|here)\\b|\\b(\\d{1,3})\\s?(?:y\\/?o|y\\.o\\.|yo)\\.?[ ]?(?:[A-Za-z-]{2,20} ){0,3}?(?:(${WOMAN})|(${MAN})|patient|with|who|presents|presenting|admitted|here)\\b|\\b(\\d{2})\\s?(?:([Ff])|([Mm]))(?=[ ,.;\\r\\n]|$)(?!\\/)`,
	"g",
);
const QUICK = /\d[ -]?y|\d ?[FM]\b/i;
/** "Her 40-year-old daughter", "a 10-year-old injury". */
const KIN =
	/\b(?:daughter|son|wife|husband|mother|father|brother|sister|friend|roommate|child|grand\w+|neighbor|nephew|niece|partner|cousin|aunt|uncle|caregiver|aide|donor|driver|coworker|twin|sibling|contact)s?\b/i;
const OWNER = /\b(?:his|her|their|my|the|an?other)\s+$/i;

const DOB = /\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|born)\b[^\d\r\n]{0,15}/i;
const AGE_LABEL =
	/\bage(?:\s*\/\s*sex)?\s*[:=]?\s*(\d{1,3})(?:\s*(?:years?|yrs?|y\/?o|y))?\b(?!\s*(?:mo|month|week|day))/i;
const SEX_LABEL =
	/\b(?:sex|gender)\b[^:\r\n]{0,12}[:=]\s*(?:\d{1,3}\s*\/?\s*)?(?:(f(?:emale)?|woman)|(m(?:ale)?|man))\b/i;
const AGE_SLASH_SEX = /\b(?:age\s*\/\s*sex)\s*[:=]?\s*\d{1,3}\s*\/?\s*(?:(f)|(m))\b/i;
/** Where sex, gender and organs need not agree. */
const OWN_WORDS =
	/\b(?:transgender|trans[- ]?(?:man|woman|male|female|masculine|feminine)|non-?binary|genderqueer|gender[- ](?:identity|affirming|fluid)|assigned (?:fe)?male|AFAB|AMAB|they\/them|pronouns?|intersex|MTF|FTM)\b/i;

const PRONOUNS = new WordMap<Sex>([
	["he", "male"],
	["him", "male"],
	["his", "male"],
	["himself", "male"],
	["she", "female"],
	["her", "female"],
	["hers", "female"],
	["herself", "female"],
]);
/** Somebody else whom a pronoun may mean. */
const WOMEN =
	/\b(?:wife|mother|daughter|sister|girlfriend|aunt|niece|grandmother|granddaughter|mom|ms|mrs|woman|girl|waitress)\b/i;
const MEN = /\b(?:husband|father|son|brother|boyfriend|uncle|nephew|grandfather|grandson|dad|mr|man|boy)\b/i;
const ANYBODY =
	/\b(?:nurse|rn|doctor|dr|physician|surgeon|pcp|cardiologist|\w+ologist|pharmacist|attending|resident|intern|therapist|aide|caregiver|friend|roommate|neighbor|partner|spouse|parent|child|baby|infant|newborn|fetus|sibling|twin|cousin|donor|proxy|hcp|surrogate|guardian|coworker|boss|provider|interpreter|driver|officer|teacher|trainer|coach|social worker|case manager|family|contact|player|opponent|dog|cat)s?\b/i;
/** Sections that tell of other people. */
const MANY = new Set([
	"family-history",
	"social-history",
	"family-social-history",
	"code-status",
	"advance-directives",
	"goals-of-care",
	"source-of-history",
	"patient-education",
	"care-team",
	"signature",
	"attestation",
]);

const MALE_ORGANS =
	/\b(?:prostate|prostatic|prostatitis|BPH|TURP|testic\w+|testis|scrot\w+|epididym\w+|penile|penis|orchi\w+|vasectomy|erectile)\b/i;
const FEMALE_ORGANS =
	/\b(?:pregnan\w+|uter(?:us|ine)|hysterectomy|ovar(?:y|ies|ian)|oophorectomy|menopaus\w+|postmenopausal|menses|menstrua\w+|LMP|vagin\w+|endometri\w+|preeclampsia|postpartum|G\d+P\d+|hCG)\b/i;
const ORGAN_SECTIONS = new Set([
	"hpi",
	"past-medical-history",
	"past-surgical-history",
	"past-history-combined",
	"physical-exam",
	"review-of-systems",
	"assessment",
	"assessment-and-plan",
	"obgyn-history",
	"subjective",
	"hospital-course",
]);

export const ageSex = defineRule({
	id: "consistency/age-sex",
	severity: "warning",
	flags:
		"An age, a sex or pronouns that differ between header, HPI and one-liner; organs at odds with the recorded sex (information).",
	why: "It is the classic sign of text copied from another patient's note. Correct the header or the copied line, and look at what else came with it.",
	source:
		"PDQI-9 (internally consistent); U.S. teaching convention. Where a note gives gender apart from sex, this rule keeps silent.",
	milestones: ["SBP1", "PROF3", "ICS3"],
	options,
	good: [
		{
			shows: "HE is also encephalopathy",
			note: `# Progress Note

Name: Jane Doe
Age/Sex: 58 F

## Assessment and Plan
58-year-old woman with cirrhosis, HE grade 2 now resolved.
1) HE: lactulose to 3 stools a day
2) Ascites: spironolactone 100 mg daily`,
		},
		{
			shows: "Other people have ages and pronouns too",
			note: `# Admission H&P

Patient: Practice patient 08 (invented), 54-year-old man
Date: 03/14/2026 07:40

## HPI
54-year-old man with HFrEF (EF 35%) presenting with 5 days of dyspnea. His 40-year-old daughter called; she says that he smoked since age 17, and she brought his pills. Father died at 54.

## Assessment and Plan
54M with acute on chronic HFrEF. Furosemide 54 mg was a typing error: 40 mg. Dialysis M/W/F.`,
		},
		{
			shows: "A birthday during the stay",
			note: `# Discharge Summary

DOB: 03/16/1960
Date: 03/18/2026 10:00

## Reason for Admission
65-year-old woman admitted on 03/12 with pyelonephritis.

## Hospital Course
Ceftriaxone, then cefpodoxime. She walks and eats.`,
		},
		{
			shows: "Sex and gender both given",
			note: `# Admission H&P

Sex: female. Gender: man (transgender, he/him)

## HPI
34-year-old man presenting with fever and flank pain. He had a hysterectomy in 2021. He vomits.

## Assessment and Plan
34-year-old man with pyelonephritis. Ceftriaxone 2 g IV daily.`,
		},
	],
	bad: [
		{
			shows: "The one-liner of another patient",
			note: `# Admission H&P

Patient: Practice patient 08 (invented), 67-year-old man
Date: 03/14/2026 07:40

## HPI
67-year-old man with HFrEF presenting with 5 days of dyspnea.

## Assessment and Plan
«76-year-old man» with acute on chronic HFrEF. Furosemide 80 mg IV now. Full code.`,
			says: "67",
		},
		{
			shows: "A woman in the header, a man in the assessment",
			note: `# Progress Note

Patient: Practice patient 08 (invented)
Sex: F

## Interval Events
Slept flat for the first time, lost 2 kg, walked the hall with physical therapy.

## Assessment and Plan
«67-year-old man» with HFrEF, improving. Continue furosemide 40 mg IV twice daily. Full code.`,
			says: "female",
		},
		{
			shows: "Pronouns change on the way",
			note: `# Progress Note

## Interval Events
She slept flat for the first time and walked the hall. She has no pain.

## Assessment and Plan
67-year-old woman with HFrEF, improving. «He» tolerates carvedilol, and his weight is down 2 kg. Continue furosemide 40 mg IV twice daily. Full code.`,
			says: "pronoun",
		},
	],
	checkNote(context) {
		const { note, options } = context;
		const told = toldIn(note);
		if (told.length === 0 || tellsOfSeveral(note)) return;
		compareAges(context, told);
		const first = told.find(({ sex }) => sex !== undefined);
		const other = told.find(({ sex }) => sex !== undefined && sex !== first?.sex);
		if (first && other) {
			if (ownWords(note)) return;
			context.report({
				start: other.start,
				end: other.end,
				message: `${capital(other.sex as string)} here, ${first.sex} on line ${note.positionAt(first.start).line}. Correct the one that is wrong, and check what was copied with it.`,
				related: [{ start: first.start, end: first.end, message: `${capital(first.sex as string)} here` }],
			});
			return;
		}
		if (!first?.sex) return;
		comparePronouns(context, first as Told & { sex: Sex });
		if (options.organs) compareOrgans(context, first as Told & { sex: Sex });
	},
});

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function ownWords(note: Note): boolean {
	return OWN_WORDS.test(note.text);
}

/** Ages and sexes given for the patient, in order: in the header, and where a one-liner stands. */
function toldIn(note: Note): Told[] {
	const told: Told[] = [];
	let noteDay: number | undefined;
	let birth: (Range & { day: number }) | undefined;
	for (const piece of headerOf(note)) {
		const { at } = piece;
		const header = piece.keep(toldIn, () => headerFacts(piece.text));
		for (const found of header.told) told.push(shift(found, at));
		for (const date of piece.dates) {
			if (date.start === header.birth) birth = { start: at + date.start, end: at + date.end, day: date.day };
			else if (noteDay === undefined || date.day > noteDay) noteDay = date.day;
		}
	}
	if (birth && noteDay !== undefined && noteDay > birth.day) {
		told.push({
			start: birth.start,
			end: birth.end,
			age: Math.floor((noteDay - birth.day) / 365.2425),
			computed: true,
		});
	}
	for (const section of note.sections) {
		const summary = note.like === "sign-out" && section.title === "P";
		if (!summary && !OPENINGS.has(section.id ?? "")) continue;
		for (const found of section.keep(PATIENT, () =>
			patientsIn(section.prose.slice(0, OPENING)).slice(0, 1),
		)) {
			told.push({ ...found, start: section.offsetOf(found.start), end: section.offsetOf(found.end) });
		}
	}
	return told;
}

/** Ages and sexes in a header, and where a date of birth would stand. */
function headerFacts(text: string): { told: readonly Told[]; birth: number } {
	const told = patientsIn(text);
	const age = AGE_LABEL.exec(text);
	if (age) told.push({ start: age.index, end: age.index + age[0].length, age: Number(age[1]) });
	const sex = SEX_LABEL.exec(text) ?? AGE_SLASH_SEX.exec(text);
	if (sex) told.push({ start: sex.index, end: sex.index + sex[0].length, sex: sex[1] ? "female" : "male" });
	const birth = DOB.exec(text);
	return { told, birth: birth ? birth.index + birth[0].length : -1 };
}

function shift(told: Told, by: number): Told {
	return { ...told, start: told.start + by, end: told.end + by };
}

function patientsIn(text: string): Told[] {
	const found: Told[] = [];
	if (!QUICK.test(text)) return found;
	for (const match of text.matchAll(PATIENT)) {
		const [whole, age1, woman1, man1, age2, woman2, man2, age3, woman3, man3] = match;
		const before = text.slice(Math.max(0, match.index - 24), match.index);
		const after = text.slice(match.index + whole.length, match.index + whole.length + 24);
		// "Age 40, 54 M": a bare number with a letter needs the start of a line or a name before it.
		if (age3 !== undefined && !/(?:^|[\r\n:,(-]|\b(?:is|a|pt|patient))\s*$/i.test(before)) continue;
		if (age3 !== undefined && /^\s*(?:mg|mcg|units|mL|L\b|\/|W\b|x\b)/.test(after)) continue;
		if (
			KIN.test(whole) ||
			(OWNER.test(before) && !/\bthe\s+$/i.test(before)) ||
			KIN.test(after.split(/[,.;]/)[0] ?? "") ||
			/\b(?:mother|father|daughter|son|wife|husband|parents?) of (?:this|a|an|the)\s*$/i.test(before)
		)
			continue;
		const sex = woman1 || woman2 || woman3 ? "female" : man1 || man2 || man3 ? "male" : undefined;
		const age = Number(age1 ?? age2 ?? age3);
		if (age > 120 || age < 1) continue;
		const end =
			match.index + whole.replace(/[ ,]+(?:with|who|presents|presenting|admitted|here)$/, "").length;
		found.push({ start: match.index, end, age, sex });
	}
	return found;
}

function compareAges({ note, report }: Context<unknown>, told: readonly Told[]): void {
	const first =
		told.find(({ age, computed }) => age !== undefined && !computed) ??
		told.find(({ age }) => age !== undefined);
	if (!first) return;
	const stay = note.like === "discharge" || note.like === "progress" || note.like === "transfer";
	for (const other of told) {
		if (other.age === undefined || other === first || other.age === first.age) continue;
		const birthday =
			(other.computed || first.computed) &&
			(stay || note.like === undefined) &&
			Math.abs(other.age - (first.age as number)) === 1;
		if (birthday) continue;
		const [one, two] = other.start > first.start ? [first, other] : [other, first];
		const by = (at: Told) => (at.computed ? `${at.age} by the date of birth` : `${at.age} years`);
		report({
			start: two.start,
			end: two.end,
			message: `${by(two)} here, ${by(one)} on line ${note.positionAt(one.start).line}. Correct the one that is wrong, and check what was copied with it.`,
			related: [{ start: one.start, end: one.end, message: `${by(one)} here` }],
		});
		return;
	}
}

/** Where pronouns of one sex stand in a section; offsets are relative to its prose. */
function pronounsIn(section: Section): Readonly<Record<Sex, readonly number[]>> {
	return section.keep(pronounsIn, () => {
		const found: Record<Sex, number[]> = { female: [], male: [] };
		if (MANY.has(section.id ?? "")) return found;
		const words = wordsOf(section);
		for (let i = 0; i < words.count; i++) {
			const sex = PRONOUNS.get(words.hashes[i] as number);
			const at = words.starts[i] as number;
			if (sex && !isEncephalopathy(section.prose, at)) found[sex].push(at);
		}
		return found;
	});
}

/** "HE grade 2", "1) HE: lactulose": capitals among small letters are an abbreviation. */
function isEncephalopathy(prose: string, at: number): boolean {
	return /^HE\b(?!\s+[A-Z]{2})/.test(prose.slice(at, at + 8));
}

/** Pronouns that can mean nobody but the patient: no other person stands before them, on this line or the one above. */
function onlyThePatient(section: Section, sex: Sex): readonly number[] {
	return section.keep(sex, () => {
		const { prose } = section;
		return pronounsIn(section)[sex].filter((at) => {
			const line = prose.lastIndexOf("\n", at - 1);
			const before = withoutAge(
				prose.slice(Math.max(at - 1500, line < 1 ? 0 : prose.lastIndexOf("\n", line - 1) + 1), at),
			);
			return !ANYBODY.test(before) && !(sex === "female" ? WOMEN : MEN).test(before);
		});
	});
}

/** "67-year-old woman" is the patient, nobody else. */
function withoutAge(prose: string): string {
	return prose.replace(
		/(\bold\s+(?:[\w-]+\s+){0,3}?)(woman|man|girl|boy)\b/gi,
		(_, lead: string, noun: string) => lead + "-".repeat(noun.length),
	);
}

function comparePronouns({ note, report }: Context<unknown>, recorded: Told & { sex: Sex }): void {
	const wrong: Sex = recorded.sex === "female" ? "male" : "female";
	let right = 0;
	let against = 0;
	let first: number | undefined;
	for (const section of note.sections) {
		const found = pronounsIn(section);
		right += found[recorded.sex].length;
		if (found[wrong].length === 0) continue;
		for (const at of onlyThePatient(section, wrong)) {
			against++;
			first ??= section.offsetOf(at);
		}
	}
	if (against < 2 || first === undefined || against / (against + right) <= 0.2 || ownWords(note)) return;
	const end = first + (/^[A-Za-z]+/.exec(note.text.slice(first))?.[0].length ?? 1);
	report({
		start: first,
		end,
		message: `The pronoun does not fit: ${recorded.sex} on line ${note.positionAt(recorded.start).line}, and ${against} of ${against + right} pronouns say otherwise. Check what was copied.`,
		related: [{ start: recorded.start, end: recorded.end, message: `${capital(recorded.sex)} here` }],
	});
}

function compareOrgans({ note, report }: Context<unknown>, recorded: Told & { sex: Sex }): void {
	const organs = recorded.sex === "female" ? MALE_ORGANS : FEMALE_ORGANS;
	for (const section of note.sections) {
		if (!ORGAN_SECTIONS.has(section.id ?? "")) continue;
		const found = section.keep(organs, () => organIn(section, organs));
		if (!found || ownWords(note)) continue;
		report({
			start: section.offsetOf(found.start),
			end: section.offsetOf(found.end),
			severity: "information",
			message: `This does not fit the recorded sex (${recorded.sex}, line ${note.positionAt(recorded.start).line}). Check that it is this patient's; if sex and gender differ, say so in the header.`,
			related: [{ start: recorded.start, end: recorded.end, message: `${capital(recorded.sex)} here` }],
		});
		return;
	}
}

/** The first organ that the text gives to the patient. */
function organIn(section: Section, organs: RegExp): Range | undefined {
	const { prose } = section;
	if (!organs.test(prose)) return;
	for (const sentence of prose.matchAll(/[^.;\r\n]+/g)) {
		const match = organs.exec(sentence[0]);
		if (!match) continue;
		if (WOMEN.test(withoutAge(sentence[0])) || MEN.test(withoutAge(sentence[0])) || ANYBODY.test(sentence[0]))
			continue;
		if (/\b(?:no|not|denies|without|negative|n\/a|family)\b/i.test(sentence[0].slice(0, match.index)))
			continue;
		const start = sentence.index + match.index;
		return { start, end: start + match[0].length };
	}
	return;
}
