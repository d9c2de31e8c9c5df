import lists from "./actions.json" with { type: "json" };

/** How much a text does: an action or decision, only watching, only pointing elsewhere, or nothing. */
export type Does = "acts" | "watches" | "points" | "nothing";

const either = (list: string) => list.split("; ").join("|");

/** "Continue to monitor" and "continue current management" go on watching; continuing anything else is a decision. */
const CONTINUE =
	"(?:continu(?:e|ed|es|ing)|cont\\.?|c\\/w)(?!\\w)(?!\\s+(?:to\\s+)?(?:monitor|follow|watch|observ|trend|close|(?:the\\s+)?(?:current|present|same)\\s+(?:management|care|plan|treatment|course))|\\s*[.;]?\\s*$)";
const FOLLOW =
	"(?:follow(?:ing)?[- ]?up|f\\/?u|follow)\\s+(?!clinically|along|closely|up\\b|in\\s+the\\s+hospital)[\\w#]";
const WILL =
	"will\\s+(?!(?:continue\\s+to\\s+)?(?:monitor|follow|watch|observe|likely|be\\s+monitored)\\b)\\w";
const DOSE =
	"\\d[\\d,.]*\\s?(?:mg|mcg|µg|gm?|units?|mEq|puffs?|tabs?|tablets?|drops?|sprays?)\\b(?!\\s?\\/\\s?(?:d?L|mL))";
const OFTEN =
	"(?:daily|bid|tid|qid|q\\.?\\d+\\s?h|q(?:hs|am|pm|day|daily|week)|prn|nightly|weekly|at bedtime|as needed|every \\d+ hours|day \\d+ ?(?:of|\\/) ?\\d+|in (?:the )?(?:AM|a\\.m\\.|morning)|tomorrow)";

const ACTS = new RegExp(
	`\\b(?:${either(lists.verbs)}|${CONTINUE}|${FOLLOW}|${WILL}|${DOSE}|${OFTEN}|if)(?!\\w)|[→↑↓]`,
	"i",
);
const OPENS = new RegExp(
	`(?:^|[\\r\\n:;,.(>•·–○▪●+-]\\s*(?:\\[[ x]?\\]\\s*)?|\\b(?:to|and|then|can|please|would|may|plan)\\s+)(?:(?:${either(lists.opening)})(?!\\w|\\s+(?:in\\b|to\\s+\\d)|-)|(?:${either(lists.orders)})(?![\\w-]|\\s*(?:[:=]?\\s*\\d|is\\b|was\\b|were\\b|neg|normal|show|clear\\b|unremarkable|positive|without|with\\s+no|stable|improv|trend|down|up\\b|low|high|elevated|notable|consistent)))`,
	"i",
);
const DRUG = new RegExp(
	`\\b(?:${either(lists.drugs)}|cef\\w+|ceph\\w+|\\w{2,}(?:${either(lists.drugEndings)}))(?!\\w)`,
	"i",
);
const REASON = new RegExp(`\\b(?:${either(lists.reasons)})\\b`, "i");
const ELSEWHERE = new RegExp(`\\b(?:${either(lists.elsewhere)})\\b`, "i");
const WATCHES = new RegExp(`\\b(?:${either(lists.weak)})\\b`, "i");

/** Words of findings, causes and course; a short line without any of them is an order in words we do not know. */
const FINDING =
	/\d|\b(?:no|not|none|nil|without|stable|chronic\w*|acute\w*|controlled|baseline|mild\w*|moderate\w*|severe\w*|well|poor\w*|good|better|improv\w*|worse\w*|worsening|resolv\w*|normal\w*|abnormal|elevated|low|high|likely|possible|possibly|probabl\w*|suspect\w*|due|secondary|from|history|hx|known|noted|since|last|prior|previous\w*|recent\w*|diagnosed|is|was|were|has|had|are|been|appears?|seems?|remains?|persist\w*|ongoing|still|euvolemic|hypervolemic|euthyroid|afebrile|asymptomatic|symptomatic|compensated|quiescent|unchanged|same|active|inactive|inflamed|prerenal|intrinsic|at goal|above|below|mood|pain|denies|reports|feels|exam|seen|found|shows?|showed|positive|negative|pos|neg|unclear|unknown|multifactorial|iatrogenic|idiopathic|of|in|on|with)\b/i;
const FRAGMENT = /[^\r\n;]+/g;

/** Whether some short line can only be an order: "albumin challenge", "dressing changes". */
function mayOrder(rest: string): boolean {
	for (const [piece] of rest.matchAll(FRAGMENT)) {
		const line = piece.replace(/^[\s:*_–—•·–○▪●+.,-]+/, "").trimEnd();
		if (/[A-Za-z]{2}/.test(line) && line.split(/\s+/).length <= 5 && !FINDING.test(line)) return true;
	}
	return false;
}

/** What is done about a problem: its title's own words count as actions, but not as drugs ("opioid use disorder"). */
export function doesFor(name: string, rest: string): Does {
	if (ACTS.test(rest) || OPENS.test(rest) || DRUG.test(rest)) return "acts";
	if (REASON.test(rest) || REASON.test(name) || ACTS.test(name)) return "acts";
	if (ELSEWHERE.test(rest)) return "points";
	if (WATCHES.test(rest) || WATCHES.test(name)) return "watches";
	return mayOrder(rest) ? "acts" : "nothing";
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
