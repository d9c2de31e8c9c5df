import type { FileProblem } from "../lint/json-file.ts";
import { LIMITS } from "./limits.ts";
import { unsafeMarkdown } from "./markdown-safety.ts";
import { mostChoices, otherRenderings, renderSnippet } from "./snippet.ts";
import { badVariable } from "./variables.ts";

const SWITCH = /bootcamp-notes-(?:disable|enable)/i;

/** Why a text that may come to stand in a note is not for packs, when it would switch rules off there: a reader is asked about that. */
export function switchingOff(text: string): string | undefined {
	return SWITCH.test(text)
		? 'Rules are not switched off by a comment; set them under "rules" in pack.json.'
		: undefined;
}

/** What in a snippet's body, such as a template, is not for packs: as it is written, and as it may come to stand in a note. */
export function unsafeSnippet(body: string, now: Date): FileProblem[] {
	const bad = badVariable(body);
	const problems = [...(bad ? [bad] : []), ...unsafeMarkdown(body)];
	if (problems.length) return problems;
	if (mostChoices(body) > LIMITS.choices)
		return [{ message: `A blank may have ${LIMITS.choices} choices at most.`, start: 0, end: 1 }];
	for (const text of new Set([body, renderSnippet(body, now), ...otherRenderings(body, now)])) {
		const [hidden] = text === body ? [] : unsafeMarkdown(text);
		const message = switchingOff(text) ?? (hidden && `Once its blanks are filled in: ${hidden.message}`);
		if (message) return [{ message, start: 0, end: 1 }];
	}
	return [];
}
