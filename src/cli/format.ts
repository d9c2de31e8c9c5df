import type { LintResult } from "../lint/result.ts";
import type { Paint } from "./colors.ts";
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
