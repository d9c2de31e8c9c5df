/** A text with its line breaks counted as one unit each, and the way back to the offsets of the text as it is. */
export interface LfText {
	readonly text: string;
	toLf(offset: number): number;
	fromLf(offset: number): number;
}

/** A file checked out with other line breaks must not move a comment. */
export function lfText(text: string): LfText {
	if (!text.includes("\r")) return { text, toLf: same, fromLf: same };
	/** Offsets in the LF text of the breaks that were two units. */
	const pairs: number[] = [];
	for (let at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2))
		pairs.push(at - pairs.length);
	return {
		text: text.replace(/\r\n?/g, "\n"),
		toLf: (offset) => offset - below(pairs, (pair, i) => pair + i + 1 < offset),
		fromLf: (offset) => offset + below(pairs, (pair) => pair < offset),
	};
}

function same(offset: number): number {
	return offset;
}

/** How many of the sorted offsets hold; those that do stand first. */
function below(offsets: readonly number[], holds: (offset: number, index: number) => boolean): number {
	let low = 0;
	let high = offsets.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (holds(offsets[middle] as number, middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}
