import { withValue } from "./json-text.ts";
import type { RuleSetting } from "./settings.ts";
import { readSettingsFile } from "./settings-file.ts";

/** Settings with one rule off, for every kind of note; comments, formatting and the rule's options stay. */
export function ruleOff(text: string, rule: string): string {
	const { settings } = readSettingsFile(text);
	const places: (readonly [path: string[], setting: RuleSetting | undefined])[] = [
		[["rules", rule], settings?.rules?.[rule]],
	];
	for (const [kind, { rules }] of Object.entries(settings?.notes ?? {})) {
		if (rules?.[rule] !== undefined) places.push([["notes", kind, "rules", rule], rules[rule]]);
	}
	return places.reduce(
		(json, [path, setting]) => withValue(json, Array.isArray(setting) ? [...path, 0] : path, "off"),
		text,
	);
}
