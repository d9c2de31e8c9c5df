import { LOG_ENDING } from "./log-ending.ts";

/** With it git merges two logs by keeping the lines of both, and changes no byte of them. */
const LINE = `*${LOG_ENDING} merge=union -text`;

/** The text of a `.gitattributes` under which review logs merge; undefined when it says so already. */
export function withReviewMerge(text: string): string | undefined {
	const lines = text.split(/\r?\n/);
	if (lines.some((line) => line.trim().split(/\s+/).join(" ") === LINE)) return;
	const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
	const apart = text === "" || text.endsWith("\n") ? "" : lineBreak;
	return `${text}${apart}${LINE}${lineBreak}`;
}
