import * as z from "zod/mini";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { findBlanks } from "../blanks.ts";
import { namesDrug } from "../plan/actions.ts";
import { defineRule } from "../rule.ts";
import { gradeOf } from "./grade.ts";
import plainWords from "./jargon.json" with { type: "json" };

/** Below this many words a grade says nothing. */
const ENOUGH = 60;
const IDS = new Set(["discharge-instructions", "patient-education"]);
/** Written for the next nurse, not for the patient. */
const FOR_STAFF =
	/\b(?:RN|SNF|facility|nursing staff|please (?:administer|monitor|obtain)|patient (?:is to|should|will|to)|pt (?:is to|should|will|to)|administer)\b/i;
const SPANISH =
	/\b(?:usted|para|los|las|una|con|por|del|tome|llame|medicina|dolor|agua|cada|día|días|su|sus|que)\b/gi;
const PLAIN: ReadonlyMap<string, string> = new Map(
	Object.entries(plainWords).map(([word, plain]) => [word.toLowerCase(), plain]),
);
/** First words of the longer terms. */
const TWO_WORDS = new Set(
	[...PLAIN.keys()].filter((term) => term.includes(" ")).map((term) => term.split(" ")[0] as string),
);
/** Abbreviations are jargon only in capitals. */
const CAPITALS = new Set(["po", "sob", "npo", "prn", "bid", "tid", "qid", "qhs"]);

export const instructionsReadingLevel = defineRule({
	id: "discharge/instructions-reading-level",
	severity: "information",
	flags: "Discharge instructions that read above sixth grade, or use words patients do not know.",
	why: "Adults read at about an eighth-grade level on average, and everybody reads worse when sick. Instructions nobody understood come back as a readmission.",
	source:
		"AMA, HHS and NIH advise sixth grade (Burns et al., PMC9130361); trauma summaries averaged grade 10, and one patient in four could read theirs (Choudhry et al., PMC5245984). Flesch-Kincaid grade.",
	milestones: ["ICS1"],
	options: z.strictObject({
		aimGrade: z
			._default(z.number().check(z.gte(1)), 6)
			.check(z.describe("School grade to aim for; above it the finding is information.")),
		maxGrade: z
			._default(z.number().check(z.gte(1)), 8)
			.check(z.describe("School grade above which the finding is a warning.")),
		jargon: z
			._default(z.boolean(), true)
			.check(z.describe("Also point out words patients do not know, with a plain one.")),
	}),
	kinds: ["discharge"],
	good: [
		{
			shows: "Short sentences, common words, one action a line; drug names do not count",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide.

## Discharge Instructions
You had too much water in your body. Your heart was not able to pump it out. This is called heart failure.
- Weigh yourself each morning. Write it down.
- Take your water pill (furosemide) two times a day.
- Eat less salt. Do not add salt to your food.
- Walk a little more each day. Rest when you are tired.
- Call us if you gain 3 pounds in one day or 5 pounds in one week.
- Call 911 if you have chest pain, if you faint, or if it is hard to breathe.`,
		},
		{
			shows: "Orders for a facility are for nurses",
			note: `# Discharge Summary

## Hospital Course
Hip fracture, fixed on 07/12.

## Discharge Instructions
For the facility RN: ambulate with walker, weight bearing as tolerated, PRN acetaminophen.`,
		},
	],
	bad: [
		{
			shows: "A doctor's words",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide.

## Discharge Instructions
Weigh yourself each day. Call us if you have «dyspnea» or leg «edema». Take your pill «BID».`,
			says: "swelling",
		},
		{
			shows: "Long sentences, long words",
			note: `# Discharge Summary

## Hospital Course
Heart failure, 6 kg off with furosemide.

## «Discharge Instructions»
You were hospitalized for decompensated congestive heart failure precipitated by dietary indiscretion and incomplete medication compliance, which necessitated continuous monitoring and aggressive treatment. It is imperative that you adhere to the recommended sodium restriction, obtain daily weights utilizing the identical scale, and communicate immediately with the cardiology department regarding significant weight increases, increasing abdominal girth, deteriorating exercise tolerance, or any additional concerning manifestations requiring evaluation.`,
			says: "grade",
		},
	],
	checkSection(section, { options, report }) {
		if (!IDS.has(section.id ?? "") || section.words < 4) return;
		const { prose } = section;
		if (findBlanks(prose).length > 0 || FOR_STAFF.test(prose) || isSpanish(section)) return;
		const title = {
			start: section.titleRange.start - section.start,
			end: section.titleRange.end - section.start,
		};
		if (section.words >= ENOUGH) {
			const { grade, words } = gradeOf(prose, isDrug);
			// Sixth grade runs up to, and not with, seventh.
			if (words >= ENOUGH && grade >= options.aimGrade + 1) {
				report({
					...title,
					...(grade >= options.maxGrade + 1 ? { severity: "warning" as const } : {}),
					message: `These instructions read at grade ${Math.floor(grade)}; aim for ${options.aimGrade}. Short sentences, common words, one action a line.`,
				});
			}
		}
		if (!options.jargon) return;
		for (const { start, end, word, plain } of jargonIn(section)) {
			const place = section.within(start, end);
			report({
				...place,
				message: `Patients may not know "${word}". Say "${plain}".`,
				fixes: [{ title: `Write "${plain}"`, safe: false, edits: () => [{ ...place, text: plain }] }],
			});
		}
	},
});

function isSpanish({ prose, words }: Section): boolean {
	return /[áéíóúñ¿¡]|\busted\b/i.test(prose) && (prose.match(SPANISH)?.length ?? 0) * 8 > words;
}

const drugs = new Map<string, boolean>();

function isDrug(word: string): boolean {
	if (word.length < 6) return false;
	let drug = drugs.get(word);
	if (drug === undefined) {
		drug = namesDrug(word);
		if (drugs.size > 3000) drugs.clear();
		drugs.set(word, drug);
	}
	return drug;
}

interface Jargon extends Range {
	readonly word: string;
	readonly plain: string;
}

function jargonIn(section: Section): Jargon[] {
	const { prose } = section;
	const found: Jargon[] = [];
	const told = new Set<string>();
	const isTerm = (word: string) => PLAIN.has(word) || TWO_WORDS.has(word);
	// Most instructions hold none: that is seen at one glance.
	if (
		!prose
			.toLowerCase()
			.match(/[a-z][\w-]+/g)
			?.some(isTerm)
	)
		return found;
	for (const match of prose.matchAll(/[A-Za-z][\w-]+/g)) {
		let word = match[0];
		let key = word.toLowerCase();
		if (!isTerm(key)) continue;
		if (TWO_WORDS.has(key)) {
			const two = /^\w+ \w+/.exec(prose.slice(match.index, match.index + 40))?.[0] ?? "";
			if (PLAIN.has(two.toLowerCase())) {
				word = two;
				key = two.toLowerCase();
			}
		}
		const plain = PLAIN.get(key);
		const end = match.index + word.length;
		// Once is enough; and a word that is explained on the spot teaches.
		if (!plain || told.has(key) || (CAPITALS.has(key) && word !== word.toUpperCase())) continue;
		if (isExplained(prose, match.index, end) || isName(prose, match.index, end)) continue;
		told.add(key);
		found.push({ start: match.index, end, word, plain });
	}
	return found;
}

/** "(edema)", "edema (swelling)", "called hypertension", "hypertension, or high blood pressure". */
function isExplained(prose: string, start: number, end: number): boolean {
	return (
		/(?:\([^()]{0,40}|\bcalled\s+(?:an?\s+)?|\bknown as\s+|\bor\s+["“]?|["“])$/i.test(
			prose.slice(Math.max(0, start - 50), start),
		) || /^["”]?\s*(?:\(|,? (?:which )?means\b|, or\b|, which is\b|:)/.test(prose.slice(end, end + 20))
	);
}

/** "Cardiac rehabilitation", "Renal Clinic": names of places to go. */
function isName(prose: string, start: number, end: number): boolean {
	return (
		/^\s+(?:rehab\w*|clinic|center|diet|unit|department|team|associates|surgery|institute|cath\w*|stress|MRI|function|medicine)\b/i.test(
			prose.slice(end, end + 24),
		) && /^\p{L}/u.test(prose.slice(start, end))
	);
}
