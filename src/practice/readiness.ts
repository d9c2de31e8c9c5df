import type { Checked } from "../lint/engine.ts";
import type { Note } from "../note/note.ts";
import { countWords } from "../note/words.ts";
import { findBlanks } from "../rules/blanks.ts";
import type { NoteSpec } from "../rules/note-spec.ts";
import { holdsSection } from "../rules/section/present.ts";

/**
 * One thing that a safe, billable note must hold. It is there when one of its sections is, by a heading or by what
 * the text says, and no rule that watches over it has anything to say.
 */
interface Need {
	readonly what: string;
	/** One of these is enough; none when rules alone can tell. */
	readonly sections?: readonly string[];
	readonly rules?: readonly string[];
}

const DATED: Need = { what: "date and author", rules: ["note/no-date"] };
const CODE: Need = {
	what: "code status",
	sections: ["code-status"],
	rules: ["code-status/missing", "code-status/conflict"],
};
const ALLERGIES: Need = { what: "allergies", sections: ["allergies"] };
const VITALS: Need = { what: "vital signs", sections: ["vital-signs"] };
const EXAM: Need = { what: "exam", sections: ["physical-exam"] };
const ASSESSMENT: Need = {
	what: "an assessment that commits",
	sections: ["assessment", "assessment-and-plan"],
	rules: ["assessment/missing", "assessment/no-diagnosis"],
};
const PLAN: Need = {
	what: "a plan for each problem",
	sections: ["plan", "assessment-and-plan"],
	rules: ["plan/missing", "plan/problem-without-action"],
};
const FILLED: Need = { what: "every blank filled", rules: ["section/unfilled", "section/empty"] };
const SAFE: Need = {
	what: "no conflict with an allergy, side or patient",
	rules: ["consistency/allergy-conflict", "consistency/laterality", "consistency/age-sex"],
};

/**
 * The accepted minimum by kind of note. Sources: 42 CFR 482.22(c)(5) and 482.24(c) (an H&P, entries dated, timed and
 * authenticated, results, a final diagnosis); CPT E/M 2023 (hospital visits are leveled by medical decision making,
 * problems, data and risk, or by time; history and exam as medically appropriate); Joint Commission RC.02.04.01 EP 3
 * (reason for hospitalization, procedures, care given, condition and disposition, information to the patient,
 * follow-up); I-PASS (Starmer 2012, 2014); rounds by convention. The
 * attending's attestation (42 CFR 415.172) is not the intern's to write and is not asked for here.
 */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
	admission: [
		DATED,
		{ what: "reason for admission", sections: ["chief-complaint", "hpi"] },
		{ what: "history of present illness", sections: ["hpi"] },
		{ what: "past medical history", sections: ["past-medical-history"] },
		{ what: "home medications", sections: ["home-medications"] },
		ALLERGIES,
		CODE,
		VITALS,
		EXAM,
		{ what: "key results", sections: ["labs", "imaging", "data"] },
		ASSESSMENT,
		PLAN,
		SAFE,
		FILLED,
	],
	progress: [
		DATED,
		{ what: "what happened in 24 hours", sections: ["interval-events"] },
		VITALS,
		EXAM,
		ASSESSMENT,
		PLAN,
		CODE,
		SAFE,
		FILLED,
	],
	discharge: [
		{ what: "admission and discharge dates", rules: ["note/no-date"] },
		{ what: "discharge diagnoses", sections: ["discharge-diagnoses"] },
		{ what: "reason for admission", sections: ["reason-for-admission"] },
		{ what: "procedures, or none", sections: ["procedures"] },
		{ what: "hospital course", sections: ["hospital-course"] },
		{ what: "condition at discharge", sections: ["discharge-condition"], rules: ["discharge/no-condition"] },
		{ what: "disposition", sections: ["disposition"] },
		{
			what: "medications with each change told",
			sections: ["discharge-medications"],
			rules: ["discharge/medication-change-unclear"],
		},
		ALLERGIES,
		{
			what: "pending results, or none",
			sections: ["pending-results"],
			rules: ["discharge/no-pending-results"],
		},
		{ what: "follow-up: who, when, for what", sections: ["follow-up"], rules: ["discharge/no-follow-up"] },
		{ what: "instructions for the patient", sections: ["discharge-instructions"] },
		SAFE,
		FILLED,
	],
	"sign-out": [
		CODE,
		ALLERGIES,
		{ what: "illness severity", sections: ["illness-severity"], rules: ["sign-out/no-severity"] },
		{ what: "one-line summary", sections: ["patient-summary"] },
		{
			what: "tasks with time and owner, or none",
			sections: ["action-list"],
			rules: ["sign-out/action-without-owner"],
		},
		{ what: "if/then", sections: ["situation-awareness"], rules: ["sign-out/no-contingency"] },
		{ what: "read-back", sections: ["synthesis"] },
		SAFE,
		FILLED,
	],
	rounds: [
		{ what: "one-liner", sections: ["summary-statement", "hpi", "patient-summary"] },
		{ what: "what changed", sections: ["interval-events", "subjective", "hpi"] },
		VITALS,
		ASSESSMENT,
		PLAN,
		{ what: "what keeps the patient here", sections: ["disposition"] },
		SAFE,
		FILLED,
	],
};

/** Whether a draft holds the accepted minimum of its kind, and what is missing. */
export interface Readiness {
	readonly ready: boolean;
	readonly missing: readonly string[];
	/** "Ready: yes." or "Ready: not yet. 2 things are missing: code status; a plan for each problem." */
	readonly line: string;
}

const TOO_SHORT = 20;

/**
 * Says when to stop writing.
 *
 * @param checked the draft as the engine checked it: a rule that settings switch off says nothing here either
 * @param kind the kind of note to be written; by default what the draft is
 */
export function readiness({ note, findings, spec }: Checked, kind = note.kind): Readiness {
	const broken = new Set(
		findings.filter(({ severity }) => severity !== "information").map(({ rule }) => rule),
	);
	const needs: readonly Need[] = NEEDS[kind ?? ""] ?? required(spec);
	const missing = needs
		.filter(({ sections, rules }) => {
			if (note.words < TOO_SHORT || rules?.some((rule) => broken.has(rule))) return true;
			return (
				sections !== undefined && !sections.some((id) => holdsSection(note, id, spec) && !untouched(note, id))
			);
		})
		.map(({ what }) => what);
	return { ready: missing.length === 0, missing, line: lineOf(missing) };
}

/** A template has words of its own around its blanks. */
const WORDS_A_BLANK = 4;

/** Whether a section is there but mostly still as its template has it. */
function untouched(note: Note, id: string): boolean {
	const section = note.find(id);
	if (!section) return false;
	const texts = note.sections
		.filter((each) => [...each.around()].includes(section))
		.map(({ prose }) => prose);
	const blanks = texts.reduce((sum, text) => sum + findBlanks(text).length, 0);
	if (blanks === 0) return false;
	return texts.reduce((sum, text) => sum + countWords(text), 0) <= WORDS_A_BLANK * blanks;
}

/** Any other kind, such as a consult call, needs what its pack requires. */
function required(spec: NoteSpec | undefined): Need[] {
	return (spec?.sections ?? [])
		.filter((section) => section.required)
		.map(({ id, title }): Need => ({ what: title, sections: [id] }))
		.concat(SAFE, FILLED);
}

function lineOf(missing: readonly string[]): string {
	if (missing.length === 0) return "Ready: yes. It holds the accepted minimum.";
	return `Ready: not yet. ${missing.length === 1 ? "1 thing is" : `${missing.length} things are`} missing: ${missing.join("; ")}.`;
}
