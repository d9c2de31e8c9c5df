import { lineAt, looksLikeHeading } from "./lines.ts";

/** A stretch of an old text that stands, word for word, in a new one. */
export interface Block {
	/** Offset in the old text. */
	readonly from: number;
	/** Offset in the new text. */
	readonly to: number;
	readonly length: number;
}

/** So many units, from a word on, that stand once in each text are taken for the same text. */
export const SEED = 12;
/** So much may stand between two stretches that belong together, and so much more may have been typed there. */
const FAR = 300;
const GROWN = 100;

/**
 * The stretches of an old text that are left in a new one, wherever they were moved, in their old order; each as long as
 * it can be, so that two may overlap where the text says the same twice.
 */
export function blocksOf(before: string, after: string): Block[] {
	const places = uniqueSeeds(after);
	const blocks = new Map<string, Block>();
	let last: Block | undefined;
	for (const [seed, from] of [...uniqueSeeds(before)].sort((a, b) => a[1] - b[1])) {
		const to = places.get(seed);
		if (to === undefined) continue;
		if (last && from < last.from + last.length && from - last.from === to - last.to) continue;
		last = extended(before, after, from, to, seed.length);
		blocks.set(`${last.from} ${last.to}`, last);
	}
	return [...blocks.values()].sort((a, b) => a.from - b.from);
}

/** Where the old text begins to say something that the new one says more often: somebody has copied it. */
export function copiedIn(before: string, after: string): number[] {
	const [then, now] = [seedsOf(before), seedsOf(after)];
	return [...then]
		.filter(([seed, places]) => (now.get(seed)?.length ?? 0) > places.length)
		.flatMap(([, places]) => places);
}

/**
 * The blocks that are the old text itself and no copy of it. A sentence that was typed again somewhere else stands
 * alone there; what was left or moved has its neighbors with it.
 */
export function keptOf(blocks: readonly Block[], before: string): Block[] {
	return chainsOf(blocks)
		.filter((chain) => isOriginal(chain, before))
		.flat()
		.sort((a, b) => a.from - b.from);
}

/** Neighbors in the old text that are neighbors, in the same order, in the new one. */
function chainsOf(blocks: readonly Block[]): Block[][] {
	const chains: Block[][] = [];
	for (const block of blocks) {
		const chain = chains.find((candidate) => follows(candidate.at(-1) as Block, block));
		if (chain) chain.push(block);
		else chains.unshift([block]);
	}
	return chains;
}

/** The most of the old text that stands in its old order: what was not moved. Blocks come in the old order. */
export function unmovedOf(blocks: readonly Block[]): ReadonlySet<Block> {
	/** For each block the heaviest row that ends with it. */
	const rows: { readonly weight: number; readonly row: readonly Block[] }[] = [];
	for (const block of blocks) {
		const before = rows
			.filter(({ row }) => (row.at(-1) as Block).to < block.to)
			.reduce((a, b) => (b.weight > a.weight ? b : a), { weight: 0, row: [] });
		rows.push({ weight: before.weight + block.length, row: [...before.row, block] });
	}
	return new Set(rows.reduce((a, b) => (b.weight > a.weight ? b : a), { weight: 0, row: [] }).row);
}

function follows(a: Block, b: Block): boolean {
	const [oldGap, newGap] = [b.from - a.from - a.length, b.to - a.to - a.length];
	return b.to > a.to && oldGap <= FAR && newGap <= oldGap + GROWN;
}

/** So much came along that nobody typed it anew by chance: more than one sentence or line, a whole heading, half of the text. */
function isOriginal(chain: readonly Block[], before: string): boolean {
	const [first, last] = [chain[0] as Block, chain.at(-1) as Block];
	const text = before.slice(first.from, last.from + last.length);
	return (
		lengthOf(chain) * 2 >= before.length ||
		TWO_SENTENCES.test(text) ||
		holdsHeading(before, first.from, first.from + text.length)
	);
}

function holdsHeading(text: string, start: number, end: number): boolean {
	for (let at = start; at < end; ) {
		const line = lineAt(text, at);
		const whole = line.start >= start && line.end < end;
		if (whole && looksLikeHeading(text.slice(line.start, line.end))) return true;
		at = line.end + 1;
	}
	return false;
}

const TWO_SENTENCES = /\S.{3,}(?:\n\s*|[.!?]\s+)\S.{2}/;

function lengthOf(chain: readonly Block[]): number {
	return chain.reduce((sum, block) => sum + block.length, 0);
}

/** What begins at each word, and each heading, that stands once, and where. */
function uniqueSeeds(text: string): Map<string, number> {
	const once = new Map<string, number>();
	for (const [seed, [at, ...others]] of seedsOf(text))
		if (at !== undefined && others.length === 0) once.set(seed, at);
	return once;
}

/** What begins at each word, and each heading, and where. */
function seedsOf(text: string): Map<string, number[]> {
	const seeds = new Map<string, number[]>();
	const add = (seed: string, at: number) => {
		const places = seeds.get(seed);
		if (places) places.push(at);
		else seeds.set(seed, [at]);
	};
	for (const { index } of text.matchAll(/(?<!\S)\S/g))
		if (index + SEED <= text.length) add(text.slice(index, index + SEED), index);
	for (const { 0: line, index } of text.matchAll(/^.{4,}\n/gm)) if (looksLikeHeading(line)) add(line, index);
	return seeds;
}

function extended(before: string, after: string, from: number, to: number, known: number): Block {
	let left = 0;
	while (left < from && left < to && before.charCodeAt(from - left - 1) === after.charCodeAt(to - left - 1))
		left++;
	let right = known;
	while (
		from + right < before.length &&
		to + right < after.length &&
		before.charCodeAt(from + right) === after.charCodeAt(to + right)
	)
		right++;
	return { from: from - left, to: to - left, length: left + right };
}
