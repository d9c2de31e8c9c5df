import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { findBlanks } from "../blanks.ts";
import { tellsOfSeveral } from "../header.ts";
import { type Context, defineRule, type Severity } from "../rule.ts";
import { wordsOf } from "../words.ts";
import { type Drug, drugWords, familyOf } from "./allergy-classes.ts";
import { type Allergen, allergensIn } from "./allergy-lists.ts";
import { judge, rank, type Verdict } from "./allergy-verdict.ts";

const options = z.strictObject({
	crossReactions: z
		._default(z.boolean(), true)
		.check(
			z.describe(
				"Also tell of drugs of another family that may cross-react, such as a cephalosporin in penicillin allergy.",
			),
		),
});

/** Where drugs are given, planned or prescribed. */
const GIVEN = new Set([
	"medications",
	"home-medications",
	"inpatient-medications",
	"discharge-medications",
	"medication-changes",
	"plan",
	"assessment-and-plan",
	"recommendations",
	"orders",
	"prophylaxis",
	"hospital-course",
	"ed-course",
	"patient-summary",
	"action-list",
	"situation-awareness",
]);
/** Where what is written is ordered for days to come, so that a passing remark is rare. */
const LISTS = new Set([
	"medications",
	"home-medications",
	"inpatient-medications",
	"discharge-medications",
	"medication-changes",
]);

/** The last of these before a drug tells whether it is given. */
const CUES =
	/\b(?:(avoid\w*|hold|holding|held|stop\w*|discontinu\w*|d\/c(?:'?d)?|dc'?d|no|not|nor|without|instead of|rather than|in place of|allerg\w*|intoleran\w*|anaphyla\w*|reaction to|contraindicat\w*|cannot|can't|never|from|off|resistant|susceptib\w*|sensitiv\w*|sensitivit\w*|history of|previous\w*|prior|declin\w*|refus\w*|due to|because of|caused by|secondary to|after|recent\w*|took|used|use of|failed|induced by|remov\w*|completed|replac\w*|substitut\w*|alternative to|not a candidate for|if not|unless|in the past|as a child|labell?ed)|(start\w*|begin|began|begun|initiat\w*|giv\w*|gave|administer\w*|continu\w*|resum\w*|restart\w*|increas\w*|add\w*|order\w*|treat\w*|prescri\w*|load\w*|bolus\w*|chang\w* to|switch\w* to|transition\w* to|narrow\w* to|broaden\w* to|escalat\w* to|convert\w* to|replac\w* (?:with|by)|to|(?:now|is|are|was|currently|remains?|stays?|kept) on|(?<=,\s{0,2})on|received|use|using|take|taking|dose|consider|plan))\b/gi;
const NOT_GIVEN_AFTER =
	/^(?:[- ](?:induced|related|associated|allergic|allergy|intoleran\w*|resistant|susceptible|sensitive|free)|[^.;\n]{0,30}\b(?:allerg(?:y|ic|ies)|intoleran\w*|anaphyla\w*|reaction|rash\b|resistan\w*|contraindicat\w*|avoid(?:ed)?\b|held\b|hold\b|stopped\b|stop\b|discontinued\b|d\/c'?d\b|declined|refused|not (?:given|used|needed)|was (?:changed|switched|replaced)|(?:until|pending) allerg))/i;
const EXPLAINED =
	/\b(?:tolerat\w*|challeng\w*|desensiti\w*|de-?labell?ed|cross-?react\w*|cross-?sensitiv\w*|side[- ]chains?|low[- ]risk|(?:discussed|reviewed|cleared|agreed|ok(?:ay)?(?:ed)?|approved) (?:with|by) (?:the )?pharmac\w+|pharmac\w+ (?:agree\w*|aware|ok\w*|clear\w*|review\w*|approv\w*)|allergist|allergy (?:service|team|consult\w*|clinic)|immunology|premedic\w*|pre-?treat\w*|test dose|graded|despite|benefit|risks? (?:and|discussed|explained)|not a true|unlikely (?:true|to)|safe\b|monitor(?:ed|ing)? for (?:a |any )?(?:reaction|rash|allerg\w*)|aware of (?:the )?allergy|no reaction|without (?:a )?reaction)\b/i;

const NONE_KNOWN =
	/\b(?:NKDA|NKA|no known (?:(?:drug|medication|med) )?allerg(?:y|ies)|no (?:drug|medication) allerg(?:y|ies)|denies (?:any )?(?:(?:drug|medication) )?allergies)\b/i;
const ALLERGIC_TO =
	/\b(?:allergic to|allergy to|allergies to|anaphylaxis to)\s+([A-Za-z]{4,})|\b([A-Za-z]{3,})[- ](?:allergy|allergic)\b/gi;
const OTHERS =
	/\b(?:mother|father|sister|brother|son|daughter|wife|husband|family|parents?|no|not|denies|without|question\w*|possible|unlikely|\?)\b[^.;\n]{0,40}$/i;
const CONTRAST =
	/\b(?:CT(?:A|PA)?\b[^.;\n]{0,40}?\b(?:with|w\/) ?(?:IV )?contrast|CTA|CTPA|CT[- ]angiogra\w+|IV contrast|contrast[- ]enhanced CT|coronary angiogra\w+|iohexol|iodixanol|iopamidol|omnipaque|visipaque|isovue)\b/i;
const PREMEDICATED =
	/\b(?:pre-?medic\w*|premeds?|pre-?treat\w*|prednisone|methylprednisolone|hydrocortisone|diphenhydramine|benadryl|tolerated|no reaction)\b/i;

export const allergyConflict = defineRule({
	id: "consistency/allergy-conflict",
	severity: "error",
	flags:
		"A drug planned, given or prescribed that the allergy list names (error) or a close relative of it (warning), or an allergy list that contradicts itself.",
	why: "Direct harm that one line prevents. Change the drug, or write why it is safe and who agreed. An intolerance, a tolerated dose, or a family that rarely cross-reacts is information at most.",
	source:
		"HL7 C-CDA makes allergies a required section; cross-reactivity as taught in current U.S. practice (penicillin and cephalosporins about 2% or less, more with a shared side chain; sulfonamide antibiotics do not speak against furosemide, thiazides or celecoxib). Your pharmacist wins over this page.",
	milestones: ["SBP1", "MK2"],
	options,
	good: [
		{
			shows: "Avoided, and replaced by cefazolin, which has a side chain of its own",
			note: `# Admission H&P

## Allergies
Penicillin (rash)

## Assessment and Plan
54-year-old woman with cellulitis of the left leg.
- Avoid penicillins; start cefazolin 2 g IV every 8 hours`,
		},
		{
			shows: "Sulfa is neither furosemide nor a sulfate; seasonal allergies are no drug",
			note: `# Admission H&P

## Allergies
Bactrim: hives. Seasonal allergies. Shellfish.

## Assessment and Plan
67-year-old man with HFrEF and iron deficiency.
- Furosemide 80 mg IV, hydrochlorothiazide 25 mg daily
- Ferrous sulfate 325 mg every other day, magnesium sulfate 2 g IV once, morphine sulfate 2 mg IV as needed
- CT chest with contrast`,
		},
		{
			shows: "A culture is no prescription",
			note: `# Progress Note

Allergies: ciprofloxacin (tendon rupture)

## Assessment and Plan
67-year-old woman with E. coli bacteremia, susceptible to ceftriaxone, ciprofloxacin and gentamicin; improving.
- Continue ceftriaxone, day 3 of 7. Full code.`,
		},
	],
	bad: [
		{
			shows: "The listed family",
			note: `# Admission H&P

## Allergies
Penicillin (anaphylaxis)

## Assessment and Plan
71-year-old man with aspiration pneumonia.
- Start «Zosyn» 4.5 g IV every 6 hours`,
			says: "penicillin",
		},
		{
			shows: "A relative with the same side chain",
			note: `# Admission H&P

## Allergies
Ceftriaxone (hives)

## Assessment and Plan
71-year-old man with hospital-acquired pneumonia.
- Start «cefepime» 2 g IV every 8 hours`,
		},
		{
			shows: "Contrast without a word about the allergy",
			note: `# Admission H&P

## Allergies
IV contrast: hives

## Assessment and Plan
71-year-old man with chest pain, possible pulmonary embolism.
- «CTA» chest tonight`,
		},
		{
			shows: "Two lists that contradict each other",
			note: `# Sign-out

Allergies: NKDA

## Illness Severity
Watcher

## Patient Summary
71-year-old man with sepsis from pneumonia, allergic to «penicillin» (hives), on levofloxacin.`,
			says: "NKDA",
		},
	],
	checkNote(context) {
		const { note, options } = context;
		const lists = note.sections.filter(({ covers }) => covers.includes("allergies"));
		const remarks = note.sections.flatMap((section) => allergyRemarks(section));
		if ((lists.length === 0 && remarks.length === 0) || tellsOfSeveral(note)) return;
		const listed = lists.flatMap((section) =>
			allergensIn(section).map((allergen) => ({ allergen, section })),
		);
		contradiction(context, [...listed, ...remarks]);
		const allergies = distinct([...listed, ...remarks]);
		if (allergies.length === 0) return;
		const told = new Set<string>();
		for (const section of note.sections) {
			if (!section.covers.some((id) => GIVEN.has(id))) continue;
			for (const mention of section.keep(GIVEN, () => mentionsIn(section))) {
				const found = worst(allergies, mention.drug);
				if (!found) continue;
				const key = `${found.given} ${found.entry.allergen.name.toLowerCase()}`;
				if (told.has(key)) continue;
				const severity = weigh(context, found, section, mention);
				if (!severity || (found.verdict.kind === "cross" && !options.crossReactions)) continue;
				told.add(key);
				report(context, { ...found, severity, section, mention });
			}
			contrast(context, allergies, section);
		}
	},
});

interface Entry {
	readonly allergen: Allergen;
	readonly section: Section;
}

interface Mention {
	readonly drug: Drug;
	readonly start: number;
	readonly end: number;
	/** The clause around it. */
	readonly clause: string;
}

interface Found {
	readonly entry: Entry;
	readonly verdict: Verdict;
	readonly given: string;
}

/** Each allergy once, told as fully as any of its entries. */
function distinct(entries: readonly Entry[]): Entry[] {
	const best = new Map<string, Entry>();
	for (const entry of entries) {
		const { drug, reaction } = entry.allergen;
		const key = drug.family ?? drug.parts.join("+");
		const known = best.get(key);
		if (!known || (known.allergen.reaction === "unknown" && reaction !== "unknown")) best.set(key, entry);
	}
	return [...best.values()];
}

/** Drugs that a section gives or plans; those it avoids, stops or remembers are left out. */
function mentionsIn(section: Section): readonly Mention[] {
	const { prose } = section;
	const words = wordsOf(section);
	const found: Mention[] = [];
	for (let i = 0; i < words.count; i++) {
		const drug = drugWords.get(words.hashes[i] as number);
		if (!drug || drug.parts.length === 0) continue;
		const start = words.starts[i] as number;
		const end = words.ends[i] as number;
		const [from, to] = clauseAround(prose, start, end);
		const before = prose.slice(from, start);
		if (
			!isGiven(before, prose.slice(end, to), LISTS.has(section.id ?? "")) ||
			findBlanks(prose.slice(from, to)).length > 0
		)
			continue;
		found.push({ drug, start, end, clause: prose.slice(from, to) });
	}
	return found;
}

function isGiven(before: string, after: string, list: boolean): boolean {
	if (NOT_GIVEN_AFTER.test(after)) return false;
	let given = true;
	let last = "";
	for (const cue of before.matchAll(CUES)) {
		const word = cue[0].toLowerCase();
		// "From levofloxacin to amoxicillin", but "susceptible to amoxicillin".
		if (word !== "to" || last === "from") given = cue[2] !== undefined;
		last = word;
	}
	// A list of medications holds what is taken, unless it says otherwise at once.
	if (
		!given &&
		list &&
		/^\s*(?:[-*•]|\d{1,2}[.)])?\s*(?:continue|new|changed|home)?\b[^.;\n]*$/i.test(before)
	) {
		return !/\b(?:stop\w*|hold|held|avoid\w*|discontinu\w*|no|not|allerg\w*|d\/c)\b/i.test(before);
	}
	return given;
}

function clauseAround(prose: string, start: number, end: number): [number, number] {
	let from = start;
	while (
		from > 0 &&
		!/[;\r\n]/.test(prose[from - 1] as string) &&
		!/[.!?]\s/.test(prose.slice(from - 1, from + 1))
	)
		from--;
	const stop = /[;\r\n]|[.!?](?=\s|$)/.exec(prose.slice(end));
	return [from, stop ? end + stop.index : prose.length];
}

function worst(entries: readonly Entry[], drug: Drug): Found | undefined {
	let found: Found | undefined;
	for (const given of drug.parts) {
		for (const entry of entries) {
			const verdict = judge(entry.allergen, given);
			if (verdict && (!found || rank(verdict) > rank(found.verdict))) found = { entry, verdict, given };
		}
	}
	return found;
}

/** The verdict's severity, lowered where the note explains itself; undefined where nothing is left to say. */
function weigh(
	{ note }: Context<unknown>,
	{ entry, verdict, given }: Found,
	section: Section,
	mention: Mention,
): Severity | undefined {
	const explained =
		EXPLAINED.test(entry.allergen.about) ||
		EXPLAINED.test(lineAround(section.prose, mention)) ||
		explainedIn(note, entry, given, mention);
	if (!explained) return verdict.severity;
	return verdict.kind === "cross" || verdict.severity === "information" ? undefined : "information";
}

/** The drug's sentence and what follows it on the line. */
function lineAround(prose: string, { start, end }: Mention): string {
	const from = Math.max(prose.lastIndexOf("\n", start), prose.lastIndexOf(". ", start));
	const rest = prose.slice(end, end + 240);
	const line = /[\r\n]/.exec(rest)?.index ?? rest.length;
	return prose.slice(from + 1, end + line);
}

/** A sentence anywhere that says of the drug, or of the allergy, why it is safe. */
function explainedIn(note: Note, { allergen }: Entry, given: string, mention: Mention): boolean {
	const names = [
		given,
		allergen.name.toLowerCase(),
		mention.drug.family ?? "",
		familyOf(given).slice(0, 4),
	].filter((name) => name.length > 2 && name !== "othe");
	return note.sections.some((section) => {
		if (!EXPLAINED.test(section.prose)) return false;
		return section.prose.split(/[.;!?](?=\s)|[\r\n]+/).some((sentence) => {
			const low = sentence.toLowerCase();
			return EXPLAINED.test(sentence) && (names.some((name) => low.includes(name)) || /allerg/.test(low));
		});
	});
}

function report(
	{ note, report: tell }: Context<unknown>,
	found: Found & { severity: Severity; section: Section; mention: Mention },
): void {
	const { entry, verdict, severity, section, mention } = found;
	const { allergen } = entry;
	const written = section.prose.slice(mention.start, mention.end);
	const place = { start: entry.section.offsetOf(allergen.start), end: entry.section.offsetOf(allergen.end) };
	const step =
		severity === "information"
			? "If you weighed it, say so in a clause: tolerated before, or who agreed."
			: "Change the drug, or write why it is safe and who agreed.";
	tell({
		start: section.offsetOf(mention.start),
		end: section.offsetOf(mention.end),
		severity,
		message: `${relation(found, written)}, line ${note.positionAt(place.start).line}. ${verdict.fact}${step}`,
		related: [{ ...place, message: `Listed here${reactionOf(allergen)}` }],
	});
}

function reactionOf({ told }: Allergen): string {
	return told ? ` (${told})` : "";
}

/** "Zosyn (piperacillin) is a penicillin, and penicillin is on the allergy list (hives)". */
function relation({ entry, verdict, given }: Found, written: string): string {
	const { allergen } = entry;
	const name = written.toLowerCase();
	const drug = capital(name === given ? written : `${written} (${given})`);
	const listed = `on the allergy list${reactionOf(allergen)}`;
	if (verdict.kind === "cross") return `${drug} may cross-react with ${allergen.name}, which is ${listed}`;
	if (verdict.kind === "class")
		return `${drug} is of the same family as ${allergen.name}, which is ${listed}`;
	if (allergen.name.toLowerCase() === name || !allergen.drug.family || given === allergen.name.toLowerCase())
		return `${drug} is ${listed}`;
	const family = allergen.drug.family;
	return `${drug} is ${/^(?:[aeiou]|NS)/i.test(family) ? "an" : "a"} ${family}, and ${allergen.name} is ${listed}`;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function contrast(
	{ note, report: tell }: Context<unknown>,
	entries: readonly Entry[],
	section: Section,
): void {
	const entry = entries.find(
		({ allergen }) => allergen.drug.family === "iodinated contrast" && allergen.reaction !== "intolerance",
	);
	if (!entry || LISTS.has(section.id ?? "")) return;
	const match = CONTRAST.exec(section.prose);
	if (!match) return;
	const [from, to] = clauseAround(section.prose, match.index, match.index + match[0].length);
	const clause = section.prose.slice(from, to);
	if (
		/\b(?:without|non-?contrast|no (?:IV )?contrast|avoid\w*|hold|held|instead of|rather than|allerg\w*|V\/Q|consider(?:ed)?|declin\w*)\b/i.test(
			clause,
		)
	)
		return;
	if (
		note.sections.some(
			({ prose }) => PREMEDICATED.test(prose) && /contrast|pre-?med|pre-?treat|\bCT/i.test(prose),
		)
	)
		return;
	const { allergen } = entry;
	tell({
		start: section.offsetOf(match.index),
		end: section.offsetOf(match.index + match[0].length),
		severity: "warning",
		message: `Contrast is on the allergy list${allergen.told ? ` (${allergen.told})` : ""}. Write the premedication, or choose a study without it.`,
		related: [
			{
				start: entry.section.offsetOf(allergen.start),
				end: entry.section.offsetOf(allergen.end),
				message: "Listed here",
			},
		],
	});
}

/** "Allergic to penicillin", "sulfa allergy" outside the list. */
function allergyRemarks(section: Section): readonly Entry[] {
	if (section.covers.includes("allergies") || section.facts?.id === "family-history") return NO_ENTRIES;
	return section.keep(allergyRemarks, () => {
		const { prose } = section;
		if (!/llerg|anaphylaxis to/.test(prose)) return NO_ENTRIES;
		const found: Entry[] = [];
		for (const match of prose.matchAll(ALLERGIC_TO)) {
			const name = (match[1] ?? match[2]) as string;
			const word = drugWords.named(name);
			if (!word || OTHERS.test(prose.slice(Math.max(0, match.index - 60), match.index))) continue;
			const start = match.index + match[0].indexOf(name);
			const end = start + name.length;
			const about = /^[^;.\r\n]{0,60}/.exec(prose.slice(match.index + match[0].length))?.[0] ?? "";
			const told = /^\s*\(([^()]{2,40})\)/.exec(about)?.[1] ?? "";
			const severe = /anaphyl|angioedema/i.test(told) || match[0].startsWith("ana");
			found.push({
				section,
				allergen: {
					drug: word,
					name,
					start,
					end,
					reaction: severe ? "severe" : told ? "allergic" : "unknown",
					told,
					about,
				},
			});
		}
		return found;
	});
}

const NO_ENTRIES: readonly Entry[] = [];

/** "No known drug allergies" here, a drug with its reaction there: the later of the two is marked. */
function contradiction({ note, report: tell }: Context<unknown>, entries: readonly Entry[]): void {
	const real = entries.find(
		({ allergen, section }) => allergen.reaction !== "intolerance" && !onlyTold(section, allergen),
	);
	if (!real) return;
	for (const section of note.sections) {
		const none = section.keep(NONE_KNOWN, () => noneKnown(section));
		if (!none) continue;
		const stated = none.start < 0;
		const denial = stated
			? section.titleRange
			: { start: section.offsetOf(none.start), end: section.offsetOf(none.end) };
		const drug = {
			start: real.section.offsetOf(real.allergen.start),
			end: real.section.offsetOf(real.allergen.end),
		};
		const later = denial.start > drug.start ? denial : drug;
		const earlier = later === denial ? drug : denial;
		const [here, there] =
			later === denial ? [none.text, real.allergen.name] : [real.allergen.name, none.text];
		tell({
			start: later.start,
			end: later.end,
			message: `Allergies contradict: ${here} here, ${there} on line ${note.positionAt(earlier.start).line}. Ask the patient, and correct the wrong one.`,
			related: [{ start: earlier.start, end: earlier.end, message: `${capital(there)} here` }],
		});
		return;
	}
}

/** Where a section says that no allergy is known; `start` is -1 for a heading that says it. */
function noneKnown(section: Section): { start: number; end: number; text: string } | undefined {
	if (section.facts?.id === "family-history") return;
	if (section.mark?.term?.statement && NONE_KNOWN.test(section.title))
		return { start: -1, end: -1, text: section.title };
	if (!/NKD?A|llerg/.test(section.prose)) return;
	const match = NONE_KNOWN.exec(section.prose);
	if (!match) return;
	const after = section.prose.slice(match.index + match[0].length);
	if (/^[^.;\n]{0,20}\b(?:except|other than|besides|apart from|but|aside|to (?!medic|drug))\b/i.test(after))
		return;
	if (
		/\b(?:previously|formerly|was|initially)\s+(?:listed as\s+)?$/i.test(section.prose.slice(0, match.index))
	)
		return;
	return { start: match.index, end: match.index + match[0].length, text: match[0] };
}

/** A remark about intolerance or a label taken off is no allergy. */
function onlyTold(section: Section, { start, about }: Allergen): boolean {
	return /\b(?:intoleran\w*|side effect|removed|de-?labell?ed|not a true|childhood)\b/i.test(
		about + section.prose.slice(Math.max(0, start - 60), start),
	);
}
