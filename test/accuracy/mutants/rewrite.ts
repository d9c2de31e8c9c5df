import {
	anyOf,
	lineAt,
	type Mutant,
	type Mutator,
	type Source,
	sectionOf,
	splice,
	storyOf,
	withBody,
	withSentence,
} from "./source.ts";

/** What a section says, made useless: its id, the new words, the rule that must speak. */
const USELESS: Readonly<Record<string, readonly (readonly [id: string, body: string, rule: string])[]>> = {
	admission: [
		["allergies", "***", "section/unfilled"],
		["code-status", "***", "code-status/missing"],
		["code-status", "Per chart.", "code-status/unclear"],
		["code-status", "POLST on file.", "code-status/unclear"],
		["code-status", "DNI.", "code-status/unclear"],
		["code-status", "Limited code.", "code-status/unclear"],
		["code-status", "DNR/DNI.", "code-status/unclear"],
		["physical-exam", "See above.", "section/empty"],
		["hpi", "None", "section/empty"],
		["plan", "As above.", "plan/missing"],
		["plan", "Discussed with attending.", "plan/missing"],
	],
	progress: [
		["code-status", "***", "code-status/missing"],
		["code-status", "Unchanged.", "code-status/unclear"],
		["code-status", "DNI.", "code-status/unclear"],
		["code-status", "Deferred.", "code-status/unclear"],
		["code-status", "Slow code.", "code-status/unclear"],
		["interval-events", "***", "section/unfilled"],
		["physical-exam", "As above.", "section/empty"],
		["plan", "Continue current management.", "plan/missing"],
		["plan", "Per primary team.", "plan/missing"],
	],
	discharge: [
		["pending-results", "Blood cultures.", "discharge/no-pending-results"],
		["follow-up", "Follow up with PCP.", "discharge/no-follow-up"],
		["follow-up", "In two weeks.", "discharge/no-follow-up"],
		["discharge-condition", "Stable.", "discharge/no-condition"],
		["discharge-condition", "Good.", "discharge/no-condition"],
		["discharge-medications", "Resume home medications.", "discharge/medication-change-unclear"],
		["discharge-medications", "***", "section/unfilled"],
		["hospital-course", "See above.", "section/empty"],
		[
			"discharge-instructions",
			"You were hospitalized for evaluation and management of an acute deterioration of a chronic condition, necessitating intravenous pharmacological therapy and continuous electrocardiographic observation. It is imperative that medication administration continue without interruption, notwithstanding symptomatic improvement. Gradual ambulation is encouraged; however, strenuous activities should be avoided pending reassessment. Immediate medical evaluation is recommended should dyspnea, syncope, hemorrhage, or neurological abnormalities develop subsequently.",
			"discharge/instructions-reading-level",
		],
	],
	"sign-out": [
		["illness-severity", "vital signs stable overnight", "sign-out/no-severity"],
		["illness-severity", "***", "section/unfilled"],
		["code-status", "Per chart", "code-status/unclear"],
		["code-status", "***", "code-status/missing"],
		["synthesis", "***", "section/unfilled"],
		["allergies", "___", "section/unfilled"],
	],
};

/** Puts useless words under a heading. */
export const emptyWords: Mutator = (source) =>
	(USELESS[source.kind] ?? []).flatMap(([id, body, must]): Mutant[] => {
		const section = sectionOf(source, id);
		if (!section || section.children.length > 0 || section.words === 0) return [];
		// The value may be said again elsewhere, and then stands.
		const elsewhere = source.text.slice(0, section.start) + source.text.slice(section.end);
		if (id === "code-status" && /\bfull code\b|DNR|DNI|comfort/i.test(elsewhere)) return [];
		if (id === "pending-results" && /pending|outstanding/i.test(elsewhere)) return [];
		if (id === "discharge-condition" && /\bcondition\b/i.test(elsewhere)) return [];
		const blank = body.includes("*") || body.includes("_");
		// With the plan goes the prophylaxis in it.
		const may = [...(blank ? ["section/unfilled"] : []), ...(id === "plan" ? ["section/missing"] : [])];
		return [{ kind: `${id}: "${body.slice(0, 30)}"`, text: withBody(source, section, body), must, may }];
	});

const FILLER = [
	"The evening before had been quiet, with supper at six and the news on the radio.",
	"A neighbor came by with a pie and stayed for half an hour to talk about the garden.",
	"The weather had turned cold, and the heater in the hall was turned up a little.",
	"There was a short walk to the mailbox and back without any trouble at all.",
	"The cat slept on the bed as always, and the radio was on in the next room.",
	"Breakfast was oatmeal with raisins, and lunch was a cheese sandwich with soup.",
	"The rest of the afternoon went by with a puzzle at the kitchen table.",
	"A cousin from out of state had visited the weekend before and felt well.",
	"The drive to the store took ten minutes, and the bags were not heavy.",
	"Nothing else of note happened on that day or on the day after it.",
];

function filler(words: number): string {
	const sentences: string[] = [];
	for (let count = 0, i = 0; count < words; i++) {
		const sentence = FILLER[i % FILLER.length] as string;
		sentences.push(sentence);
		count += sentence.split(" ").length;
	}
	return sentences.join(" ");
}

const STORY_LIMIT: Readonly<Record<string, readonly [rule: string, words: number]>> = {
	admission: ["hpi/too-long", 320],
	progress: ["hpi/too-long", 130],
	"sign-out": ["sign-out/patient-summary-too-long", 110],
};
const NOTE_LIMIT: Readonly<Record<string, readonly [id: string, words: number]>> = {
	progress: ["assessment-and-plan", 730],
	// Above the limit of a long stay, too.
	discharge: ["hospital-course", 1350],
};

/** Tells the story, or the whole note, at too great length. */
export const lengthen: Mutator = (source) => {
	const mutants: Mutant[] = [];
	const add = (
		kind: string,
		must: string,
		words: number,
		may: readonly string[],
		section = storyOf(source),
	) => {
		const added = section && withSentence(source, filler(words), section);
		if (added) mutants.push({ kind, must, text: added.text, may });
	};
	const story = storyOf(source);
	const limit = STORY_LIMIT[source.kind];
	// A small child's story may be longer.
	const more = /\b(?:month|week|day)-old\b/.test(source.text) && source.kind === "admission" ? 100 : 0;
	if (story && limit)
		add("lengthen the story", limit[0], limit[1] + more - story.words, ["note/too-long"], story);
	const reason = source.kind === "discharge" ? sectionOf(source, "reason-for-admission") : undefined;
	if (reason)
		add("lengthen the reason for admission", "hpi/too-long", 170 - reason.words, ["note/too-long"], reason);
	const [id, words] = NOTE_LIMIT[source.kind] ?? [];
	const long = id && source.note.find(id);
	if (long && words) add("lengthen the note", "note/too-long", words - source.note.words, [], long);
	return mutants;
};

const AGE = /\b(\d{2})(?=-year-old| ?y\/o|[MF]\b)/g;
const SEX = /(\d{2}-year-old |\d{2} y\/o )(woman|man|female|male)\b/g;
const OTHER_SEX: Readonly<Record<string, string>> = {
	woman: "man",
	man: "woman",
	female: "male",
	male: "female",
};

/** Gives the patient another age, or the other sex, in the last place that tells it. */
export const otherPatient: Mutator = ({ text }) => {
	const mutants: Mutant[] = [];
	const ages = [...text.matchAll(AGE)];
	const age = ages.at(-1);
	if (age && ages.length > 1 && ages.every((other) => other[1] === age[1])) {
		const years = Number(age[1]);
		const other = String(years > 79 ? years - 9 : years + 9);
		const changed = splice(text, age.index, age.index + 2, other);
		mutants.push({
			kind: "change the age",
			text: changed,
			must: "consistency/age-sex",
			line: lineAt(text, age.index),
		});
	}
	const sexes = [...text.matchAll(SEX)];
	const sex = sexes.at(-1);
	if (sex && sexes.length > 1) {
		const start = sex.index + (sex[1] as string).length;
		const changed = splice(text, start, sex.index + sex[0].length, OTHER_SEX[sex[2] as string]);
		mutants.push({
			kind: "change the sex",
			text: changed,
			must: "consistency/age-sex",
			line: lineAt(text, start),
		});
	}
	return mutants;
};

/** Places where a side can be flipped so that the note contradicts itself; told by hand, since most sides stand alone. */
const SIDES: readonly (readonly [file: string, place: string])[] = [
	["clean/progress-cellulitis.md", "**Left leg cellulitis"],
	["clean/progress-cellulitis.md", "left leg cellulitis, hospital day 3"],
	["clean/admission-stroke.md", "left MCA stroke, now"],
	["clean/admission-stroke.md", "Left MCA stroke after"],
	["clean/discharge-endocarditis-snf.md", "Left lung emboli"],
	["clean/discharge-endocarditis-snf.md", "11/14 right arm PICC"],
	["okafor/pyelonephritis/progress-day-2.md", "from left pyelonephritis"],
	["okafor/pyelonephritis/progress-day-2.md", "due to left pyelonephritis"],
];

export const flipSides: Mutator = ({ name, text }) =>
	SIDES.filter(([file]) => name.endsWith(file)).flatMap(([, place]): Mutant[] => {
		const at = text.indexOf(place);
		if (at < 0) return [];
		const flip = (word: string) =>
			({ left: "right", right: "left", Left: "Right", Right: "Left" })[word] as string;
		const other = place.replace(/\b(?:left|right)\b/gi, flip);
		return [
			{
				kind: "flip a side",
				text: splice(text, at, at + place.length, other),
				must: "consistency/laterality",
			},
		];
	});

/** Writes the history again where the thinking should be. */
export const reciteHistory: Mutator = (source) => {
	const hpi = source.note.find("hpi");
	const assessment = anyOf(source, ["assessment-and-plan", "assessment"]);
	if (source.kind !== "admission" || !hpi || !assessment) return [];
	const story = source.text
		.slice(hpi.bodyStart, hpi.end)
		.replace(/\s+/g, " ")
		.trim()
		.replace(/^.*?[^\d]\. (?=[A-Z])/, "");
	const own = source.text.slice(assessment.bodyStart, assessment.end);
	const opening = /^\s*[^\n]*?[^\d]\.(?=\s)/.exec(own)?.[0];
	const problems = own.search(/^(?:#|\d+[.)] |\*\*)/m);
	if (!opening || story.split(" ").length < 40) return [];
	const rest = problems > 0 ? own.slice(problems) : "\n";
	const body = `${opening} ${story}\n\n${rest}`;
	return [
		{
			kind: "recite the history",
			text: splice(source.text, assessment.bodyStart, assessment.end, body),
			must: "assessment/recites-hpi",
			// The reasons went, and a long paragraph now stands twice.
			may: ["section/duplicated", "assessment/no-diagnosis", "note/too-long"],
		},
	];
};

const SYMPTOMS = `presenting with chest pain and fatigue. Chest pain, dyspnea, and fatigue.

1. Chest pain
- Repeat EKG at 20:00; aspirin 81 mg daily.
2. Dyspnea
- Oxygen to SpO2 of 92%; chest film in the morning.
`;
const POSSIBILITIES = `presenting with chest pain. Chest pain: ACS vs PE vs GERD.

1. Chest pain: ACS vs PE vs GERD
- Repeat EKG at 20:00; aspirin 81 mg daily.
`;

/** Names symptoms, or everything it could be, in place of what it is. */
export const noDiagnosis: Mutator = (source) => {
	const section = source.note.all("assessment-and-plan")[0];
	const opening =
		section &&
		/^\s*[^\n]*?(?:man|woman|male|female|y\/o [MF]|\d[MF]) with\b/.exec(
			source.text.slice(section.bodyStart),
		)?.[0];
	if (source.kind !== "admission" || !section || !opening || opening.length > 60) return [];
	if (section.children.length > 0 || !source.note.find("code-status")) return [];
	return [SYMPTOMS, POSSIBILITIES].map((rest) => ({
		kind: "name no diagnosis",
		text: splice(source.text, section.bodyStart, section.end, `${opening} hypertension ${rest}\n`),
		must: "assessment/no-diagnosis",
	}));
};

/** Writes today's note again from yesterday's. */
export const copyForward: Mutator = ({ kind, text }) => {
	if (kind !== "progress") return [];
	const date = /\b(\d{2})\/(\d{2})\/(\d{4})\b/.exec(text);
	if (!date || Number(date[2]) < 2) return [];
	const day = String(Number(date[2]) - 1).padStart(2, "0");
	const yesterday = splice(text, date.index, date.index + date[0].length, `${date[1]}/${day}/${date[3]}`);
	return [{ kind: "copy yesterday's note", text, previous: yesterday, must: "note/copied-forward" }];
};

const UNOWNED = [
	"22:30 CBC; transfuse 1 unit if Hgb is below 7",
	"23:00 BMP; replace K to 4",
	"21:30 bladder scan; straight cath if above 400 mL",
	"Follow up CT chest",
	"01:00 repeat lactate; give 500 mL LR if above 4",
];

/** Adds a task that is nobody's. */
export const addUnownedTasks: Mutator = (source: Source) => {
	const list = sectionOf(source, "action-list");
	if (source.kind !== "sign-out" || !list) return [];
	const own = source.text.slice(list.bodyStart, list.end);
	const item = own.split("\n").findLast((line) => line.trim() !== "");
	if (!item) return [];
	const end = list.bodyStart + own.trimEnd().length;
	const sign = /^\s*(?:\d+\.|[-*] \[ \]|\[ \]|[-*])/.exec(item)?.[0];
	if (!sign) return [];
	return UNOWNED.map((task) => {
		const text = splice(source.text, end, end, `\n${sign} ${task}`);
		const may = source.note.words > 140 ? ["note/too-long"] : [];
		return {
			kind: "add a task without owner",
			text,
			must: "sign-out/action-without-owner",
			line: lineAt(text, end + 1),
			may,
		};
	});
};
