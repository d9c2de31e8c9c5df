import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { sentences } from "../sentences.ts";

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const WHEN = new RegExp(
	`\\b(?:in|within|after|for|at|x)\\s+(?:about\\s+|approximately\\s+|the\\s+(?:next|first)\\s+|~\\s?)?(?:\\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve|several|few)\\s*(?:(?:-|–|to|or)\\s*\\w+)?[\\s-]*(?:d|day|wk|w|week|mo|month|year|hour|hr)s?\\b|\\b\\d+\\s*(?:-|–|to)?\\s*\\d*[\\s-]*(?:day|week|wk|month|mo|year)s?\\b|\\b\\d{1,2}\\/\\d{1,2}(?:\\/\\d{2,4})?\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b${MONTH}\\s+(?:\\d{1,2}|20\\d{2})\\b|\\b\\d{1,2}\\s+${MONTH}(?:\\s|$)|\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\b|\\b(?:tomorrow|this (?:week|month)|next (?:week|month|year|dialysis|visit|session)|early next|end of|(?:week|month) of|q\\s?\\d+|every|weekly|monthly|annual\\w*|yearly|daily|today|upon arrival|on arrival|at (?:the )?(?:facility|SNF|rehab)|while (?:at|in)|during (?:her|his|the) (?:rehab|stay)|1st|2nd|3rd|already|as scheduled|existing|previously scheduled|keep (?:your|his|her)|after (?:the )?(?:biopsy|results?|antibiotics|completion|discharge)|before)\\b|\\b(?:1|2|4|6|8|12)\\s?(?:wks?|mos?)\\b`,
	"i",
);
const WHO =
	/\b(?:PCP|primary(?: care)?|Dr\.?\s|doctor|physician|provider|MD|NP|PA|clinic|OPD|office|center|surgeon|nurse|home health|VNA|facility|SNF|rehab|hospice|with (?:me|us|our)|our|cardiolog\w*|cards|EP|electrophysiolog\w*|pulmon\w*|pulm|gastroenterolog\w*|GI|hepatolog\w*|liver|nephrolog\w*|renal|dialysis|neurolog\w*|neurosurg\w*|oncolog\w*|onc|hematolog\w*|heme|endocrin\w*|endo|diabetes|rheum\w*|ID|infectious|dermatolog\w*|derm|psych\w*|urolog\w*|urogyn\w*|gyn\w*|ob|obgyn|ob\/gyn|ortho\w*|ENT|otolaryng\w*|ophthalm\w*|eye|vascular|surgery|surgical|wound|transplant|podiatr\w*|allerg\w*|pain|palliative|geriatric\w*|PT|OT|physical therapy|speech|anticoagulation|coumadin|INR|radiology|imaging|IR|sleep|dental|dentist|counsel\w*|therapist|social work|nutrition\w*|dietitian|addiction|MAT|methadone|women's|HF|heart failure|stroke|VA|pediatric\w*|hospitalist|medicine|internal|family)\b|\bwith\s+[A-Z][a-z]+/i;
const APPOINTMENT =
	/\b(?:follow[\s-]?up|f\/u|appointments?|appt|visit|review(?:ed)? (?:after|in|on|at|with)|return(?!\s+(?:to (?:the )?(?:ED|ER|emergency|hospital|work|school)|precautions))|RTC|see|seen|clinic|referr(?:al|ed)|PCP|schedul\w+)\b/i;
const NOT_ONE =
	/\b(?:return to (?:the )?(?:ED|ER|emergency|hospital)|call 911|go to the|if (?:you|he|she|there)|seek|return precautions|work|school|drive|driving|diet|activity)\b/i;
const WEAK =
	/\b(?:as needed|prn|patient (?:to|will|should) (?:call|schedule|arrange|make)|to be (?:scheduled|arranged|determined|made)|(?:clinic|office|they|scheduler?s?|staff) (?:will|to) (?:call|contact)|will (?:be )?(?:call|contact|schedul|arrang|notif)\w*|please call|call (?:to|for|and)|referral|pending|TBD)\b/i;
const PURPOSE =
	/\bfor\s+(?!\d)(?!(?:an?\s+)?(?:follow|appointment|visit))[a-z]|\bto\s+(?:re)?(?:check|review|discuss|assess|evaluate|monitor|repeat|decide|remove|adjust|follow|plan|start|stop|consider|titrate|see|go over|make sure|confirm|address|arrange|ensure|establish|reassess|draw|get|look|restart|continue|manage)|:\s*\S+|\b(?:re)?check\b|\b(?:repeat|CBC|BMP|CMP|labs?|INR|echo|CT|MRI|x-?ray|CXR|colonoscopy|wound|suture|staple|biopsy|results?|removal|recheck|monitor|hospital follow|post-?hospital|re:|regarding|blood pressure|BP|weight|titrat\w+|management|intake|evaluation|screening|imaging)\b|\([^)]*[a-z]{3}|\s[-–—]\s\S+|\|/i;

/** One line or sentence that sends the patient to somebody; ranges are relative to the section's prose. */
export interface Visit extends Range {
	readonly when: boolean;
	readonly who: boolean;
	/** Left to the patient, or to chance. */
	readonly weak: boolean;
}

const HOMES = new Set([
	"follow-up",
	"issues-for-pcp",
	"discharge-instructions",
	"plan",
	"assessment-and-plan",
	"recommendations",
	"disposition",
	"hospital-course",
	"pending-results",
]);

/** The follow-up section of a discharge summary, when it has one. */
export function followUpSection(note: Note): Section | undefined {
	return note.sections.find((section) => section.id === "follow-up") ?? note.find("follow-up");
}

/** Visits named in a follow-up section, where every line is one unless it says otherwise. */
export function visitsIn(section: Section): readonly Visit[] {
	return section.keep(visitsIn, () => read(section.prose, true));
}

/** Whether a follow-up section names any task for the visits. */
export function saysWhatFor(section: Section): boolean {
	return section.keep(saysWhatFor, () => PURPOSE.test(section.prose));
}

/** Whether another section provides for follow-up: who and when. */
export function followUpElsewhere(note: Note): boolean {
	return note.sections.some((section) => {
		if (section.id === "follow-up" || !(section.id === undefined || HOMES.has(section.id))) return false;
		return section.keep(followUpElsewhere, () =>
			read(section.prose, false).some((visit) => visit.who && visit.when),
		);
	});
}

function read(prose: string, own: boolean): Visit[] {
	if (!own && !APPOINTMENT.test(prose)) return [];
	const visits: Visit[] = [];
	for (const { start, end } of lines(prose)) {
		const text = prose.slice(start, end);
		if (!/[A-Za-z]{2}/.test(text)) continue;
		const who = WHO.test(text);
		const when = WHEN.test(text);
		// "In two weeks." is one too, and lacks with whom.
		if (!(own && when && (who || text.length < 30)) && !APPOINTMENT.test(text)) continue;
		// "Return to the ED if ..." is no visit; a booked one needs no second look.
		if (
			!(who && when && own) &&
			NOT_ONE.test(text) &&
			!/\b(?:PCP|clinic|appointment|follow[\s-]?up)\b/i.test(text)
		)
			continue;
		visits.push({ start, end, who, when, weak: !when && WEAK.test(text) });
	}
	return visits;
}

/** Lines and, within them, sentences. */
function lines(prose: string): Range[] {
	const found: Range[] = [];
	for (const match of prose.matchAll(/[^\r\n]+/g)) {
		const sign = /^[ \t]*(?:(?:[-*+•·|]|\[[ xX]?\]|\d{1,2}[.)])[ \t]*)*/.exec(match[0])?.[0].length ?? 0;
		for (const { start, end } of sentences(match[0].slice(sign))) {
			found.push({ start: match.index + sign + start, end: match.index + sign + end });
		}
	}
	return found;
}
