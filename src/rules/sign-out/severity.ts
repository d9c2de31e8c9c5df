import type { Entry } from "./entries.ts";

export type Severity = "stable" | "watcher" | "unstable";

/** What an entry says about how sick the patient is. */
export interface SeverityFound {
	readonly word: Severity | undefined;
	/** More than one word, or a word from another scale. */
	readonly flaw?: "several" | "other-scale";
}

const WORD = "stable|watcher|unstable";
/** "Stable angina", "unstable gait" and the like name something else. */
const NOT_NEXT =
	"(?!\\s+(?:angina|gait|vital|housing|hgb|h\\/h|hemoglobin|bp|blood|on\\s+pressors|overnight\\s+vitals|for\\s+discharge|from))";
/** Behind a label, at the start of a line, or set off by signs. */
const LABELED = new RegExp(
	`(?:illness severity|severity|illness|status|acuity|\\bI)\\s*[:=–—-]\\s*\\W*(${WORD})\\b${NOT_NEXT}`,
	"i",
);
const LINE = new RegExp(
	`(?:^|[\\r\\n])[ \\t]{0,8}[-*•>#|]{0,6}[ \\t]{0,4}[*_[(]{0,3}(${WORD})\\b[*_\\])]*\\s*(?=$|[\\r\\n:;,.|–—-])${NOT_NEXT}`,
	"i",
);
const SET_OFF = new RegExp(`[|,;:(–—-]\\s*[*_]*(${WORD})\\b[*_]*\\s*(?=$|[\\r\\n|,;.:)–—-])`, "i");
const SEVERAL = new RegExp(`\\b(${WORD})\\s*(?:\\/|\\bor\\b|\\bvs\\.?|\\bto\\b|-)\\s*(?:${WORD})\\b`, "i");
/** Under the heading any of the words counts, unless it speaks of the vital signs. */
const OWN = new RegExp(
	`(?<!\\b(?:vitals?|vital signs|vs|hgb|h\\/h|hemoglobin|bp|hemodynamically|labs?|exam|neuro\\w*)(?: are| is)?\\s+)\\b(${WORD})\\b`,
	"i",
);
const OTHER =
	/^\W*(?:(?:not )?sick|critical|guarded|serious|fair|good|poor|mild|moderate|severe|low|medium|high|intermediate|red|yellow|green|orange|level \d|[1-5](?:\/5)?|ok(?:ay)?|well|improving|worsening|concerning|tenuous)\b/i;

/** Finds the illness severity of one patient. */
export function severityOf(entry: Entry): SeverityFound {
	const labeled = entry.sections.filter((section) => section.id === "illness-severity");
	for (const section of labeled) {
		const found = section.keep(severityOf, () => inOwnSection(section.prose));
		if (found.word || found.flaw) return found;
	}
	if (entry.lead) {
		const word = wordIn("", entry.lead, true);
		if (word) return { word };
	}
	for (const section of entry.sections) {
		const word = section.keep(LINE, () =>
			wordIn(section.title, section.prose, section === entry.sections[0]),
		);
		if (word) return { word };
	}
	return { word: undefined };
}

function inOwnSection(prose: string): SeverityFound {
	const several = SEVERAL.exec(prose);
	if (several) return { word: lower(several[1]), flaw: "several" };
	const word = OWN.exec(prose);
	if (word) return { word: lower(word[1]) };
	return OTHER.test(prose) ? { word: undefined, flaw: "other-scale" } : { word: undefined };
}

function wordIn(title: string, prose: string, first: boolean): Severity | undefined {
	const watcher = /\bwatcher\b/i.test(title) || (first && /\bwatcher\b/i.test(prose));
	if (watcher) return "watcher";
	const inTitle = SET_OFF.exec(title) ?? LABELED.exec(title);
	if (inTitle) return lower(inTitle[1]);
	const head = first ? SET_OFF.exec(prose.slice(0, 800)) : null;
	return lower((LABELED.exec(prose) ?? LINE.exec(prose) ?? head)?.[1]);
}

function lower(word: string | undefined): Severity | undefined {
	return word?.toLowerCase() as Severity | undefined;
}
