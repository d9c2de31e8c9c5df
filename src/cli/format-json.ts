import type { Format } from "./format.ts";

/** One array, one object a file; a line each, so that it can be read while it is written. */
export function jsonFormat(): Format {
	let before = "[\n";
	return {
		file(result) {
			const text = before + JSON.stringify(result);
			before = ",\n";
			return text;
		},
		end: () => (before === "[\n" ? "[]\n" : "\n]\n"),
	};
}
