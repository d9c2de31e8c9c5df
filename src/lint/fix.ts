import { applyEdits, safeEdits } from "./edits.ts";
import type { Engine } from "./engine.ts";

/** Rounds after which mending stops: a fix may bring out a finding that another fix mends. */
const ROUNDS = 10;

/** Mends a text with every safe fix until none is left. */
export function fixAll(engine: Engine, text: string, file?: string): string {
	let fixed = text;
	for (let round = 0; round < ROUNDS; round++) {
		const edits = safeEdits(engine.check(fixed, file).findings);
		const next = applyEdits(fixed, edits);
		if (next === fixed) break;
		fixed = next;
	}
	return fixed;
}
