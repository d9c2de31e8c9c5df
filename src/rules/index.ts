import { missingAssessment } from "./assessment/missing.ts";
import { missingCodeStatus } from "./code-status/missing.ts";
import { tooLongHpi } from "./hpi/too-long.ts";
import { brokenFrontMatter } from "./note/front-matter.ts";
import { noDiagnosis } from "./assessment/no-diagnosis.ts";
import { noCondition } from "./discharge/no-condition.ts";
import { noFollowUp } from "./discharge/no-follow-up.ts";
import { noPendingResults } from "./discharge/no-pending-results.ts";
import { unclearMedicationChange } from "./discharge/medication-change-unclear.ts";
import { instructionsReadingLevel } from "./discharge/instructions-reading-level.ts";
import { missingOneLiner } from "./one-liner/missing.ts";
import { missingPlan } from "./plan/missing.ts";
import { problemWithoutAction } from "./plan/problem-without-action.ts";
import { actionWithoutOwner } from "./sign-out/action-without-owner.ts";
import { noContingency } from "./sign-out/no-contingency.ts";
import { noSeverity } from "./sign-out/no-severity.ts";
import { tooLongPatientSummary } from "./sign-out/patient-summary-too-long.ts";
import { doNotUse } from "./abbreviation/do-not-use.ts";
import { errorProne } from "./abbreviation/error-prone.ts";
import { nakedDecimal } from "./abbreviation/naked-decimal.ts";
import { trailingZero } from "./abbreviation/trailing-zero.ts";
import { identifier } from "./privacy/identifier.ts";
import { personName } from "./privacy/name.ts";
import type { Rule } from "./rule.ts";
import { date } from "./us-style/date.ts";
import { drugName } from "./us-style/drug-name.ts";
import { duration } from "./us-style/duration.ts";
import { spelling } from "./us-style/spelling.ts";
import { term } from "./us-style/term.ts";
import { unit } from "./us-style/unit.ts";
import { emptySection } from "./section/empty.ts";
import { missingSection } from "./section/missing.ts";
import { sectionOutOfOrder } from "./section/out-of-order.ts";
import { unfilledSection } from "./section/unfilled.ts";

const rules: readonly Rule[] = [
	missingAssessment,
	missingCodeStatus,
	tooLongHpi,
	brokenFrontMatter,
	emptySection,
	missingSection,
	sectionOutOfOrder,
	unfilledSection,
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
] as readonly unknown[] as readonly Rule[];

/** Every rule, by id. */
export const catalogue: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
