import type { Checked, Engine } from "../lint/engine.ts";
import type { Finding } from "../lint/finding.ts";
import type { Edit } from "../rules/rule.ts";

/** Fixes can make room for one another; they do not do so for long. */
const MOST_PASSES = 10;

/** A note with its safe fixes applied, and what is left to say about it. */
export interface Fixed {
	readonly text: string;
	readonly checked: Checked;
	/** How many findings are gone. */
	readonly fixed: number;
}

/** The fix that may be applied unasked, if a finding has one. */
export function safeFixOf(finding: Finding) {
	return finding.fixes.find(({ safe }) => safe);
}

/** Applies safe fixes until none is left. What they give has no more safe fixes to apply, so twice equals once. */
export function fixNote(engine: Engine, text: string, file: string): Fixed {
	let checked = engine.check(text, file);
	let fixed = 0;
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const edits = safeEdits(checked);
		if (edits.length === 0) break;
		const next = applyEdits(text, edits, checked.note.lineBreak);
		const before = checked.findings.length;
		const again = engine.check(next, file);
		// A pass that mends nothing would only write the same again and again.
		if (again.findings.length >= before) return { text, checked: engine.check(text, file), fixed };
		fixed += before - again.findings.length;
		text = next;
		checked = again;
	}
	return { text, checked, fixed };
}

/** The edits of the safe fixes, in order; a fix that touches what an earlier one changes waits for the next pass. */
function safeEdits({ findings }: Checked): Edit[] {
	const chosen: Edit[] = [];
	for (const finding of findings) {
		const edits = safeFixOf(finding)?.edits() ?? [];
		const free = edits.every((edit) =>
			chosen.every((other) => edit.end < other.start || other.end < edit.start),
		);
		if (free) chosen.push(...edits);
	}
	return chosen.sort((a, b) => a.start - b.start || a.end - b.end);
}

function applyEdits(text: string, edits: readonly Edit[], lineBreak: string): string {
	let result = "";
	let at = 0;
	for (const edit of edits) {
		result += text.slice(at, edit.start) + edit.text.replace(/\r\n|\r|\n/g, lineBreak);
		at = edit.end;
	}
	return result + text.slice(at);
}
