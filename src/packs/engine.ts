import { Engine } from "../lint/engine.ts";
import type { Settings } from "../lint/settings.ts";
import { termData } from "../rules/terms/data.ts";
import type { Composition } from "./compose.ts";

/** An engine with everything that packs in use, and behind them a folder's own settings, ask for. */
export function engineOf({ notes, settings, house, words }: Composition, own?: Settings): Engine {
	return new Engine({ notes, settings: own ? [...settings, own] : settings, terms: termData, house, words });
}
