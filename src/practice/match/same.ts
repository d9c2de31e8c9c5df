import { DOSE_UNITS, TIME_UNITS } from "./canon.ts";
import type { Token } from "./tokens.ts";

/** Short forms that are everyday words in small letters: the OR is no "or". */
const ALSO_WORDS = new Set(
	"or it us am is in as all aid aids his he may mi ms ed er ra pe cap care rest".split(" "),
);

/**
 * Whether a token of a note is what a phrasing asks for.
 *
 * @param alone the phrasing is this number and no more, so that its unit has to be there
 */
export function isSame(wanted: Token, found: Token, alone: boolean): boolean {
	if (!wanted.names.some((name) => found.names.includes(name))) return false;
	if (wanted.caps && !found.caps && ALSO_WORDS.has(wanted.names[0] ?? "")) return false;
	if (wanted.kind !== "number" || found.kind !== "number") return wanted.kind === found.kind;
	if (wanted.year !== undefined && found.year !== undefined && wanted.year !== found.year) return false;
	// One end of "1-2" is not 1.
	if (found.ends && !wanted.ends) return false;
	return unitFits(wanted, found, alone);
}

function unitFits({ unit, names }: Token, found: Token, alone: boolean): boolean {
	if (unit === found.unit) return true;
	if (unit === undefined) return !alone || !TIME_UNITS.has(found.unit ?? "");
	if (found.unit !== undefined) return false;
	if (!alone) return true;
	// A bare "620" or "7.8" says enough; a bare 5 may be anything.
	return !TIME_UNITS.has(unit) && !DOSE_UNITS.has(unit) && /\.|\d{3}/.test(names[0] ?? "");
}
