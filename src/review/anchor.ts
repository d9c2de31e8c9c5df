import type { Range } from "../note/types.ts";
import type { Anchor } from "./event.ts";
import { lfText } from "./lf.ts";
import { headingAbove, lineAt, trimmed } from "./lines.ts";
import { twinsOf } from "./twins.ts";

/** Units of context kept on each side, and the most where the text says the same twice. */
const CONTEXT = 48;
const MOST = 2000;

/**
 * Describes a range of a draft so that a `Locator` finds it again in a later version. A range that says nothing, such as
 * an empty one or a list's dash, means its line; on a line that says nothing it means the nearest one above, else below.
 */
export function anchor(text: string, range: Range): Anchor {
	const lf = lfText(text);
	const { start, end } = meant(lf.text, lf.toLf(range.start), lf.toLf(range.end));
	const context = contextOf(lf.text, { start, end });
	const section = headingAbove(lf.text, start);
	return {
		selector: [
			{
				type: "TextQuoteSelector",
				exact: lf.text.slice(start, end),
				prefix: lf.text.slice(context.start, start),
				suffix: lf.text.slice(end, context.end),
			},
			{ type: "TextPositionSelector", start, end },
		],
		...(section === undefined ? {} : { section }),
	};
}

/** So much about a range that no other place of the text looks the same, on either side. */
function contextOf(text: string, range: Range): Range {
	const twins = twinsOf(text, range);
	const start = Math.min(range.start - CONTEXT, ...twins.map((twin) => twin.start - 1));
	const end = Math.max(range.end + CONTEXT, ...twins.map((twin) => twin.end + 1));
	return {
		start: whole(text, Math.max(0, range.start - MOST, start), 1),
		end: whole(text, Math.min(text.length, range.end + MOST, end), -1),
	};
}

function meant(text: string, from: number, to: number): Range {
	const [low, high] = [Math.min(from, to), Math.max(from, to)];
	const asked = trimmed(text, { start: whole(text, low, -1), end: whole(text, high, 1) });
	if (says(text, asked)) return asked;
	for (let line = lineAt(text, low); ; line = lineAt(text, line.start - 1)) {
		if (says(text, line)) return trimmed(text, line);
		if (line.start === 0) break;
	}
	const below = WORD.exec(text.slice(low));
	return trimmed(text, below ? lineAt(text, low + below.index) : { start: 0, end: text.length });
}

function says(text: string, { start, end }: Range): boolean {
	return WORD.test(text.slice(start, end));
}

const WORD = /[\p{L}\p{N}]/u;

/** An offset that parts no surrogate pair, moved by `step` where it did. */
function whole(text: string, offset: number, step: 1 | -1): number {
	const low = text.charCodeAt(offset);
	const high = text.charCodeAt(offset - 1);
	return low >= 0xdc00 && low < 0xe000 && high >= 0xd800 && high < 0xdc00 ? offset + step : offset;
}
