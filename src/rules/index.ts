import { doNotUse } from "./abbreviation/do-not-use.ts";
import { errorProne } from "./abbreviation/error-prone.ts";
import { nakedDecimal } from "./abbreviation/naked-decimal.ts";
import { trailingZero } from "./abbreviation/trailing-zero.ts";
import { missingAssessment } from "./assessment/missing.ts";
import { noDiagnosis } from "./assessment/no-diagnosis.ts";
import { recitesHpi } from "./assessment/recites-hpi.ts";
import { codeStatusConflict } from "./code-status/conflict.ts";
import { missingCodeStatus } from "./code-status/missing.ts";
import { codeStatusUnclear } from "./code-status/unclear.ts";
import { ageSex } from "./consistency/age-sex.ts";
import { allergyConflict } from "./consistency/allergy-conflict.ts";
import { laterality } from "./consistency/laterality.ts";
import { imagingBeforeLabs } from "./data/imaging-before-labs.ts";
import { instructionsReadingLevel } from "./discharge/instructions-reading-level.ts";
import { unclearMedicationChange } from "./discharge/medication-change-unclear.ts";
import { noCondition } from "./discharge/no-condition.ts";
import { noFollowUp } from "./discharge/no-follow-up.ts";
import { noPendingResults } from "./discharge/no-pending-results.ts";
import { housePhrase } from "./house-style/phrase.ts";
import { houseTerm } from "./house-style/term.ts";
import { tooLongHpi } from "./hpi/too-long.ts";
import { copiedForward } from "./note/copied-forward.ts";
import { brokenFrontMatter } from "./note/front-matter.ts";
import { noDate } from "./note/no-date.ts";
import { tooLongNote } from "./note/too-long.ts";
import { unknownKind } from "./note/unknown-kind.ts";
import { missingOneLiner } from "./one-liner/missing.ts";
import { missingPlan } from "./plan/missing.ts";
import { problemWithoutAction } from "./plan/problem-without-action.ts";
import { identifier } from "./privacy/identifier.ts";
import { personName } from "./privacy/name.ts";
import type { Rule } from "./rule.ts";
import { duplicatedSection } from "./section/duplicated.ts";
import { emptySection } from "./section/empty.ts";
import { missingSection } from "./section/missing.ts";
import { sectionOutOfOrder } from "./section/out-of-order.ts";
import { tooLongSection } from "./section/too-long.ts";
import { unfilledSection } from "./section/unfilled.ts";
import { actionWithoutOwner } from "./sign-out/action-without-owner.ts";
import { noContingency } from "./sign-out/no-contingency.ts";
import { noSeverity } from "./sign-out/no-severity.ts";
import { tooLongPatientSummary } from "./sign-out/patient-summary-too-long.ts";
import { date } from "./us-style/date.ts";
import { drugName } from "./us-style/drug-name.ts";
import { duration } from "./us-style/duration.ts";
import { spelling } from "./us-style/spelling.ts";
import { term } from "./us-style/term.ts";
import { unit } from "./us-style/unit.ts";

const rules: readonly Rule[] = [
	missingAssessment,
	missingCodeStatus,
	tooLongHpi,
	brokenFrontMatter,
	unknownKind,
	emptySection,
	missingSection,
	sectionOutOfOrder,
	unfilledSection,
	tooLongSection,
	noDiagnosis,
	noCondition,
	noFollowUp,
	noPendingResults,
	unclearMedicationChange,
	instructionsReadingLevel,
	missingOneLiner,
	missingPlan,
	problemWithoutAction,
	actionWithoutOwner,
	noContingency,
	noSeverity,
	tooLongPatientSummary,
	doNotUse,
	errorProne,
	nakedDecimal,
	trailingZero,
	identifier,
	personName,
	date,
	drugName,
	duration,
	spelling,
	term,
	unit,
	recitesHpi,
	codeStatusConflict,
	codeStatusUnclear,
	ageSex,
	allergyConflict,
	laterality,
	imagingBeforeLabs,
	copiedForward,
	noDate,
	tooLongNote,
	duplicatedSection,
	houseTerm,
	housePhrase,
] as readonly unknown[] as readonly Rule[];

/** Every rule, by id. */
export const catalogue: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
