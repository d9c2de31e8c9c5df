import { Engine } from "../../src/lint/engine.ts";
import { builtInNotes } from "../../src/packs/built-in.ts";
import { termData } from "../../src/rules/terms/data.ts";

/** All rules as they come, with their word lists. */
export function engineOfAll(): Engine {
	return new Engine({ notes: builtInNotes, settings: [], terms: termData });
}
