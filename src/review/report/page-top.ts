import { type Html, html } from "./html.ts";
import { hours, medianOf, percent, some, span, usDay } from "./page-words.ts";
import type { CohortSummary, RuleSummary } from "./summary.ts";

const TOP = 3;

/** What the report is about: the period, how many notes, how many interns. */
export function header(summary: CohortSummary): Html {
	const { all, named, from, to, since, anonymous } = summary;
	const parts = [
		from && to ? span(from, to) : undefined,
		some(all.notes, "note"),
		named ? some(named, "intern") : undefined,
		anonymous ? "names left out" : undefined,
	].filter((part) => part !== undefined);
	return html`<header>
<p class="eyebrow">Boot Camp Notes</p>
<h1>Cohort report</h1>
<p class="about">${parts.join(" · ")}</p>
${since && html`<p class="about">Notes since ${usDay(since)}${summary.earlier > 0 && `; ${some(summary.earlier, "earlier note")} left out`}.</p>`}
</header>`;
}

/** The message: what recurs, and what to change so that it recurs less. */
export function recurs(summary: CohortSummary): Html {
	const { rules, all, earlier } = summary;
	if (all.notes === 0 && earlier > 0)
		return html`<section aria-labelledby="recurs"><h2 id="recurs">Nothing to report yet</h2>
<p>All notes here are from before the day that this report begins with.</p></section>`;
	if (all.notes === 0)
		return html`<section aria-labelledby="recurs"><h2 id="recurs">Nothing to report yet</h2>
<p>No clinical note was found here. Once there are drafts, this page says what recurs in them.</p></section>`;
	const top = rules.slice(0, TOP);
	if (top.length === 0)
		return html`<section aria-labelledby="recurs"><h2 id="recurs">Nothing recurs</h2>
<p>No rule had anything to say about these notes.</p></section>`;
	return html`<section aria-labelledby="recurs">
<h2 id="recurs">What recurs</h2>
<p class="lead">What comes back for most of a cohort is rarely about a person. It is where the pack can help.</p>
<ol class="cards">${top.map((rule) => card(rule, summary))}</ol>
</section>`;
}

function card(rule: RuleSummary, { all, named, hints }: CohortSummary): Html {
	const share = all.notes ? rule.notes / all.notes : 0;
	return html`<li>
<h3>${rule.name}</h3>
<p class="share"><strong>${percent(rule.notes, all.notes)}</strong> of notes</p>
<div class="meter" aria-hidden="true"><span style="width:${(share * 100).toFixed(1)}%"></span></div>
<p class="counts">${rule.notes} of ${some(all.notes, "note")}${named > 0 && `, ${rule.interns} of ${some(named, "intern")}`}</p>
${hints.includes(rule.rule) && html`<p class="hint">Leads for ${rule.leads} of ${some(named, "intern")}</p>`}
<p class="change"><span>What to change</span> ${rule.change}</p>
<p class="rule"><code>${rule.rule}</code></p>
</li>`;
}

/** A handful of figures over all notes. */
export function glance({ all }: CohortSummary): Html {
	if (all.notes === 0) return html``;
	const words = (value: number) => some(value, "word");
	const minutes = (value: number) => some(value, "minute");
	const figures: [string, string | undefined][] = [
		["Findings per 100 notes", String(Math.round(all.perHundred))],
		["Notes with nothing flagged", percent(all.notes - all.flagged, all.notes)],
		["Median HPI", medianOf(all.hpiWords, words)],
		["Median time to write", medianOf(all.minutes, minutes)],
		["Median time to an answer", medianOf(all.answerHours, hours)],
	];
	return html`<section aria-labelledby="glance"><h2 id="glance">At a glance</h2>
<dl class="figures">${figures
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}
