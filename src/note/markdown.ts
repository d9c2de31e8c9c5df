import type { Heading, Nodes, Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Comment, Range } from "./types.ts";

const plain = unified().use(remarkParse).freeze();
const withFrontMatter = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).freeze();

/**
 * Parses text with remark-parse.
 *
 * @param opens the text opens with front matter that is closed: where it is not, remark-frontmatter leaves the
 * parser unable to see quotes and lists
 */
export function parseMarkdown(text: string, opens = false): RootContent[] {
	return ((opens ? withFrontMatter : plain).parse(text) as Root).children;
}

export function startOf(node: Nodes): number {
	return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
	return node.position?.end.offset ?? 0;
}

/** What the tree says about a block; offsets are relative to the block. */
export interface Structure {
	readonly headings: ReadonlyMap<number, Heading>;
	/** Everything that is not the writer's prose. */
	readonly hidden: readonly Range[];
	readonly comments: readonly Comment[];
	readonly frontMatter?: Range;
}

const QUOTED_NUMBER = /^>\s*[\d=]/;

/** Reads the nodes at the root of a block. `at` is the block's offset in the parsed text. */
export function readStructure(nodes: readonly RootContent[], block: string, at: number): Structure {
	const headings = new Map<number, Heading>();
	const hidden: Range[] = [];
	const comments: Comment[] = [];
	let frontMatter: Range | undefined;
	const deep = /[`<>]/.test(block);

	const hide = (node: Nodes) => hidden.push({ start: startOf(node) - at, end: endOf(node) - at });
	const visit = (node: Nodes) => {
		if (node.type === "inlineCode") return hide(node);
		if (node.type === "html") return readHtml(block, startOf(node) - at, endOf(node) - at, hidden, comments);
		if (node.type === "code") {
			// Indented text is how EMRs align columns: only a fence makes code of it.
			if (/^\s*[`~]/.test(block.slice(startOf(node) - at, startOf(node) - at + 4))) hide(node);
			return;
		}
		if (node.type === "blockquote" && !QUOTED_NUMBER.test(block.slice(startOf(node) - at, startOf(node) - at + 12))) {
			return hide(node);
		}
		if ("children" in node) for (const child of node.children) visit(child);
	};

	let previous: RootContent | undefined;
	for (const node of nodes) {
		if (node.type === "heading") headings.set(startOf(node) - at, node);
		else if (node.type === "yaml") {
			frontMatter = { start: startOf(node) - at, end: endOf(node) - at };
			hidden.push(frontMatter);
		} else if (node.type === "thematicBreak") {
			// A rule between paragraphs is decoration; right under a heading `***` is a blank to fill in.
			if (previous?.type === "paragraph" || previous?.type === "list") hide(node);
		}
		if (deep) visit(node);
		else if (node.type === "code" && block.startsWith("~", startOf(node) - at)) hide(node);
		if (node.type !== "html") previous = node;
	}
	hidden.sort((a, b) => a.start - b.start);
	return { headings, hidden, comments, ...(frontMatter ? { frontMatter } : {}) };
}

/** In HTML only comments hide what they hold; of any other tag just the tag itself is no prose. */
function readHtml(block: string, start: number, end: number, hidden: Range[], comments: Comment[]): void {
	for (let at = start; at < end; ) {
		const open = block.indexOf("<", at);
		if (open < 0 || open >= end) return;
		const comment = block.startsWith("<!--", open);
		const close = block.indexOf(comment ? "-->" : ">", comment ? open + 4 : open);
		const stop = close < 0 || close >= end ? end : close + (comment ? 3 : 1);
		hidden.push({ start: open, end: stop });
		if (comment) comments.push({ start: open, end: stop, text: block.slice(open + 4, stop - (close < 0 ? 0 : 3)) });
		at = stop;
	}
}

/** Blanks out ranges with spaces of equal length; line breaks stay. */
export function blank(text: string, ranges: readonly Range[]): string {
	if (ranges.length === 0) return text;
	let out = "";
	let at = 0;
	for (const { start, end } of ranges) {
		if (end <= at) continue;
		out += text.slice(at, Math.max(at, start));
		out += text.slice(Math.max(at, start), end).replace(/[^\r\n]/g, " ");
		at = end;
	}
	return out + text.slice(at);
}
