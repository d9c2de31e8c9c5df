import type { Heading, Nodes, Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import type { Comment, Range } from "./types.ts";

/** Links, emphasis and references change nothing that is read here, and brackets in thousands make them slow. */
const UNREAD = ["attention", "labelStartLink", "labelStartImage", "labelEnd", "definition"];

function withoutUnread(this: Processor): void {
	const data = this.data() as { micromarkExtensions?: unknown[] };
	data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: UNREAD } }];
}

const plain = unified().use(remarkParse).use(withoutUnread).freeze();
const withFrontMatter = unified()
	.use(remarkParse)
	.use(withoutUnread)
	.use(remarkFrontmatter, ["yaml"])
	.freeze();

/**
 * Parses text with remark-parse.
 *
 * @param opens the text opens with front matter that is closed: where it is not, remark-frontmatter leaves the
 * parser unable to see quotes and lists
 */
export function parseMarkdown(text: string, opens = false): RootContent[] {
	return ((opens ? withFrontMatter : plain).parse(shallow(text)) as Root).children;
}

/** So many lists and quotes in one another on one line nobody writes; the parser would take minutes over thousands. */
const TOO_DEEP = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){40,}/gm;

/** The same text, as long as it was, in which a line that begins with too many signs of lists and quotes has none. */
function shallow(text: string): string {
	return text.replace(TOO_DEEP, (signs, offset: number) => {
		const rest = text.slice(offset + signs.length, offset + signs.length + 2);
		// "- - - -" to the end of the line is a rule drawn by hand.
		const rule = /^[ \t]*([-*])(?:[ \t]*\1)*[ \t]*$/.test(signs) && /^[-*]?(?:[\r\n]|$)/.test(rest);
		return rule ? signs : " ".repeat(signs.length);
	});
}

export function startOf(node: Nodes): number {
	return node.position?.start.offset ?? 0;
}

export function endOf(node: Nodes): number {
	return node.position?.end.offset ?? 0;
}

/** A Markdown heading at the root of a block; offsets are relative to the block. */
export interface HeadingLine {
	readonly depth: number;
	readonly setext: boolean;
	readonly title: Range;
	readonly end: number;
}

/** What the tree says about a block; offsets are relative to the block. */
export interface Structure {
	/** By where they start. */
	readonly headings: ReadonlyMap<number, HeadingLine>;
	/** Everything that is not the writer's prose. */
	readonly hidden: readonly Range[];
	readonly comments: readonly Comment[];
	readonly frontMatter?: Range;
}

/**
 * Signs of code, HTML, quotes, rules, setext and indented headings. A block without any of them holds nothing but
 * prose, and a heading if it starts with one: no tree is needed to know that.
 */
const MARKUP = /[`<\uFEFF]|~~~|^[^\p{L}\r\n]{0,60}>|^[ \t]+#|^[ \t]*(?:=+|-+|(?:[*_-][ \t]*){3,})[ \t]*$/mu;
const ATX_LINE = /^(#{1,6})(?:[ \t]+([^\r\n]*))?(?:[\r\n]|$)/;

/** Reads a block that holds no Markdown but a heading on its first line; undefined for any other. */
export function readPlainBlock(block: string): Structure | undefined {
	if (MARKUP.test(block)) return;
	const headings = new Map<number, HeadingLine>();
	const line = block.charCodeAt(0) === 35 ? ATX_LINE.exec(block) : null;
	if (line) {
		const hashes = (line[1] as string).length;
		const content = (line[2] ?? "").replace(/[ \t]+$/, "").replace(/(?:^|[ \t]+)#+$/, "");
		const start = content ? line[0].indexOf(content, hashes) : 0;
		const title = { start, end: start + content.length };
		headings.set(0, { depth: hashes, setext: false, title, end: line[0].replace(/[\r\n]$/, "").length });
	}
	return { headings, hidden: [], comments: [] };
}

/** Front matter as templates write it, and nothing behind it. */
const FRONT_MATTER = /^---(?:\r\n|\n)(?:[\w-]+:[^\r\n]*(?:\r\n|\n))*---(?=[\r\n]+$)/;

/** Reads a block that holds plain front matter and nothing else; undefined for any other. It must open its text. */
export function readFrontMatterBlock(block: string): Structure | undefined {
	const end = FRONT_MATTER.exec(block)?.[0].length;
	if (end === undefined) return;
	const frontMatter = { start: 0, end };
	return { headings: new Map(), hidden: [frontMatter], comments: [], frontMatter };
}

const QUOTED_NUMBER = /^>\s*[\d=]/;

/** Reads the nodes at the root of a block. `at` is the block's offset in the parsed text. */
export function readStructure(nodes: readonly RootContent[], block: string, at: number): Structure {
	const headings = new Map<number, HeadingLine>();
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
		if (
			node.type === "blockquote" &&
			!QUOTED_NUMBER.test(block.slice(startOf(node) - at, startOf(node) - at + 12))
		) {
			return hide(node);
		}
		if ("children" in node) for (const child of node.children) visit(child);
	};

	let previous: RootContent | undefined;
	for (const node of nodes) {
		if (node.type === "heading") headings.set(startOf(node) - at, headingLine(node, block, at));
		else if (node.type === "yaml") {
			frontMatter = { start: startOf(node) - at, end: endOf(node) - at };
			hidden.push(frontMatter);
		} else if (node.type === "thematicBreak") {
			// A rule between paragraphs is decoration; right under a heading `***` is a blank to fill in.
			if (
				(previous?.type === "paragraph" || previous?.type === "list") &&
				isDecoration(block, startOf(node) - at)
			) {
				hide(node);
			}
		}
		if (deep) visit(node);
		else if (node.type === "code" && block.startsWith("~", startOf(node) - at)) hide(node);
		if (node.type !== "html") previous = node;
	}
	hidden.sort((a, b) => a.start - b.start);
	return { headings, hidden, comments, ...(frontMatter ? { frontMatter } : {}) };
}

/** A line of dashes always is; stars and underscores stand for a blank when a heading, or no blank line, is above. */
function isDecoration(block: string, start: number): boolean {
	if (block.charCodeAt(start) === 45) return true;
	const above = block.slice(Math.max(0, start - 200), start).split(/\r\n|\n|\r/);
	if (above.at(-2)?.trim() !== "") return false;
	const text = above.findLast((line) => line.trim() !== "")?.trim() ?? "";
	return text.length > 60 || /[.;,)]$/.test(text);
}

function headingLine(node: Heading, block: string, at: number): HeadingLine {
	const first = node.children[0];
	const last = node.children.at(-1);
	const start = startOf(first ?? node) - at;
	return {
		depth: node.depth,
		setext: block.charCodeAt(startOf(node) - at) !== 35,
		title: { start, end: last ? endOf(last) - at : start },
		end: endOf(node) - at,
	};
}

const TAG =
	/^<\/?(?:a|b|i|u|p|s|br|hr|em|ul|ol|li|td|th|tr|div|sub|sup|pre|img|kbd|code|span|font|small|table|thead|tbody|center|strong|details|summary|script|style|blockquote|h[1-6])\b/i;

/** In HTML only comments hide what they hold; of any other tag just the tag itself is no prose. */
function readHtml(block: string, start: number, end: number, hidden: Range[], comments: Comment[]): void {
	for (let at = start; at < end; ) {
		const open = block.indexOf("<", at);
		if (open < 0 || open >= end) return;
		const comment = block.startsWith("<!--", open);
		const close = block.indexOf(comment ? "-->" : ">", comment ? open + 4 : open);
		const closed = close >= 0 && close < end;
		const stop = closed ? close + (comment ? 3 : 1) : end;
		// "<name>" is a blank to fill in, and "<drug>" somebody's words: only HTML's own tags are none.
		if (comment || TAG.test(block.slice(open, open + 16))) hidden.push({ start: open, end: stop });
		if (comment)
			comments.push({ start: open, end: stop, text: block.slice(open + 4, closed ? close : stop) });
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
