import type { AttemptRecord } from "./record.ts";
import { factsShare, findingsLeft, mean } from "./trends.ts";

/** A vague phrase of a senior, and what in the figures speaks to it. */
export interface Translation {
	readonly phrase: string;
	/** What it mostly means on paper. */
	readonly means: string;
	/** The intern's own figures; empty before the first attempt. */
	readonly figures: readonly string[];
	/** What to change in the next note. */
	readonly change: string;
}

type Figure = (records: readonly AttemptRecord[]) => string | undefined;

interface Entry {
	readonly phrase: string;
	/** Stems, any of which tells the phrase. */
	readonly words: readonly string[];
	readonly means: string;
	readonly figures: readonly Figure[];
	readonly change: string;
}

/** The last attempts are what a senior has seen. */
const SEEN = 5;

const figure =
	(name: string, of: (record: AttemptRecord) => number | null, unit = ""): Figure =>
	(records) => {
		const known = records.map(of).filter((value) => value !== null);
		const now = mean(known.slice(-SEEN));
		if (now === null) return;
		const before = known.length > SEEN ? mean(known.slice(0, SEEN)) : null;
		const was = before === null || before === now ? "" : `, ${before}${unit} in your first ${SEEN}`;
		return `${name}: ${now}${unit} on average in your last ${Math.min(SEEN, known.length)}${was}`;
	};

const rules = (name: string, ...prefixes: string[]): Figure =>
	figure(name, ({ rules }) =>
		Object.entries(rules)
			.filter(([rule]) => prefixes.some((prefix) => rule.startsWith(prefix)))
			.reduce((sum, [, count]) => sum + count, 0),
	);

const share =
	(name: string, of: (record: AttemptRecord) => boolean): Figure =>
	(records) => {
		const last = records.slice(-SEEN);
		if (last.length === 0) return;
		return `${name}: ${last.filter(of).length} of your last ${last.length}`;
	};

const minutes = figure("Minutes a note", ({ minutes }) => minutes);
const facts = figure("Key facts found", factsShare, "%");
const findings = figure("Findings left", findingsLeft);
const hpi = figure("HPI words", ({ words }) => words.hpi);
const total = share("Notes within the words to aim for", ({ words }) => words.total <= words.most);
const committed = share("Notes that commit to a diagnosis", ({ committed }) => committed);
const safety = figure("Safety facts missed", ({ facts }) => facts.safetyMissed);
const traps = figure("Traps fallen into", ({ traps }) => traps.fell);
const ready = share("Notes that held the accepted minimum", ({ missing }) => missing === 0);

const TABLE: readonly Entry[] = [
	{
		phrase: "Needs to work on efficiency",
		words: ["efficien", "slow", "faster", "time management", "manage your time"],
		means: "The note takes too long, or holds what nobody needs.",
		figures: [minutes, hpi, total],
		change: "Write the assessment first, then only what supports it. Stop when the readiness line says so.",
	},
	{
		phrase: "Read more",
		words: ["read", "knowledge", "fund of"],
		means: "Alternatives are missing, or no reason says why they are less likely.",
		figures: [committed, facts],
		change: "For each case, name the two best alternatives and the one finding that speaks against each.",
	},
	{
		phrase: "Be more organized",
		words: ["organi", "structure", "scattered", "all over"],
		means: "Facts stand where the next reader does not look for them.",
		figures: [rules("Findings about sections and order", "section/", "data/", "one-liner/"), facts],
		change: "Keep the template's order. One fact, one place; the plan goes problem by problem.",
	},
	{
		phrase: "Own your patients",
		words: ["own", "ownership", "initiative", "proactive"],
		means: "Problems stand without an action, results without an owner.",
		figures: [rules("Findings about plans and tasks", "plan/", "sign-out/", "discharge/no-"), safety],
		change: "End each problem with who does what by when, and each pending result with a name.",
	},
	{
		phrase: "Work on your assessments",
		words: ["assessment", "reasoning", "synthes", "commit", "differential", "thinking"],
		means: "The assessment retells the story, or lists possibilities without choosing.",
		figures: [committed, rules("Findings about the assessment", "assessment/", "one-liner/")],
		change:
			"Begin with one line: who, what, most likely why. Then two facts for it and one against each alternative.",
	},
	{
		phrase: "Tighten your presentations",
		words: ["tight", "present", "concise", "ramble", "rambling", "long", "wordy", "brief"],
		means: "Too many words before the point.",
		figures: [hpi, total],
		change: "Aim for an HPI of 250 words: cut what does not change the assessment. Say the one-liner first.",
	},
	{
		phrase: "Be more thorough",
		words: ["thorough", "incomplete", "complete", "missed", "missing"],
		means: "The chart held it and the note does not.",
		figures: [facts, safety],
		change:
			"Read the chart once for what could hurt tonight, then go through the template's headings in order.",
	},
	{
		phrase: "Pay attention to detail",
		words: ["detail", "careful", "sloppy", "accura", "careless"],
		means: "Small contradictions: a side, an age, an allergy, a code status that is not today's.",
		figures: [
			rules("Findings about consistency and code status", "consistency/", "code-status/", "note/"),
			traps,
		],
		change:
			"Before you sign, read allergies, code status, sides and dates against the chart, and nothing else.",
	},
	{
		phrase: "See the big picture",
		words: ["big picture", "prioriti", "forest", "what matters", "important"],
		means: "What decides today's plan is buried, or missing.",
		figures: [facts, safety],
		change: "Ask what could hurt this patient tonight, and write that first.",
	},
	{
		phrase: "Your notes are copied forward",
		words: ["copy", "copied", "paste", "forward", "bloat"],
		means: "Yesterday's words stand in today's note.",
		figures: [
			rules("Findings about copied or stale text", "note/copied", "note/stale", "section/duplicated"),
			traps,
		],
		change:
			"Write the interval events and the assessment new each day, from the patient and not from the screen.",
	},
	{
		phrase: "Close the loop",
		words: [
			"loop",
			"communicat",
			"follow up",
			"follow-up",
			"follow through",
			"handoff",
			"hand off",
			"sign-out",
			"sign out",
		],
		means: "Tasks, pending results and if/thens lack a person, a time or a number.",
		figures: [rules("Findings about handing over", "sign-out/", "discharge/"), ready],
		change: "Each task: time, owner, what to do with the result. Each if/then: a number, an action, a name.",
	},
	{
		phrase: "Sound more like a U.S. resident",
		words: ["language", "american", "u.s.", "english", "terminolog", "abbreviation", "style"],
		means: "Spelling, drug names, units or abbreviations that stop a U.S. reader.",
		figures: [rules("Findings about U.S. style and abbreviations", "us-style/", "abbreviation/"), findings],
		change: "Let Fix All mend spelling and names, then learn the three that come back most.",
	},
	{
		phrase: "More confidence",
		words: ["confiden", "hesitan", "hedge", "timid", "assertive"],
		means: "Possible, cannot exclude, versus: the reader has to choose.",
		figures: [committed],
		change: 'Say "most likely", and what would change your mind. Being wrong with reasons is how you learn.',
	},
	{
		phrase: "Be safer",
		words: ["safe", "dangerous", "harm", "risk"],
		means: "A fact that protects the patient was not on paper.",
		figures: [safety, traps, ready],
		change:
			"Allergies with reaction, code status, anticoagulant, pending results: these four before all else.",
	},
];

/** Every phrase that can be translated, in the order in which a page offers them. */
export const FEEDBACK_PHRASES: readonly string[] = TABLE.map(({ phrase }) => phrase);

/**
 * Turns a senior's vague phrase into figures and a change, best fit first; all of the table when the phrase tells
 * nothing.
 */
export function translateFeedback(phrase: string, records: readonly AttemptRecord[]): Translation[] {
	const said = phrase.toLowerCase();
	const weight = (entry: Entry) =>
		entry.phrase.toLowerCase() === said ? 100 : entry.words.filter((word) => starts(said, word)).length;
	const fitting = TABLE.filter((entry) => weight(entry) > 0).sort((a, b) => weight(b) - weight(a));
	return (fitting.length > 0 ? fitting : TABLE).map(({ phrase, means, figures, change }) => ({
		phrase,
		means,
		change,
		figures: figures.map((figure) => figure(records)).filter((text) => text !== undefined),
	}));
}

/** Whether a word of the text begins so. */
function starts(text: string, stem: string): boolean {
	for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
		if (at === 0 || !/[a-z]/.test(text[at - 1] as string)) return true;
	}
	return false;
}
