import type { RuleSetting, RuleSettings } from "../lint/settings.ts";
import { catalogue } from "../rules/index.ts";
import type { PackManifest } from "./manifest.ts";

/** Rules that keep a patient's name in and a misread order out: a pack from the workspace cannot weaken them unasked. */
const PROTECTED = /^(?:privacy\/|abbreviation\/do-not-use$)/;
const WEIGHT: Readonly<Record<string, number>> = { off: 0, information: 1, warning: 2, error: 3 };

/** The protected rules that a pack would weaken, for all notes or for one kind. */
export function weakened({ rules, notes }: PackManifest): string[] {
	const all = [rules, ...Object.values(notes ?? {}).map((note) => note.rules)];
	return [
		...new Set(
			all.flatMap((settings) =>
				Object.entries(settings ?? {})
					.filter(weakens)
					.map(([id]) => id),
			),
		),
	].sort();
}

/** Settings without those that weaken a protected rule. */
export function withoutWeakening(settings: RuleSettings | undefined): RuleSettings | undefined {
	return settings && Object.fromEntries(Object.entries(settings).filter((entry) => !weakens(entry)));
}

/** Less grave than the rule is by itself, or with options, which may make it look away. */
function weakens([id, setting]: [string, RuleSetting]): boolean {
	if (!PROTECTED.test(id)) return false;
	const severity = typeof setting === "string" ? setting : setting[0];
	const options = typeof setting === "string" ? {} : (setting[1] ?? {});
	const usual = catalogue.get(id)?.severity ?? "error";
	return (WEIGHT[severity] ?? 0) < (WEIGHT[usual] ?? 0) || Object.keys(options).length > 0;
}
