import type { Section } from "./section.ts";

const TITLES: readonly (readonly [kind: string, title: RegExp])[] = [
	["rapid-response", /\b(?:rapid response|rrt note|code blue|code note|cardiac arrest note)\b/i],
	["death", /\b(?:death|pronouncement)\b.{0,12}\b(?:note|summary)|\bdeath pronouncement\b/i],
	["event", /\b(?:event note|cross[- ]?cover|night[- ]?float note)/i],
	["procedure", /\b(?:procedure|operative|op) (?:note|report)\b/i],
	[
		"transfer",
		/\btransfer (?:note|summary|accept\w*)\b|\bstep[- ]?down note\b|\btransfer (?:out )?(?:of|from|to) (?:the )?\w*icu\b/i,
	],
	["sign-out", /\b(?:sign[\s-]?out|hand[\s-]?off|handover|i-?pass)\b/i],
	["discharge", /\b(?:discharge|d\/c|dc) (?:summary|note)\b/i],
	["consult-call", /\bconsult(?:ation)? (?:call|request)\b/i],
	["consult", /\bconsult(?:ation)? (?:note|report)\b/i],
	["rounds", /\brounds? presentation\b/i],
	["progress", /\b(?:progress|daily|soap|apso|follow[- ]?up inpatient) note\b|\bdaily progress\b/i],
	[
		"admission",
		/\b(?:admission|admit|admitting)\b.{0,20}\b(?:h\s?&\s?p|h&amp;p|note|history)\b|\bh\s?(?:&|&amp;|and|\/)\s?p\b|\bhistory (?:and|&|&amp;) physical\b/i,
	],
];

/** Every kind of note that a title can name. */
export const KINDS: ReadonlySet<string> = new Set(TITLES.map(([kind]) => kind));

/** The kind of note that a title names, or undefined. */
export function kindOfTitle(title: string): string | undefined {
	if (title.length > 90) return;
	return TITLES.find(([, pattern]) => pattern.test(title))?.[0];
}

/** A file's name that names a kind: `admission.md`, `day2-progress.txt`. */
export function kindOfFile(file: string): string | undefined {
	const name = file.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
	const words = name.toLowerCase().split(/[\s._-]+/);
	if (/\bconsult[\s._-]+(?:call|request)\b/i.test(name)) return "consult-call";
	for (const kind of [
		"admission",
		"progress",
		"discharge",
		"consult",
		"rounds",
		"transfer",
		"procedure",
		"death",
	]) {
		if (words.includes(kind)) return kind;
	}
	if (words.includes("signout") || words.includes("handoff") || /sign-out|hand-off/i.test(name))
		return "sign-out";
	return words.includes("hp") ? "admission" : undefined;
}

/** Project papers that are no notes, whatever their headings say. */
export function isProjectPaper(file: string): boolean {
	return /(?:^|[\\/])(?:readme|changelog|contributing|architecture|license|code_of_conduct|security|agents)(?:\.\w+)?$/i.test(
		file,
	);
}

const VISIT =
	/\b(?:clinic|office|presents today|returns? today|seen today|annual (?:exam|physical|visit)|follow[- ]?up visit|wellness)\b/i;

/** Guesses the kind from the sections a note holds; undefined when they fit several. `opening` is how the note begins. */
export function kindOfSections(sections: readonly Section[], opening: string): string | undefined {
	const has = covered(sections);
	if (
		has.has("illness-severity") ||
		(has.has("action-list") && (has.has("patient-summary") || has.has("situation-awareness")))
	) {
		return "sign-out";
	}
	if (has.has("hospital-course") || has.has("discharge-medications")) return "discharge";
	const past = has.has("past-medical-history");
	if (has.has("interval-events") && !past) return "progress";
	const plan = has.has("plan") || has.has("assessment");
	if (has.has("subjective") && has.has("objective") && plan && !past && !has.has("hpi")) return "progress";
	if (
		past &&
		has.has("hpi") &&
		has.has("family-history") &&
		has.has("review-of-systems") &&
		!VISIT.test(opening)
	)
		return "admission";
	return;
}

export function covered(sections: readonly Section[]): Set<string> {
	const ids = new Set<string>();
	for (const section of sections) for (const id of section.covers) ids.add(id);
	return ids;
}

/** Titles that stand in many papers: alone they do not make a clinical note. */
const COMMON =
	/^(?:history|plan|objectives?|assessment|summary|data|results?|background|recommendations?|discussion|medications?|allerg(?:y|ies)|subjective|exam|physical|orders|follow[- ]?up|instructions|procedures?|problems|active problems)$/i;
/** Words of the trade; several of them tell a note that has few headings. */
const TRADE =
	/\b(?:hx|h\/o|c\/o|pmhx?|denies|presents|presented|symptoms?|nausea|vomiting|diarrh?o?ea|headaches?|fever|cough|sputum|dyspnea|breathless(?:ness)?|wheeze|rash|swelling|dizziness|abdo(?:men|minal)?|chest pain|allerg(?:y|ies|ic)|antibiotics?|paracetamol|ibuprofen|amoxicillin|metformin|lisinopril|\d+\s?mg|bp|hr|spo2|sats|o\/e|nkda|diabetic|hypertension|asthma|infection|examined|prescribed|gp|pt|nauseous|dizzy|pain|tinnitus|antihistamines?|eczema|penicillin|anaphyla\w+|urticaria|hrt|malaria|meningitis|muscle aches|weakness|itch\w*|discharge|bitten|breathing difficulty|past medical history|viral illness|no allergies|imp|pln)\b/gi;
const ENOUGH_TRADE = 5;
const PATIENT =
	/\b\d{1,3}[- ]?(?:year|yr|month|week|day)s?[- ]old\b|\b\d{1,3}\s?(?:y\/?o|yo)\b|\b\d{1,3}\s?[MF]\b/i;

/** Whether the headings, and how it begins, make this a clinical note. */
export function looksClinical(sections: readonly Section[], opening: string): boolean {
	let score = PATIENT.test(opening) ? 1 : 0;
	const trade = new Set(opening.toLowerCase().match(TRADE)).size;
	if (trade >= ENOUGH_TRADE) score += trade > ENOUGH_TRADE + 2 ? 1.7 : 1.2;
	const seen = new Set<string>();
	for (const section of sections) {
		const term = section.mark?.term;
		if (!term || seen.has(term.section.id) || term.section.kind !== "section") continue;
		seen.add(term.section.id);
		score += term.weak ? 0.3 : COMMON.test(section.title.replace(/:$/, "")) ? 0.5 : 1;
		if (score >= 2) return true;
	}
	return false;
}
