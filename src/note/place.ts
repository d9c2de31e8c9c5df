import { type Context, letterOf } from "./context.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";
import { Section } from "./section.ts";
import type { Block, Mark } from "./types.ts";
import type { SectionFacts, SectionGroup } from "./vocabulary.ts";

/** What a mark turns out to be in its place. */
export interface Placed {
	readonly context: Context;
	readonly section?: Section;
	/** The section is one entry that ends at this offset of the block; the section around it goes on. */
	readonly until?: number;
	/** It is the note's own title. */
	readonly title?: boolean;
}

const LABEL_RANK = 8;
const BULLET_RANK = 9;

/** Sections whose text is split by problem: an unknown heading in them names a problem. */
const BY_PROBLEM = new Set([
	"assessment",
	"plan",
	"assessment-and-plan",
	"recommendations",
	"hospital-course",
	"problem-list",
	"diagnoses",
	"discharge-diagnoses",
	"issues-for-pcp",
	"orders",
]);
/** What may stand as an entry of its own at the end of a plan. */
const PLAN_TAIL = new Set([
	"code-status",
	"goals-of-care",
	"advance-directives",
	"disposition",
	"prophylaxis",
	"nutrition-diet",
	"follow-up",
	"summary-statement",
	"differential-diagnosis",
	"assessment",
	"plan",
	"recommendations",
	"assessment-and-plan",
	"signature",
	"attestation",
	"addendum",
	"time-statement",
	"pending-results",
]);
/** What an everyday word alone on its line may open after a plan: elsewhere "INFECTION" names a problem. */
const AFTER_PLAN = new Set<SectionGroup>([
	"assessment",
	"plan",
	"closing",
	"discharge",
	"procedure",
	"handoff",
]);
/** What a bulleted entry may open inside a plan, where most bullets are things to do. */
const PLAN_BULLET = new Set(["code-status", "goals-of-care", "advance-directives", "disposition"]);
/** Sections that hold labels of their own ("Abdomen:", "CBC:"). */
const RESULTS = new Set([
	"data",
	"labs",
	"imaging",
	"ecg",
	"cardiac-studies",
	"microbiology",
	"pathology",
	"significant-findings",
]);
const SYSTEMS = new Set([
	"physical-exam",
	"discharge-exam",
	"review-of-systems",
	"mental-status-exam",
	"vital-signs",
	"objective",
]);
const CLOSES_REPORT = /^(?:imp|impressions?|conclusions?|interpretation|findings|discussion|comments?)\W*$/i;

/** Decides what a mark is, given the sections open before it. */
export function placeMark(mark: Mark, block: Block, context: Context): Placed {
	const letter = letterOf(mark);
	if (!letter) return placeWord(mark, block, context);
	if (context.letters === undefined || (letter === "I" && context.letters === "soap"))
		return body(mark, context);
	if (context.letters === "soap") return placeWord(mark, block, context);
	const last =
		letter === "S" && (/read/i.test(mark.text) || context.open.at(-1)?.id === "situation-awareness");
	const title = last ? "synthesis" : I_PASS[letter];
	return placeWord({ ...mark, term: title ? context.words.lookUp(title) : undefined }, block, context);
}

/** The letters of I-PASS; the second S is the synthesis. */
const I_PASS: Readonly<Record<string, string>> = {
	I: "illness severity",
	P: "patient summary",
	A: "action list",
	S: "situation awareness",
};

function placeWord(mark: Mark, block: Block, context: Context): Placed {
	const term = mark.term;
	if (!context.titled && isTitle(mark, context)) {
		return { context: { ...context, titled: true }, title: true };
	}
	const facts = term?.section;
	if (!facts) return placeUnknown(mark, block, context);
	if (facts.kind === "sub-heading") return body(mark, context);
	if (facts.kind === "header") return placeHeader(mark, block, context, facts);
	if (term.statement && mark.rank > 6) return body(mark, context);

	const inner = context.open.at(-1);
	if (inner?.id === facts.id && mark.rank > (inner.mark?.rank ?? 0)) return body(mark, context);
	if (closesImagingReport(mark, facts, context)) return body(mark, context);

	const problems = context.open.find((section) => section.id !== undefined && BY_PROBLEM.has(section.id));
	if (problems) return placeInProblems(mark, block, context, facts, problems);
	const home = context.open.find((section) => (section.mark?.rank ?? 0) < mark.rank);
	if (term.weak && mark.rank >= LABEL_RANK && home && !related(home, facts)) return body(mark, context);
	if (mark.rank === BULLET_RANK && home && !related(home, facts) && !bulletStands(home, facts))
		return body(mark, context);
	return open(mark, block, context, facts);
}

/** The first heading of a note that is not a section: "Admission H&P", "# Mr. A, hospital day 2". */
function isTitle(mark: Mark, context: Context): boolean {
	if (context.clinical || mark.rank > 7) return false;
	if (
		context.words.kindOfTitle(mark.text) &&
		!(
			mark.term &&
			!mark.term.weak &&
			mark.term.section.group !== "procedure" &&
			mark.term.section.id !== "event-description" &&
			mark.term.section.id !== "attestation"
		)
	)
		return true;
	return mark.term === undefined && (mark.rank === 1 || mark.rank === 7);
}

function placeUnknown(mark: Mark, block: Block, context: Context): Placed {
	const problems = context.open.find((section) => section.id !== undefined && BY_PROBLEM.has(section.id));
	if (problems) return body(mark, context, problems);
	if (mark.form === "bold" || mark.form === "line") return body(mark, context);
	const rank = context.open[0]?.mark?.rank ?? 0;
	const systems = context.open.find(
		(section) => section.id !== undefined && (SYSTEMS.has(section.id) || RESULTS.has(section.id)),
	);
	if (systems && mark.rank > (systems.mark?.rank ?? 0)) return body(mark, context);
	if (mark.rank > 6 && rank > 0 && rank < 7) return body(mark, context);
	const inner = context.open.at(-1);
	// Capitals right under a heading are its content: "PAST MEDICAL HISTORY", then "HYPERTENSION".
	if (mark.rank > 6 && inner && inner.parts.length === 0) return body(mark, context);
	return open(mark, block, context, undefined);
}

/** "Date:", "Attending:" and the like stand above the note; below its first section they are ordinary text. */
function placeHeader(mark: Mark, block: Block, context: Context, facts: SectionFacts): Placed {
	if (facts.id === "signature" && mark.rank <= LABEL_RANK && context.clinical)
		return open(mark, block, context, facts);
	if (mark.rank <= 6 && !mark.term?.weak) return open(mark, block, context, facts);
	// "Allergies: ..., Code status: ..." among the lines of a header do not reach over the lines that follow.
	const inner = context.open.at(-1);
	const amongLabels = (context.ranks & 0xff) === 0 && inner?.facts?.group === "anywhere" && !mark.spaced;
	return amongLabels && mark.rank === LABEL_RANK ? open(mark, block, context, facts) : body(mark, context);
}

function placeInProblems(
	mark: Mark,
	block: Block,
	context: Context,
	facts: SectionFacts,
	problems: Section,
): Placed {
	const outer = problems.mark?.rank ?? 0;
	const tail = PLAN_TAIL.has(facts.id);
	const weak = mark.term?.weak ?? true;
	if (mark.rank <= 6) {
		if (outer <= 6 && mark.rank === outer) return open(mark, block, context, facts);
		if (mark.rank < outer && (context.ranks & (1 << mark.rank)) !== 0)
			return open(mark, block, context, facts);
		return tail && !weak ? open(mark, block, context, facts, problems) : body(mark, context, problems);
	}
	if (mark.rank < LABEL_RANK) {
		// A bold label among the problems of a plan in capitals is one of them.
		const like = mark.form !== "label" || problems.mark?.bold === true;
		if (outer >= 7 && like && (!weak || tail || AFTER_PLAN.has(facts.group)))
			return open(mark, block, context, facts);
		return tail ? open(mark, block, context, facts, problems) : body(mark, context, problems);
	}
	if (mark.rank === LABEL_RANK) {
		if (
			outer === LABEL_RANK &&
			(!weak || (facts.group === "discharge" && problems.facts?.group !== "plan"))
		) {
			return open(mark, block, context, facts);
		}
		if (!tail || (weak && !continuesPlan(facts))) return body(mark, context, problems);
		const placed = open(mark, block, context, facts, problems);
		return continuesPlan(facts) ? placed : { ...placed, until: paragraphEnd(block, mark.body) };
	}
	if (!PLAN_BULLET.has(facts.id)) return body(mark, context, problems);
	return { ...open(mark, block, context, facts, problems), until: itemEnd(block, mark) };
}

/** "Assessment:" and "Plan:" by turns in one section. */
function continuesPlan(facts: SectionFacts): boolean {
	return facts.group === "assessment" || facts.group === "plan";
}

function closesImagingReport(mark: Mark, facts: SectionFacts, context: Context): boolean {
	const inner = context.open.at(-1);
	if (facts.id !== "assessment" || !inner?.id || !RESULTS.has(inner.id)) return false;
	if (!CLOSES_REPORT.test(mark.text)) return false;
	if (mark.imagingReport) return true;
	return (
		mark.rank >= LABEL_RANK &&
		context.open.some((section) => RESULTS.has(section.id ?? "") && (section.mark?.rank ?? 0) < mark.rank)
	);
}

const FAMILY: Partial<Record<SectionGroup, string>> = { assessment: "plan", closing: "plan" };

function related(home: Section, facts: SectionFacts): boolean {
	const group = home.facts?.group;
	if (!group) return true;
	if (home.id === "subjective") return facts.group === "history" || facts.group === "anywhere";
	if (home.id === "discharge-instructions")
		return facts.id === "nutrition-diet" || facts.group === "discharge";
	return (FAMILY[group] ?? group) === (FAMILY[facts.group] ?? facts.group);
}

function bulletStands(home: Section, facts: SectionFacts): boolean {
	return home.facts?.group === "header" || facts.group === "anywhere";
}

/** Opens a section, inside the open ones of a stronger form, or inside `within`. */
function open(
	mark: Mark,
	block: Block,
	context: Context,
	facts: SectionFacts | undefined,
	within?: Section,
): Placed {
	const kept = within
		? context.open.slice(0, context.open.indexOf(within) + 1)
		: context.open.filter((section) => (section.mark?.rank ?? 0) < mark.rank);
	const section = new Section(mark, block, facts, kept.at(-1));
	const header = facts?.kind === "header";
	return {
		section,
		context: {
			...context,
			open: [...kept, section],
			titled: true,
			clinical: context.clinical || (facts !== undefined && !header),
			ranks: facts ? context.ranks | (1 << mark.rank) : context.ranks,
		},
	};
}

/** The mark is text of the section it stands in; a strong one ends the entries weaker than it. */
function body(mark: Mark, context: Context, within?: Section): Placed {
	const floor = within ? context.open.indexOf(within) + 1 : 1;
	const open = context.open.filter((section, i) => i < floor || (section.mark?.rank ?? 0) <= mark.rank);
	return { context: open.length === context.open.length ? context : { ...context, open } };
}

function paragraphEnd(block: Block, from: number): number {
	for (let start = from; start < block.text.length; ) {
		const next = nextLine(block.prose, start);
		if (start > from && isBlankLine(block.prose, start, lineEnd(block.prose, start, next))) return start;
		start = next;
	}
	return block.text.length;
}

/** A bulleted entry goes on over the lines that are indented under it. */
function itemEnd(block: Block, mark: Mark): number {
	const lineStart =
		Math.max(block.prose.lastIndexOf("\n", mark.start - 1), block.prose.lastIndexOf("\r", mark.start - 1)) +
		1;
	const indent = mark.start - lineStart;
	let start = nextLine(block.prose, mark.start);
	while (start < block.text.length) {
		let at = start;
		while (block.prose[at] === " " || block.prose[at] === "\t") at++;
		if (at - start <= indent) return start;
		start = nextLine(block.prose, start);
	}
	return Math.max(start, mark.body);
}
