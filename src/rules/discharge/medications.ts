import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { namesDrug } from "../plan/actions.ts";

/** What happens to a drug at discharge. */
export type Status = "new" | "changed" | "continue" | "stop" | "hold";

/** One line of a discharge medication list; ranges are relative to the section's prose. */
export interface Medication extends Range {
	readonly text: string;
	readonly status: Status | undefined;
	/** The heading over its group gives the reason ("HOLD until the PCP visit"). */
	readonly explained: boolean;
}

const STATUS: readonly (readonly [Status, RegExp])[] = [
	[
		"hold",
		/\b(?:hold(?:ing)?|held|on hold|pause[d]?|suspend(?:ed)?|do not take (?:\w+ )*(?:until|for now))\b/i,
	],
	[
		"stop",
		/\b(?:stop(?:ped|ping)?|discontinu(?:e|ed|ing)|d\/c'?d?|dc'd|do not (?:take|resume|restart)|no longer take|course (?:is )?completed?|(?:was|is|already|now) (?:completed?|finished)|not on (?:the )?list)\b/i,
	],
	[
		"changed",
		/\b(?:chang(?:e|ed)|increas(?:e|ed)|decreas(?:e|ed)|reduc(?:e|ed)|adjust(?:ed)?|modif(?:y|ied)|new dose|dose (?:up|down)|uptitrated|switched|lowered|raised|replac(?:es?|ed|ing)|in place of|instead of)\b|[↑↓]/i,
	],
	["new", /\b(?:new|start(?:ed|ing)?|add(?:ed)?|begin|initiat(?:e|ed)|begun)\b/i],
	[
		"continue",
		/\b(?:continu(?:e|ed|es|ing)|cont|resum(?:e|ed)|restart(?:ed)?|unchanged|no changes?|same|home (?:med|dose)|as (?:at|taken at|from) home|as before|prior to admission|pta|keep|ongoing|chronic)\b/i,
	],
];
/** Statuses at the head of a line win over words further on ("NEW apixaban ... stop aspirin"). */
const LEADS =
	/^\W*(?:(hold|held|holding)|(stop|stopped|discontinued?|d\/c)|(changed?|increased?|decreased?|adjust(?:ed)?|modified)|(new|start(?:ed)?|add(?:ed)?|begin)|(continued?|cont|resume|unchanged|same|home))\b/i;
const ORDER: readonly Status[] = ["hold", "stop", "changed", "new", "continue"];

const DOSE =
	/\d[\d,.]*\s?(?:mg|mcg|µg|g|gm|units?|iu|mL|mEq|mmol|puffs?|tabs?|tablets?|caps?(?:ules?)?|sprays?|drops?|patch(?:es)?|%)\b|\b(?:daily|bid|tid|qid|twice|every \d|q\d|qhs|at bedtime|nightly|weekly|prn|as needed)\b/i;
const REASON = /\b(?:because|due to|until|since|while|when|once|for (?!now))\b/i;

/** The status a text gives, or undefined. */
export function statusIn(text: string): Status | undefined {
	const lead = LEADS.exec(text);
	if (lead) return ORDER[lead.slice(1).findIndex((group) => group !== undefined)];
	return STATUS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The drugs of a medication list, each with what happens to it; a heading hands its status down. */
export function medicationsIn(section: Section): readonly Medication[] {
	return section.keep(medicationsIn, () => {
		const inherited =
			section.id === "medication-changes" ||
			/\b(?:new|changed|continue[ds]?|stop(?:ped)?|held|hold)\b/i.test(section.title)
				? statusIn(section.title)
				: undefined;
		return read(section.prose, inherited, REASON.test(section.title));
	});
}

function read(prose: string, inherited: Status | undefined, reasoned: boolean): Medication[] {
	const found: {
		start: number;
		end: number;
		text: string;
		status: Status | undefined;
		explained: boolean;
		indent: number;
	}[] = [];
	let group = inherited;
	let explained = reasoned;
	for (const match of prose.matchAll(/[^\r\n]+/g)) {
		const line = match[0];
		const indent = line.length - line.trimStart().length;
		const sign = /^[ \t]*(?:(?:[-*+•·–|#]+|\[[ xX]?\]|\d{1,2}[.)])[ \t]*)*/.exec(line)?.[0].length ?? 0;
		const text = line.slice(sign).trimEnd();
		if (!/[A-Za-z]{2}/.test(text)) continue;
		const drug = DOSE.test(text) || namesDrug(text);
		if (!drug && text.length < 70 && isGroup(text)) {
			group = statusIn(text);
			explained = REASON.test(text);
			continue;
		}
		const last = found.at(-1);
		// "Indication: ...", "Reason: ..." under a drug belong to it.
		if (last && indent > last.indent + 1) {
			last.text += ` ${text}`;
			last.status ??= statusIn(text);
			continue;
		}
		if (!drug && statusIn(text) === undefined) continue;
		if (!drug && !LEADS.test(text)) continue;
		const start = match.index + sign;
		found.push({
			start,
			end: start + text.length,
			text,
			status: (LEADS.test(text) ? statusIn(text) : undefined) ?? group ?? statusIn(text),
			explained,
			indent,
		});
	}
	return found;
}

/** "NEW:", "**Continue these**", "Medications to stop". */
function isGroup(text: string): boolean {
	if (statusIn(text) === undefined) return false;
	return (
		/[:*]\W*$/.test(text) ||
		/^\W*(?:new|changed|continued?|stop(?:ped)?|held|hold|start|unchanged|discontinued)\W*$/i.test(text) ||
		/\b(?:medications?|meds|medicines|drugs|these|taking|the following)\b/i.test(text)
	);
}

const OLD_AND_NEW =
	/\bfrom\b|→|->|=>|\b(?:was|were|previously|formerly|old|prior|earlier|before|home dose|usual)\b[^\w\r\n]{0,3}(?:dose\W{0,3})?(?:on\s)?\d|\b(?:instead of|rather than|replaces?|in place of|switched from|double[ds]?|halve[ds]?)\b/i;
const AMOUNT = /\d[\d,.]*\s?(?:mg|mcg|µg|g|units?|mL|mEq|puffs?|tab(?:let)?s?)\b(?!\s?\/\s?d?L)/gi;

/** Whether a changed drug says what it was and what it is now. */
export function tellsOldAndNew(text: string): boolean {
	const told = text.replace(/\b(?:because|due to|since)\b.*/i, "");
	if (OLD_AND_NEW.test(told)) return true;
	return (
		(told.match(AMOUNT)?.length ?? 0) > 1 ||
		/\b(?:timing|time of day|formulation|route|frequency|brand|taper|sliding scale|schedule)\b/i.test(told)
	);
}

const BECAUSE =
	/\b(?:because|due to|since|as|given|after|until|till|restart|resume|while|when|once|pending|during|setting|secondary|caus\w+|risk|not|no|completed?|finished|replac\w+|allerg\w+|interact\w+|now|instead|effects?|days?|weeks?|if|by|with|from|contraindicat\w+|unless|avoid|too|can|may|reason)\b|\bfor (?!now)\w|[(—–]|\s-\s|[;:]\s*\w|[.]\s+\w/i;

/** Whether a stopped or held drug says why, or when it comes back. */
export function tellsWhy(text: string): boolean {
	// "Hydrochlorothiazide 25 mg (stop)": parentheses around the status explain nothing.
	const bare = text.replace(/[([]\s*(?:stop(?:ped)?|held|hold|discontinued?|d\/c|dc)\s*[)\]]/gi, "");
	const rest = bare.replace(LEADS, "").replace(/^[\s:.*_|–-]+/, "");
	return BECAUSE.test(rest) || rest.split(/\s+/).length > 12;
}
