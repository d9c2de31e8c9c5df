import { missingAssessment } from "./assessment/missing.ts";
import { missingCodeStatus } from "./code-status/missing.ts";
import { tooLongHpi } from "./hpi/too-long.ts";
import { brokenFrontMatter } from "./note/front-matter.ts";
import type { Rule } from "./rule.ts";
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
] as readonly unknown[] as readonly Rule[];

/** Every rule, by id. */
export const catalogue: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
