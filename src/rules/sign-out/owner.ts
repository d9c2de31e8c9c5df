/** Who may own a task at night or by day. */
const ROLE =
	"night\\s*(?:float|intern|resident|team|MD|senior|hospitalist|coverage|NP|PA)|night|nights|nocturnist|moonlighter|NF|cross[- ]?cover(?:age|ing)?|x-?cover|on[- ]?call(?: \\w+)?|covering \\w+|day\\s*(?:team|intern|resident|float)|(?:primary|AM|morning|incoming|oncoming) team|team|intern|senior|resident|R[1-4]|PGY-?\\d|sub-?i(?:ntern)?|(?:med(?:ical)? )?student|attending|fellow|hospitalist|bedside (?:RN|nurse)|charge(?: nurse)?|RN|nurse|nursing|NP|PA|MD|tech|phlebotomy|pharmacy|pharmacist|RT|respiratory(?: therapy| therapist)?|case manager|case management|social work(?:er)?|Dr\\.?\\s+\\p{Lu}[\\p{L}'-]+";
/** Services and shared abbreviations own a task only when they are said to do something. */
const SERVICE =
	"GI|cards|cardiology|surgery|ortho\\w*|neuro\\w*|nephro\\w*|renal|pulm\\w*|ID|heme|onc\\w*|IR|urology|psych\\w*|ICU|MICU|OB|peds|SW|CM|PT|OT|SLP|wound care|palliative|PICC team|IV team|radiology|endocrin\\w*|consult\\w*|transport|dialysis|rapid response|RRT|family|lab";

const OWNER = new RegExp(`(?<![\\p{L}\\d])(?:${ROLE})(?![\\p{L}\\d])`, "iu");
const OWNING_SERVICE = new RegExp(
	`(?<![\\p{L}\\d])(?:${SERVICE})\\s*(?:\\bto\\b|\\bwill\\b|:|\\bplans?\\b)`,
	"iu",
);
/** Those who are only called, told or waited for own nothing. */
const CALLED = new RegExp(
	`\\b(?:call|page|notify|inform|consult|discuss(?:ed)? with|d/w|update|alert|text|escalate to|contact|touch base with|let|tell|per|from|ask(?!\\s+\\S+(?:\\s\\S+)?\\s+to\\b)|with)\\s+(?:the\\s+|your\\s+|in\\s+)?(?:${ROLE}|${SERVICE})(?:\\s*(?:,|/|&|and|or|\\+)\\s*(?:the\\s+)?(?:${ROLE}|${SERVICE}))*`,
	"giu",
);
const AWARE = new RegExp(
	`(?:${ROLE}|${SERVICE})\\s+(?:is\\s+|was\\s+|are\\s+|already\\s+|made\\s+)*(?:aware|notified|updated|following|consulted|informed|saw|agrees?|recs?|recommend\\w*|note)`,
	"giu",
);
const NAMED =
	/^(?:[^\p{L}]*)(?:\d{1,2}:?\d{2}\s*(?:[ap]m)?\s*[,:–-]?\s*)?\p{Lu}\p{Ll}+\s+(?:to|will)\b|@\p{L}+|\bowner\b|\b(?:you|me|I|we|myself)\b|\((?!PO|IV|AM|PM|CT|US|SQ|IM|HR|BP|RR|UA|NS|LR|HD|Hb)\p{Lu}{2,3}\)/u;

/** Whether a task says who does it. */
export function hasOwner(task: string): boolean {
	if (NAMED.test(task) || OWNING_SERVICE.test(task)) return true;
	if (!OWNER.test(task)) return false;
	return OWNER.test(task.replace(CALLED, " ").replace(AWARE, " "));
}

const NIGHT_OWNER =
	/\b(?:night|overnight|tonight|cross-?cover|nf|on-?call|you|intern|rn|nurse|nursing|resident|senior|team|x-?cover)\b/i;

/** Whether a heading over a list names who does all of it. */
export function namesOwner(heading: string): boolean {
	return NIGHT_OWNER.test(heading);
}

const TIME =
	/\b(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01])\b(?!\d)|\b\d{1,2}:\d{2}\b|\b(?:[01]\d|2[0-3])[0-5]\d\b(?!\s*(?:mg|mL|mcg|units|g|kg|cc))|\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.|h\b|hrs?\b)|\bq\s?\d+|\bevery\b|\bhourly\b|\b(?:x|in|after|at|within|over)\s?\d|\b(?:before|after|by|until|once|when|with|at|prior to|following)\b|\b(?:overnight|tonight|midnight|noon|evening|bedtime|now|stat|asap|morning|tomorrow|AM|PM|qhs|prn|nightly|shift|this|later|next|continuous\w*|ongoing|anytime|early|late|if|daily|bid|tid)\b|\bt(?:ime)?:|\bpost-/i;

/** Whether a task says when. */
export function hasTime(task: string): boolean {
	return TIME.test(task);
}

const RESULT =
	/\b(?:CBC|BMP|CMP|H\/?H|H&H|Hgb|hemoglobin|hematocrit|labs?|troponins?|lactate|potassium|K|Na|sodium|Mg|glucose|INR|PTT|anti-Xa|ABG|VBG|cultures?|CT|CTA|MRI|CXR|x-?ray|ultrasound|EKG|ECG|echo|lytes|electrolytes|creatinine|level|UA|read)\b/i;
const INSTRUCTION =
	/\bif\b|→|->|=>|[<>≤≥]|\b(?:for|until|goal|target|keep|transfuse|replete|replace|call|page|notify|unless|when|act on|then|should|above|below|hold|give|stop|treat|titrate|adjust|per|protocol|and (?:start|give|hold|stop|document|report))\b/i;
const LOOKS = /\b(?:f\/u|follow[- ]?up)\b/i;

/** Whether a task brings a result and says nothing of what to do with it. */
export function lacksInstruction(task: string): boolean {
	return (RESULT.test(task) || LOOKS.test(task)) && !INSTRUCTION.test(task);
}
