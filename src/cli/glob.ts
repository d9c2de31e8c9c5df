import ignore from "ignore";
import { slashed, within } from "./node-files.ts";

/** A pattern for paths: the folder it begins in, and which slashed paths in there it means. */
export interface Glob {
	readonly folder: string;
	matches(path: string): boolean;
	/** Whether a folder, its path ending in "/", can hold anything that matches. */
	mayHold(path: string): boolean;
	/** It names an ending of its own, so that it is not for notes only. */
	readonly namesEnding: boolean;
}

export function isGlob(path: string): boolean {
	return /[*?[{]/.test(path);
}

/** Reads `*`, `**`, `?`, `[ab]` and `{a,b}`. A folder that matches stands for all in it, as it does in a shell. */
export function readGlobs(pattern: string): Glob[] {
	return expandBraces(process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern).map(readGlob);
}

function readGlob(pattern: string): Glob {
	const parts = pattern.split("/");
	const first = parts.findIndex(isGlob);
	const fixed = first < 0 ? parts.length - 1 : first;
	const folder = slashed(parts.slice(0, fixed).join("/") || (pattern.startsWith("/") ? "/" : "."));
	const rest = parts
		.slice(fixed)
		.filter((part) => part !== ".")
		.join("/");
	const matcher = ignore({ ignorecase: false }).add(`/${rest}`);
	const depth = rest.includes("**") ? Number.POSITIVE_INFINITY : rest.split("/").length;
	const matches = (path: string) => {
		const relative = within(folder, path) ?? "";
		return ignore.isPathValid(relative) && matcher.ignores(relative);
	};
	return {
		folder,
		matches,
		mayHold: (path) => (within(folder, path) ?? "").split("/").length <= depth || matches(path),
		namesEnding: /\.\w+$/.test(rest),
	};
}

function expandBraces(pattern: string): string[] {
	const match = /\{([^{}]*,[^{}]*)\}/.exec(pattern);
	if (!match) return [pattern];
	const before = pattern.slice(0, match.index);
	const after = pattern.slice(match.index + match[0].length);
	return (match[1] as string).split(",").flatMap((choice) => expandBraces(before + choice + after));
}
