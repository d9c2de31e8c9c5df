import { ROUTES } from "./canon.ts";
import { isAction } from "./phrasing.ts";
import type { Hit, Reading } from "./reading.ts";
import type { Token } from "./tokens.ts";

/** Between a verb and its object these begin something else. */
const PARTS = new Set(
	`because due given while until if when since as unless after before despite though which who so then or not no
	without therefore secondary despite pending with from for he she i we they it`.split(/\s+/),
);
const FARTHEST = 10;

/**
 * Places where a verb of a plan has an object, in the ways plans are written: "hold metformin and lisinopril",
 * "lisinopril 10 mg daily: hold", "metformin held", and a list under "Stop:".
 */
export function* actions(
	reading: Reading,
	verb: Token,
	object: readonly Token[],
	runs: (reading: Reading, wanted: readonly Token[]) => Iterable<Hit>,
): Generator<Hit> {
	for (const hit of runs(reading, object)) {
		const at =
			verbBefore(reading, verb, hit) ?? verbAfter(reading, verb, hit) ?? verbAbove(reading, verb, hit);
		if (at !== undefined && at >= hit.to) yield { from: hit.from, to: at + 1 };
		else if (at !== undefined && hit.to - at <= FARTHEST + 6) yield { from: at, to: hit.to };
		else if (at !== undefined) yield hit;
	}
}

function isVerb(reading: Reading, i: number, verb: Token): boolean {
	return reading.tokens[i]?.names.some((name) => verb.names.includes(name)) ?? false;
}

function verbBefore(reading: Reading, verb: Token, { from }: Hit): number | undefined {
	const { tokens, bounds } = reading;
	const start = bounds[from];
	for (let i = from - 1; i >= 0 && from - i <= FARTHEST; i--) {
		const token = tokens[i] as Token;
		if (bounds[i]?.clause !== start?.clause) return;
		if (isVerb(reading, i, verb)) return i;
		if (isAction(token) || PARTS.has(token.names[0] ?? "")) return;
		// A comma parts a list of objects, not a list and a remark: "hold metformin, K 3.4".
		if (bounds[i + 1]?.colon && !isVerb(reading, i, verb)) return;
	}
	return;
}

/** "Metformin held", "lisinopril 10 mg daily - hold": the verb stands behind and has no object of its own. */
function verbAfter(reading: Reading, verb: Token, { to }: Hit): number | undefined {
	const { tokens, bounds } = reading;
	const sentence = bounds[to - 1]?.sentence;
	let others = 0;
	for (let i = to; i < tokens.length && i - to <= FARTHEST; i++) {
		const token = tokens[i] as Token;
		if (bounds[i]?.sentence !== sentence) return;
		if (isVerb(reading, i, verb)) return ownsObject(reading, i) ? undefined : i;
		const word = token.names[0] ?? "";
		if (isAction(token) || PARTS.has(word)) return;
		const plain =
			token.filler ||
			token.kind === "number" ||
			ROUTES.has(word) ||
			/^(?:every|will|should|both)$/.test(word);
		if (!plain && ++others > 3) return;
	}
	return;
}

/** Whether a verb goes on to an object of its own: "metformin; hold lisinopril". */
export function ownsObject(reading: Reading, verb: number): boolean {
	const next = reading.tokens[verb + 1];
	const here = reading.bounds[verb];
	const there = reading.bounds[verb + 1];
	if (!next || here?.sentence !== there?.sentence || here?.clause !== there?.clause) return false;
	if (here?.chunk !== there?.chunk || there?.colon || (here?.depth ?? 0) !== (there?.depth ?? 0))
		return false;
	const word = next.names[0] ?? "";
	return !(
		next.filler ||
		next.kind === "number" ||
		PARTS.has(word) ||
		/^(?:today|tonight|yesterday|now|indefinitely|permanently)$/.test(word)
	);
}

/** The verb heads the list in which the object stands. */
function verbAbove(reading: Reading, verb: Token, { from }: Hit): number | undefined {
	const { sentences, bounds } = reading;
	const own = bounds[from]?.sentence ?? -1;
	if (!sentences[own]?.bullet || from - (sentences[own]?.from ?? 0) > 2) return;
	for (let k = own - 1; k >= 0 && own - k < 30; k--) {
		const head = sentences[k];
		if (!head) return;
		if (head.headline) {
			if (head.to - head.from > 4) return;
			for (let i = head.from; i < head.to; i++) if (isVerb(reading, i, verb)) return i;
			return;
		}
		if (!head.bullet && k === own - 1 && bounds[from]?.depth === 0) return;
	}
	return;
}
