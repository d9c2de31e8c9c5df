const BLANK = 1;
const SOLID = 2;
const kinds = new Uint8Array(128);
for (const code of [9, 10, 11, 12, 13, 32]) kinds[code] = BLANK;
for (let code = 48; code < 123; code++) {
	if (code < 58 || (code > 64 && code < 91) || code > 96) kinds[code] = SOLID;
}

/**
 * Counts words between two offsets: runs of non-blank characters that hold a letter or a digit, so that
 * "67-year-old" is one word and a bullet or a dash is none.
 */
export function countWords(text: string, start = 0, end = text.length): number {
	let count = 0;
	let counted = false;
	for (let i = start; i < end; i++) {
		const code = text.charCodeAt(i);
		const kind = code < 128 ? kinds[code] : isBlank(code) ? BLANK : isLetter(code) ? SOLID : 0;
		if (kind === BLANK) counted = false;
		else if (kind === SOLID && !counted) {
			count++;
			counted = true;
		}
	}
	return count;
}

function isBlank(code: number): boolean {
	return (
		code === 0xa0 ||
		code === 0x3000 ||
		code === 0xfeff ||
		(code >= 0x2000 && code <= 0x200b) ||
		code === 0x2028
	);
}

/** Letters beyond ASCII, roughly: not the punctuation, arrows and bullets that notes use as signs. */
function isLetter(code: number): boolean {
	return (
		code >= 0xaa && code !== 0xb7 && code !== 0xb1 && code !== 0xd7 && !(code >= 0x2000 && code <= 0x2bff)
	);
}
