import { ownsObject } from "./actions.ts";
import { DOSE_UNITS, MANY_MEANINGS, PASSED, ROUTES } from "./canon.ts";
import { isAction } from "./phrasing.ts";
import type { Hit, Reading } from "./reading.ts";
import { isSame } from "./same.ts";
import type { Token } from "./tokens.ts";

/** Places where tokens stand together in order, fillers and short asides between them. */
export function* runs(reading: Reading, wanted: readonly Token[]): Generator<Hit> {
	const alone = wanted.length === 1;
	const [first] = wanted;
	if (!first) return;
	for (const from of reading.like(first)) {
		const to = runFrom(reading, wanted, from, alone);
		if (to !== undefined) yield { from, to };
	}
}

function runFrom(
	reading: Reading,
	wanted: readonly Token[],
	from: number,
	alone: boolean,
): number | undefined {
	const { tokens, bounds } = reading;
	let at = from;
	const start = bounds[from];
	for (const [k, token] of wanted.entries()) {
		if (k > 0) {
			const next = stepOver(reading, at, token, alone);
			if (next === undefined || bounds[next]?.sentence !== start?.sentence) return;
			// "A leak is most likely, ileus less so"
			if (bounds[next]?.chunk !== bounds[at - 1]?.chunk && LIKELIHOOD.test(tokens[at - 1]?.names[0] ?? ""))
				return;
			at = next;
		} else if (!isSame(token, tokens[at] as Token, alone) || isTail(token, tokens[at] as Token)) return;
		at++;
	}
	if (alone && isLabel(reading, from)) return;
	const last = wanted.at(-1) as Token;
	// "Metformin; hold empagliflozin"
	const parted = bounds[at - 1]?.clause !== start?.clause;
	if (parted && isAction(last) && !isAction(wanted[0]) && ownsObject(reading, at - 1)) return;
	const after = tokens[at];
	// The 3 of "CKD 3a" is not 3.
	if (last.kind === "number" && after?.glued && tokens[at - 1]?.end === after.start && after.kind === "word")
		return;
	return at;
}

/** "PE: lungs clear" and the heading PE are no embolism. */
function isLabel({ note, tokens, bounds, sentences }: Reading, i: number): boolean {
	const { start, end, caps } = tokens[i] as Token;
	if (!caps || !MANY_MEANINGS.has(note.text.slice(start, end))) return false;
	return note.text[end] === ":" || (sentences[bounds[i]?.sentence ?? -1]?.headline ?? false);
}

/** The 3 of "S3" is no 3. */
function isTail(wanted: Token, found: Token): boolean {
	return found.kind === "number" && found.glued && !wanted.glued;
}

function isTime({ kind, names }: Token): boolean {
	return kind === "number" && names.some((name) => name.startsWith("at "));
}

function isDate({ kind, names }: Token): boolean {
	return kind === "number" && (names[0]?.includes("/") ?? false);
}

/** "Metoprolol succinate stays": the salt is of the drug. */
const SALTS = new Set(["succinate", "tartrate", "sulfate", "hydrochloride", "hcl"]);
const LIKELIHOOD = /^(?:likely|unlikely|probable|possible)$/;
const MOST_STEPPED_OVER = 4;

/** The next token if it is the one wanted, stepping over what carries no fact. */
function stepOver(reading: Reading, from: number, wanted: Token, alone: boolean): number | undefined {
	const { tokens, bounds } = reading;
	const depth = bounds[from - 1]?.depth ?? 0;
	for (let i = from, asides = 0; i < tokens.length && i - from <= MOST_STEPPED_OVER; i++) {
		const token = tokens[i] as Token;
		if (isSame(wanted, token, alone)) return i;
		const word = token.names[0] ?? "";
		if (token.filler || ROUTES.has(word) || SALTS.has(word) || PASSED.has(word)) continue;
		// "last drink at 6 PM on July 20"
		if (isDate(wanted) && isTime(token)) continue;
		// "aspirin 81 mg and ticagrelor"
		if (wanted.kind === "word" && DOSE_UNITS.has(token.unit ?? "")) continue;
		// A brand name or a note in parentheses.
		if ((bounds[i]?.depth ?? 0) > depth && ++asides <= 3) continue;
		return;
	}
	return;
}
