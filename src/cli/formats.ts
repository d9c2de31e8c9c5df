import type { Format, Look } from "./format.ts";
import { jsonFormat } from "./format-json.ts";
import { stylishFormat } from "./format-stylish.ts";

/** The formats of `lint`, by name. */
export const formats = {
	stylish: stylishFormat,
	json: jsonFormat,
} satisfies Readonly<Record<string, (look: Look) => Format>>;
