import type { Range } from "../note/types.ts";
import type { Example } from "./rule.ts";

/** An example's text without its signs, and the places they stood around. */
export function readExample(example: Example): { text: string; places: Range[] } {
	const places: Range[] = [];
	let text = "";
	for (const piece of example.note.split(/(«[^»]*»)/)) {
		if (piece.startsWith("«")) {
			places.push({ start: text.length, end: text.length + piece.length - 2 });
			text += piece.slice(1, -1);
		} else text += piece;
	}
	return { text, places };
}
