import terms from "./terms.json" with { type: "json" };

const either = (list: string) => list.split("; ").join("|");
const any = (list: string, flags: string) => new RegExp(`(?<![\\w-])(?:${either(list)})(?![\\w-])`, flags);

const SYMPTOM = any(terms.symptoms, "i");
const SYMPTOMS = any(terms.symptoms, "gi");
const MODIFIERS = any(terms.modifiers, "gi");
const CHRONIC = any(terms.chronic, "i");
const CHRONICS = any(terms.chronic, "gi");
const ACUTE_ON_CHRONIC = new RegExp(
	`\\b(?:acute|new|decompensated)(?:[- ](?:on|onset|chronic|systolic|diastolic|\\w+ic))* (?:${either(terms.chronic)})\\b`,
	"i",
);
const FINDING = any(terms.findings, "i");
/** Words that end like a disease and are a sign, or no such thing. */
const NO_DISEASE = "(?:leukocyt|cyan|pt|kyph|diagn|progn)osis|coma|stoma";
const DIAGNOSIS = new RegExp(
	`\\b(?!(?:${NO_DISEASE})\\b)(?:${either(terms.diagnoses)}|\\w{2,}(?:${either(terms.suffixes)}))\\b`,
	"i",
);

/** What is looked for or ruled out: naming it commits to nothing, however long the list. */
const LOOKED_FOR =
	/(?:\b(?:r\/o|rule[- ]?out|ruling out|ruled out|exclude|eval(?:uate|uation)? for|assess for|screen(?:ing)? for|look for|work(?:-| )?up (?:for|of)|(?:CTA?|MRI|scan|doppler|ultrasound|D-dimer) (?:\w+ )?for)\b|\?)[^.;:\r\n]*/gi;
/** What is denied, past, or somebody else's. */
const DENIED =
	/\b(?:no|not|without|negative for|denies|history of|h\/o|hx of|s\/p|status post|prior|previous|risk (?:of|for)|PMHx?(?: of)?)\b[^.,;:\r\n]*/gi;

/** Takes out what a text only rules out, denies or recalls. */
export function committed(text: string): string {
	return text.replace(LOOKED_FOR, " ").replace(DENIED, " ");
}

/** Whether a text names a disease: a long-standing one only where that is enough. "COPD exacerbation" is news. */
export function namesDiagnosis(text: string, chronicToo: boolean): boolean {
	if (chronicToo) return DIAGNOSIS.test(text) || CHRONIC.test(text);
	return DIAGNOSIS.test(text.replace(CHRONICS, " ")) || ACUTE_ON_CHRONIC.test(text);
}

/** Where a text first names a symptom, a sign or a lab value. */
export function findSymptom(text: string): { start: number; end: number } | undefined {
	const match = SYMPTOM.exec(text);
	return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** Whether a problem's name holds a symptom and nothing that would explain it. */
export function isSymptomOnly(name: string): boolean {
	const bare = committed(name);
	if (!SYMPTOM.test(bare)) return /^\W*(?:r\/o|rule[- ]?out)\b/i.test(name) && !/\w/.test(bare);
	return !/[A-Za-z]/.test(bare.replace(SYMPTOMS, " ").replace(MODIFIERS, " "));
}

/** Whether a text names anything a patient can have. */
export function namesProblem(text: string): boolean {
	return namesDiagnosis(text, true) || SYMPTOM.test(text) || FINDING.test(text);
}

/** Whether a problem is a long-standing disease, or "chronic back pain", and nothing new. */
export function isChronicOnly(name: string): boolean {
	return (CHRONIC.test(name) || /^\W*chronic\b(?!.*\bacute)/i.test(name)) && !namesDiagnosis(name, false);
}
