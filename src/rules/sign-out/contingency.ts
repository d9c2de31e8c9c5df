import type { Section } from "../../note/section.ts";
import type { Entry } from "./entries.ts";

/** How much a sign-out says about what may go wrong: a trigger with an action, only whom to call, or nothing. */
export type Contingency = "full" | "none-expected" | "weak" | "missing";

const DO =
	"(?:call|page|notify|tell|give|start|stop|hold|check|recheck|get|send|order|repeat|bolus|transfuse|consider|transfer|draw|obtain|activate|titrate|increase|decrease|give|put|place|restart|resume|switch|add|treat|culture|scan|examine|see|straight cath|bladder scan|replete|replace|wean|intubate|ekg|ecg|cbc|cxr|ct|abg|vbg|lactate|troponin|blood cultures?|\\w+ \\d+(?:\\.\\d+)? ?(?:mg|mcg|g|units|mL|L|mEq)\\b|\\d+ (?:mL|mg|units|g|L)\\b|lorazepam|haloperidol|furosemide|naloxone|nitroglycerin|acetaminophen|ondansetron|dextrose|albuterol|fluids?|do not|no (?:nsaids|fluids|sedatives)|rapid response|rrt|icu|senior|ok to|okay to|can (?:have|give|get)|may (?:give|have)|likely|expect|reassure|redose|use|apply|turn|sit|suction|oxygen|ask for|confirm|verify|review)";

/** "If X, then Y"; the trigger may not be a bare "if problems". */
const IF_THEN = new RegExp(`\\bif\\s+(?!(?:any )?(?:problems?|issues?|concerns?|questions?|needed|necessary|worse|anything|possible|able)\\b)[^.\\r\\n;]{3,160}?(?:,|;|\\bthen\\b|→|->|=>|>>|:|–|—|\\s-\\s)\\s*(?:then\\s+)?(?:please\\s+|(?:the )?\\w+ (?:to|will|should) |i would |would )?[^.\\r\\n]{0,60}?\\b${DO}`, "i");
const IF_DO = new RegExp(`\\bif\\s+[^.\\r\\n;]{2,60}?(?:[<>≤≥]\\s?\\d|\\b(?:above|below|over|under|less than|greater than|more than)\\s+\\d)[^.\\r\\n]{0,60}?\\b${DO}`, "i");
const FOR = new RegExp(`\\b(?:for|in case of|in the event of|when|should)\\s+[^.\\r\\n]{3,60}(?:,|→|->|=>|:|–|—|\\s-\\s)\\s*(?:please\\s+)?${DO}\\b`, "i");
const ARROW = new RegExp(`(?:[<>≤≥]\\s?\\d[^\\r\\n]{0,20}|\\b(?:fever|pain|bleed\\w*|hypotens\\w+|tachy\\w*|seizure|desat\\w*|agitat\\w+|rash|melena|confus\\w+|hypogly\\w+|chest pain|arrhythmia|dyspnea|SOB)[^\\r\\n]{0,40})\\s*(?:→|->|=>|:)\\s*[^\\r\\n]{0,30}?\\b${DO}\\b`, "i");
const DO_IF =
	/\b(?:call|page|notify|transfuse|bolus|give|hold|start|stop|repeat|send|get|order|transfer|draw|check|stop|activate|intubate|replete|titrate|increase|restart|examine)\b[^.\r\n]{0,80}\b(?:if|for|when|once|unless)\b\s+[^.\r\n]{0,40}?(?:[<>≤≥]|\d|fever|pain|bleed|melena|hypotens|tachy|seiz|chest|desat|altered|confus|agitat|worse|drop|unable|rash|SOB|dyspnea|vomit|hypox|short of breath|arrhythm|spik|fall)/i;

/** "No events expected, call the senior for anything": enough when the patient is stable. */
const NONE_EXPECTED = /\b(?:no (?:acute )?(?:events?|issues?|problems?|overnight events?|contingenc\w+|changes?)(?: are| is)? (?:expected|anticipated|foreseen)|none (?:expected|anticipated)|nothing (?:expected|anticipated)|not expected to|do not expect|don't expect|expect (?:a )?(?:quiet|uneventful))/i;
const WHOM = /\b(?:call|page|notify|contact|text|reach)\b[^.\r\n]{0,30}\b(?:senior|resident|attending|fellow|me|day team|hospitalist|team|md|dr\.?|on[- ]?call|icu|rapid|nf|night)/i;
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
	if (IF_THEN.test(prose) || IF_DO.test(prose) || FOR.test(prose) || DO_IF.test(prose) || ARROW.test(prose)) return "full";
	if (NONE_EXPECTED.test(prose) && WHOM.test(prose)) return "none-expected";
	return ANY_CALL.test(prose) ? "weak" : "missing";
}
