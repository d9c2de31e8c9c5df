import type { Section } from "../../note/section.ts";
import type { Entry } from "./entries.ts";

/** How much a sign-out says about what may go wrong: a trigger with an action, only whom to call, or nothing. */
export type Contingency = "full" | "none-expected" | "weak" | "missing";

const DO =
	"(?:call|page|notify|tell|give|start|stop|hold|(?:re)?check|get|send|order|repeat|bolus|transfuse|consider|transfer|draw|obtain|activate|titrate|increase|decrease|put|restart|resume|switch|add|treat|examine|EKG|ECG|CBC|CXR|CT|ABG|VBG|troponin|lactate|blood cultures?|\\w+ \\d+(?:\\.\\d+)? ?(?:mg|mcg|g|units|mL|L|mEq)|rapid response|RRT)\\b";

/** "If X, then Y". "Ask if he ate" asks; "if problems" triggers nothing. */
const IF_THEN =
	/(?<!\b(?:ask|determine|see|know|assess|check|find out|unsure|unclear|wonder|decide|document|confirm|clarify)\s+)\bif\s+(?!(?:there (?:is|are) )?(?:any |anything|you have |other )?(?:problems?|issues?|concerns?|questions?|changes?|needed|necessary|possible|able|anything)\b)[^.\r\n;]{2,160}?(?:,|\bthen\b|→|->|=>|>>|:|—|–|\s-\s)\s*\w/i;
const FOR = new RegExp(
	`\\b(?:for|in case of|in the event of|when|should)\\s+[^.\\r\\n]{3,60}?(?:,|→|->|=>|:|–|—|\\s-\\s)\\s*(?:please\\s+)?${DO}`,
	"i",
);
/** "T > 101: cultures", "chest pain -> EKG". */
const ARROW = new RegExp(
	`(?:[<>≤≥]\\s?\\d|\\b(?:fever|pain|(?:re-?)?bleed(?:ing|s)?|hypotension|hypotensive|tachycardia|seizure|desats?|desaturation|agitat(?:ed|ion)|rash|melena|confusion|hypoglycemia|hypoxia|arrhythmia|dyspnea|SOB|vomiting)\\b)[^\\r\\n:→=>]{0,40}(?:→|->|=>|:)[^\\r\\n]{0,40}?\\b${DO}`,
	"i",
);
const DO_IF =
	/\b(?:call|page|notify|transfuse|bolus|give|hold|start|stop|repeat|send|get|order|transfer|draw|check|activate|intubate|replete|titrate|increase|restart|examine)\b[^.\r\n]{0,80}?\b(?:if|for|when|once|unless)\s[^.\r\n]{0,40}?(?:[<>≤≥]|\d|fever|pain|bleed|melena|hypotens|tachy|seiz|chest|desat|altered|confus|agitat|worse|drop|unable|rash|SOB|dyspnea|vomit|hypox|short of breath|arrhythm|spik|fall)/i;

/** "No events expected, call the senior for anything": enough when the patient is stable. */
const NONE_EXPECTED =
	/\b(?:no (?:acute )?(?:events?|issues?|problems?|overnight events?|contingenc\w+|changes?)(?: are| is)? (?:expected|anticipated|foreseen)|none (?:expected|anticipated)|nothing (?:expected|anticipated)|not expected to|do not expect|don't expect|expect (?:a )?(?:quiet|uneventful))/i;
const WHOM =
	/\b(?:call|page|notify|contact|text|reach)\b[^.\r\n]{0,30}\b(?:senior|resident|attending|fellow|me|day team|hospitalist|team|md|dr\.?|on[- ]?call|icu|rapid|nf|night)/i;
const ANY_CALL = /\b(?:call|page|notify|contact)\b/i;

/** Finds what an entry plans for the night; the receiver's own words do not count. */
export function contingencyOf(entry: Entry): Contingency {
	let best: Contingency = "missing";
	for (const section of entry.sections) {
		if (section.id === "synthesis" || section.id === "code-status" || section.id === "allergies") continue;
		const found = section.keep(contingencyOf, () => readContingency(section));
		if (found === "full") return found;
		if (found === "none-expected" || (found === "weak" && best === "missing")) best = found;
	}
	return best;
}

function readContingency(section: Section): Contingency {
	const { prose } = section;
	if (IF_THEN.test(prose) || FOR.test(prose) || DO_IF.test(prose) || ARROW.test(prose)) return "full";
	if (NONE_EXPECTED.test(prose) && WHOM.test(prose)) return "none-expected";
	return ANY_CALL.test(prose) ? "weak" : "missing";
}
