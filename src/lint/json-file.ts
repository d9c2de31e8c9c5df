import {
	createScanner,
	findNodeAtLocation,
	getNodePath,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from "jsonc-parser";
import type { Range } from "../note/types.ts";
import { printable } from "./printable.ts";

/** A mistake in a file, at its place; offsets are UTF-16 units. */
export interface FileProblem extends Range {
	readonly message: string;
}

/** A mistake in a value and where it is: keys from the top, array indexes included. */
export interface ValueProblem {
	readonly path: readonly (string | number)[];
	readonly message: string;
	/** The last key itself is wrong, not its value. */
	readonly key?: boolean;
}

/** Deeper than this no file of ours goes; the parser would run out of stack on files made to be deep. */
const DEEPEST = 30;
/** More keys, values and signs between them than this no file of ours holds; the parser keeps nodes for them. */
const MOST_VALUES = 60_000;
// As in the parser's own list of tokens, which is a `const enum`.
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const EOF = 17;
/** Nobody mends more at once, and each costs a search for its place. */
const MOST_PROBLEMS = 100;

/**
 * Reads JSON, in which comments and trailing commas are allowed, and has `check` look at the value. Problems come with
 * their places; the value of an empty text is undefined.
 */
export function readJson(
	text: string,
	check: (value: unknown) => readonly ValueProblem[],
): { value?: unknown; problems: FileProblem[] } {
	const body = text.replace(/^\uFEFF/, " ");
	const much = tooMuch(body);
	if (much) return { problems: [much] };
	const errors = new FirstOnly<ParseError>();
	const root = parseTree(body, errors, { allowTrailingComma: true, allowEmptyContent: true });
	const [error] = errors;
	if (error) {
		const message = `This is not valid JSON: ${spoken(printParseErrorCode(error.error))}.`;
		return { problems: [{ message, start: error.offset, end: error.offset + Math.max(1, error.length) }] };
	}
	if (!root) return { problems: [] };
	const value = plainValue(root);
	const problems = [
		...badKeys(root),
		...check(value)
			.slice(0, MOST_PROBLEMS)
			.map(({ path, message, key }) => ({ message, ...placeOf(root, path, key) })),
	].slice(0, MOST_PROBLEMS);
	return {
		value,
		problems: problems.map((problem) => ({ ...problem, message: printable(problem.message) })),
	};
}

/** The parser goes on after an error; only the first is told, and a file made of errors would fill the memory. */
class FirstOnly<Item> extends Array<Item> {
	override push(item: Item): number {
		return this.length === 0 ? super.push(item) : this.length;
	}
}

/** Where brackets go deeper or values are more than in any file of ours; the parser's own scanner knows strings and comments. */
function tooMuch(text: string): FileProblem | undefined {
	const scanner = createScanner(text, true);
	let depth = 0;
	let values = 0;
	for (let token = scanner.scan(); token !== EOF; token = scanner.scan()) {
		if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++;
		else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--;
		else if (++values > MOST_VALUES) return at("This holds too many values.");
		if (depth > DEEPEST) return at("This is nested too deep.");
	}
	return;

	function at(message: string): FileProblem {
		const start = scanner.getTokenOffset();
		return { message, start, end: start + 1 };
	}
}

/** "ColonExpected" as "colon expected". */
function spoken(code: string): string {
	return code.replace(/(?!^)([A-Z])/g, " $1").toLowerCase();
}

function plainValue(node: Node): unknown {
	if (node.type === "array") return (node.children ?? []).map(plainValue);
	if (node.type !== "object") return node.value;
	const entries = (node.children ?? []).map((pair) => [
		pair.children?.[0]?.value,
		pair.children?.[1] ? plainValue(pair.children[1]) : undefined,
	]);
	return Object.fromEntries(entries);
}

/** The value at a path, or its key, or the nearest thing around it. */
function placeOf(root: Node, path: readonly (string | number)[], wantsKey = false): Range {
	for (let length = path.length; length > 0; length--) {
		const node = findNodeAtLocation(root, path.slice(0, length));
		if (!node) continue;
		const property = node.parent?.type === "property" ? node.parent : undefined;
		const byKey = wantsKey || node.type === "object" || node.type === "array";
		const place = (byKey ? property?.children?.[0] : undefined) ?? node;
		return { start: place.offset, end: place.offset + place.length };
	}
	return { start: root.offset, end: root.offset + 1 };
}

/**
 * JSON lets a key stand twice and keeps the last: nobody means that. Nor does anybody mean `__proto__`, which schemas
 * step over unseen.
 */
function badKeys(root: Node): FileProblem[] {
	const problems: FileProblem[] = [];
	const visit = (node: Node) => {
		const seen = new Set<unknown>();
		for (const child of node.children ?? []) {
			if (problems.length >= MOST_PROBLEMS) return;
			const key = child.type === "property" ? child.children?.[0] : undefined;
			const say = (message: string) =>
				key && problems.push({ message, start: key.offset, end: key.offset + key.length });
			if (key?.value === "__proto__") say('"__proto__" is not a setting here.');
			else if (key && seen.has(key.value))
				say(`"${getNodePath(child).join(".") || String(key.value)}" stands here twice.`);
			if (key) seen.add(key.value);
			visit(child);
		}
	};
	visit(root);
	return problems;
}
