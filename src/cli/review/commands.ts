import { readFile, writeFile } from "node:fs/promises";
import type { Status } from "../../review/event.ts";
import { withReviewMerge } from "../../review/git-attributes.ts";
import { logOf, readLog } from "../../review/log.ts";
import { openThreads, type ReviewState, stateOf } from "../../review/state.ts";
import { makeEvent } from "../../review/write.ts";
import { count } from "../count.ts";
import { findNotes, nameOf } from "../find-notes.ts";
import { nodeFiles, slashed } from "../node-files.ts";
import { Output } from "../output.ts";
import { printable } from "../printable.ts";
import { CallError, problemLine, problemOf, whatWentWrong } from "../problem.ts";
import { settingsOf } from "../settings-of.ts";
import { logsOnDisk } from "./append-log.ts";
import { minutesOf } from "./attempt-of.ts";

/** The options of `review status`, as commander gives them. */
export interface ReviewStatusOptions {
	readonly format: "table" | "json";
}

interface Draft {
	readonly file: string;
	readonly state: ReviewState;
}

/** The order in which somebody has to do something. */
const TURNS: readonly Status[] = ["returned", "submitted", "draft", "accepted"];

/** Lists the drafts of folders by their status; gives the exit status. */
export async function reviewStatus(
	paths: readonly string[],
	{ format }: ReviewStatusOptions,
): Promise<number> {
	const { notes, problems: unfound } = await findNotes(paths, await settingsOf(undefined), true);
	const problems = [...unfound];
	const drafts: Draft[] = [];
	for (const { path, name } of notes) {
		let text: string | undefined;
		try {
			text = await nodeFiles.readText(logOf(path));
		} catch (error) {
			problems.push(problemOf(logOf(name), whatWentWrong(error)));
		}
		if (text === undefined) continue;
		const log = readLog(text);
		for (const { line, message } of log.problems)
			process.stderr.write(problemLine({ file: logOf(name), line, column: 1, message }));
		drafts.push({ file: name, state: stateOf(log.events) });
	}
	for (const problem of problems) process.stderr.write(problemLine(problem));
	drafts.sort((a, b) => TURNS.indexOf(a.state.status) - TURNS.indexOf(b.state.status));
	const output = new Output(process.stdout);
	await output.write(
		format === "json" ? `${JSON.stringify(drafts.map(asData), undefined, 2)}\n` : table(drafts),
	);
	return output.status(problems.length ? 2 : 0);
}

/** Writes a step of a draft into its log; gives the exit status. */
export async function reviewStep(draft: string, status: Status, by: string): Promise<number> {
	if (!by.trim()) throw new CallError("--by needs a name");
	const path = slashed(draft);
	try {
		const text = await readFile(path, "utf8");
		const { highest } = readLog((await nodeFiles.readText(logOf(path))) ?? "");
		const minutes = status === "submitted" ? await minutesOf(path) : undefined;
		const step = makeEvent(
			{
				type: "status",
				by: by.trim(),
				status,
				...(minutes === undefined ? {} : { minutes }),
				text: text.replace(/^\uFEFF/, ""),
			},
			highest,
		);
		await logsOnDisk().append(logOf(path), [step]);
	} catch (error) {
		process.stderr.write(problemLine(problemOf(draft, whatWentWrong(error))));
		return 2;
	}
	const output = new Output(process.stdout);
	await output.write(`${printable(nameOf(path))} is ${status}, by ${printable(by.trim())}.\n`);
	return output.status(0);
}

/** Sets in a folder's `.gitattributes` that git keeps both sides of a review log; gives the exit status. */
export async function reviewMergeSetup(folder: string): Promise<number> {
	const file = `${slashed(folder)}/.gitattributes`;
	try {
		const text = withReviewMerge((await nodeFiles.readText(file)) ?? "");
		if (text !== undefined) await writeFile(file, text);
		const output = new Output(process.stdout);
		await output.write(`${printable(nameOf(file))} ${text === undefined ? "says so already" : "is set"}.\n`);
		return output.status(0);
	} catch (error) {
		process.stderr.write(problemLine(problemOf(nameOf(file), whatWentWrong(error))));
		return 2;
	}
}

function asData({ file, state }: Draft) {
	const { status, steps } = state;
	const last = steps.at(-1);
	return {
		file,
		status,
		by: last?.by ?? null,
		at: last?.at ?? null,
		openComments: openThreads(state).length,
	};
}

function table(drafts: readonly Draft[]): string {
	if (drafts.length === 0) return "No draft has been submitted or commented on.\n";
	const width = Math.max(...drafts.map(({ state }) => state.status.length));
	return drafts
		.map(({ file, state }) => {
			const last = state.steps.at(-1);
			const when = last ? `, by ${printable(last.by)} on ${last.at.slice(0, 10)}` : "";
			const comments = count(openThreads(state).length, "open comment");
			return `${state.status.padEnd(width)}  ${printable(file)}: ${comments}${when}\n`;
		})
		.join("");
}
