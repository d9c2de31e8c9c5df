import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";

/** Headings whose text tells how the patient left. */
const TELLS = ["discharge-condition", "discharge-exam", "functional-status"];
const ON_LEAVING = new Set(["discharge-exam", "functional-status", "mental-status-exam"]);
/** Sections in which a sentence about discharge may tell it. */
const WHERE = new Set([
	"hospital-course",
	"disposition",
	"physical-exam",
	"mental-status-exam",
	"vital-signs",
	"issues-for-pcp",
	"follow-up",
	"discharge-instructions",
	"discharge-diagnoses",
	"assessment",
	"assessment-and-plan",
	"plan",
]);

const SAYS =
	/\bdischarged?\b[^.\r\n]{0,60}\bin\s+(?:an?\s+|overall\s+)?(?:\w+\s+)?(?:good|fair|stable|improved|satisfactory|guarded|poor|excellent|serious|critical)(?:\s+and\s+\w+)?\s+(?:medical\s+|clinical\s+)?condition\b|\b(?:left|leaves|transferred|went)\b[^.\r\n]{0,40}\bin\s+(?:an?\s+)?(?:\w+\s+)?(?:good|fair|stable|improved|satisfactory|guarded)\s+condition\b|\bcondition\s+(?:at|on|upon)\s+(?:the time of\s+)?(?:discharge|transfer)\b\W{0,3}\w{3,}|\b(?:discharge|patient's|his|her) condition\s*(?::|is|was)\s*\w{3,}|\bcondition\s*:\s*(?:good|fair|stable|improved|satisfactory|guarded|poor)/i;
const DAY_OF =
	/\b(?:at|on|upon|by|before|prior to)\s+(?:the\s+)?(?:time of\s+|day of\s+)?discharge\b[^.\r\n]{0,100}\b(?:alert|oriented|ambulat\w+|walk(?:s|ed|ing)|afebrile|stable|room air|tolerating|asymptomatic|pain[- ]free|baseline|comfortable|well|weight|independent\w*|SpO2|feeling|improved|hemodynamically)\b|\b(?:alert|ambulat\w+|walking|afebrile|stable|room air|tolerating|asymptomatic|comfortable|independent\w*|hemodynamically stable)\b[^.\r\n]{0,60}\b(?:at|on the day of|at the time of|upon|for) discharge\b/i;
const BARE =
	/^\W*(?:(?:medically |clinically |hemodynamically )?stable|good|fair|improved|satisfactory|excellent|guarded|poor|home)(?:\s*(?:condition|,|\/|and)\s*(?:stable|good|fair|improved|satisfactory|condition|home)?)*\W*$/i;

/** How a discharge summary tells the condition at discharge. */
export interface ConditionFound {
	readonly told: boolean;
	/** The heading that promises it. */
	readonly section: Section | undefined;
	/** "Stable" and nothing else. */
	readonly bare: boolean;
}

/** Looks for the condition at discharge: under its heading, or in a sentence about the day. */
export function conditionIn(note: Note): ConditionFound {
	const section = note.find("discharge-condition");
	const filled = note.sections.find(
		(other) => TELLS.some((id) => other.covers.includes(id)) && other.words > 0,
	);
	if (filled) {
		const bare =
			filled.id === "discharge-condition" &&
			note.all("discharge-condition").length === 1 &&
			!tellsElsewhere(note) &&
			BARE.test(filled.prose);
		return { told: true, section: filled, bare };
	}
	const told = note.sections.some((other) => {
		if (other.mark && other.facts && !WHERE.has(other.id ?? "")) return false;
		return other.keep(
			conditionIn,
			() =>
				SAYS.test(other.prose) ||
				DAY_OF.test(other.prose) ||
				(other.id === "disposition" &&
					BARE.test(other.prose) &&
					/stable|good|fair|improved|guarded/i.test(other.prose)),
		);
	});
	return { told, section, bare: false };
}

/** An exam or function at discharge under a heading of its own. */
function tellsElsewhere(note: Note): boolean {
	return note.sections.some((section) => ON_LEAVING.has(section.id ?? "") && section.words > 0);
}
