import { type Checked, Engine } from "../lint/engine.ts";
import type { FoundSettings } from "../lint/files.ts";
import type { Settings } from "../lint/settings.ts";
import { builtInNotes } from "../packs/built-in.ts";
import { termData } from "../rules/terms/data.ts";
import { nameOf } from "./find-notes.ts";
import type { Problem } from "./problem.ts";
import type { YesterdayFinder } from "./yesterday-of.ts";

/** The engine for some settings; where they are wrong, or there are none, the built-in ones hold. */
export function engineFor(settings: Settings | undefined): Engine {
	return new Engine({ notes: builtInNotes, settings: settings ? [settings] : [], terms: termData });
}

/** The mistakes in a settings file, each where it stands. */
export function settingsProblems(found: FoundSettings | undefined): Problem[] {
	return (found?.problems ?? []).map((problem) => ({
		...problem,
		file: nameOf((found as FoundSettings).file),
		message: `${problem.message} Until then the built-in settings hold.`,
	}));
}

/** Checks a note in a file; a progress note beside that of the day before, the text of which is `previous`. */
export async function checkFile(
	engine: Engine,
	yesterdays: YesterdayFinder,
	{ path, name }: { readonly path: string; readonly name: string },
	text: string,
): Promise<{ checked: Checked; previous: string | undefined }> {
	const checked = engine.check(text, name);
	const { note } = checked;
	if (!note.clinical || note.kind !== "progress") return { checked, previous: undefined };
	const previous = await yesterdays.find(path, note);
	return { checked: previous === undefined ? checked : engine.check(text, name, previous), previous };
}
