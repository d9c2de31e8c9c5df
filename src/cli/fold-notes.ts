import { readFileSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { FoundSettings } from "../lint/files.ts";
import { LOG_ENDING } from "../review/log-ending.ts";
import { type Cohort, emptyCohort, foldDated } from "../review/report/cohort.ts";
import { dayOf, describeDraft } from "../review/report/describe.ts";
import type { DraftReview, ReportedDraft } from "../review/report/draft.ts";
import { reviewFacts } from "../review/report/review-facts.ts";
import { dayOfTime } from "../review/report/week.ts";
import { checkFile, type EngineFor, engineFor } from "./engine-for.ts";
import { type Problem, problemOf, whatWentWrong } from "./problem.ts";
import { readNoteFileNow } from "./read-note.ts";
import { namesIn, YesterdayFinder } from "./yesterday-of.ts";

/** A note to count; `settings` is an index into those of the `FoldPlan`. */
export interface BatchNote {
	readonly path: string;
	readonly name: string;
	readonly settings: number;
}

/** What holds for all notes of a report. Plain data, so that workers can have it. */
export interface FoldPlan {
	readonly settings: readonly (FoundSettings | undefined)[];
	readonly trustPacks: boolean | undefined;
	/** Day since 1970 before which notes are left out. */
	readonly since: number | undefined;
}

/** What a batch of notes came to. */
export interface Folded {
	readonly cohort: Cohort;
	readonly problems: readonly Problem[];
}

/** A log keeps the note's text at each step; more than this is no log of one draft. */
const LARGEST_LOG = 32_000_000;

/** Reads, lints and counts notes; keeps the engines, and what it knows of the last folder, from one batch to the next. */
export class NoteFolder {
	readonly #plan: FoldPlan;
	readonly #engines: (Promise<EngineFor> | undefined)[] = [];
	readonly #yesterdays = new YesterdayFinder();
	#folder = "";
	#logs: ReadonlySet<string> = new Set();

	constructor(plan: FoldPlan) {
		this.#plan = plan;
	}

	/** Never rejects: what could not be read is among the problems. */
	async fold(notes: readonly BatchNote[]): Promise<Folded> {
		const cohort = emptyCohort();
		const problems: Problem[] = [];
		for (const note of notes) {
			const content = readNoteFileNow(note.path, note.name);
			let problem = "message" in content ? content : undefined;
			if ("text" in content) {
				try {
					foldDated(cohort, await this.#draft(note, content.text, problems), this.#plan.since);
				} catch (error) {
					// A mistake of ours in one note must not keep the others from being counted.
					problem = problemOf(note.name, `Reading this failed: ${error}`);
				}
			}
			if (!problem) continue;
			problems.push(problem);
			cohort.unread++;
		}
		return { cohort, problems };
	}

	async #draft(file: BatchNote, text: string, problems: Problem[]): Promise<ReportedDraft | undefined> {
		const { engine } = await this.#engine(file.settings);
		const { checked } = await checkFile(engine, this.#yesterdays, file, text);
		engine.forget(file.name);
		if (!checked.note.clinical) return;
		const day = dayOf(checked.note) ?? dayOfTime(statSync(file.path).mtimeMs);
		const review = this.#review(file, problems);
		return describeDraft(checked, { file: file.path, day, review });
	}

	#review({ path, name }: BatchNote, problems: Problem[]): DraftReview | undefined {
		const folder = dirname(path);
		if (folder !== this.#folder) {
			this.#folder = folder;
			this.#logs = new Set(namesIn(folder).filter((one) => one.endsWith(LOG_ENDING)));
		}
		if (!this.#logs.has(basename(path) + LOG_ENDING)) return;
		const file = name + LOG_ENDING;
		try {
			const { review, problems: lines } = reviewFacts(readLogFile(path + LOG_ENDING));
			for (const { line, message } of lines) problems.push({ file, line, column: 1, message });
			return review;
		} catch (error) {
			problems.push(problemOf(file, error instanceof TooLarge ? error.message : whatWentWrong(error)));
			return;
		}
	}

	#engine(index: number): Promise<EngineFor> {
		const { settings, trustPacks } = this.#plan;
		this.#engines[index] ??= engineFor(settings[index], trustPacks);
		return this.#engines[index] as Promise<EngineFor>;
	}
}

class TooLarge extends Error {}

function readLogFile(path: string): string {
	if (statSync(path).size > LARGEST_LOG)
		throw new TooLarge("This log is larger than 32 MB; it was not read.");
	return readFileSync(path, "utf8");
}
