import { type FileProblem, readJson } from "./json-file.ts";
import { checkSettings, type Settings } from "./settings.ts";

/**
 * Reads the text of a settings file (JSON; comments are allowed). `settings` is there only when nothing is wrong,
 * so that a caller can go on with the last good ones.
 */
export function readSettingsFile(text: string): { settings?: Settings; problems: FileProblem[] } {
	const { value, problems } = readJson(text, (read) => checkSettings(read).problems);
	return problems.length ? { problems } : { settings: (value ?? {}) as Settings, problems: [] };
}
