import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { type Candidate, candidateOf, type Hit, type ListName } from "./candidate.ts";
import { NearNames } from "./near-names.ts";
import { resolve } from "./resolve.ts";
import { Scanner } from "./scanner.ts";
import type { DrugRow, TermData } from "./term-data.ts";

const LISTS: readonly ListName[] = [
	"doNotUse",
	"trailingZeros",
	"nakedDecimals",
	"errorProne",
	"identifiers",
	"names",
	"drugs",
	"units",
	"durations",
	"dates",
	"spellings",
	"terms",
	"house",
];

const EMPTY: readonly never[] = [];

/** What the lists found in one section. */
export class SectionTerms {
	readonly #section: Section;
	readonly #headed: number;
	readonly #hits: Map<ListName, Hit[]> | undefined;

	constructor(
		section: Section,
		/** The heading, then the section's own prose. */
		readonly text: string,
		headed: number,
		hits: readonly Hit[],
	) {
		this.#section = section;
		this.#headed = headed;
		if (hits.length > 0) this.#hits = byList(hits);
	}

	/** The hits of a list, in order. */
	of<List extends ListName>(list: List): readonly Hit<List>[] {
		return (this.#hits?.get(list) as unknown as readonly Hit<List>[] | undefined) ?? EMPTY;
	}

	/** A range of the text, counted from the section's start. */
	range(start: number, end: number): Range {
		const head = this.#headed;
		if (end <= head) return { start, end };
		if (start >= head) return this.#section.within(start - head, end - head);
		return { start, end: this.#section.within(0, end - head).end };
	}

	/** What was written at a range of the text. */
	written(hit: Range): string {
		return this.text.slice(hit.start, hit.end);
	}
}

/** All word lists, ready to be looked for; one pass over a section serves every rule that asks. */
export class Terms {
	readonly #scanner: Scanner;
	/** What hits are kept under in a section, without and with hints. */
	readonly #keys = [{}, {}] as const;
	#last: { section: Section; hints: boolean; found: SectionTerms } | undefined;

	constructor(data: TermData) {
		const candidates: Candidate[] = [];
		for (const list of LISTS) {
			if (list === "drugs") continue;
			for (const row of data[list]) candidates.push(candidateOf(list, row, row.at));
		}
		const near = new NearNames<DrugRow>();
		for (const name of data.usDrugs) near.addRight(name);
		for (const row of data.drugs) {
			candidates.push(drugCandidate(row));
			// A name that needs its context when spelled right would need it all the more when not.
			if (row.find === undefined) near.add(row.name, row);
			for (const name of row.us.split(/[^A-Za-z]+/)) near.addRight(name);
		}
		this.#scanner = new Scanner(candidates, (text, start, end) => {
			const row = near.find(text, start, end);
			return row && { list: "drugs", row, start, end, match: undefined };
		});
	}

	/** What the lists find in a section; looked for once, for all rules. */
	in(section: Section, hints = false): SectionTerms {
		// Rules ask one after the other about the same section.
		if (this.#last?.section === section && this.#last.hints === hints) return this.#last.found;
		const found = section.keep(this.#keys[hints ? 1 : 0], () => {
			const { text, headed } = textOf(section);
			return new SectionTerms(section, text, headed, resolve(this.scan(text, hints)));
		});
		this.#last = { section, hints, found };
		return found;
	}

	/** Every match of every row in a text, even where they overlap. */
	scan(text: string, hints = false): Hit[] {
		return this.#scanner.scan(text, hints);
	}
}

function byList(hits: readonly Hit[]): Map<ListName, Hit[]> {
	const lists = new Map<ListName, Hit[]>();
	for (const hit of hits) {
		const known = lists.get(hit.list);
		if (known) known.push(hit);
		else lists.set(hit.list, [hit]);
	}
	return lists;
}

/** A section's heading and its own prose as one text, and how long the heading is. */
function textOf(section: Section): { text: string; headed: number } {
	const { mark, block, parts } = section;
	if (!mark) return { text: section.prose, headed: 0 };
	const headed = mark.body - mark.start;
	const [part] = parts;
	// As nearly all sections, it stands in one piece: no need to copy it.
	if (part && parts.length === 1 && part.block === block && part.start === mark.body) {
		return { text: block.prose.slice(mark.start, part.end), headed };
	}
	return { text: block.prose.slice(mark.start, mark.body) + section.prose, headed };
}

/** A drug is found by its name, in one word or several, also in the plural; or by a pattern where that is not enough. */
function drugCandidate(row: DrugRow): Candidate {
	if (row.find !== undefined) return candidateOf("drugs", row, row.at ?? EMPTY);
	const words = row.name.toLowerCase().split(/[\s-]+/);
	if (words.length === 1) {
		const name = words[0] as string;
		return candidateOf("drugs", row, [name, `${name}s`]);
	}
	const find = `${words.map(literal).join("[\\s-]?")}s?(?![A-Za-z0-9])`;
	return candidateOf("drugs", { ...row, find, flags: "i" }, [/^[a-z]+/.exec(words[0] as string)?.[0] ?? ""]);
}

/** A text as a pattern, for either apostrophe. */
function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/'/g, "['’]?");
}

const compiled = new WeakMap<TermData, Terms>();

/** The lists ready for use; the same for the same data. */
export function termsOf(data: TermData): Terms {
	const known = compiled.get(data) ?? new Terms(data);
	compiled.set(data, known);
	return known;
}
