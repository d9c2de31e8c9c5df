import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import type { Range } from "../../note/types.ts";
import { type Bounds, boundsOf, type SentenceFacts } from "./bounds.ts";
import type { CueKind } from "./cue-words.ts";
import { type Cue, cuesOf } from "./cues.ts";
import { isSlipOf, mayBeMisspelled } from "./slips.ts";
import { type Token, tokenize } from "./tokens.ts";

/** Tokens of a note that belong to a match, half open. */
export interface Hit {
	readonly from: number;
	readonly to: number;
}

const QUOTE = /"[^"\n]{1,200}"|“[^”\n]{1,200}”/g;

/** A note read for matching. Offsets are those of the note; it holds as long as the note does. */
export class Reading {
	readonly #tokens: Token[];
	readonly #lookedFor = new Set<string>();
	readonly bounds: readonly Bounds[];
	readonly sentences: readonly SentenceFacts[];
	readonly #byName = new Map<string, number[]>();
	readonly #cues: readonly (readonly Cue[])[];
	readonly #sections: readonly (Section | undefined)[];
	readonly #quotes: readonly Range[];
	readonly #kept = new Map<object, Map<string, readonly Hit[]>>();

	/** @param kind what the note is to be */
	constructor(
		readonly note: Note,
		readonly kind: string | undefined = note.kind,
	) {
		// Comments, code and quotes are blanked out in the prose, and offsets stay.
		const prose = note.blocks.map((block) => block.prose).join("");
		this.#tokens = tokenize(prose);
		const { bounds, sentences } = boundsOf(prose, this.tokens);
		this.bounds = bounds;
		this.sentences = sentences;
		this.tokens.forEach((token, i) => {
			for (const name of token.names) {
				const same = this.#byName.get(name);
				if (same) same.push(i);
				else this.#byName.set(name, [i]);
			}
		});
		const cues: Cue[][] = this.tokens.map(() => []);
		for (const cue of cuesOf(this.tokens, bounds, sentences)) {
			for (let i = cue.reachFrom; i < cue.reachTo; i++) cues[i]?.push(cue);
		}
		this.#cues = cues;
		this.#sections = sectionsOf(note, this.tokens);
		this.#quotes = [...prose.matchAll(QUOTE)].map(({ index, 0: { length } }) => ({
			start: index,
			end: index + length,
		}));
	}

	get tokens(): readonly Token[] {
		return this.#tokens;
	}

	/** Whether a token stands in quotation marks, as what somebody else said or wrote. */
	isQuoted(i: number): boolean {
		const at = this.tokens[i]?.start ?? 0;
		return this.#quotes.some(({ start, end }) => start < at && at < end);
	}

	/** What was found once for a part of a phrasing; many phrasings share their parts. */
	keep(part: object, key: string, find: () => readonly Hit[]): readonly Hit[] {
		let of = this.#kept.get(part);
		if (!of) {
			of = new Map();
			this.#kept.set(part, of);
		}
		let hits = of.get(key);
		if (!hits) {
			hits = find();
			of.set(key, hits);
		}
		return hits;
	}

	/** Whether the note holds a token that shares a name with this one. */
	has({ names }: Token): boolean {
		return names.some((name) => this.#byName.has(name) || this.#misspelled(name));
	}

	/** Gives a drug's name to the words that are it but for one letter; whether there are any. */
	#misspelled(name: string): boolean {
		if (!mayBeMisspelled(name) || this.#lookedFor.has(name)) return false;
		this.#lookedFor.add(name);
		const found: number[] = [];
		this.tokens.forEach((token, i) => {
			if (token.kind !== "word" || !isSlipOf(token.names[0] ?? "", name)) return;
			this.#tokens[i] = { ...token, names: [...token.names, name] };
			found.push(i);
		});
		if (found.length > 0) this.#byName.set(name, found);
		return found.length > 0;
	}

	/** Indexes of the tokens that share a name with this one. */
	*like({ names }: Token): Generator<number> {
		const [first, ...others] = names;
		const seen = new Set<number>();
		for (const name of [first as string, ...others]) {
			for (const i of this.#byName.get(name) ?? []) {
				if (seen.has(i)) continue;
				seen.add(i);
				yield i;
			}
		}
	}

	/**
	 * Whether a cue of one of these kinds, from outside the tokens, reaches one of them.
	 *
	 * @param now a cue that denies a past only ("no history of") does not count
	 */
	under(kinds: readonly CueKind[], from: number, to: number, now = false): boolean {
		for (let i = from; i < to; i++) {
			for (const cue of this.#cues[i] ?? []) {
				if (now && cue.ofPast) continue;
				if (kinds.includes(cue.kind) && (cue.to <= from || cue.from >= to)) return true;
			}
		}
		return false;
	}

	/** The innermost section around a token. */
	sectionOf(i: number): Section | undefined {
		return this.#sections[i];
	}
}

/** The innermost section of each token: own text of a section, or its heading. */
function sectionsOf(note: Note, tokens: readonly Token[]): (Section | undefined)[] {
	const starts = note.sections
		.flatMap((section) => [
			...(section.mark ? [{ at: section.start, section }] : []),
			...section.parts.map((part) => ({ at: part.block.start + part.start, section })),
		])
		.sort((a, b) => a.at - b.at);
	let k = -1;
	return tokens.map(({ start }) => {
		while (k + 1 < starts.length && (starts[k + 1] as { at: number }).at <= start) k++;
		return starts[k]?.section;
	});
}

/** The section that holds this one and is held by none. */
export function outermost(section: Section | undefined): Section | undefined {
	let at = section;
	while (at?.parent) at = at.parent;
	return at;
}
