import { catalogue } from "../../rules/index.ts";
import type { Cohort } from "./cohort.ts";
import type { Ask } from "./draft.ts";
import type { Tally } from "./tally.ts";

/**
 * Codes in the place of names. They follow the figures, most notes first, never the names: whoever has the list of
 * interns must not be able to count along. So a code holds for one report only.
 */
export function coded(interns: readonly (readonly [name: string, tally: Tally])[]): [string, Tally][] {
	const named = interns.filter(([name]) => name !== "");
	const nobody = interns.filter(([name]) => name === "");
	const sorted = named
		.map(([, tally]) => tally)
		.sort((a, b) => b.notes - a.notes || b.findings - a.findings || b.flagged - a.flagged || byRules(a, b));
	return [
		...sorted.map((tally, i): [string, Tally] => [`Intern ${letters(i)}`, tally]),
		...nobody.map((one): [string, Tally] => [...one]),
	];
}

/** Two that are even in all of this are told apart by nothing in the report. */
function byRules(a: Tally, b: Tally): number {
	const [one, two] = [a, b].map(({ rules }) =>
		JSON.stringify([...rules].sort(([x], [y]) => (x < y ? -1 : 1))),
	);
	return (one as string) < (two as string) ? -1 : 1;
}

/** A to Z, then AA. */
function letters(index: number): string {
	const rest = Math.floor(index / 26);
	return (rest ? letters(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** Decides what of the margin may stand in a report without names. */
export class Hider {
	readonly #names = new Set<string>();
	readonly #full: boolean;

	constructor({ interns, people }: Cohort) {
		for (const name of [...interns.keys(), ...people])
			for (const word of wordsOf(name)) this.#names.add(word);
		// When not every name is known, no text is safe.
		this.#full = people.size >= 2000 || interns.size >= 2000;
	}

	/** Rules, and labels of canned phrases that hold no name; what somebody typed may say anything. */
	mayShow({ by, text }: Ask): boolean {
		if (by === "rule") return catalogue.has(text);
		return by === "phrase" && !this.#full && !this.holdsName(text);
	}

	holdsName(text: string): boolean {
		return wordsOf(text).some((word) => this.#names.has(word));
	}
}

function wordsOf(text: string): string[] {
	return (
		text
			.normalize("NFKC")
			.toLowerCase()
			.match(/[\p{L}\p{N}]{2,}/gu) ?? []
	).filter((word) => !TITLES.has(word));
}

const TITLES = new Set([
	"dr",
	"md",
	"do",
	"pgy",
	"pgy1",
	"pgy2",
	"pgy3",
	"mr",
	"ms",
	"mrs",
	"intern",
	"resident",
]);
