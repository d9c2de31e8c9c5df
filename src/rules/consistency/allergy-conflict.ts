import * as z from "zod/mini";
import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { tellsOfSeveral } from "../header.ts";
import { type Context, defineRule, type Severity } from "../rule.ts";
import { type Drug, familyOf } from "./allergy-classes.ts";
import { type Allergen, allergensIn } from "./allergy-lists.ts";
import { allergyRemarks, contradiction, type Entry } from "./allergy-remarks.ts";
import { judge, rank, type Verdict } from "./allergy-verdict.ts";
import { clauseAround, MEDICATION_LISTS, type Mention, mentionsIn } from "./drug-mentions.ts";

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
const EXPLAINED =
	/\b(?:tolerat\w*|challeng\w*|desensiti\w*|de-?labell?ed|cross-?react\w*|cross-?sensitiv\w*|side[- ]chains?|low[- ]risk|(?:discussed|reviewed|cleared|agreed|ok(?:ay)?(?:ed)?|approved) (?:with|by) (?:the )?pharmac\w+|pharmac\w+ (?:agree\w*|aware|ok\w*|clear\w*|review\w*|approv\w*)|allergist|allergy (?:service|team|consult\w*|clinic)|immunology|premedic\w*|pre-?treat\w*|test dose|graded|despite|benefit|risks? (?:and|discussed|explained)|not a true|unlikely (?:true|to)|safe\b|monitor(?:ed|ing)? for (?:a |any )?(?:reaction|rash|allerg\w*)|aware of (?:the )?allergy|no reaction|(?:without|w\/o) (?:a |any )?(?:reaction|trouble|problem|issue)s?|ok(?:ay)? to (?:give|use))\b/i;

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
			shows: "Named as the reason for another",
			note: `# Admission H&P

## Allergies
Morphine (itching)

## Assessment and Plan
68-year-old woman with small bowel obstruction.
- Pain: hydromorphone 0.5 mg IV every 3 hours as needed (itches w morphine)`,
		},
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
		{
			shows: "Taken without a reaction, chosen over its relative, a label that is named",
			note: `# Discharge Summary

## Allergies
Penicillin: mild rash in the 1990s. Has had 15 days of cefazolin without reaction. He has taken Lasix for years without reaction.

## Hospital Course
MSSA endocarditis. Cefazolin: ID chose it over nafcillin because of the kidneys, the penicillin rash and no brain abscess. Penicillin label noted; he tolerated ceftriaxone in 11/2025, so continue.

## Discharge Medications
- NEW cefazolin 2 g IV every 8 hours through 08/03
- CONTINUE furosemide 40 mg twice daily`,
		},
		{
			shows: "A drug named in the list because it is taken without trouble",
			note: `# Admission H&P

## Allergies
Trimethoprim-sulfamethoxazole: rash 2015. That was the antibiotic; he has been on furosemide for years w/o trouble.

## Assessment and Plan
67-year-old man with decompensated heart failure.
- Furosemide 80 mg IV twice daily`,
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
			for (const mention of mentionsIn(section)) {
				const found = worst(allergies, mention.drug);
				if (!found) continue;
				const key = `${found.given} ${found.entry.allergen.name.toLowerCase()}`;
				if (told.has(key)) continue;
				told.add(key);
				const severity = weigh(context, found, section, mention);
				if (!severity || (found.verdict.kind === "cross" && !options.crossReactions)) continue;
				report(context, { ...found, severity, section, mention });
			}
			contrast(context, allergies, section);
		}
	},
});

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
	if (!entry || MEDICATION_LISTS.has(section.id ?? "")) return;
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
