import { list } from "../rules/list.ts";
import type { FactResult } from "./facts.ts";
import type { Scored } from "./scored.ts";

const MOST = 3;
/** So that one kind of mistake does not hide all others. */
const MOST_OF_A_KIND = 2;

/** The things to do first next time, gravest first, as a senior would say them. */
export function nextSteps(scored: Scored): string[] {
	const kinds = [
		begin,
		kindOfNote,
		headings,
		safety,
		fell,
		errors,
		commitment,
		contradicted,
		misplaced,
		length,
		otherFacts,
		alternatives,
		time,
	];
	const all = kinds.map((kind) => kind(scored));
	const steps = all.flatMap((said) => said.slice(0, MOST_OF_A_KIND));
	if (steps.length < MOST) steps.push(...all.flatMap((said) => said.slice(MOST_OF_A_KIND)));
	if (steps.length === 0) return ["Nothing to mend here. Take the next case, or this one against the clock."];
	return steps.slice(0, MOST);
}

/** Fewer words are no draft yet. */
const HARDLY_ANYTHING = 20;

function begin({ words }: Scored): string[] {
	if (words.total >= HARDLY_ANYTHING) return [];
	return [
		"There is hardly anything here yet. Begin with one line: who it is, why they are here, what you think it is.",
	];
}

function kindOfNote({ case: { note }, kind }: Scored): string[] {
	if (kind === null || kind === note) return [];
	return [
		`This case asks for another kind of note (${note}); yours reads as ${kind}. Begin from its template.`,
	];
}

/** Kinds of note that are said aloud need none. */
const SPOKEN = /^(?:rounds|consult-call)$/;

function headings({ case: { note }, words, sections }: Scored): string[] {
	if (sections.length > 0 || words.total < HARDLY_ANYTHING || SPOKEN.test(note)) return [];
	return ["Put a heading over each part: the next reader goes to one of them and reads no more."];
}

function safety({ facts }: Scored): string[] {
	return facts
		.filter((fact) => fact.safety && fact.state === "missed")
		.map(
			(fact) =>
				`This must not be missing${where(fact.belongs)}: ${lower(fact.fact)}.${rest(fact)} ${fact.why}`,
		);
}

function contradicted({ facts }: Scored): string[] {
	return facts
		.filter(({ state }) => state === "contradicted")
		.map(
			(fact) => `Line ${fact.places[0]?.line} says the opposite of this: ${lower(fact.fact)}. ${fact.why}`,
		);
}

function fell({ traps }: Scored): string[] {
	return traps
		.filter(({ state }) => state === "fell")
		.map(({ trap, why, place }) => `Look again at line ${place?.line}: ${lower(trap)}. ${why}`);
}

function errors({ findings }: Scored): string[] {
	return findings
		.filter(({ severity }) => severity === "error")
		.map(({ message, line }) => `Mend line ${line} before anybody reads on: ${message}`);
}

function commitment({ leading }: Scored): string[] {
	switch (leading.state) {
		case "committed":
			return [];
		case "hedged":
			return [
				"Commit: you name the diagnosis as one possibility among others. Say which is most likely, and why the others are less so.",
			];
		default:
			return [
				"Say what you think it is: the assessment names no leading diagnosis that fits this chart. One line with the diagnosis and the two facts that made you choose it.",
			];
	}
}

function misplaced({ facts }: Scored): string[] {
	return facts
		.filter(({ state }) => state === "misplaced")
		.map(
			(fact) =>
				`Move this to ${labels(fact.belongs)}, where the next reader looks for it: ${lower(fact.fact)}.`,
		);
}

function length({ words, sections }: Scored): string[] {
	if (words.total > words.most) {
		const longest = sections
			.filter(({ max, words }) => max !== null && words > max)
			.sort((a, b) => b.words - (b.max ?? 0) - (a.words - (a.max ?? 0)))[0];
		const start = longest
			? ` Start with ${longest.title}: ${longest.words} words, aim for ${longest.aim ?? longest.max}.`
			: "";
		return [
			`Cut: ${words.total} words where ${words.most} are enough.${start} What does not change a decision can go.`,
		];
	}
	return [];
}

function otherFacts({ facts }: Scored): string[] {
	return facts
		.filter((fact) => !fact.safety && fact.state === "missed")
		.map((fact) => `Add${where(fact.belongs)}: ${lower(fact.fact)}.${rest(fact)} ${fact.why}`);
}

/** Of a fact that is half there, what is missing. */
function rest({ missing, places }: FactResult): string {
	return places.length > 0 ? ` Only this is missing: ${list(missing)}.` : "";
}

function alternatives({ differential }: Scored): string[] {
	if (differential.unnamed.length === 0) return [];
	return [`Say why it is not ${list(differential.unnamed.slice(0, 3), "or")}: a line each is enough.`];
}

function time({ minutes: { taken, aim } }: Scored): string[] {
	if (taken === null || taken <= aim) return [];
	return [
		`It took ${Math.round(taken)} minutes; aim for ${aim}. Write the assessment first, then what supports it.`,
	];
}

function where(sections: readonly string[]): string {
	return sections.length > 0 ? ` (${labels(sections)})` : "";
}

function labels(sections: readonly string[]): string {
	return list(sections.slice(0, 2), "or");
}

/** The first letter small, unless it begins a name or an abbreviation. */
function lower(text: string): string {
	const plain = text.replace(/[.\s]+$/, "");
	return /^[A-Z][a-z]+(?:\s[a-z\d]|,|$)/.test(plain) ? `${plain[0]?.toLowerCase()}${plain.slice(1)}` : plain;
}
