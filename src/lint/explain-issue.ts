import type * as z from "zod/mini";
import type { ValueProblem } from "./json-file.ts";

/**
 * What a schema found wrong, in words for the person who wrote the file.
 *
 * @param value the whole value that was checked
 */
export function explainIssue(issue: z.core.$ZodIssue, value: unknown): ValueProblem[] {
	const path = issue.path as (string | number)[];
	if (issue.code === "unrecognized_keys") {
		return issue.keys.map((key) => ({
			path: [...path, key],
			message: `"${key}" is not a setting here.`,
			key: true,
		}));
	}
	const rules = path.indexOf("rules");
	if (rules >= 0 && path.length > rules + 1) {
		return [
			{
				path: path.slice(0, rules + 2),
				message: 'Write "error", "warning", "information" or "off", or ["warning", {options}].',
			},
		];
	}
	if (at(value, path) === undefined) return [{ path, message: `"${path.at(-1)}" is missing.` }];
	// A schema's own words say it best.
	if (issue.message && issue.message !== "Invalid input") return [{ path, message: issue.message }];
	if (issue.code === "invalid_type") return [{ path, message: `This must be ${article(issue.expected)}.` }];
	if (issue.code === "too_small")
		return [{ path, message: `This must ${amount(issue.origin, issue.minimum)} or more.` }];
	if (issue.code === "too_big")
		return [{ path, message: `This may ${amount(issue.origin, issue.maximum)} at most.` }];
	return [{ path, message: "This value is not allowed here." }];
}

/** The value at a path; undefined where there is none. */
function at(value: unknown, path: readonly (string | number)[]): unknown {
	return path.reduce<unknown>(
		(inner, key) =>
			typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
				? (inner as Record<string | number, unknown>)[key]
				: undefined,
		value,
	);
}

function amount(origin: string, count: number | bigint): string {
	if (origin === "string") return `have ${count} characters`;
	return origin === "array" ? `have ${count} entries` : `be ${count}`;
}

function article(type: string): string {
	if (type === "int") return "a whole number";
	return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type === "array" ? "list" : type}`;
}
