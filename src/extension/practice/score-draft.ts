import * as vscode from "vscode";
import type { Score } from "../../practice/scored.ts";
import { largestNote } from "../documents.ts";
import type { Attempt } from "./attempt.ts";
import type { AttemptStore } from "./attempt-store.ts";
import type { GoodCase } from "./cases.ts";
import { ToldError } from "./told-error.ts";
import type { PracticeTools } from "./tools.ts";

/** Scores an attempt as its text stands, by the rules of its folder. @throws {ToldError} when its draft is no note */
export async function scoreDraft(
	{ id, text, seconds, sections, timed }: Attempt,
	entry: GoodCase,
	{ folder }: AttemptStore,
	{ cases, settings, practice, log }: PracticeTools,
): Promise<Score> {
	if (text.length > largestNote) throw new ToldError("This draft is too large for a note: 1 MB is the most.");
	const [{ engine }, { scoreAttempt }] = await Promise.all([
		folder ? settings.rulesFor(vscode.Uri.joinPath(folder, "note.md")) : cases.rules(),
		practice.load(),
	]);
	// A name of its own: the editor's reading of the draft stays what it is.
	const name = `practice:///${id}.md`;
	const began = performance.now();
	const score = scoreAttempt({
		case: entry.case,
		checked: engine.check(text, name),
		spec: engine.config.notes.get(entry.case.note),
		minutes: timed ? seconds / 60 : undefined,
		seconds: new Map(Object.entries(sections)),
	});
	log.info(`An attempt scored in ${(performance.now() - began).toFixed(1)} ms`);
	engine.forget(name);
	return score;
}
