import type { Heading, Nodes, Parents, Root } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { endOf, startOf } from "../note/markdown.ts";
import type { Range } from "../note/types.ts";
import { lookUp } from "../note/vocabulary.ts";
import { findBlanks } from "../rules/blanks.ts";
import type { Edit } from "../rules/rule.ts";

/** A word whose meaning hangs on its case ("HFrEF", "mEq"), or a number with its unit. */
const CASE_MATTERS = /\p{Ll}\p{Lu}|\d|µ/u;
const FORMATTING_TAG =
	/<\/?(?:a|b|big|blockquote|code|div|em|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
};

/**
 * Markdown as plain text that survives pasting into an EMR: headings as lines of capitals, bullets as "- ", task boxes
 * as "[ ]", no marks of emphasis, links as their text; without front matter and comments. Blanks (`***`) stay.
 */
export function withoutMarkdown(text: string): string {
	return tidy(new Plain(withoutFrontMatter(text)).result());
}

/** Plain text without what only this program reads: front matter and comments. */
export function withoutComments(text: string): string {
	return tidy(withoutFrontMatter(text).replace(/^[ \t]*<!--[\s\S]*?-->[ \t]*\r?\n|<!--[\s\S]*?-->/gm, ""));
}

function withoutFrontMatter(text: string): string {
	const source = text.replace(/^\uFEFF/, "");
	return source.replace(/^---[ \t]*\r?\n(?=[\w-]+[ \t]*:)[\s\S]*?\n---[ \t]*(?:\r?\n|$)/, "");
}

function tidy(text: string): string {
	const lines = text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "");
	return `${lines.replace(/\n{3,}/g, "\n\n").replace(/^\n+|\n+$/g, "")}\n`;
}

/** Edits the source in place, so that lines, columns and everything that is no Markdown stay as they are. */
class Plain {
	readonly #edits: Edit[] = [];
	readonly #blanks: readonly Range[];

	constructor(readonly source: string) {
		this.#blanks = findBlanks(source);
		this.#visit(unified().use(remarkParse).parse(source) as Root);
	}

	result(): string {
		return this.#edited(0, this.source.length);
	}

	#visit(node: Nodes): void {
		const start = startOf(node);
		const end = endOf(node);
		if (node.type === "heading") this.#heading(node);
		else if (node.type === "image") this.#replace(start, end, node.alt ?? "");
		else if (node.type === "inlineCode") this.#replace(start, end, node.value);
		else if (node.type === "break") this.#replace(start, end, "\n");
		else if (node.type === "text") this.#text(start, end);
		else if (node.type === "html") {
			this.#replace(start, this.#pastComment(start, end), plainHtml(this.source.slice(start, end)));
		} else if (node.type === "code") {
			// Indented text is how EMRs align columns: only a fence makes code of it.
			if (/^[ \t]*[`~]/.test(this.source.slice(start, end))) this.#replace(start, end, node.value);
		} else if ("children" in node) {
			if (node.type === "link" || (isEmphasis(node) && !this.#isBlank(start))) this.#unwrap(node);
			if (node.type === "listItem") this.#bullet(start, end);
			if (node.type === "paragraph") this.#table(start, end);
			this.#children(node);
		}
	}

	/** `***` around a few words may be two blanks. */
	#isBlank(at: number): boolean {
		return this.#blanks.some((blank) => blank.start <= at && at < blank.end);
	}

	#children(node: Parents): void {
		for (const child of node.children) this.#visit(child);
	}

	/** Takes away what stands around a node's children. */
	#unwrap(node: Parents): void {
		const first = node.children[0];
		const last = node.children.at(-1);
		const end = endOf(node);
		this.#replace(startOf(node), first ? startOf(first) : end, "");
		if (last) this.#replace(endOf(last), end, "");
	}

	#heading(node: Heading): void {
		const first = node.children[0];
		const last = node.children.at(-1);
		const before = this.#edits.length;
		this.#children(node);
		const inside = this.#edits.splice(before);
		const title = first && last ? this.#edited(startOf(first), endOf(last), inside) : "";
		this.#replace(startOf(node), endOf(node), isShouted(title) ? title.toUpperCase() : title);
	}

	/** "*" and "+" as "-"; a task box needs no bullet. Numbers stay as written. */
	#bullet(start: number, end: number): void {
		const mark = /^[-*+][ \t]+(?=(\[[ xX]?\]\s)?)/.exec(this.source.slice(start, end));
		if (mark) this.#replace(start, start + mark[0].length, mark[1] ? "" : "- ");
	}

	#text(start: number, end: number): void {
		const found = this.source.slice(start, end).matchAll(/\\([!-/:-@[-`{-~])|&(amp|lt|gt|quot|apos|nbsp);/g);
		for (const { index, 0: all, 1: escaped, 2: entity } of found) {
			const at = start + index;
			this.#replace(at, at + all.length, escaped ?? (ENTITIES[entity ?? ""] as string));
		}
	}

	/** Rows of a pipe table lose their outer pipes, and the row of dashes goes. */
	#table(start: number, end: number): void {
		const rows = this.source.slice(start, end);
		if (!/^\|.*\|[ \t]*$/m.test(rows)) return;
		for (const { index, 0: all } of rows.matchAll(/^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\r?\n|$)/gm)) {
			this.#replace(start + index, start + index + all.length, "");
		}
		for (const { index, 0: all } of rows.matchAll(
			/^[ \t]*\|[ \t]*(?=[^\s:-])|(?<=[^\s:-])[ \t]*\|[ \t]*$/gm,
		)) {
			this.#replace(start + index, start + index + all.length, "");
		}
	}

	/** A comment that has its lines to itself goes with its line break, any other with the blank after it. */
	#pastComment(start: number, end: number): number {
		if (!/^<!--[\s\S]*-->$/.test(this.source.slice(start, end).trim())) return end;
		const before = this.source.slice(Math.max(0, start - 1), start);
		const gap = /[ \t]/.test(before) ? /^[ \t]+/ : /^$|[\r\n]/.test(before) ? /^\r?\n/ : /^$/;
		return end + (gap.exec(this.source.slice(end, end + 2))?.[0].length ?? 0);
	}

	#replace(start: number, end: number, text: string): void {
		this.#edits.push({ start, end, text });
	}

	#edited(start: number, end: number, edits: readonly Edit[] = this.#edits): string {
		let result = "";
		let at = start;
		for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
			if (edit.start < at) continue;
			result += this.source.slice(at, edit.start) + edit.text;
			at = edit.end;
		}
		return result + this.source.slice(at, end);
	}
}

function isEmphasis({ type }: Nodes): boolean {
	return type === "emphasis" || type === "strong";
}

/** Section titles are written in capitals, and any other heading that loses nothing by it. */
function isShouted(title: string): boolean {
	return lookUp(title) !== undefined || !CASE_MATTERS.test(title.replace(/^[#\d.)\s]+/, ""));
}

function plainHtml(html: string): string {
	return html
		.replace(/<!--[\s\S]*?-->/g, "")
		.replace(/<br\s*\/?>/gi, "\n")
		.replace(FORMATTING_TAG, "");
}
