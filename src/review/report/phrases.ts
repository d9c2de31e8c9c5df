import type { Ask } from "./draft.ts";

/** What seniors asked for in the margin again and again. */
export interface Phrases {
	/** All that was asked, what is in no count below too. */
	asks: number;
	/** Canned phrases by label, and findings made comments by rule. */
	readonly phrase: Map<string, number>;
	readonly rule: Map<string, number>;
	/** Words of their own, each wording once, however it was typed. */
	readonly words: Map<string, number>;
}

/** More than so many of each are not remembered: what recurs has come up before. */
const MOST = 3000;
const LONGEST = 200;

export function emptyPhrases(): Phrases {
	return { asks: 0, phrase: new Map(), rule: new Map(), words: new Map() };
}

export function addAsk(phrases: Phrases, { by, text }: Ask): void {
	phrases.asks++;
	const key = by === "words" ? wordingOf(text) : text.replace(/\s+/g, " ").trim().slice(0, LONGEST);
	if (key) add(phrases[by], key, 1);
}

/** Adds what another has counted; the order makes no difference until something is full. */
export function addPhrases(phrases: Phrases, other: Phrases): void {
	phrases.asks += other.asks;
	for (const by of ["phrase", "rule", "words"] as const)
		for (const [key, count] of other[by]) add(phrases[by], key, count);
}

/** What makes two comments one wording: not case, spaces, numbers, the kind of quotation marks or the last stop. */
export function wordingOf(text: string): string {
	return text
		.slice(0, LONGEST * 4)
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\u2018\u2019\u201C\u201D"]/g, "'")
		.replace(/\d+(?:[.,]\d+)*/g, "#")
		.replace(/\s+/g, " ")
		.replace(/^[\s\-*>]+|[\s.!;:,]+$/g, "")
		.slice(0, LONGEST)
		.trim();
}

function add(counts: Map<string, number>, key: string, by: number): void {
	const before = counts.get(key);
	if (before !== undefined || counts.size < MOST) {
		counts.set(key, (before ?? 0) + by);
		return;
	}
	// Full: every count gives way a little, so that what recurs stays and what came up once makes room.
	for (const [known, count] of counts) {
		if (count > by) counts.set(known, count - by);
		else counts.delete(known);
	}
	if (counts.size < MOST) counts.set(key, by);
}
