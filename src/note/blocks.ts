import type { RootContent } from "mdast";
import { nextCut } from "./cut.ts";
import { frontMatterEnd } from "./front-matter.ts";
import { commonPrefix, commonSuffix, countBreaks, nextLine } from "./lines.ts";
import {
	blank,
	endOf,
	parseMarkdown,
	readFrontMatterBlock,
	readPlainBlock,
	readStructure,
	type Structure,
	startOf,
} from "./markdown.ts";
import { findMarks } from "./marks.ts";
import type { Block } from "./types.ts";
import { countWords } from "./words.ts";
import { builtInWords, type Words } from "./words-known.ts";

/** How far to read on when a fence or a comment is not closed within its block; doubled until it is. */
const FIRST_REACH = 1000;
/** Follows a stretch when it is parsed: it comes back as a heading only where nothing is left open. */
const SENTINEL = "# s";
const BYTE_ORDER_MARK = 0xfeff;

/** The blocks of a text, and what stayed of those before. */
export interface Blocks {
	readonly blocks: Block[];
	/** Index of the first block that is new. */
	readonly first: number;
	/** How many blocks at the end are the same as before. */
	readonly tail: number;
}

/** Reads a text block by block; `before` are the blocks of its last version, read with the same `words`. */
export function readBlocks(
	text: string,
	before: readonly Block[],
	beforeText: string,
	words: Words = builtInWords,
): Blocks {
	if (before.length === 0) {
		const blocks = readStretch(text, 0, cutAll(text, 0), words);
		settle(blocks, 0, 0, 0);
		return { blocks, first: 0, tail: 0 };
	}
	if (text === beforeText) return { blocks: [...before], first: before.length, tail: 0 };
	const prefix = commonPrefix(text, beforeText);
	const suffix = commonSuffix(text, beforeText, Math.min(text.length, beforeText.length) - prefix);
	const shift = text.length - beforeText.length;

	const first = firstTouched(before, prefix);
	const from = (before[first] as Block).start;
	let keep = before.findIndex((block) => block.start >= beforeText.length - suffix && block.start > from);
	if (keep < 0) keep = before.length;
	/** Skips kept blocks that what is read anew has grown over. */
	const skipTo = (reached: number) => {
		while (keep < before.length && (before[keep] as Block).start + shift < reached) keep++;
	};
	skipTo(from + 1);

	const cuts: number[] = [];
	let at = from;
	while (at < text.length) {
		const target = (before[keep]?.start ?? Number.POSITIVE_INFINITY) + shift;
		if (at === target && at > from) break;
		at = nextCut(text, at, target);
		cuts.push(at);
		skipTo(at);
	}
	const head = before.slice(0, first);
	let fresh = readStretch(text, from, cuts, words, keep < before.length);
	while (!fresh) {
		// Something reaches over the end of the new text: read on into what was to be kept.
		const swallow = Math.max(1, cuts.length);
		for (let i = 0; i < swallow && keep < before.length; i++) {
			keep++;
			cuts.push((before[keep]?.start ?? beforeText.length) + shift);
		}
		fresh = readStretch(text, from, cuts, words, keep < before.length);
	}
	const tail = before.length - keep;
	const blocks = [...head, ...fresh, ...before.slice(keep)];
	const last = head.at(-1);
	settle(blocks, first, from, last ? last.line + last.breaks : 0);
	return { blocks, first, tail };
}

/** The first block to read again: the one touched, or the one before when the touched one's first line changed. */
function firstTouched(before: readonly Block[], prefix: number): number {
	let low = 0;
	let high = before.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if ((before[middle] as Block).start <= prefix) low = middle;
		else high = middle - 1;
	}
	const block = before[low] as Block;
	return low > 0 && prefix <= block.start + nextLine(block.text, 0) ? low - 1 : low;
}

function cutAll(text: string, from: number): number[] {
	const cuts: number[] = [];
	for (let at = from; at < text.length; ) {
		at = nextCut(text, at);
		cuts.push(at);
	}
	return cuts;
}

/** Tells the blocks from `first` on where they are now. */
function settle(blocks: readonly Block[], first: number, start: number, line: number): void {
	let at = start;
	let row = line;
	for (let i = first; i < blocks.length; i++) {
		const block = blocks[i] as Block;
		block.start = at;
		block.line = row;
		at += block.text.length;
		row += block.breaks;
	}
}

/**
 * Reads the text from `from` to the last cut: prose as it is, everything else through the parser, in stretches as long
 * as they go. A cut that the parsed tree does not confirm is dropped.
 *
 * @param more whether kept text follows; then undefined is returned when the stretch is not closed at its end
 */
function readStretch(
	text: string,
	from: number,
	cuts: readonly number[],
	words: Words,
	more: true | boolean,
): Block[] | undefined;
function readStretch(text: string, from: number, cuts: readonly number[], words: Words): Block[];
function readStretch(
	text: string,
	from: number,
	cuts: readonly number[],
	words: Words,
	more = false,
): Block[] | undefined {
	const blocks: Block[] = [];
	let index = 0;
	let start = from;
	let size = 0;
	while (index < cuts.length) {
		const piece = text.slice(start, cuts[index]);
		const plain =
			size > 0
				? undefined
				: ((start === 0 ? readFrontMatterBlock(piece) : undefined) ?? readPlainBlock(piece));
		if (plain) {
			blocks.push(makeBlock(piece, plain, words));
			start = cuts[index++] as number;
			continue;
		}
		let stop = index;
		while (stop < cuts.length - 1 && (cuts[stop] as number) - start < size) stop++;
		const end = cuts[stop] as number;
		const last = stop === cuts.length - 1;
		const nodes = parseRun(text, start, end, !last || more);
		if (!nodes) {
			if (last) return undefined;
			// Something is left open: it reaches into what follows.
			size = Math.max(FIRST_REACH, size * 2);
			continue;
		}
		splitRun(text, start, cuts.slice(index, stop + 1), nodes, words, blocks);
		start = end;
		index = stop + 1;
		size = 0;
	}
	return blocks;
}

/** Where the text of a stretch starts: past a byte order mark. */
function textStart(text: string, start: number): number {
	return start === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : start;
}

/** Parses one stretch; undefined when something in it is still open at its end. */
function parseRun(text: string, start: number, end: number, followed: boolean): RootContent[] | undefined {
	const from = textStart(text, start);
	// The parser would swallow a second mark, and with it one offset.
	const run = text.slice(from, end).replace(/^\uFEFF/, "\u2060");
	const nodes = parseMarkdown(followed ? run + SENTINEL : run, start === 0 && frontMatterEnd(run) > 0);
	if (!followed) return nodes;
	const last = nodes.pop();
	return last?.type === "heading" && startOf(last) === run.length ? nodes : undefined;
}

function splitRun(
	text: string,
	start: number,
	cuts: readonly number[],
	nodes: readonly RootContent[],
	words: Words,
	into: Block[],
): void {
	const base = textStart(text, start);
	let from = start;
	let node = 0;
	for (const cut of cuts) {
		let next = node;
		while (next < nodes.length && startOf(nodes[next] as RootContent) + base < cut) next++;
		const reach = next > node ? endOf(nodes[next - 1] as RootContent) + base : cut;
		const confirmed =
			cut === cuts.at(-1) || (reach <= cut && startOf(nodes[next] as RootContent) + base === cut);
		if (!confirmed) continue;
		const piece = text.slice(from, cut);
		into.push(makeBlock(piece, readStructure(nodes.slice(node, next), piece, from - base), words));
		from = cut;
		node = next;
	}
}

/** Reads a text as one block, however long: what reading in blocks must agree with. */
export function readAsOneBlock(text: string, words: Words = builtInWords): Block[] {
	const blocks: Block[] = [];
	if (text) splitRun(text, 0, [text.length], parseRun(text, 0, text.length, false) ?? [], words, blocks);
	return blocks;
}

function makeBlock(
	text: string,
	{ headings, hidden, comments, frontMatter }: Structure,
	words: Words,
): Block {
	const visible = blank(text, hidden);
	const prose = text.charCodeAt(0) === BYTE_ORDER_MARK ? ` ${visible.slice(1)}` : visible;
	return {
		text,
		prose,
		marks: findMarks(prose, headings, words),
		comments,
		words: countWords(prose),
		breaks: countBreaks(text),
		...(frontMatter ? { frontMatter } : {}),
		start: 0,
		line: 0,
	};
}
