import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { normalizeTitle } from "../../note/vocabulary.ts";
import { hasCodeStatus } from "../code-status/current.ts";
import { type NoteSpec, sectionSpec } from "../note-spec.ts";

/** Other sections that hold the same thing under another name. */
const SAME: Readonly<Record<string, readonly string[]>> = {
	"chief-complaint": [
		"reason-for-visit",
		"chief-complaint-and-reason-for-visit",
		"reason-for-consult",
		"reason-for-admission",
	],
	hpi: ["chief-complaint-and-reason-for-visit", "subjective", "reason-for-admission"],
	"interval-events": ["subjective", "hpi"],
	"past-medical-history": ["past-history-combined", "problem-list"],
	"past-surgical-history": ["past-history-combined"],
	"home-medications": ["medications", "medication-changes"],
	"family-history": ["family-social-history", "past-history-combined"],
	"social-history": ["family-social-history", "substance-use-history"],
	"vital-signs": ["intake-output"],
	"physical-exam": ["discharge-exam", "mental-status-exam"],
	labs: ["data", "significant-findings", "microbiology"],
	imaging: ["data", "significant-findings"],
	"significant-findings": ["data", "labs", "imaging", "microbiology", "ecg", "cardiac-studies", "pathology"],
	"assessment-and-plan": ["assessment", "plan", "recommendations"],
	prophylaxis: ["nutrition-diet", "intake-output"],
	"discharge-diagnoses": ["diagnoses", "problem-list"],
	"reason-for-admission": [
		"hpi",
		"chief-complaint",
		"chief-complaint-and-reason-for-visit",
		"admission-diagnosis",
	],
	"discharge-medications": ["medications", "medication-changes", "home-medications"],
	"discharge-condition": ["functional-status", "discharge-exam"],
	"discharge-instructions": ["patient-education"],
	"follow-up": ["issues-for-pcp"],
	"patient-summary": ["summary-statement", "hospital-course", "assessment"],
	"action-list": ["plan", "orders"],
	"situation-awareness": ["action-list"],
	procedures: ["procedure-description"],
};

/** Words that say a thing without its heading. */
const SAID: Readonly<Record<string, RegExp>> = {
	allergies:
		/\b(?:NKDA|NKA|no (?:known )?(?:drug |medication )?allerg|allerg(?:y|ic) to|allerg(?:y|ies)[ \t]*[:=])/i,
	"vital-signs":
		/\b(?:BP|HR|RR|T(?:emp(?:erature)?)?|Tmax|SpO2|sats?|saturat\w+|heart rate|pulse|pressure|respirat\w+)\b\D{0,20}\d[\s\S]{0,80}\b(?:BP|HR|RR|T(?:emp(?:erature)?)?|Tmax|SpO2|sats?|saturat\w+|heart rate|pulse|pressure|respirat\w+)\b\D{0,20}\d|\b(?:[89]\d|1\d\d|2[0-4]\d)\/(?:[3-9]\d|1[0-3]\d)\b[^\r\n]{0,60}\b(?:[89]\d|100)\s?%/i,
	"social-history": /\b(?:smok|tobacco|alcohol|pack-year|lives (?:with|alone|in|at))/i,
	"family-history":
		/\b(?:family history|(?:mother|father|brother|sister|parents?) (?:had|has|died|with)|first-degree)\b/i,
	"review-of-systems": /\b(?:ROS|review of systems|denies|systems? (?:were |was )?(?:reviewed|negative))\b/i,
	"past-medical-history": /\b(?:PMH|past medical history|medical history (?:of|significant|includes))\b/i,
	"home-medications":
		/\b(?:home med|takes no med|no (?:home |regular )?medications)|(?:^|[.;]\s*)(?:home |outpatient |outpt )?med(?:ication)?s:\s*\S/im,
	"physical-exam":
		/\b(?:on exam(?:ination)?\b|exam:|I examined|examined (?:her|him)|lungs? (?:are )?clear|abdomen (?:is )?soft|regular rate)|(?:^|[.;\s])(?:Gen(?:eral)?|HEENT|CV|Heart|Lungs?|Pulm|Resp|Abd(?:omen)?|Ext|Neuro|Skin|Chest|RS|CVS|CNS|P\/A|MS|CN|Motor)\s*[:-][\s\S]{1,200}[.;\s](?:HEENT|CV|Heart|Lungs?|Pulm|Resp|Abd(?:omen)?|Ext|Neuro|Skin|Chest|RS|CVS|CNS|P\/A|CN|Motor|Sens\w*|Gait)\s*[:-]/i,
	labs: /\b(?:WBC|Hgb|hemoglobin|creatinine|sodium|potassium|troponin|lactate|Na|K|BUN)\b\D{0,12}\d/i,
	procedures: /\b(?:no procedures|procedures?: ?none)\b/i,
	prophylaxis: /\b(?:prophylaxis|ppx|enoxaparin|heparin (?:SQ|SC|subcut\w*|\d)|SCDs?)\b/i,
	"discharge-condition":
		/\b(?:discharged?|left|transferred)\b[^.\n]{0,40}\bin\s+(?:an?\s+)?(?:good|fair|stable|improved|satisfactory|guarded)\s+condition\b|\bcondition (?:at|on|upon) (?:the time of )?discharge\b/i,
	disposition:
		/\b(?:discharged? (?:to |back )?(?:home|SNF|rehab|hospice|a skilled)|home (?:with\b|w\/)|(?:to|→) (?:[A-Z][\w']* ){0,3}(?:SNF|rehab|LTACH?|hospice|nursing (?:home|facility))|admit(?:ted)? to (?:the )?(?:floor|medicine|ICU|MICU|telemetry|step-?down)|transferred to|going home|home (?:today|tomorrow|on)|(?:ICU|MICU|SICU|CCU|step-?down|floor) bed)\b/i,
	"pending-results":
		/\b(?:pending|no (?:results|tests|labs|studies) (?:are )?(?:pending|outstanding)|awaited|not yet resulted)\b/i,
	"follow-up": /\bfollow[- ]?up\b[^.\n]{0,80}\b(?:in|within|on|with)\b/i,
	"illness-severity": /(?:^|[\r\n])[^\r\n]{0,80}\b(?:stable|watcher|unstable)\b/i,
	synthesis: /\bread[- ]?back\b|\breceiver\b/i,
	"chief-complaint":
		/\b(?:presents? (?:with|for|to)|presenting with|complaint|comes in (?:with|for)|brought in)\b/i,
	hpi: /\b\d{1,3}[- ]?(?:year|month|week|day)s?[- ]old\b[^.]{0,200}\bpresent/i,
	"action-list": /\[[ x]?\]\s|\bno tasks\b|\bnothing to do\b/i,
	"situation-awareness": /\bif\b[^.\n]{3,120}(?:,|\bthen\b|→|->)/i,
	"reason-for-admission": /\b(?:was )?(?:admitted|presented|hospitalized) (?:with|for|after|because|on)\b/i,
	"significant-findings":
		/\b(?:WBC|Hgb|hemoglobin|creatinine|Cr|troponin|lactate|lipase|BNP|glucose|sodium|potassium|INR|bilirubin|A1c|EF|cultures?|CT|CTA|MRI|CXR|X-?ray|echo\w*|ultrasound|EKG|ECG|biopsy|pathology|culture|TSH|UPT|UDS|LDL)\b/i,
	"discharge-instructions":
		/\b(?:call 911|call (?:your|the|us)|return to the (?:ED|emergency)|go to the emergency)\b/i,
	"discharge-diagnoses": /\b(?:discharge|final|principal) diagnos/i,
	"hospital-course": /\bhospital course\b|^(?:management|treatment given)\b/i,
};

const EXAM_WORDS =
	/\b(?:CTAB|TTP|RRR|NTND|NAD|A&O|AAO|alert|edema|murmurs?|rubs?|gallops?|crackles|rales|wheez\w*|rhonchi|guarding|rebound|tender(?:ness)?|non-?tender|distended|soft|bowel sounds|breath sounds|BS|JVP|JVD|pale|clammy|diaphoretic|retractions|calves|pupils|rash|air entry|accessory muscles|asterixis|flap|pulses|incisions?|port sites?|dressing|P\/A|groin)\b/gi;

/** Ids of other sections that hold what belongs into this one. */
export function sameSections(id: string): readonly string[] {
	return SAME[id] ?? [];
}

/** "Diagnosis: ...", then "Presentation: ...", as a letter goes. */
const PRESENTATION = /^[ \t]*presentation:/im;
const HISTORY = new Set(["hpi", "chief-complaint", "reason-for-admission"]);

/**
 * Whether a note holds a section: by its heading, by one that holds the same, or by what its text says.
 *
 * @param spec the kind of note; what headings a pack gives the section stands there
 */
export function holdsSection(note: Note, id: string, spec?: NoteSpec): boolean {
	if (note.covered.has(id) || SAME[id]?.some((same) => note.covered.has(same))) return true;
	const titles = sectionSpec(spec, id)?.titles;
	if (titles && hasLine(note, titles)) return true;
	if (id === "code-status" && hasCodeStatus(note)) return true;
	if (id === "physical-exam" && note.sections.some(isExam)) return true;
	const said = SAID[id];
	if (!said) return false;
	if (said.test(note.title)) return true;
	return note.sections.some((section) => {
		const group = section.facts?.group;
		// The one-liner of an assessment tells no history.
		if (HISTORY.has(id) && (group === "assessment" || group === "plan"))
			return (
				id === "reason-for-admission" && section.keep(PRESENTATION, () => PRESENTATION.test(section.prose))
			);
		// A sodium in the story is no data section.
		if (id === "labs" && section.mark && group !== "objective" && group !== undefined) return false;
		return section.keep(said, () => said.test(section.prose) || said.test(section.title));
	});
}

/** An objective part in which several words of an examination stand, with no label over them. */
function isExam(section: Section): boolean {
	if (!section.covers.includes("objective")) return false;
	return section.keep(isExam, () => {
		const words = section.prose.matchAll(EXAM_WORDS);
		return new Set([...words].map(([word]) => word.toLowerCase())).size >= 3;
	});
}

/** "Tethers: none" below a plan reads as a problem of it, and is the heading that was asked for all the same. */
function hasLine(note: Note, titles: readonly string[]): boolean {
	const wanted = new Set(titles.map(normalizeTitle));
	return note.sections.some((section) =>
		section.keep(titles, () =>
			[...section.prose.matchAll(/^[ \t]*(\S[^\r\n:]{0,80})(?::|[ \t]*$)/gm)].some(([, line = ""]) =>
				wanted.has(normalizeTitle(line)),
			),
		),
	);
}
