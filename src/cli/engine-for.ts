import type { Checked, Engine } from "../lint/engine.ts";
import type { FoundSettings } from "../lint/files.ts";
import { engineOf } from "../packs/engine.ts";
import { nameOf } from "./find-notes.ts";
import { slashed } from "./node-files.ts";
import { heldLine, packProblems } from "./pack/pack-problems.ts";
import { packsOf } from "./pack/packs-of.ts";
import type { Problem } from "./problem.ts";
import type { YesterdayFinder } from "./yesterday-of.ts";

/** The engine for some folder's settings and packs, and what is wrong with them. */
export interface EngineFor {
	readonly engine: Engine;
	/** Where settings or packs are wrong, the built-in ones hold. */
	readonly problems: readonly Problem[];
	/** Lines to say that are no mistakes. */
	readonly notices: readonly string[];
}

export async function engineFor(found: FoundSettings | undefined, trustPacks = false): Promise<EngineFor> {
	const packs = await packsOf(found?.folder ?? slashed("."), found, trustPacks);
	const { composition } = packs;
	return {
		engine: engineOf(composition, found?.settings),
		problems: [...settingsProblems(found), ...packProblems(packs, found ? nameOf(found.file) : "packs")],
		notices: composition.held.map(({ pack, rules }) => heldLine(pack, rules)),
	};
}

/** The mistakes in a settings file, each where it stands. */
function settingsProblems(found: FoundSettings | undefined): Problem[] {
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
