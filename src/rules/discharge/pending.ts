import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";

const TEST =
	"(?:results?|labs?|laborator\\w+|tests?|studies|study|cultures?|biops(?:y|ies)|patholog\\w*|cytolog\\w*|serolog\\w*|genetic\\w*|antibod(?:y|ies)|titers?|levels?|PCR|panel|stains?|sensitivit\\w+|susceptibilit\\w+|imaging|reads?|MRI|CT|echo\\w*|Holter|monitor|electrophoresis|SPEP|UPEP|ANA|ANCA|TSH|A1c|ferritin|smear|flow|AFB|quantiferon|IgE|HIV|hepatitis|urease|screen)";
const WAITS =
	"(?:pending|outstanding|awaited|awaiting|in process|not (?:yet )?(?:resulted|back|available|final\\w*)|still out|to be followed(?: up)?|unresulted)";
const NOTHING = new RegExp(
	`\\b(?:no|none|nothing|without)\\b[^.\\r\\n]{0,40}\\b${WAITS}|\\b${WAITS}\\b[^.\\r\\n]{0,30}(?::|-|–)\\s*(?:none|no\\b|n\\/?a)|\\ball (?:results|tests|labs|studies|cultures)\\b[^.\\r\\n]{0,30}\\b(?:final|back|resulted|complete)`,
	"i",
);
const TEST_WAITS = new RegExp(
	`\\b${TEST}\\b[^.\\r\\n]{0,60}?\\b${WAITS}|\\b${WAITS}\\b[^.\\r\\n]{0,40}?\\b${TEST}\\b`,
	"i",
);
/** "Was pending" has an end somewhere; "if pending" is no fact. */
const PAST = /\b(?:was|were|had been|while|until|initially)\s+(?:\w+\s+)?$/i;
const NOT_RESULTS =
	/\bpending\s+(?:placement|clinical|improvement|insurance|authorization|bed|discharge|acceptance|approval|family|PT|rehab|SNF|course|workup|stab\w*)/gi;

/** Where a summary may speak of pending tests without a heading for them. */
const WHERE = new Set([
	"hospital-course",
	"follow-up",
	"issues-for-pcp",
	"significant-findings",
	"labs",
	"microbiology",
	"pathology",
	"data",
	"imaging",
	"procedures",
	"consults",
	"plan",
	"assessment-and-plan",
	"disposition",
	"discharge-instructions",
]);

/** The section for results that are not back, when the summary has one. */
export function pendingSection(note: Note): Section | undefined {
	return note.find("pending-results");
}

/** Whether any text of the summary says which results are pending, or that none are. */
export function tellsPending(note: Note): boolean {
	if (note.sections.some((section) => section.covers.includes("pending-results") && section.words > 0))
		return true;
	return note.sections.some((section) => {
		if (section.mark && section.facts && !WHERE.has(section.id ?? "")) return false;
		return section.keep(tellsPending, () => NOTHING.test(section.prose) || waiting(section) !== undefined);
	});
}

/** The first test that a section says is still pending; relative to its prose. */
export function waiting(section: Section): Range | undefined {
	return section.keep(waiting, () => {
		if (
			!/pending|outstanding|await|in process|not yet|not back|still out|followed|unresulted|not (?:resulted|available|final)/i.test(
				section.prose,
			)
		)
			return;
		const prose = section.prose.replace(NOT_RESULTS, (match) => " ".repeat(match.length));
		for (const line of prose.matchAll(/[^.;\r\n]+/g)) {
			const match = TEST_WAITS.exec(line[0]);
			if (!match) continue;
			const verb = new RegExp(WAITS, "i").exec(match[0])?.index ?? 0;
			const before = line[0].slice(0, match.index + verb);
			const after = line[0].slice(match.index + verb, match.index + verb + 60);
			if (
				(PAST.test(before) && !/\b(?:discharge|this writing|dictation)\b/i.test(after)) ||
				/\b(?:no|none|nothing|without|if|any)\b/i.test(before)
			)
				continue;
			const start = line.index + match.index;
			return { start, end: start + match[0].length };
		}
		return;
	});
}

const NONE =
	/^\W*(?:none|no(?:ne)? (?:pending|results|tests|labs|studies)\b.*|nothing pending.*|n\/?a|nil|not applicable|all (?:results|tests|labs|cultures).*)\W*$/i;

/** Lines under labels that nobody knows follow on "Pending: none" and are no part of it. */
const NONE_FIRST = /^[\s:]*(?:none|nil|n\/a)[ \t.]*[\r\n]+[ \t]*(?:\*\*)?[A-Z][\w ]{2,30}(?:\*\*)?:/;

/** Whether the section says that nothing is pending. */
export function saysNone(section: Section): boolean {
	return section.keep(saysNone, () => NONE.test(section.prose.trim()) || NONE_FIRST.test(section.prose));
}

const OWNER =
	/\b(?:Dr\.?\s|PCP|primary|clinic|office|team|we|I|us|our|hospitalist|resident|attending|intern|service|provider|physician|MD|NP|PA|nurse|RN|pharmac\w+|ID|GI|heme|onc\w*|cardiolog\w*|pulmon\w*|nephrolog\w*|gastroenterolog\w*|endocrin\w*|rheumatolog\w*|oncolog\w*|neurolog\w*|urolog\w*|surgery|surgeon|infectious disease\w*|hematolog\w*|facility|SNF|lab will|will (?:call|contact|notify|follow|be (?:called|contacted|followed))|to (?:call|contact|notify|follow)|patient to|follow(?:ed)? (?:up )?by|responsible|contact)\b/i;

/** Pending tests that nobody is told to follow; relative to the section's prose. */
export function unowned(section: Section): readonly Range[] {
	return section.keep(unowned, () => {
		const { prose } = section;
		// One name over, under or beside the list answers for all of it.
		if (OWNER.test(section.title.replace(/pending.*/i, "")) || saysNone(section)) return [];
		const lines = [...prose.matchAll(/[^\r\n]+/g)].filter(([line]) => /[A-Za-z]{2}/.test(line));
		const bulleted = lines.filter(([line]) => /^[ \t]*(?:[-*+•·]|\d{1,2}[.)]|\|)/.test(line));
		const free = lines.filter((line) => !bulleted.includes(line));
		if (free.some(([line]) => OWNER.test(line))) return [];
		return (bulleted.length > 0 ? bulleted : lines)
			.filter(
				([line]) =>
					!OWNER.test(line) && !/\b(?:none|no\b|header)|^[\s|:-]+$|\|\s*(?:test|study|date)/i.test(line),
			)
			.map((line) => {
				const sign = /^[ \t]*(?:(?:[-*+•·|]|\d{1,2}[.)])[ \t]*)*/.exec(line[0])?.[0].length ?? 0;
				return {
					start: line.index + sign,
					end: line.index + line[0].trimEnd().replace(/[.|\s]+$/, "").length,
				};
			});
	});
}
