import { escapeHtml as text } from "../../charts/escape.ts";
import type { FactResult, FactState, TrapResult } from "../facts.ts";
import type { Place } from "../place.ts";
import type { FindingLeft, Score } from "../scored.ts";
import { action, fold, link, type PageFrame, page, part } from "./page.ts";
import { timeSpent, wordsTable } from "./words-table.ts";

/** Where the links of the page lead, as URIs. */
export interface FeedbackLinks {
	/** A place in the draft. */
	place(start: number, end: number): string;
	/** The page of a rule. */
	rule(id: string): string;
	readonly model: string;
	readonly again: string;
	readonly progress: string;
}

/** More findings than this stay folded. */
const SHOWN = 6;

/** The feedback on an attempt as a page: what to do first, then what stands where, each linked to its place. No grade. */
export function feedbackPage(score: Score, links: FeedbackLinks, frame: PageFrame): string {
	const body = [
		`<header><p class="quiet">Feedback on your note</p><h1>${text(score.case.title)}</h1>${figures(score)}${otherKind(score)}</header>`,
		part(
			"next",
			score.next.length > 1
				? `${numberWord(score.next.length)} things to do first, next time`
				: "First, next time",
			`<ol>${score.next.map((step) => `<li>${text(step)}</li>`).join("")}</ol>`,
			"next",
		),
		`<nav aria-label="What next" class="actions">${action(links.model, "Model note beside my draft", "first")}${action(links.again, "Try again")}${action(links.progress, "My progress")}</nav>`,
		part("facts", `Key facts: ${score.found} of ${score.facts.length} found`, facts(score.facts, links)),
		score.traps.length > 0
			? part(
					"traps",
					"Traps",
					`<ul class="facts">${score.traps.map((trap) => trapItem(trap, links)).join("")}</ul>`,
				)
			: "",
		part("diagnosis", "Leading diagnosis", diagnosis(score, links)),
		part("findings", `Findings left: ${score.findings.length}`, findings(score.findings, links)),
		part("words", timeSpent(score) ? "Words and time" : "Words", wordsTable(score)),
		part("ready", "Accepted minimum", readiness(score)),
	];
	return page(`Feedback: ${score.case.title}`, body.filter(Boolean).join("\n"), frame);
}

function numberWord(count: number): string {
	return ["No", "One", "Two", "Three"][count] ?? String(count);
}

function figures({ facts: all, found, findings: left, words, minutes, readiness: ready }: Score): string {
	const items: [string, string][] = [
		[`${found} of ${all.length}`, "key facts found"],
		[String(left.length), left.length === 1 ? "finding left" : "findings left"],
		[words.total.toLocaleString("en-US"), `words; aim for ${words.fewest}–${words.most}`],
	];
	if (minutes.taken !== null)
		items.push([`${Math.max(1, Math.round(minutes.taken))} min`, `aim for ${minutes.aim} min`]);
	items.push([
		ready.ready ? "Ready" : "Not yet",
		ready.ready ? "holds the accepted minimum" : "ready to sign",
	]);
	return `<ul class="figures" aria-label="At a glance">${items.map(([big, small]) => `<li><b>${text(big)}</b> <span>${text(small)}</span></li>`).join("")}</ul>`;
}

function otherKind({ case: of, kind }: Score): string {
	if (kind === of.note) return "";
	const reads = kind === null ? "does not say what kind of note it is" : `reads as: ${kind}`;
	return `<p class="half">This case asks for: ${text(of.note)}. Your draft ${text(reads)}.</p>`;
}

const GROUPS: readonly [FactState, string, string, string][] = [
	["contradicted", "Your draft says otherwise", "bad", "✗"],
	["missed", "Not found", "bad", "✗"],
	["misplaced", "There, but in another section", "half", "→"],
	["found", "Found", "good", "✓"],
];

function facts(all: readonly FactResult[], links: FeedbackLinks): string {
	const groups = GROUPS.flatMap(([state, title, color, mark]) => {
		const own = all.filter((fact) => fact.state === state);
		if (own.length === 0) return [];
		const list = `<ul class="facts">${own.map((fact) => factItem(fact, color, mark, links)).join("")}</ul>`;
		const head = `${title} (${own.length})`;
		return [state === "found" ? fold(head, list, own.length <= SHOWN) : `<h3>${text(head)}</h3>${list}`];
	});
	return groups.join("\n");
}

function factItem(fact: FactResult, color: string, mark: string, links: FeedbackLinks): string {
	const safety = fact.safety ? ' <span class="tag">safety</span>' : "";
	// Two parts of a fact in one line need one link.
	const places = fact.places.filter(({ line }, i, all) => all.findIndex((each) => each.line === line) === i);
	const where = places.map((place) => ` ${placeLink(place, links, fact.fact)}`).join(",");
	const more = fact.state === "found" ? "" : `<span class="why">${text(moreOf(fact))}</span>`;
	return `<li><span class="mark ${color}" aria-hidden="true">${mark}</span>${text(fact.fact)}${safety}${where}${more}</li>`;
}

function moreOf({ missing, places, belongs, why }: FactResult): string {
	const rest = missing.length > 0 && places.length > 0 ? `Still missing: ${missing.join("; ")}. ` : "";
	const where = belongs.length > 0 ? `Belongs in ${belongs.join(" or ")}. ` : "";
	return `${rest}${where}${why}`;
}

function placeLink({ start, end, line }: Place, links: FeedbackLinks, what: string): string {
	return link(links.place(start, end), `line ${line}`, `line ${line}: ${what}`);
}

const TRAPS = {
	fell: ["bad", "✗", "You fell into it"],
	"not addressed": ["half", "–", "Not addressed"],
	avoided: ["good", "✓", "Seen and avoided"],
} as const;

function trapItem({ trap, why, state, place }: TrapResult, links: FeedbackLinks): string {
	const [color, mark, said] = TRAPS[state];
	const where = place ? ` ${placeLink(place, links, trap)}` : "";
	return `<li><span class="mark ${color}" aria-hidden="true">${mark}</span>${text(trap)} <b>${said}.</b>${where}<span class="why">${text(why)}</span></li>`;
}

function diagnosis({ leading, differential }: Score, links: FeedbackLinks): string {
	const said = {
		committed: "You commit to it:",
		hedged: "You name it as one possibility. Say that it is the most likely:",
		denied: "You write that it is not so:",
		absent: "Your assessment does not name it:",
	}[leading.state];
	const where = leading.place ? ` ${placeLink(leading.place, links, leading.diagnosis)}` : "";
	const others = differential.unnamed.length > 0 ? ` Not named: ${differential.unnamed.join(", ")}.` : "";
	const named =
		differential.of > 0
			? `<p>${text(`Alternatives named: ${differential.named} of ${differential.of}.${others}`)}</p>`
			: "";
	return `<p>${said} <b>${text(leading.diagnosis)}</b>.${where}</p>${named}`;
}

function findings(all: readonly FindingLeft[], links: FeedbackLinks): string {
	if (all.length === 0) return "<p>None. The next reader has nothing to mend.</p>";
	const item = ({ rule, severity, message, start, end, line }: FindingLeft) =>
		`<li>${placeLink({ start, end, line, section: null }, links, message)}, ${severity}: ${text(message)} ${link(links.rule(rule), "Why", `Why: ${rule}`)}</li>`;
	const list = (some: readonly FindingLeft[]) => `<ul>${some.map(item).join("")}</ul>`;
	if (all.length <= SHOWN) return list(all);
	return `${list(all.slice(0, SHOWN))}${fold(`${all.length - SHOWN} more`, list(all.slice(SHOWN)))}`;
}

function readiness({ readiness: { ready, missing } }: Score): string {
	if (ready)
		return "<p>Ready: your note holds what a safe, billable note must hold. You could have stopped here.</p>";
	return `<p>Not ready yet. A safe, billable note of this kind still needs:</p><ul>${missing.map((what) => `<li>${text(what)}</li>`).join("")}</ul>`;
}
