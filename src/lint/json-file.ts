import {
	findNodeAtLocation,
	getNodePath,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from "jsonc-parser";
import type { Range } from "../note/types.ts";

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

/**
 * Reads JSON, in which comments and trailing commas are allowed, and has `check` look at the value. Problems come with
 * their places; the value of an empty text is undefined.
 */
export function readJson(
	text: string,
	check: (value: unknown) => readonly ValueProblem[],
): { value?: unknown; problems: FileProblem[] } {
	const body = text.replace(/^\uFEFF/, " ");
	const deep = tooDeep(body);
	if (deep !== undefined)
		return { problems: [{ message: "This is nested too deep.", start: deep, end: deep + 1 }] };
	const errors: ParseError[] = [];
	const root = parseTree(body, errors, { allowTrailingComma: true });
	const [error] = errors;
	if (error) {
		const message = `This is not valid JSON: ${spoken(printParseErrorCode(error.error))}.`;
		return { problems: [{ message, start: error.offset, end: error.offset + Math.max(1, error.length) }] };
	}
	if (!root) return { problems: [] };
	const value = plainValue(root);
	const problems = [
		...duplicates(root),
		...check(value).map(({ path, message, key }) => ({ message, ...placeOf(root, path, key) })),
	];
	return { value, problems };
}

/** Where brackets go deeper than any file of ours; brackets in strings do not count. */
function tooDeep(text: string): number | undefined {
	let depth = 0;
	for (const { 0: piece, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[[\]{}]/g)) {
		if (piece === "[" || piece === "{") depth++;
		else if (piece === "]" || piece === "}") depth--;
		if (depth > DEEPEST) return index;
	}
	return;
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

/** JSON lets a key stand twice and keeps the last: nobody means that. */
function duplicates(root: Node): FileProblem[] {
	const problems: FileProblem[] = [];
	const visit = (node: Node) => {
		const seen = new Set<unknown>();
		for (const child of node.children ?? []) {
			const key = child.type === "property" ? child.children?.[0] : undefined;
			if (key && seen.has(key.value)) {
				const where = getNodePath(child).join(".") || String(key.value);
				problems.push({
					message: `"${where}" stands here twice.`,
					start: key.offset,
					end: key.offset + key.length,
				});
			}
			if (key) seen.add(key.value);
			visit(child);
		}
	};
	visit(root);
	return problems;
}
