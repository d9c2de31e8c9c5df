/** How a rule is called in the report, and what its recurring says about the pack. */
export interface Advice {
	/** A few plain words. */
	readonly name: string;
	/** What to change in the pack. */
	readonly change: string;
}

/** By rule id. A test holds that every rule has one. */
const ADVICE: Readonly<Record<string, Advice>> = {
	"abbreviation/do-not-use": {
		name: "Do Not Use abbreviations",
		change:
			"Write “units”, “daily” and “morphine” out in the templates and dot phrases, so that nobody needs the short form.",
	},
	"abbreviation/error-prone": {
		name: "Error-prone abbreviations",
		change:
			"Offer the spelled-out orders as dot phrases, and look for the short forms in your own templates first.",
	},
	"abbreviation/naked-decimal": {
		name: "Dose without a leading zero",
		change: "Show one dose below 1 mg, written 0.5 mg, in the medication lines of the templates.",
	},
	"abbreviation/trailing-zero": {
		name: "Dose with a trailing zero",
		change: "Show one whole dose, written 5 mg, in the medication lines of the templates.",
	},
	"assessment/missing": {
		name: "No assessment",
		change: "Open Assessment and Plan in the template with a blank one-liner and “most likely … because …”.",
	},
	"assessment/no-diagnosis": {
		name: "Assessment without a diagnosis",
		change:
			"Put “most likely …, because …; less likely …” into the template, and add a case whose model note commits early.",
	},
	"assessment/recites-hpi": {
		name: "Assessment repeats the HPI",
		change:
			"Say in the template's hint that the assessment weighs findings and does not retell them; a short model note shows it best.",
	},
	"code-status/conflict": {
		name: "Two code statuses in one note",
		change: "Keep code status in one place of the template only, as a choice.",
	},
	"code-status/missing": {
		name: "No code status",
		change: "Make code status a required section with a choice in every template, near the top.",
	},
	"code-status/unclear": {
		name: "Code status unclear",
		change: "Give the template three blanks: the status, who decided, and who talked with them.",
	},
	"consistency/age-sex": {
		name: "Age or sex differs inside the note",
		change:
			"Let the template ask for age and sex once, in the header, and leave them blank in the one-liner.",
	},
	"consistency/allergy-conflict": {
		name: "Drug against the allergy list",
		change:
			"Move allergies beside the medications in the template, and add a case with an allergy that matters.",
	},
	"consistency/laterality": {
		name: "Left and right differ",
		change:
			"Ask for the side in the exam and procedure lines of the template, as a choice of left, right or both.",
	},
	"data/imaging-before-labs": {
		name: "Imaging before labs",
		change: "Give Data two subheadings in the template, Labs and then Imaging.",
	},
	"discharge/instructions-reading-level": {
		name: "Instructions hard to read",
		change: "Add dot phrases with instructions in plain words for your commonest diagnoses.",
	},
	"discharge/medication-change-unclear": {
		name: "Medication changes unclear",
		change:
			"Sort discharge medications in the template under New, Changed, Continue and Stop, with a blank for why.",
	},
	"discharge/no-condition": {
		name: "No condition at discharge",
		change:
			"Put condition at discharge into the template as a choice, with vital signs and how the patient walks and thinks.",
	},
	"discharge/no-follow-up": {
		name: "No follow-up",
		change: "Give follow-up three blanks in the template: with whom, when, and for what.",
	},
	"discharge/no-pending-results": {
		name: "Pending results not named",
		change: "Add “Pending results: none, or test and who follows it” to the discharge template.",
	},
	"house-style/phrase": {
		name: "House phrase missing",
		change:
			"Put the words that the pack asks for into its template: what everybody must type, nobody should have to.",
	},
	"house-style/term": {
		name: "House term not used",
		change: "Use the term in the pack's templates, hints and cases as well; people write what they read.",
	},
	"hpi/too-long": {
		name: "HPI too long",
		change:
			"State the budget in the HPI's hint and move the ED course to a section of its own. Where seniors find these HPIs right, raise aimWords for hpi instead.",
	},
	"note/copied-forward": {
		name: "Copied forward",
		change:
			"Leave interval events and the plan's first line blank in the progress template, so that each day begins with what changed.",
	},
	"note/front-matter": {
		name: "Front matter broken",
		change:
			"Open the pack's templates once: front matter that is broken there is broken in every note made from them.",
	},
	"note/unknown-kind": {
		name: "Unknown kind of note",
		change:
			"See that every intern has the pack that these notes come from, and that its templates name a kind which the pack holds.",
	},
	"note/no-date": {
		name: "No date, time or author",
		change: "Let the template fill in the date and time, and leave a blank for the author.",
	},
	"section/too-long": {
		name: "Section over the pack's budget",
		change:
			"Look at which section it is: give it the words it needs, or take its blanks for imported data out of the template.",
	},
	"note/too-long": {
		name: "Note too long",
		change:
			"Look for sections of the template that nobody needs; each is filled because it is there. Then set maxWords for this kind of note.",
	},
	"one-liner/missing": {
		name: "No one-liner",
		change: "Begin the assessment in the template with “AGE-year-old SEX with KEY HISTORY here for …”.",
	},
	"plan/missing": {
		name: "No plan",
		change:
			"Give Assessment and Plan a numbered list in the template, with a problem and its action on each line.",
	},
	"plan/problem-without-action": {
		name: "Problem without an action",
		change:
			"Add a blank for the action under each problem in the template; “watch for … and call if …” is one.",
	},
	"privacy/identifier": {
		name: "What looks like an identifier",
		change: "Use “Practice patient 01” in the template's header and in all cases, and say why on day one.",
	},
	"privacy/name": {
		name: "What looks like a patient's name",
		change: "Use “Practice patient 01” in the template's header and in all cases, and say why on day one.",
	},
	"section/duplicated": {
		name: "Section or paragraph twice",
		change: "Look whether the template and a dot phrase both bring the same heading; keep one.",
	},
	"section/empty": {
		name: "Empty section",
		change:
			"Take out of the template what is often left empty, or give it a hint that says what a short true answer is.",
	},
	"section/missing": {
		name: "Required section missing",
		change:
			"Check that the template holds every section the pack requires; require none that your service does not read.",
	},
	"section/out-of-order": {
		name: "Sections out of order",
		change: "Put the template's sections into the order your seniors read them in.",
	},
	"section/unfilled": {
		name: "Blanks not filled in",
		change:
			"Cut blanks from the template that interns cannot answer yet; show F2, which jumps to the next one.",
	},
	"sign-out/action-without-owner": {
		name: "Task without an owner",
		change:
			"Write the action list of the sign-out template as “task, who, by when, and what to do with the result”.",
	},
	"sign-out/no-contingency": {
		name: "No if/then for the night",
		change: "Put two “If …, then …, call …” lines into the sign-out template.",
	},
	"sign-out/no-severity": {
		name: "No illness severity",
		change:
			"Make illness severity the first line of the sign-out template: a choice of stable, watcher or unstable.",
	},
	"sign-out/patient-summary-too-long": {
		name: "Patient summary too long",
		change:
			"State the number of words to aim for in the sign-out template's hint, and show one good summary.",
	},
	"us-style/date": {
		name: "Dates not as written here",
		change:
			"Let the template write dates as MM/DD/YYYY and times on the 24-hour clock, so that nobody has to choose.",
	},
	"us-style/drug-name": {
		name: "Drug names from elsewhere",
		change:
			"Name the drugs of your first cases by their U.S. names in chart and model note, with a table of pairs in the welcome pages.",
	},
	"us-style/duration": {
		name: "Durations as fractions",
		change: "Show one duration written out, such as 5 days, in the HPI's hint.",
	},
	"us-style/spelling": {
		name: "British spelling",
		change:
			"Nothing in the pack need change: “Fix all” mends it. Show it once on day one, or set the rule to off.",
	},
	"us-style/term": {
		name: "Terms not used here",
		change:
			"Put the terms of your own hospital into the pack's terms, and use them in the templates and cases.",
	},
	"us-style/unit": {
		name: "Lab values in SI units",
		change: "Show labs in the units of your own lab in the template's hint and in every case.",
	},
};

/** What to say of a rule; one that is not known, from a newer version perhaps, goes by its id. */
export function adviceOn(rule: string): Advice {
	return (
		ADVICE[rule] ?? {
			name: rule,
			change: "Look at its page, and at where the template leads writers into it.",
		}
	);
}

/** Whether there is a text of its own for a rule. */
export function hasAdvice(rule: string): boolean {
	return rule in ADVICE;
}
