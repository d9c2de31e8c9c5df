import {
	type Document,
	isAlias,
	isCollection,
	isMap,
	isNode,
	isPair,
	isScalar,
	type Node,
	parseDocument,
	visit,
} from "yaml";
import type * as z from "zod/mini";
import type { FileProblem } from "../lint/json-file.ts";
import type { Range } from "../note/types.ts";

/** YAML read for data: every scalar is text; no aliases, anchors or tags. Offsets count from the text's start. */
export interface ReadYaml {
	readonly value: unknown;
	readonly problems: FileProblem[];
	/** A problem at the value that the keys lead to, or at the nearest thing around it. */
	at(path: readonly PropertyKey[], message: string, key?: boolean): FileProblem;
	/** What a schema found wrong, in words and in its place. */
	explain(issue: z.core.$ZodIssue): FileProblem[];
}

/** Lists in lists deeper than this mean nothing here, and could exhaust the stack. */
const DEEPEST = 40;

/** Reads YAML of unknown origin. Never throws. */
export function readYaml(text: string): ReadYaml {
	const refused = (message: string, start = 0, end = text.length): ReadYaml => {
		const problem = { message, start, end };
		return { value: undefined, problems: [problem], at: () => problem, explain: () => [problem] };
	};
	const deep = tooDeep(text);
	if (deep !== undefined) return refused("This is nested too deep.", deep, deep + 1);
	let document: Document;
	try {
		document = parseDocument(text, {
			schema: "failsafe",
			version: "1.2",
			uniqueKeys: true,
			prettyErrors: false,
			logLevel: "silent",
		});
	} catch {
		return refused("This front matter cannot be read.");
	}
	const problems: FileProblem[] = document.errors.slice(0, 1).map(({ message, code, pos: [start, end] }) => ({
		message: closesNothing(text, start) ?? WORDS[code] ?? `This is not valid YAML: ${message.split("\n")[0]}`,
		start,
		// The parser points at one letter; a reader wants the word.
		end: Math.max(end, start + (/^[^\s:]+/.exec(text.slice(start))?.[0].length ?? 1)),
	}));
	if (problems.length === 0) problems.push(...foreign(document));
	if (problems.length === 0 && !isMap(document.contents))
		problems.push({ message: "Front matter is keys and values, one a line.", start: 0, end: text.length });
	const at: ReadYaml["at"] = (path, message, key) => ({ message, ...placeOf(document, path, key, text) });
	return {
		value: problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }),
		problems,
		at,
		explain: (issue) => explain(issue, at, document.hasIn(issue.path)),
	};
}

const WORDS: Partial<Record<string, string>> = {
	DUPLICATE_KEY: "This key stands here twice.",
	TAB_AS_INDENT: "YAML is indented with spaces, not tabs.",
	BAD_INDENT: "This line is not indented as its neighbors are, or a list before it is not closed.",
	MISSING_CHAR: "A quote, bracket or colon is missing here.",
	MULTILINE_IMPLICIT_KEY: "A colon is missing here, or the line before is not closed.",
	BLOCK_AS_IMPLICIT_KEY: "Put quotes around a text that holds a colon and a space.",
	UNEXPECTED_TOKEN: "Put quotes around the whole text, not around a part of it.",
	BAD_ALIAS: "A text that begins with * or & needs quotes.",
	MULTIPLE_DOCS: "Front matter is one document: no second line of dashes.",
};

function closesNothing(text: string, at: number): string | undefined {
	return /[\]}]/.test(text[at] ?? "") ? `This ${text[at]} closes nothing.` : undefined;
}

/** What a case has no use for, and a hostile file has: anchors, aliases and tags. */
function foreign(document: Document): FileProblem[] {
	const problems: FileProblem[] = [];
	const say = (node: Node, message: string) => {
		const [start = 0, end = 1] = node.range ?? [];
		problems.push({ message, start, end: Math.max(end, start + 1) });
		return visit.BREAK;
	};
	visit(document, {
		Node(_, node) {
			if (isAlias(node) || node.anchor)
				return say(node, "A text that begins with * or & needs quotes; anchors and aliases are not allowed.");
			if (node.tag && !/^tag:yaml\.org,2002:(?:str|map|seq)$/.test(node.tag))
				return say(node, "Tags (such as !name) are not allowed.");
			return undefined;
		},
	});
	return problems;
}

/** The offset at which brackets or indents stand too deep, or undefined. A guess from signs alone that may be early, never late. */
function tooDeep(text: string): number | undefined {
	let open = 0;
	for (let i = 0; i < text.length; i++) {
		const sign = text[i];
		if (sign === "[" || sign === "{") {
			if (++open > DEEPEST) return i;
		} else if ((sign === "]" || sign === "}") && open > 0) open--;
	}
	const dashes = /^[ ]*(?:[-?:][ ]+){41}/m.exec(text) ?? /^ {400}/m.exec(text);
	return dashes?.index;
}

function explain(issue: z.core.$ZodIssue, at: ReadYaml["at"], there: boolean): FileProblem[] {
	const { path } = issue;
	if (issue.code === "unrecognized_keys")
		return issue.keys.map((key) => at([...path, key], `There is no key "${key}" here.`, true));
	if (issue.code === "invalid_type") {
		if (!there) return [at(path, `The key "${String(path.at(-1))}" is missing.`)];
		const wanted = { array: "a list", object: "keys and values", string: "one text" }[
			issue.expected as string
		];
		return [at(path, `This must be ${wanted ?? "something else"}.`)];
	}
	return [
		at(
			path,
			issue.message && issue.message !== "Invalid input" ? issue.message : "This is not allowed here.",
		),
	];
}

function placeOf(document: Document, path: readonly PropertyKey[], wantsKey = false, text: string): Range {
	let node: unknown = document.contents;
	let place: Range = { start: 0, end: firstLine(text) };
	for (const [depth, key] of path.entries()) {
		if (!isCollection(node)) break;
		const pair: unknown = isMap(node)
			? node.items.find((item) => isScalar(item.key) && item.key.value === key)
			: node.items[key as number];
		if (isPair(pair)) {
			if (isNode(pair.key) && (wantsKey || !isScalar(pair.value) || !rangeOf(pair.value)))
				place = rangeOf(pair.key) ?? place;
			else place = rangeOf(pair.value) ?? place;
			node = pair.value;
		} else if (isNode(pair)) {
			// An entry of a list that holds keys is shown by its first key.
			const first = isMap(pair) ? pair.items[0]?.key : pair;
			place = rangeOf(first) ?? place;
			node = pair;
		} else if (depth === 0) break;
		else break;
	}
	return place;
}

function rangeOf(node: unknown): Range | undefined {
	const range = isNode(node) ? node.range : undefined;
	if (!range || range[1] <= range[0]) return;
	return { start: range[0], end: range[1] };
}

function firstLine(text: string): number {
	const found = text.slice(1).search(/[\r\n]/);
	return found < 0 ? text.length : found + 1;
}
