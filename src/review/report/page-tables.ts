import { adviceOn } from "./advice.ts";
import { type Html, html } from "./html.ts";
import { figure, hours, internName, medianOf, percent, some, usDay } from "./page-words.ts";
import type { AskSummary, CohortSummary, GroupSummary } from "./summary.ts";

const RULES_ACROSS = 8;
const WEEKS_DOWN = 60;

/** What seniors ask for in the margin. */
export function margin({ asked, asks, statuses, anonymous }: CohortSummary): Html {
	if (asked === 0 && statuses.length === 0) return html``;
	const drafts = statuses.map(({ status, drafts }) => `${figure(drafts)} ${status}`).join(", ");
	return html`<section aria-labelledby="margin"><h2 id="margin">In the margin</h2>
${drafts && html`<p>Drafts with a review: ${drafts}.</p>`}
${asked > 0 && html`<p>${some(asked, "request")} from seniors.${asks.length === 0 && " None came up twice."}</p>`}
${
	asks.length > 0 &&
	html`<div class="scroll" tabindex="0"><table><caption>What seniors ask for again and again</caption>
<thead><tr><th scope="col">Request</th><th scope="col">From</th><th scope="col" class="number">Times</th></tr></thead>
<tbody>${asks.map(
		(ask) =>
			html`<tr><th scope="row">${ask.by === "rule" ? adviceOn(ask.text).name : ask.text}</th><td>${FROM[ask.by]}</td><td class="number">${figure(ask.count)}</td></tr>`,
	)}</tbody></table></div>`
}
${anonymous && html`<p class="about">What seniors wrote in their own words is left out with the names.</p>`}
</section>`;
}

const FROM: Readonly<Record<AskSummary["by"], string>> = {
	phrase: "canned phrase",
	rule: "finding",
	words: "own words",
};

/** Everything in numbers, folded away. */
export function tables(summary: CohortSummary): Html {
	if (summary.all.notes === 0) return html``;
	const { weeks, kinds, interns } = summary;
	const measured = interns.some(({ minutes }) => minutes.count > 0);
	return html`<section aria-labelledby="tables"><h2 id="tables">Tables</h2>
${folded("Rules", ruleTable(summary))}
${folded("Interns", internTable(interns, measured))}
${folded("Interns and rules", shaded(summary, "Intern", interns, internName))}
${folded(
	"Weeks and rules",
	shaded(summary, "Week of", weeks.slice(-WEEKS_DOWN), ({ name }) => usDay(name)),
)}
${folded(
	"Kinds of note and rules",
	shaded(summary, "Kind of note", kinds, ({ title }) => title),
)}
</section>`;
}

function folded(name: string, content: Html): Html {
	return html`<details class="table"><summary>${name}</summary><div class="scroll" tabindex="0">${content}</div></details>`;
}

function ruleTable({ rules, all, named }: CohortSummary): Html {
	return html`<table><caption>Every rule that spoke, those that recur most first</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col" class="number">Per 100 notes</th>
<th scope="col" class="number">Notes</th><th scope="col" class="number">Interns of ${named}</th><th scope="col">Milestones</th></tr></thead>
<tbody>${rules.map(
		(rule) => html`<tr><th scope="row">${rule.name} <code>${rule.rule}</code></th><td>${rule.severity}</td>
<td class="number">${figure(rule.perHundred)}</td><td class="number">${figure(rule.notes)} (${percent(rule.notes, all.notes)})</td>
<td class="number">${figure(rule.interns)}</td><td>${rule.milestones.join(" ")}</td></tr>`,
	)}</tbody></table>`;
}

/** In the order of names: this is no ranking. */
function internTable(interns: readonly GroupSummary[], measured: boolean): Html {
	const words = (value: number) => figure(value);
	return html`<table><caption>Interns by name. Few notes make shaky rates: look at the notes before the numbers.</caption>
<thead><tr><th scope="col">Intern</th><th scope="col" class="number">Notes</th><th scope="col" class="number">Findings per 100 notes</th>
<th scope="col">Comes first</th><th scope="col" class="number">HPI words, median</th>
${measured && html`<th scope="col" class="number">Minutes, median</th>`}<th scope="col" class="number">Time to an answer</th></tr></thead>
<tbody>${interns.map((intern) => {
		return html`<tr><th scope="row">${internName(intern)}</th><td class="number">${figure(intern.notes)}</td>
<td class="number">${figure(intern.perHundred)}</td><td>${intern.leader && adviceOn(intern.leader).name}</td>
<td class="number">${medianOf(intern.hpiWords, words)}</td>
${measured && html`<td class="number">${medianOf(intern.minutes, words)}</td>`}<td class="number">${medianOf(intern.answerHours, hours)}</td></tr>`;
	})}</tbody></table>`;
}

/** Findings per 100 notes of the rules that recur most; the fuller the cell, the more. */
function shaded<Group extends GroupSummary>(
	{ rules }: CohortSummary,
	what: string,
	groups: readonly Group[],
	nameOf: (group: Group) => string,
): Html {
	const across = rules.slice(0, RULES_ACROSS);
	const rate = (group: GroupSummary, rule: string) =>
		group.rules.find((one) => one.rule === rule)?.perHundred ?? 0;
	const most = Math.max(1, ...groups.flatMap((group) => across.map(({ rule }) => rate(group, rule))));
	return html`<table class="shaded"><caption>Findings per 100 notes, for the ${some(across.length, "rule")} that recur most</caption>
<thead><tr><th scope="col">${what}</th>${across.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
<th scope="col" class="number">All rules</th><th scope="col" class="number">Notes</th></tr></thead>
<tbody>${groups.map(
		(group) =>
			html`<tr><th scope="row">${nameOf(group)}</th>${across.map(({ rule }) => {
				const value = rate(group, rule);
				return html`<td class="number" style="--fill:${Math.round((60 * value) / most)}%">${value ? figure(value) : "·"}</td>`;
			})}<td class="number">${figure(group.perHundred)}</td><td class="number">${figure(group.notes)}</td></tr>`,
	)}</tbody></table>`;
}
