import { escapeHtml as text } from "../../charts/escape.ts";
import { progressCharts } from "../progress-charts.ts";
import type { AttemptRecord, RecordProblem } from "../record.ts";
import { FEEDBACK_PHRASES, type Translation, translateFeedback } from "../translate.ts";
import { findingsLeft, notesIn, type Trend, trendsOf } from "../trends.ts";
import { action, fold, type PageFrame, page, part } from "./page.ts";

/** What the page shows. */
export interface Progress {
	readonly records: readonly AttemptRecord[];
	readonly problems: readonly RecordProblem[];
	/** The file, as a person would say it. */
	readonly file: string;
	/** Only attempts at this kind of note. */
	readonly note?: string | undefined;
	/** What a senior said, to begin with. */
	readonly said?: string | undefined;
	/** Titles of kinds of note and of cases, where they are known. */
	readonly titles: ReadonlyMap<string, string>;
}

/** Where the links of the page lead, as URIs. */
export interface ProgressLinks {
	/** The same page for one kind of note, or for all. */
	note(kind: string | undefined): string;
	readonly open: string;
	readonly remove: string;
}

const LATEST = 12;

/** An intern's own progress as a page: trends with the numbers behind them, and a senior's vague words as figures. */
export function progressPage(shown: Progress, links: ProgressLinks, frame: PageFrame): string {
	const { records, note, titles } = shown;
	const own = note === undefined ? records : records.filter((record) => record.note === note);
	const head = `<header><h1>Your progress</h1>${summary(shown, own)}</header>`;
	if (records.length === 0)
		return page("Your progress", `${head}${part("translate", "What did they mean?", phrases(shown))}`, frame);
	const body = [
		head,
		kinds(shown, links),
		part("trends", "How it goes", `${trends(own)}${charts(own)}`),
		part("translate", "What did they mean?", phrases(shown)),
		part("attempts", "Latest attempts", attempts(own, titles)),
		part("file", "Your file", file(shown, links)),
	];
	return page("Your progress", body.join("\n"), frame);
}

function summary({ records, note, titles }: Progress, own: readonly AttemptRecord[]): string {
	if (records.length === 0)
		return "<p>No attempt yet. Start a case in the Practice view; after you submit it, your figures stand here. Nobody else sees them.</p>";
	const what = note === undefined ? "" : ` at: ${titles.get(note) ?? note}`;
	return `<p class="quiet">${own.length} ${own.length === 1 ? "attempt" : "attempts"}${text(what)}. These figures are yours: nobody else sees them, and nothing is graded.</p>`;
}

function kinds({ records, note, titles }: Progress, links: ProgressLinks): string {
	const all = notesIn(records);
	if (all.length < 2) return "";
	const one = (kind: string | undefined, title: string) =>
		action(links.note(kind), title, kind === note ? "current" : undefined);
	return `<nav aria-label="Kind of note" class="actions">${one(undefined, "All notes")}${all.map((kind) => one(kind, titles.get(kind) ?? kind)).join("")}</nav>`;
}

function trends(records: readonly AttemptRecord[]): string {
	const { labels, ...all } = trendsOf(records);
	if (labels.length < 2) return "";
	const lines = Object.values(all).flatMap((trend: Trend) => {
		const { name, unit, first, last, less } = trend;
		if (first === null || last === null) return [];
		const better = first === last ? "about the same" : last < first === less ? "better" : "not better yet";
		const of = (value: number) =>
			unit === "" ? String(value) : `${Math.round(value)}${unit === "%" ? "%" : ""}`;
		return [`<li><b>${text(name)}</b>: ${of(first)} at first, ${of(last)} lately: ${better}.</li>`];
	});
	return `<ul>${lines.join("")}</ul>`;
}

function charts(records: readonly AttemptRecord[]): string {
	const figures = progressCharts(records).map(
		({ svg, table }) => `<figure>${svg}${fold("The numbers", table)}</figure>`,
	);
	return `<div class="charts">${figures.join("")}</div>`;
}

function phrases({ records, said }: Progress): string {
	const chosen = said === undefined ? [] : translateFeedback(said, records).slice(0, 3);
	const rest = FEEDBACK_PHRASES.filter((phrase) => !chosen.some((each) => each.phrase === phrase));
	const others = rest.flatMap((phrase) => translateFeedback(phrase, records).slice(0, 1));
	const answer = chosen.length > 0 ? `<p>You asked about: “${text(said ?? "")}”.</p>` : "";
	return `<p class="quiet">A senior said something vague? Here is what it mostly means on paper, your figures that speak to it, and what to change.</p>${answer}${chosen.map((each) => translation(each, true)).join("")}${others.map((each) => translation(each, false)).join("")}`;
}

function translation({ phrase, means, figures, change }: Translation, open: boolean): string {
	const own =
		figures.length > 0 ? `<ul>${figures.map((figure) => `<li>${text(figure)}</li>`).join("")}</ul>` : "";
	return fold(`“${phrase}”`, `<p>${text(means)}</p>${own}<p><b>Change this:</b> ${text(change)}</p>`, open);
}

function attempts(records: readonly AttemptRecord[], titles: ReadonlyMap<string, string>): string {
	const rows = records
		.slice(-LATEST)
		.reverse()
		.map((record) => {
			const { at, case: key, note, facts, minutes, words } = record;
			const cells = [
				`${facts.found} of ${facts.of}`,
				String(findingsLeft(record)),
				String(words.total),
				minutes === null ? "" : String(Math.round(minutes)),
			];
			return `<tr><td>${at.slice(5, 7)}/${at.slice(8, 10)}/${at.slice(0, 4)}</td><th scope="row">${text(titles.get(key) ?? key)}</th><td>${text(titles.get(note) ?? note)}</td>${cells.map((cell) => `<td class="number">${text(cell)}</td>`).join("")}</tr>`;
		});
	const heads = ["Facts found", "Findings", "Words", "Minutes"].map(
		(head) => `<th scope="col" class="number">${head}</th>`,
	);
	return `<table><thead><tr><th scope="col">Date</th><th scope="col">Case</th><th scope="col">Note</th>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function file({ file: name, problems }: Progress, links: ProgressLinks): string {
	const lines = problems.map(({ line, message }) => `<li>Line ${line}: ${text(message)}</li>`);
	return `<p>All of this comes from <code>${text(name)}</code>, one line an attempt. It is yours to read, move or delete.</p>${lines.length > 0 ? `<ul>${lines.join("")}</ul>` : ""}<p class="actions">${action(links.open, "Open the file")}${action(links.remove, "Delete my progress…")}</p>`;
}
