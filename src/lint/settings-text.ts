import { applyEdits, modify } from "jsonc-parser";
import { readSettingsFile } from "./settings-file.ts";

/** Settings with one rule off; comments, formatting and the rule's options stay. */
export function ruleOff(text: string, rule: string): string {
	const current = readSettingsFile(text).settings?.rules?.[rule];
	const path = Array.isArray(current) ? ["rules", rule, 0] : ["rules", rule];
	const tabs = !/^ +\S/m.test(text);
	const formattingOptions = {
		insertSpaces: !tabs,
		tabSize: tabs ? 4 : (/^( +)\S/m.exec(text)?.[1]?.length ?? 2),
		eol: text.includes("\r\n") ? "\r\n" : "\n",
	};
	return applyEdits(text, modify(text, path, "off", { formattingOptions }));
}
