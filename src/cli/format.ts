import type { LintResult } from "../lint/result.ts";
import type { Paint } from "./colors.ts";
import { jsonFormat } from "./format-json.ts";
import { stylishFormat } from "./format-stylish.ts";
import type { Totals } from "./totals.ts";

/** Turns results into text, a file at a time, in order. */
export interface Format {
	/** `name` is how people are told which file it is. */
	file(result: LintResult, name: string): string;
	end(totals: Totals): string;
}

/** How the output is seen. */
export interface Look {
	readonly paint: Paint;
	/** Columns of the terminal; Infinity where there is none. */
	readonly width: number;
}

/** The formats of `lint`, by name. */
export const formats: Readonly<Record<"stylish" | "json", (look: Look) => Format>> = {
	stylish: stylishFormat,
	json: jsonFormat,
};
