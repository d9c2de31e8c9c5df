import type { FileProblem } from "../lint/json-file.ts";
import { LIMITS } from "./limits.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { mostChoices, otherRenderings, renderSnippet } from "./snippet.ts";
import { badVariable } from "./variables.ts";

/** As many characters as a blank costs. */
const A_BLANK = 6;
const SWITCH = /bootcamp-notes-(?:disable|enable)/i;

/** Why a text that may come to stand in a note is not for packs, when it would switch rules off there: a reader is asked about that. */
export function switchingOff(text: string): string | undefined {
	return SWITCH.test(text)
		? 'Rules are not switched off by a comment; set them under "rules" in pack.json.'
		: undefined;
}

/** How much more of a pack's snippets may be looked at, all together. */
export interface Allowance {
	characters: number;
}

export function newAllowance(): Allowance {
	return { characters: LIMITS.renderedText };
}

/**
 * What in a snippet's body, such as a template, is not for packs: as it is written, and as it may come to stand in a note.
 *
 * @param allowance what is looked at is taken off it: a few choices that are repeated often can be filled in with a book
 */
export function unsafeSnippet(body: string, now: Date, allowance = newAllowance()): FileProblem[] {
	const bad = badVariable(body);
	const problems = [...(bad ? [bad] : []), ...unsafeMarkdown(body)];
	if (problems.length) return problems;
	if (mostChoices(body) > LIMITS.choices)
		return [{ message: `A blank may have ${LIMITS.choices} choices at most.`, start: 0, end: 1 }];
	const seen = new Set<string>();
	const least = body.length + A_BLANK * (body.match(/\$/g)?.length ?? 0);
	for (const text of renderings(body, now)) {
		if (seen.has(text)) continue;
		if (text.length > LIMITS.note)
			return [
				{
					message: `With its blanks filled in, this is longer than ${LIMITS.note} characters.`,
					start: 0,
					end: 1,
				},
			];
		seen.add(text);
		allowance.characters -= Math.max(text.length, least);
		const [hidden] = text === body ? [] : unsafeMarkdown(text);
		const message =
			allowance.characters < 0
				? `With this one there are more than ${LIMITS.renderedText} characters to look at, with every choice filled in: have fewer choices, or repeat them less.`
				: (switchingOff(text) ?? (hidden && `Once its blanks are filled in: ${hidden.message}`));
		if (message) return [{ message, start: 0, end: 1 }];
	}
	return [];
}

function* renderings(body: string, now: Date): Generator<string> {
	yield body;
	yield renderSnippet(body, now);
	yield* otherRenderings(body, now);
}
