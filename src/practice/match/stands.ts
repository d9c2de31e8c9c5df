import { isAction } from "./phrasing.ts";
import type { Hit, Reading } from "./reading.ts";

const WAS = /^(?:was|were|had)$/;

/** Whether what stands there is said, in the sense asked for. */
export function stands(reading: Reading, { from, to }: Hit, as: string): boolean {
	if (reading.under(["no"], from, to)) return false;
	if (as !== "current") return true;
	for (let i = from; i < to; i++) if (WAS.test(reading.tokens[i]?.names[0] ?? "")) return false;
	if (isConditional(reading, { from, to }) || isSupposed(reading, from)) return false;
	// What somebody else said.
	if (reading.isQuoted(from)) return false;
	const sentence = reading.sentences[reading.bounds[from]?.sentence ?? -1];
	// What a consult call asks for is meant.
	const asks = sentence?.question && reading.sectionOf(from)?.id !== "reason-for-consult";
	return !asks && !reading.under(["avoid", "doubt", "past"], from, to);
}

const BEGINS = /^(?:start|restart|increase|decrease|switch|change|add)$/;
const GOES_ON = /^(?:hold|stop|continue)$/;

/**
 * "Restart nadolol once stable", "hold metoprolol if SBP < 90": not yet so. What is held or continued until a day is
 * so today, and a drug given "if agitated" is an order.
 */
function isConditional({ tokens, bounds }: Reading, { from, to }: Hit): boolean {
	let on: RegExp | undefined;
	for (let i = from; i < to; i++) {
		const is = (verb: RegExp) => tokens[i]?.names.some((name) => verb.test(name));
		if (is(BEGINS)) on = /^(?:once|when|if|after|until|unless)$/;
		else if (is(GOES_ON)) on ??= /^(?:once|when|if)$/;
	}
	if (!on) return false;
	for (let i = to; i < tokens.length && i - to < 8 && bounds[i]?.clause === bounds[to - 1]?.clause; i++) {
		if (on.test(tokens[i]?.names[0] ?? "")) return true;
		if (isAction(tokens[i]) || (bounds[i]?.chunk !== bounds[to - 1]?.chunk && i === to)) return false;
	}
	return false;
}

/** "If CT is negative": not so yet. */
function isSupposed({ tokens, bounds }: Reading, from: number): boolean {
	let i = from - 1;
	while (tokens[i]?.filler) i--;
	return tokens[i]?.names[0] === "if" && bounds[i]?.chunk === bounds[from]?.chunk;
}
