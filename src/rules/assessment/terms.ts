import terms from "./terms.json" with { type: "json" };

const any = (list: readonly string[], flags: string) => new RegExp(`(?<![\\w-])(?:${list.join("|")})(?![\\w-])`, flags);

const SYMPTOM = any(terms.symptoms, "i");
const SYMPTOMS = any(terms.symptoms, "gi");
const MODIFIERS = any(terms.modifiers, "gi");
const CHRONIC = any(terms.chronic, "i");
const CHRONICS = any(terms.chronic, "gi");
const DIAGNOSIS = new RegExp(`\\b(?:${terms.diagnoses.join("|")}|\\w{2,}(?:${terms.suffixes.join("|")}))\\b`, "i");

/** What is looked for, ruled out, past, or somebody else's: naming it commits to nothing. */
const UNCOMMITTED =
	/(?:\b(?:r\/o|rule[- ]?out|ruling out|ruled out|exclude|eval(?:uate|uation)? for|assess for|screen(?:ing)? for|look for|work(?:-| )?up (?:for|of)|(?:CTA?|MRI|scan|doppler|ultrasound|D-dimer) (?:\w+ )?for|no (?:evidence of |sign of |signs of )?|not|without|negative for|denies|history of|h\/o|hx of|s\/p|status post|prior|previous|family history of|risk (?:of|for)|PMH(?:x)?(?: of)?)\b|\?)[^.;:\r\n]*/gi;

/** Takes out what a text only rules out, denies or recalls. */
export function committed(text: string): string {
	return text.replace(UNCOMMITTED, " ");
}

/** Whether a text names a disease: an acute one, or a chronic one where that is enough. */
export function namesDiagnosis(text: string, chronicToo: boolean): boolean {
	const rest = chronicToo ? text : withoutChronic(text);
	return DIAGNOSIS.test(rest) || (chronicToo && CHRONIC.test(rest));
}

/** Long-standing diseases on their own; "COPD exacerbation" is news. */
function withoutChronic(text: string): string {
	return text.replace(CHRONICS, " ");
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
	return namesDiagnosis(text, true) || SYMPTOM.test(text);
}

/** Whether a problem is a long-standing disease and nothing new. */
export function isChronicOnly(name: string): boolean {
	return CHRONIC.test(name) && !namesDiagnosis(name, false);
}
