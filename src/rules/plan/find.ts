import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { does, doesFor } from "./actions.ts";
import { blanksOf, bodyOf } from "./body.ts";
import { problemsIn } from "./problems.ts";

/** The kinds of note that must say what will be done. */
export const PLANNED: ReadonlySet<string> = new Set([
	"admission",
	"progress",
	"consult",
	"transfer",
	"event",
]);
const PLANS = new Set(["plan", "assessment-and-plan", "recommendations", "orders"]);
const THOUGHTS = new Set([
	"assessment",
	"assessment-and-plan",
	"diagnoses",
	"summary-statement",
	"differential-diagnosis",
	"problem-list",
]);

/** "As above", "per primary": a plan that nobody can carry out. */
const POINTER =
	/^\W*(?:(?:same )?as (?:(?:above|below|before)\b.{0,20}|(?:discussed|per|directed)\b.{0,40})|see (?:above|below|.{0,20}note)|(?:plan |management )?per .{3,30}|same|continue|continue (?:current|present|same) (?:management|care|plan|treatment)|tbd|to be (?:determined|discussed).{0,40}|pending (?:staffing|rounds|discussion).{0,30}|(?:will |to )?(?:(?:case |plan |patient )?(?:staffed|discussed|reviewed)|staff|discuss) with .{3,40}|none|n\/?a|-+)\W*$/i;

/** Lines or sentences that say what will be done, each from its first word. */
const ORDERS =
	/(?:^|[\r\n]|[.;:]\s|[-*•]\s)[ \t]*(?:[-*•]\s*|\d{1,2}[.)]\s*)?(?:(?:we|i|she|he|the patient|patient) )?(?:(?:re)?start|begin|initiate|give|continue|resume|increase|decrease|taper|wean|titrate|switch|change|replete|hold|stop|discontinue|avoid|order|obtain|repeat|trend|recheck|check|send|follow|consult|refer|call|transfuse|schedule|arrange|transfer|admit|discharge|counsel|will|plan(?:s|ned)? to|recommend|prescribe|treat)\b/i;

/** Where a plan is wanted and not found. */
export interface PlanGap {
	/** The heading that promises one; undefined where none does. */
	readonly section?: Section;
	readonly why: "absent" | "empty" | "pointer" | "idle";
}

/** Says where the plan of a note is missing; undefined when it is there, or when another rule speaks of it. */
export function planGap(note: Note): PlanGap | undefined {
	if (!wantsPlan(note)) return;
	if (note.like === "transfer" && note.sections.some(isToDo)) return;
	const plans = note.sections.filter(isPlan);
	const thoughts = note.sections.filter((section) => isThought(section) && section.words > 0);
	// Without an assessment either, that rule speaks and asks for both.
	if (thoughts.length === 0 && !plans.some((section) => section.id === "plan")) return;
	if (thoughts.length === 0 && plans.every((section) => section.words === 0)) return;
	if ([...plans, ...thoughts].some(isTemplate) || plans.some(isCarriedOut)) return;
	if ([...thoughts, ...note.sections.filter((section) => section.mark && !section.facts)].some(givesOrders))
		return;
	const section = plans.find((plan) => plan.words > 0) ?? plans[0];
	if (!section) return elsewhere(note) ? undefined : { why: "absent" };
	if (section.words === 0) return section.children.length > 0 ? undefined : { section, why: "empty" };
	return { section, why: POINTER.test(section.prose) ? "pointer" : "idle" };
}

/** Whether a note's plan is missing as a whole: then nobody needs to hear of its single problems. */
export function planIsMissing(note: Note): boolean {
	return planGap(note) !== undefined;
}

function wantsPlan(note: Note): boolean {
	if (note.like) return PLANNED.has(note.like);
	const seen = note.covered;
	const told = seen.has("hpi") || seen.has("subjective") || seen.has("chief-complaint");
	return told && (seen.has("physical-exam") || seen.has("objective") || seen.has("vital-signs"));
}

function isPlan(section: Section): boolean {
	return section.covers.some((id) => PLANS.has(id));
}

/** A transfer note goes through the stay by problem, and ends with what is left to do. */
function isToDo(section: Section): boolean {
	return section.id === "action-list" && section.words > 0;
}

function isThought(section: Section): boolean {
	return section.covers.some((id) => THOUGHTS.has(id));
}

function isTemplate(section: Section): boolean {
	return blanksOf(section).length > 0;
}

/** Whether somebody could act on this plan. */
function isCarriedOut(section: Section): boolean {
	return section.keep(isCarriedOut, () => {
		const { text } = bodyOf(section);
		if (POINTER.test(text)) return false;
		const done = does(text);
		if (done === "acts" || done === "watches") return true;
		if (problemsIn(section).problems.some(({ name, rest }) => doesFor(name, rest) === "acts")) return true;
		// More than a few words under "Plan" are a plan, in words we do not know.
		return section.id !== "assessment-and-plan" && section.words > 6;
	});
}

/** Whether an assessment, or text under an unknown heading, says what will be done. */
function givesOrders(section: Section): boolean {
	return section.keep(givesOrders, () => section.prose.search(ORDERS) >= 0);
}

/** Visits may close with instructions in place of a plan. */
function elsewhere(note: Note): boolean {
	if (note.like) return false;
	return ["discharge-instructions", "follow-up", "patient-education", "disposition"].some((id) =>
		note.covered.has(id),
	);
}
