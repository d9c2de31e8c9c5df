import type { Range } from "../note/types.ts";
import type { Fix, Related, Severity } from "../rules/rule.ts";

/** What a rule found at one place of a note; offsets are UTF-16 units. */
export interface Finding extends Range {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** Best first. */
	readonly fixes: readonly Fix[];
	/** Other places of the note that explain this one. */
	readonly related: readonly Related[];
	/** While the cursor is in here the finding can wait. */
	readonly wait: Range | undefined;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1 };

/** Whether a severity is as grave as another, or graver. */
export function atLeast(severity: Severity, bound: Severity): boolean {
	return WEIGHT[severity] >= WEIGHT[bound];
}
