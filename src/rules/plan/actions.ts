import lists from "./actions.json" with { type: "json" };

/** How much a text does: an action or decision, only watching, only pointing elsewhere, or nothing. */
export type Does = "acts" | "watches" | "points" | "nothing";

const either = (list: readonly string[]) => list.join("|");

/** "Continue to monitor" and "continue current management" go on watching; continuing anything else is a decision. */
const CONTINUE =
	"(?:continu(?:e|ed|es|ing)|cont\\.?|c\\/w)(?!\\w)(?!\\s+(?:to\\s+)?(?:monitor|follow|watch|observ|trend|close|(?:the\\s+)?(?:current|present|same)\\s+(?:management|care|plan|treatment|course))|\\s*[.;]?\\s*$)";
const FOLLOW = "(?:follow(?:ing)?[- ]?up|f\\/?u|follow)\\s+(?!clinically|along|closely|up\\b|in\\s+the\\s+hospital)[\\w#]";
const WILL = "will\\s+(?!(?:continue\\s+to\\s+)?(?:monitor|follow|watch|observe|likely|be\\s+monitored)\\b)\\w";
const DOSE = "\\d(?:\\.\\d+)?\\s?(?:mg|mcg|µg|gm?|units?|mEq|puffs?|tabs?|tablets?|drops?|sprays?)\\b(?!\\s?\\/\\s?(?:d?L|mL))";
const OFTEN = "(?:daily|bid|tid|qid|q\\.?\\d+\\s?h|q(?:hs|am|pm|day|daily|week)|prn|nightly|weekly|at bedtime|as needed|every \\d+ hours|day \\d+ ?(?:of|\\/) ?\\d+|in (?:the )?(?:AM|a\\.m\\.|morning)|tomorrow)";

const ACTS = new RegExp(`\\b(?:${either(lists.verbs)}|${CONTINUE}|${FOLLOW}|${WILL}|${DOSE}|${OFTEN}|if)(?!\\w)|[→↑↓]`, "i");
const OPENS = new RegExp(
	`(?:^|[\\r\\n:;,.(>•·–○▪●+-]\\s*(?:\\[[ x]?\\]\\s*)?|\\b(?:to|and|then|can|please|would|may|plan|with|for|on)\\s+)(?:(?:${either(lists.opening)})(?!\\w|\\s+(?:in\\b|to\\s+\\d)|-)|(?:${either(lists.orders)})(?![\\w-]|\\s*(?:[:=]?\\s*\\d|is\\b|was\\b|were\\b|neg|normal|show|clear\\b|unremarkable|positive|without|with\\s+no|stable|improv|trend|down|up\\b|low|high|elevated|notable|consistent)))`,
	"i",
);
const DRUG = new RegExp(`\\b(?:${either(lists.drugs)}|cef\\w+|ceph\\w+|\\w{2,}(?:${either(lists.drugEndings)}))(?!\\w)`, "i");
const REASON = new RegExp(`\\b(?:${either(lists.reasons)})\\b`, "i");
const ELSEWHERE = new RegExp(`\\b(?:${either(lists.elsewhere)})\\b`, "i");
const WATCHES = new RegExp(`\\b(?:${either(lists.weak)})\\b`, "i");

/** What is done about a problem: its title's own words count as actions, but not as drugs ("opioid use disorder"). */
export function doesFor(name: string, rest: string): Does {
	if (ACTS.test(rest) || OPENS.test(rest) || DRUG.test(rest)) return "acts";
	if (REASON.test(rest) || REASON.test(name) || ACTS.test(name)) return "acts";
	if (ELSEWHERE.test(rest)) return "points";
	return WATCHES.test(rest) || WATCHES.test(name) ? "watches" : "nothing";
}

/** What a whole plan does. */
export function does(text: string): Does {
	if (ACTS.test(text) || OPENS.test(text) || DRUG.test(text)) return "acts";
	if (REASON.test(text)) return "acts";
	if (ELSEWHERE.test(text)) return "points";
	return WATCHES.test(text) ? "watches" : "nothing";
}

/** Whether a text names a drug. */
export function namesDrug(text: string): boolean {
	return DRUG.test(text);
}
