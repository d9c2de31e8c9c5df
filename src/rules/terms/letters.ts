export const SPACE = 0;
export const SIGN = 1;
export const DIGIT = 2;
export const LETTER = 3;

/** Beyond these no letters are looked for: Greek letters are signs in notes. */
const KNOWN = 0x250;
const kinds = new Uint8Array(KNOWN).fill(SIGN);
const lowered = new Uint16Array(KNOWN);
for (const code of [9, 10, 11, 12, 13, 32, 0xa0]) kinds[code] = SPACE;
for (let code = 48; code < 58; code++) kinds[code] = DIGIT;
for (let code = 65; code < KNOWN; code++) {
	const letter = String.fromCharCode(code);
	// The micro sign, and the raised a and o, are letters to Unicode only.
	if ((code > 122 && code < 0xc0) || !/\p{L}/u.test(letter)) continue;
	kinds[code] = LETTER;
	lowered[code] = letter.toLowerCase().charCodeAt(0);
}

/** Whether a UTF-16 unit is a letter of a word, a digit, white space or a sign. */
export function kindOf(code: number): number {
	return code < KNOWN ? (kinds[code] as number) : SIGN;
}

/** A letter in lower case; 0 for what is no letter. */
export function lower(code: number): number {
	return code < KNOWN ? (lowered[code] as number) : 0;
}
