import { applyEdits, modify } from "jsonc-parser";
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
	const tabs = !/^ +\S/m.test(text);
	const formattingOptions = {
		insertSpaces: !tabs,
		tabSize: tabs ? 4 : (/^( +)\S/m.exec(text)?.[1]?.length ?? 2),
		eol: text.includes("\r\n") ? "\r\n" : "\n",
	};
	return places.reduce((json, [path, setting]) => {
		const at = Array.isArray(setting) ? [...path, 0] : path;
		return applyEdits(json, modify(json, at, "off", { formattingOptions }));
	}, text);
}
