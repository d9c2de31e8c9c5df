import { lineAt, type Mutant, type Mutator, sectionOf, splice, withBody, withoutSection } from "./source.ts";

/** Sections that must be there, the rule that misses them, and words elsewhere that would be enough. */
const NEEDED: Readonly<Record<string, readonly (readonly [id: string, rule: string, said?: RegExp])[]>> = {
	admission: [
		["hpi", "section/missing"],
		["past-medical-history", "section/missing", /PMH|medical history/i],
		["home-medications", "section/missing", /home med|takes no/i],
		["allergies", "section/missing", /allerg|NKDA/i],
		["family-history", "section/missing", /famil|mother|father|brother|sister|parent|first-degree/i],
		["social-history", "section/missing", /smok|tobacco|alcohol|lives|pack-year/i],
		["review-of-systems", "section/missing", /denies|\bROS\b|systems/i],
		["code-status", "code-status/missing", /\bcode\b|DNR|DNI|comfort/i],
		["vital-signs", "section/missing", /\b(?:BP|HR|SBP|RR)\b/],
		["physical-exam", "section/missing", /exam\b|lungs|abdomen|regular/i],
		["labs", "section/missing", /WBC|Hgb|Na \d|Cr\b|creatinine|troponin|lactate|K \d/i],
		["plan", "plan/missing"],
	],
	progress: [
		["interval-events", "section/missing"],
		["vital-signs", "section/missing", /\b(?:BP|HR|SBP|RR)\b/],
		["physical-exam", "section/missing", /exam\b|lungs|abdomen|regular/i],
		["prophylaxis", "section/missing", /heparin|enoxaparin|prophylaxis|SCD|diet\b|apixaban|intake/i],
		["code-status", "code-status/missing", /\bcode\b|DNR|DNI|comfort/i],
		["plan", "plan/missing"],
	],
	discharge: [
		["discharge-diagnoses", "section/missing"],
		["procedures", "section/missing", /no procedures/i],
		["hospital-course", "section/missing"],
		[
			"reason-for-admission",
			"section/missing",
			/\b(?:admitted|presented|hospitalized) (?:with|for|after)\b/i,
		],
		["allergies", "section/missing", /allerg|NKDA/i],
		["discharge-medications", "section/missing", /^(?:New|Changed|Continue|Stop):$/m],
		["discharge-instructions", "section/missing", /\bcall\b|return to/i],
		["disposition", "section/missing", /home with|discharged|transferred/i],
		["discharge-condition", "discharge/no-condition", /\bcondition\b/i],
		["pending-results", "discharge/no-pending-results", /pending|outstanding|no results/i],
		["follow-up", "discharge/no-follow-up", /follow[- ]?up|clinic|within a week|visit/i],
	],
	"sign-out": [
		["allergies", "section/missing", /allerg|NKDA/i],
		["code-status", "code-status/missing", /\bcode\b|DNR|DNI|comfort/i],
		["illness-severity", "sign-out/no-severity", /\b(?:stable|watcher|unstable)\b/i],
		["patient-summary", "section/missing"],
		["action-list", "section/missing", /\[ ?\]/],
		["synthesis", "section/missing", /read[- ]?back|receiver/i],
	],
};

/** Deletes a section that must be there, when nothing else in the note says the same. */
export const deleteSections: Mutator = (source) =>
	(NEEDED[source.kind] ?? []).flatMap(([id, must, said]): Mutant[] => {
		const section = sectionOf(source, id);
		if (!section || section.children.length > 0) return [];
		const text = withoutSection(source, section);
		if (said?.test(text)) return [];
		return [{ kind: `delete ${id}`, text, must, ...(id === "plan" ? { may: ["section/missing"] } : {}) }];
	});

/** Rules that speak of their own empty headings; section/empty leaves those to them. */
const OWN_EMPTY: Readonly<Record<string, string>> = {
	// Only where that rule holds: not in a discharge summary.
	"code-status": "code-status/missing",
	assessment: "assessment/missing",
	"assessment-and-plan": "assessment/missing",
	plan: "plan/missing",
	"illness-severity": "sign-out/no-severity",
	"pending-results": "discharge/no-pending-results",
	"follow-up": "discharge/no-follow-up",
	"discharge-condition": "discharge/no-condition",
};
const EMPTIED = [
	"hpi",
	"interval-events",
	"past-medical-history",
	"home-medications",
	"allergies",
	"family-history",
	"social-history",
	"review-of-systems",
	"physical-exam",
	"hospital-course",
	"reason-for-admission",
	"discharge-instructions",
	"patient-summary",
	"synthesis",
	"disposition",
	...Object.keys(OWN_EMPTY),
];

/** Leaves a heading with nothing under it. */
export const emptySections: Mutator = (source) =>
	EMPTIED.flatMap((id): Mutant[] => {
		const section =
			sectionOf(source, id) ?? (id === "assessment-and-plan" ? source.note.all(id)[0] : undefined);
		if (!section || section.children.length > 0 || section.words === 0) return [];
		const thinks = id === "assessment" || id === "plan" || id === "assessment-and-plan";
		// "A:" and "P:" of a sign-out are the action list and the patient summary.
		if (thinks && source.kind !== "admission" && source.kind !== "progress") return [];
		const elsewhere = source.text.slice(0, section.start) + source.text.slice(section.end);
		if (id === "code-status" && /\bfull code\b|DN[RI]|comfort/i.test(elsewhere)) return [];
		// The visits may be told elsewhere, and then only the heading is empty.
		if (id === "follow-up" && /follow[- ]?up|clinic|visit/i.test(elsewhere)) return [];
		const own = id === "code-status" && source.kind === "discharge" ? undefined : OWN_EMPTY[id];
		const must = own ?? "section/empty";
		// With the plan go the prophylaxis and the code status in it.
		// A signature under the last heading goes with it.
		const may = thinks ? ["plan/missing", "code-status/missing", "section/missing"] : ["note/no-date"];
		return [{ kind: `empty ${id}`, text: withBody(source, section, ""), must, may }];
	});

const FULL_DATE =
	/\b(?:\w{3} )?(?:\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}, \d{4})\b/g;

/** Takes every full date out of the note. */
export const deleteDates: Mutator = ({ text }) => [
	{
		kind: "delete the date",
		text: text.replace(FULL_DATE, ""),
		must: "note/no-date",
		// A limit of treatment or a follow-up visit may have lost its date, too.
		may: ["code-status/unclear", "discharge/no-follow-up", "discharge/no-pending-results", "section/empty"],
	},
];

const TITLE = /^(?:#{1,4} +|\d+[.)] +|\*\*)[^.:;]*?(?:\*\*)?[.:]?$/;

/** Takes away everything under a problem that is only a title. */
export const idleProblems: Mutator = (source) => {
	const plan = source.note.find("assessment-and-plan") ?? source.note.find("plan");
	if (!plan || source.kind === "discharge" || source.kind === "sign-out") return [];
	const lines = source.text.split("\n");
	const first = lineAt(source.text, plan.bodyStart) - 1;
	const last = lineAt(source.text, plan.end) - 1;
	const mutants: Mutant[] = [];
	for (let i = first; i < last; i++) {
		const title = lines[i] as string;
		if (!TITLE.test(title) || /code status|resolved|dispo|FEN|diet|no change|prophylaxis|lines/i.test(title))
			continue;
		let end = i + 1;
		while (end < last && /^\s*-|^[A-Z]/.test(lines[end] as string) && !TITLE.test(lines[end] as string))
			end++;
		if (end === i + 1) continue;
		const text = [...lines.slice(0, i + 1), ...lines.slice(end)].join("\n");
		mutants.push({
			kind: "delete a problem's actions",
			text,
			must: "plan/problem-without-action",
			line: i + 1,
		});
	}
	return mutants;
};

/** Takes the contingencies out of a sign-out, wherever they stand. */
export const deleteContingencies: Mutator = (source) => {
	const section = sectionOf(source, "situation-awareness");
	const actions = sectionOf(source, "action-list");
	if (source.kind !== "sign-out" || !section || !actions || actions.start > section.start) return [];
	const text = withoutSection(source, section);
	const list = text.slice(actions.bodyStart, actions.end);
	const plain = list.replace(/; [^\n]*/g, "").replace(/,? else [^\n]*/g, "");
	return [
		{
			kind: "delete contingencies",
			text: splice(text, actions.bodyStart, actions.end, plain),
			must: "sign-out/no-contingency",
			// A task without its "if" says no longer what to do with the result.
			may: ["sign-out/action-without-owner"],
		},
	];
};

/** Takes the status words off the discharge medications, or the reasons off what is stopped and held. */
export const deleteMedicationStatus: Mutator = (source) => {
	const section = sectionOf(source, "discharge-medications");
	if (!section) return [];
	const own = source.text.slice(section.bodyStart, section.end);
	const rewrite = (kind: string, body: string): Mutant[] =>
		body === own
			? []
			: [
					{
						kind,
						text: splice(source.text, section.bodyStart, section.end, body),
						must: "discharge/medication-change-unclear",
					},
				];
	return [
		...rewrite(
			"delete medication status",
			own
				.replace(/^(New|Changed|Continue|Stop):\n/gm, "")
				.replace(/\b(?:NEW|CHANGED|CONTINUE|STOP|HOLD)\b ?/g, ""),
		),
		...rewrite(
			"delete the reason for stopping",
			own.replace(/(\b(?:STOP|HOLD)\b[^\n]*?) because[^\n]*/g, "$1"),
		),
		...rewrite("delete the old dose", own.replace(/(\bCHANGED\b[^\n]*?) from [^\n]*? to ([^\n]*)/g, "$1 $2")),
	];
};

/** Takes the first sentence off the assessment. */
export const deleteOneLiner: Mutator = (source) => {
	if (source.kind === "discharge") return [];
	const ids = source.kind === "sign-out" ? ["patient-summary"] : ["assessment-and-plan", "assessment"];
	const section = ids.map((id) => source.note.find(id)).find((found) => found !== undefined);
	if (!section || source.note.find("summary-statement")) return [];
	const own = source.text.slice(section.bodyStart, section.end);
	const sentence = /^\s*[^\n]*?\d+[- ]?(?:year|month|y\/o|M\b|F\b)[^\n]*?[^\d]\.(?=\s)/.exec(own)?.[0];
	if (!sentence) return [];
	const put = `${/^\s*/.exec(sentence)?.[0]}Doing better today.`;
	const text = splice(source.text, section.bodyStart, section.bodyStart + sentence.length, put);
	return [
		{ kind: "delete the one-liner", text, must: "one-liner/missing", may: ["assessment/no-diagnosis"] },
	];
};
