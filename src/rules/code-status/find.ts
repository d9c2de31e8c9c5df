import { nextLine } from "../../note/lines.ts";

/** Resuscitation values as U.S. hospitals write them; `limited` and below leave something open. */
export type CodeStatus =
	| "full-code"
	| "presumed-full-code"
	| "dnr"
	| "dnr-dni"
	| "dnr-ok-to-intubate"
	| "dni"
	| "limited"
	| "comfort-measures-only"
	| "dnr-suspended"
	| "polst-on-file"
	| "deferred"
	| "not-addressed";

/** What takes a value's force: it is past, somebody else's, or only talked about. */
export type Qualifier = "historical" | "other-person" | "talk-only";

/** A code status in a text; offsets are relative to the text. */
export interface CodeStatusHit {
	readonly value: CodeStatus;
	readonly start: number;
	readonly end: number;
	readonly qualifier: Qualifier | undefined;
}

/** Words that must stand in a text before it is worth a closer look. */
const TRIGGER =
	/code|\bd\.?n\.?[ri]|dnac|dnar|resus|intubat|\bcpr\b|p?olst|compressions|comfort|\bcmo\b|natural death|life-sustaining/gi;

/** "Code stroke", "CPT code", "resuscitated with 2 L": the words of code status in other business. */
const LOOK_ALIKES = [
	/\bcode\s+(?:stroke|stemi|sepsis|heart|cardiac|trauma|gr[ae]y|white|pink|purple|black|orange|silver|yellow|green|amber|blue|red|adam|rapid|neuro|brain|ob|crimson|h|44)\b/gi,
	/\b(?:during|after|before|post|prior to|s\/p|status[- ]post|mock|ran|running)\s+(?:the\s+|a\s+)?code\b(?!\s*status)/gi,
	/\bcode\s+(?:team|cart|leader|sheet|run|called|ended|note|summary|review|record|meds?|bell|button|of\s+(?:conduct|ethics))\b/gi,
	/\bfull\s+code\s+of\s+\w+/gi,
	/\b(?:re-?)?cod(?:ed|ing)\b/gi,
	/\b(?:billing|cpt|icd(?:-?\s?(?:9|10))?(?:-cm)?|hcpcs|drg|e\/?m|procedure|diagnos\w+|dx|revenue|zip|area|postal|bar|access|door|pass|qr|dress|colou?r|honou?r|genetic|source|error|country|order|loinc|snomed|service|facility|condition)\s+codes?\b/gi,
	/\bcodes?\s*[:#]?\s*(?:[A-TV-Z]\d{2}(?:\.\w{1,4})?|\d{5}|\d{2,4}-\d)\b/gi,
	/\b(?:fluid|volume|iv|crystalloid|blood product)\s+resuscitat\w+|\bresuscitated\s+with\b|\bresuscitation\s+(?:bay|room|fluids?)\b/gi,
	/\b(?:officer|cardiomyopathy)\s*\(?CMO\b\)?/gi,
];

/** In each clause the first that matches names the value: "DNR/DNI" holds both parts, so the pair comes first. */
const VALUES: readonly (readonly [CodeStatus, RegExp])[] = [
	[
		"dnr-suspended",
		/\b(?:dnr|dni|dnar|dnr\/dni)\b[^.\n]{0,40}\b(?:suspended|rescinded for|held|on hold|reversed for|lifted for|temporarily)\b|\b(?:suspension of|suspend(?:ed)?|resume|reinstate)\s+(?:the\s+)?dna?r\b/i,
	],
	[
		"presumed-full-code",
		/\b(?:presum(?:ed|ptive(?:ly)?)|assumed|default(?:ed|s)?(?:\s+to)?)\b[^.\n]{0,20}\bfull[- ]?code\b|\bfull[- ]?code\b[^.\n]{0,20}\b(?:presum\w+|by default|per default|default|until (?:discussed|addressed|asked)|pending (?:discussion|goc|family|further))/i,
	],
	[
		"comfort-measures-only",
		/\bcomfort[- ]+(?:measures?|care)[- ]+only\b|\bcomfort[- ]only\b|\b(?:transition\w*|switch\w*|shift\w*|changed?|made|pursu\w+|elect\w*|code(?: status)?|status)\b[^.\n]{0,30}\bcomfort(?:[- ]focus\w*)?\s*(?:care|measures|treatment)\b|(?:\b(?:made|now|transition\w*(?:\s+to)?|status|code(?:\s+status)?\s*[:=-]?)\s*|^\W*)CMO\b|\bCMO\s+(?:status|orders?)\b/i,
	],
	[
		"dnr-ok-to-intubate",
		/\bDNA?R\b[^.\n]{0,30}\b(?:(?:ok|okay|may|can|would accept|accepts)\b[^.\n]{0,20}\bintubat|not DNI\b|intubation\s+(?:ok|okay|acceptable))/i,
	],
	[
		"dnr-dni",
		/\bDNA?R\s*(?:\/|,|&|\+|-|and|or)?\s*DNI\b|\bDNI\s*(?:\/|,|&|and)\s*DNA?R\b|\bdo not (?:attempt )?resuscitate?\w*\s*(?:\/|,|and|or|&)?\s*(?:do not\s+)?intubate\b|\bno (?:cpr|compressions)\b[^.\n]{0,25}\bno intubation\b/i,
	],
	[
		"limited",
		/\b(?:partial|limited|modified|chemical)\s+(?:code|resuscitation)\b|\b(?:no|declines?)\s+(?:compressions|cpr|defib\w*|shocks?)\b[^.\n]{0,40}\b(?:but|ok|okay|yes|may)\b|\bdna?r\b[^.\n]{0,20}\bwith limits\b/i,
	],
	[
		"dni",
		/\bfull[- ]?code\s*(?:\/|,|but|except)\s*(?:for\s+)?(?:DNI|intubation|no intubation)\b|(?<!\/)\bDNI\b(?![^.\n]{0,6}\bDNA?R\b)|\bdo not intubate\b/i,
	],
	[
		"polst-on-file",
		/\b(?:POLST|MOLST|TPOPP|IPOST|OkPOLST|LaPOST|COLST|DMOST|SMOST|WyoPOLST)\b|\b(?:POST|MOST)\s+form\b|\b(?:physician|medical) orders for life-sustaining treatment\b|\b(?:out[- ]of[- ]hospital|OOH)[- ]DNR\b|\bDNR bracelet\b|\bportable medical orders?\b/i,
	],
	[
		"dnr",
		/\b(?:DNA?R|DNACPR)\b|\bD\.N\.R\.|\bdo not (?:attempt )?(?:resuscitate|resuscitation|CPR)\b|\bno cpr\b(?!\s*(?:was|were|performed|required|needed|given|done|in))|\bno code\b(?!\s*(?:status|discussion|order|change|documented))|\ballow natural death\b/i,
	],
	[
		"not-addressed",
		/\bno code status\b|\bcode status\b[^.\n]{0,25}\b(?:not (?:yet )?(?:addressed|discussed|assessed|obtained|documented)|unknown|none\b|n\/a)|\bcode status\s*[:=-]?\s*(?:\*{3}|_{3,}|$)/i,
	],
	[
		"deferred",
		/\bcode status\b[^.\n]{0,25}\b(?:unable to (?:address|assess|obtain|discuss)|deferred|tbd|pending|to be (?:determined|discussed|addressed)|will (?:re)?address)/i,
	],
	[
		"full-code",
		/\bfull\s*-?\s*code\b|\b(?:for )?full resuscitation\b|(?<!not )\battempt resuscitation\b|\bcode(?:\s+status)?\s*(?:is|[:=-])\s*full\b|\bCPR\s*[:=]\s*yes\b|\bfull CPR\b/i,
	],
];

/** What counts only where the heading already says that this is code status. */
const SCOPED: readonly (readonly [CodeStatus, RegExp])[] = [
	[
		"not-addressed",
		/^\W*(?:n\/a|unknown|not (?:yet )?(?:addressed|discussed|asked|documented)|unable to obtain)\b/i,
	],
	[
		"deferred",
		/\b(?:TBD|deferred|to be (?:discussed|determined|addressed)|pending (?:family|discussion|goc))\b/i,
	],
	["comfort-measures-only", /\b(?:comfort (?:care|measures)|CMO|hospice|GIP)\b/i],
	["dnr-dni", /\bno cpr,? no intubation\b/i],
	["limited", /\bno (?:pressors|icu|dialysis|escalation)\b|\bselective treatment\b|\bdo not escalate\b/i],
	[
		"full-code",
		/^\W*(?:full|FC)\b(?!\s+(?:diet|strength|range|liquids?|treatment|scope|support))|\ball (?:measures|interventions)\b/i,
	],
];

const HISTORICAL =
	/\b(?:was|previously|formerly|had been|used to be|no longer|revoked|rescinded|reversed)\b/i;
const HISTORICAL_AFTER = /^[^.\n]{0,12}\b(?:revoked|rescinded|reversed)\b/i;
const KIN = "(?:mother|father|husband|wife|spouse|partner|sister|brother|son|daughter|roommate|donor)";
const OTHER_PERSON = new RegExp(
	`\\b${KIN}(?:'s)?\\b[^.\\n]{0,25}\\b(?:was|is|had|died|has)\\b|\\b${KIN}(?:'s)?\\s*$`,
	"i",
);
const TALK =
	/\b(?:discuss(?:ed|ing|ion)?|consider\w*|asked about|explained|offered|undecided|wants time|readdress|need(?:s)? to|would like to|recommend\w*|if)\b/i;
const DECIDED =
	/(?:\b(?:confirm\w*|elect\w*|wish\w*|want\w*|choos\w*|chose|prefer\w*|remain\w*|agree\w*|is|desire\w*|now)\b|:)[^.\n]{0,20}$/i;
const TALK_AFTER =
	/^\s*(?:\?|(?:was |were )?(?:discussed|offered|explained|considered)\b|[,;]?\s*(?:undecided|vs\b|(?:declined|refused)(?=\s*(?:[.,;)]|$|by\b))))/i;
const FOR_NOW = /^\s*(?:for now|at this time|at present|in the meantime|meanwhile)\b/i;
/** "Discussed with daughter, full code": the talk, and what came of it. */
const AGREED =
	/\b(?:discuss(?:ed)?|d\/w|spoke)\b[^.\n]{0,40}(?:\b(?:with|w\/)\s?|d\/w )[^.,;:\n]{1,40}[,;:–-]\s*$/i;
const LEANING =
	/(?:\?|\b(?:likely|leaning(?: toward)?|possible|vs\.?|versus|rather than|instead of|not|declin(?:es?|ed|ing)|refus(?:es?|ed|ing)|against)(?: (?:a|an|the|be|to be|being))?)\s*$/i;

/**
 * Finds every code status in a text.
 *
 * @param scoped the text stands under a code-status heading, where "full" alone is a value
 */
export function findCodeStatus(text: string, scoped = false): CodeStatusHit[] {
	const hits: CodeStatusHit[] = [];
	if (scoped) readStretch(text, 0, text.length, scoped, hits);
	else for (const [start, end] of worthReading(text)) readStretch(text, start, end, scoped, hits);
	return hits;
}

/** The lines that hold a word of code status. */
function* worthReading(text: string): Generator<[number, number]> {
	let end = 0;
	TRIGGER.lastIndex = 0;
	for (let match = TRIGGER.exec(text); match; match = TRIGGER.exec(text)) {
		let start = match.index;
		while (start > end && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
		end = nextLine(text, match.index);
		yield [start, end];
		TRIGGER.lastIndex = end;
	}
}

function readStretch(text: string, from: number, to: number, scoped: boolean, hits: CodeStatusHit[]): void {
	let masked = text.slice(from, to);
	for (const pattern of LOOK_ALIKES) masked = masked.replace(pattern, (match) => " ".repeat(match.length));
	for (const [start, end] of clauses(masked)) {
		const clause = masked.slice(start, end);
		const hit = firstValue(clause, VALUES) ?? (scoped ? firstValue(clause, SCOPED) : undefined);
		if (hit) hits.push({ ...hit, start: from + start + hit.start, end: from + start + hit.end });
	}
}

/** Sentences, cut again before what has changed: "full code, now DNR/DNI", "from full code to DNR". */
function* clauses(text: string): Generator<[number, number]> {
	const breaks =
		/[.!?](?=\s|$)|[\r\n]+|(?:,\s*|(?<!\s)\s+)(?=(?:now|currently|today)\b)|\s(?=to\s+(?:full|dna?r|dni|cmo|comfort|limited)\b)/gi;
	let from = 0;
	for (const match of text.matchAll(breaks)) {
		yield [from, match.index + (/[!?.]/.test(match[0]) ? 1 : 0)];
		from = match.index + match[0].length;
	}
	yield [from, text.length];
}

/** The first value that holds now, else the first that is named: "Discussed DNR; he wishes to remain full code". */
function firstValue(
	clause: string,
	values: readonly (readonly [CodeStatus, RegExp])[],
): CodeStatusHit | undefined {
	let named: CodeStatusHit | undefined;
	for (const [value, pattern] of values) {
		const match = pattern.exec(clause);
		if (!match) continue;
		const start = match.index;
		const end = start + match[0].length;
		const qualifier = qualify(clause.slice(0, start), clause.slice(end));
		if (!qualifier) return { value, start, end, qualifier };
		named ??= { value, start, end, qualifier };
	}
	return named;
}

function qualify(before: string, after: string): Qualifier | undefined {
	if (OTHER_PERSON.test(before)) return "other-person";
	if (HISTORICAL.test(before) || /\bfrom\s+(?:a\s+)?$/i.test(before) || HISTORICAL_AFTER.test(after))
		return "historical";
	if (TALK_AFTER.test(after) || LEANING.test(before)) return "talk-only";
	if (FOR_NOW.test(after) || AGREED.test(before)) return;
	if (TALK.test(before) && !DECIDED.test(before)) return "talk-only";
	return;
}
