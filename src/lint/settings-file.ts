import {
	findNodeAtLocation,
	getNodePath,
	type Node,
	type ParseError,
	parseTree,
	printParseErrorCode,
} from "jsonc-parser";
import type { Range } from "../note/types.ts";
import { checkSettings, type Settings } from "./settings.ts";

/** A mistake in a settings file, at its place; offsets are UTF-16 units. */
export interface FileProblem extends Range {
	readonly message: string;
}

/**
 * Reads the text of a settings file (JSON; comments are allowed). `settings` is there only when nothing is wrong,
 * so that a caller can go on with the last good ones.
 */
export function readSettingsFile(text: string): { settings?: Settings; problems: FileProblem[] } {
	const body = text.replace(/^\uFEFF/, " ");
	const errors: ParseError[] = [];
	const root = parseTree(body, errors, { allowTrailingComma: true });
	const [error] = errors;
	if (error) {
		const message = `This is not valid JSON: ${spoken(printParseErrorCode(error.error))}.`;
		return { problems: [{ message, start: error.offset, end: error.offset + Math.max(1, error.length) }] };
	}
	if (!root) return { settings: {}, problems: [] };
	const { settings, problems } = checkSettings(plainValue(root));
	const placed = [
		...duplicates(root),
		...problems.map(({ path, message, key }) => ({ message, ...placeOf(root, path, key) })),
	];
	return settings && placed.length === 0 ? { settings, problems: [] } : { problems: placed };
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
