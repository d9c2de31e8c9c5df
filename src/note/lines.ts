/** Offset just past the line break that ends the line at `from` (CR, LF or CRLF), or the end of the text. */
export function nextLine(text: string, from: number): number {
	for (let i = from; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 10) return i + 1;
		if (code === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
	}
	return text.length;
}

/** Offset of the line break (or the end) of the line whose next line starts at `next`. */
export function lineEnd(text: string, start: number, next: number): number {
	let end = next;
	while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
	return end;
}

/** The number of line breaks in a text. */
export function countBreaks(text: string): number {
	let count = 0;
	for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) count++;
	for (let i = text.indexOf("\r"); i >= 0; i = text.indexOf("\r", i + 1))
		if (text.charCodeAt(i + 1) !== 10) count++;
	return count;
}

/** Line and column, both from 1, of an offset. */
export function positionIn(text: string, offset: number): { line: number; column: number } {
	const before = text.slice(0, offset);
	const lineStart = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
	return { line: countBreaks(before) + 1, column: offset - lineStart + 1 };
}

export function isBlankLine(text: string, start: number, end: number): boolean {
	for (let i = start; i < end; i++) {
		const code = text.charCodeAt(i);
		if (code !== 32 && code !== 9) return false;
	}
	return true;
}

/** How many UTF-16 units two texts share at their start. */
export function commonPrefix(a: string, b: string): number {
	let low = 0;
	let high = Math.min(a.length, b.length);
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** How many UTF-16 units two texts share at their end, at most `limit`. */
export function commonSuffix(a: string, b: string, limit: number): number {
	let low = 0;
	let high = limit;
	while (low < high) {
		const middle = (low + high + 1) >>> 1;
		const same = a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low);
		if (same) low = middle;
		else high = middle - 1;
	}
	return low;
}
