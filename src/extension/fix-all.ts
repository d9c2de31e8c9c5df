import type { Engine } from "../lint/engine.ts";
import type { Finding } from "../lint/finding.ts";
import type { Edit } from "../rules/rule.ts";

/** One fix may make room for another; more rounds than this mean that two of them undo each other. */
const mostRounds = 5;

/** A text after its safe fixes. */
export interface Fixed {
	readonly text: string;
	/** Findings before and after. */
	readonly before: number;
	readonly after: number;
}

/** Applies every safe fix to a text, and again to what comes of it until nothing changes. */
export function fixAll(engine: Engine, original: string, name: string): Fixed {
	// Under a name of its own, so that the note as the editor has it stays what it is.
	const file = `fix-all/${name}`;
	try {
		let text = original;
		let { findings } = engine.check(text, file);
		const before = findings.length;
		for (let round = 0; round < mostRounds; round++) {
			const edits = compatibleEdits(findings);
			if (edits.length === 0) break;
			text = applyEdits(text, edits);
			({ findings } = engine.check(text, file));
		}
		return { text, before, after: findings.length };
	} finally {
		engine.forget(file);
	}
}

/** The edits of the first safe fix of each finding, as many as do not overlap; in order. */
function compatibleEdits(findings: readonly Finding[]): Edit[] {
	const taken: Edit[] = [];
	for (const finding of findings) {
		const edits = finding.fixes.find((fix) => fix.safe)?.edits() ?? [];
		if (edits.every((edit) => taken.every((other) => !overlap(edit, other)))) taken.push(...edits);
	}
	return taken.sort((a, b) => a.start - b.start);
}

/** Two insertions at one place overlap too: which comes first is not for us to say. */
function overlap(a: Edit, b: Edit): boolean {
	return a.start === b.start || (a.start < b.end && b.start < a.end);
}

function applyEdits(text: string, edits: readonly Edit[]): string {
	let result = "";
	let at = 0;
	for (const edit of edits) {
		result += text.slice(at, edit.start) + edit.text;
		at = edit.end;
	}
	return result + text.slice(at);
}

/** The one edit, of whole lines, that turns a text into another. */
export function changeBetween(before: string, after: string): Edit | undefined {
	if (before === after) return undefined;
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) start++;
	start = before.slice(0, start).lastIndexOf("\n") + 1;
	let same = 0;
	while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
	while (same > 0 && before.at(-1 - same) !== "\n") same--;
	return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
