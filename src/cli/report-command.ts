import { existsSync } from "node:fs";
import type { FoundSettings } from "../lint/files.ts";
import { isAttemptPath } from "../practice/attempt-name.ts";
import { logOf } from "../review/log.ts";
import { emptyCohort, mergeCohort } from "../review/report/cohort.ts";
import { type CohortSummary, REPORT_FORMAT, summarize } from "../review/report/summary.ts";
import { dayOfTime, readDay } from "../review/report/week.ts";
import { count } from "./count.ts";
import { engineFor } from "./engine-for.ts";
import { findNotes, type NoteFile } from "./find-notes.ts";
import { foldAll } from "./fold-all.ts";
import type { BatchNote } from "./fold-notes.ts";
import { Output } from "./output.ts";
import { printable } from "./printable.ts";
import { CallError, type Problem, problemLine } from "./problem.ts";
import { Progress } from "./progress.ts";
import type * as Report from "./report.ts";
import { settingsOf } from "./settings-of.ts";
import { mayWrite, type ReportFile, writeReport } from "./write-report.ts";

/** The options of `report`, as commander gives them. */
export interface ReportCommandOptions {
	readonly out?: string;
	readonly csv?: string;
	readonly json?: string;
	readonly since?: string;
	readonly anonymous?: boolean;
	readonly quiet?: boolean;
	readonly ignore: boolean;
	readonly trustPacks?: boolean;
	readonly config?: string;
}

/** Reports on the drafts in some folders; gives the exit status. */
export async function report(
	folders: readonly string[],
	options: ReportCommandOptions,
	now = new Date(),
): Promise<number> {
	const since = sinceDay(options.since);
	if (!options.out && !options.csv && !options.json)
		throw new CallError("say where the report goes: --out report.html, --csv FILE or --json FILE");
	const form = await reportForms();
	const files = reportFiles(options, form);
	for (const { file } of files) await mayWrite(file);

	const run = new Run(options.quiet ?? false);
	const settings = await settingsOf(options.config);
	const { notes: found, problems } = await findNotes(folders, settings, options.ignore);
	const notes = found.filter(({ path }) => !isAttemptPath(path) || existsSync(logOf(path)));
	for (const problem of problems) run.report(problem);
	const summary = await run.summarize(notes, since, options);

	const texts = form.reportOn(summary, { madeOn: madeOn(now) });
	for (const { file, as } of files) {
		const problem = await writeReport(file, texts[as]);
		if (problem) run.report(problem);
		else await run.say(`Wrote ${printable(file.path)}.\n`);
	}
	await run.say(`${closing(summary)}\n`);
	return run.status;
}

class Run {
	readonly #output = new Output(process.stdout);
	#progress: Progress | undefined;
	#wrong = false;

	constructor(readonly quiet: boolean) {}

	get status(): number {
		return this.#output.status(this.#wrong ? 2 : 0);
	}

	/** Says what went wrong; the rest is still counted. */
	report(problem: Problem): void {
		this.#wrong = true;
		this.#progress?.clear();
		process.stderr.write(problemLine(problem));
	}

	async say(text: string): Promise<void> {
		if (!this.quiet) await this.#output.write(text);
	}

	async summarize(
		notes: readonly NoteFile[],
		since: number | undefined,
		{ anonymous, trustPacks }: ReportCommandOptions,
	): Promise<CohortSummary> {
		const known = new Map<FoundSettings | undefined, number>();
		const batchNotes = notes.map(({ path, name, settings }): BatchNote => {
			if (!known.has(settings)) known.set(settings, known.size);
			return { path, name, settings: known.get(settings) as number };
		});
		for (const found of known.keys()) {
			const { problems, notices } = await engineFor(found, trustPacks);
			for (const problem of problems) this.report(problem);
			for (const line of notices) process.stderr.write(line);
		}
		const plan = { settings: [...known.keys()], trustPacks, since };
		this.#progress = new Progress(notes.length, process.stderr, "Reading");
		const cohort = emptyCohort();
		for await (const folded of foldAll(batchNotes, plan)) {
			for (const problem of folded.problems) this.report(problem);
			mergeCohort(cohort, folded.cohort);
			const { all, others, unread, earlier } = cohort;
			this.#progress.step(all.notes + others + unread + earlier);
		}
		this.#progress.clear();
		return summarize(cohort, { since, anonymous });
	}
}

/** Its own bundle: it holds the charts, which no other command needs. */
function reportForms(): Promise<typeof Report> {
	return import("./report.js");
}

function reportFiles(
	{ out, csv, json }: ReportCommandOptions,
	{ PAGE_MARK, CSV_HEAD }: typeof Report,
): { file: ReportFile; as: "html" | "csv" | "json" }[] {
	const files: { file: ReportFile; as: "html" | "csv" | "json" }[] = [];
	if (out) files.push({ file: { path: out, mark: PAGE_MARK }, as: "html" });
	if (csv) files.push({ file: { path: csv, mark: CSV_HEAD }, as: "csv" });
	if (json) files.push({ file: { path: json, mark: `"format": "${REPORT_FORMAT}"` }, as: "json" });
	return files;
}

function sinceDay(text: string | undefined): number | undefined {
	if (text === undefined) return;
	const day = readDay(text);
	if (day === undefined)
		throw new CallError(`--since takes a day such as 2025-07-14 or 07/14/2025, not "${printable(text)}"`);
	return day;
}

/** The day to print on the page: that of SOURCE_DATE_EPOCH where builds must come out the same, else today. */
function madeOn(now: Date, env = process.env): number {
	const seconds = env.SOURCE_DATE_EPOCH;
	if (seconds && /^\d{1,12}$/.test(seconds)) return dayOfTime(Number(seconds) * 1000);
	return dayOfTime(now.getTime() - now.getTimezoneOffset() * 60_000);
}

function closing({ all, named, rules, since, earlier }: CohortSummary): string {
	if (all.notes === 0 && earlier > 0)
		return `No notes since ${since}; ${count(earlier, "earlier note")} left out.`;
	if (all.notes === 0) return "No notes found.";
	const [first] = rules;
	const most = first ? ` What recurs most: ${first.name}, in ${count(first.notes, "note")}.` : "";
	return `${count(all.notes, "note")} by ${count(named, "intern")}.${most}`;
}
