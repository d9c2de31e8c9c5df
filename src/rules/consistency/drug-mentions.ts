import type { Section } from "../../note/section.ts";
import { findBlanks } from "../blanks.ts";
import { wordsOf } from "../words.ts";
import { type Drug, drugWords } from "./allergy-classes.ts";

/** Where what is written is ordered for days to come, so that a passing remark is rare. */
export const MEDICATION_LISTS = new Set([
	"medications",
	"home-medications",
	"inpatient-medications",
	"discharge-medications",
	"medication-changes",
]);

/** The last of these before a drug tells whether it is given. */
const CUES =
	/\b(?:((?:itch\w*|pruritus|hives|rash\w*|nausea|vomit\w*) (?:w\/?|with|from|to|on)|avoid\w*|hold|holding|held|stop\w*|discontinu\w*|d\/c(?:'?d)?|dc'?d|no|not|nor|without|instead of|rather than|in place of|allerg\w*|intoleran\w*|anaphyla\w*|reaction to|contraindicat\w*|cannot|can't|never|from|off|resistant|susceptib\w*|sensitiv\w*|sensitivit\w*|history of|previous\w*|prior|declin\w*|refus\w*|due to|because of|caused by|secondary to|after|recent\w*|took|used|use of|failed|induced by|remov\w*|completed|replac\w*|substitut\w*|alternative to|not a candidate for|if not|(?:chose|chosen|picked|preferred|selected|favou?red)\b[^.;\n]{0,30}?\bover|unless|in the past|as a child|labell?ed)|(start\w*|begin|began|begun|initiat\w*|giv\w*|gave|administer\w*|continu\w*|resum\w*|restart\w*|increas\w*|add\w*|order\w*|treat\w*|prescri\w*|load\w*|bolus\w*|chang\w* to|switch\w* to|transition\w* to|narrow\w* to|broaden\w* to|escalat\w* to|convert\w* to|replac\w* (?:with|by)|to|(?:now|is|are|was|currently|remains?|stays?|kept) on|(?<=,\s{0,2})on|received|use|using|take|taking|dose|consider|plan))\b/gi;
const NOT_GIVEN_AFTER =
	/^(?:[- ](?:induced|related|associated|allergic|allergy|intoleran\w*|resistant|susceptible|sensitive|free|label(?:ed)?)\b|[^.;\n]{0,30}\b(?:allerg(?:y|ic|ies)|intoleran\w*|anaphyla\w*|reaction|rash\b|resistan\w*|contraindicat\w*|avoid(?:ed)?\b|held\b|hold\b|stopped\b|stop\b|discontinued\b|d\/c'?d\b|declined|refused|not (?:given|used|needed)|was (?:changed|switched|replaced)|(?:until|pending) allerg))/i;
/** A clause is no longer, whatever a text without full stops may hold. */
const LONGEST = 300;

/** A drug that a section gives or plans; offsets are relative to its prose. */
export interface Mention {
	readonly drug: Drug;
	readonly start: number;
	readonly end: number;
	/** The clause around it. */
	readonly clause: string;
}

/** Drugs that a section gives or plans; those it avoids, stops or remembers are left out. */
export function mentionsIn(section: Section): readonly Mention[] {
	return section.keep(mentionsIn, () => readMentions(section));
}

function readMentions(section: Section): readonly Mention[] {
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
			!isGiven(before, prose.slice(end, to), MEDICATION_LISTS.has(section.id ?? "")) ||
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

/** The clause around a place: sentences, semicolons and lines end one. */
export function clauseAround(prose: string, start: number, end: number): [number, number] {
	const first = Math.max(0, start - LONGEST);
	let from = start;
	while (
		from > first &&
		!/[;\r\n]/.test(prose[from - 1] as string) &&
		!/[.!?]\s/.test(prose.slice(from - 1, from + 1))
	)
		from--;
	const rest = prose.slice(end, end + LONGEST);
	return [from, end + (/[;\r\n]|[.!?](?=\s|$)/.exec(rest)?.index ?? rest.length)];
}
