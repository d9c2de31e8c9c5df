import { Engine } from "./lint/engine.ts";
import { type LintResult, toResult } from "./lint/result.ts";
import type { Settings } from "./lint/settings.ts";
import { checkSettings } from "./lint/settings.ts";
import { builtInNotes } from "./packs/built-in.ts";
import { termData } from "./rules/terms/data.ts";

export interface LintOptions {
	/** The note's path or name. Texts given under one name are read as versions of one note. */
	readonly file?: string;
}

export interface Linter {
	/** Lints a text. Called again with an edited text under the same name it costs the block that was edited. Never throws. */
	lint(text: string, options?: LintOptions): LintResult;
}

/**
 * Makes a linter with the built-in pack.
 *
 * @param settings as in `bootcamp-notes.json`
 * @throws {TypeError} naming the first mistake, when the settings are wrong
 */
export function createLinter(settings: Settings = {}): Linter {
	const [problem] = checkSettings(settings).problems;
	if (problem) throw new TypeError(`${problem.path.join(".") || "settings"}: ${problem.message}`);
	const engine = new Engine({ notes: builtInNotes, settings: [settings], terms: termData });
	return {
		lint(text, { file } = {}) {
			const { note, findings } = engine.check(text, file);
			return toResult(note, findings, file);
		},
	};
}
