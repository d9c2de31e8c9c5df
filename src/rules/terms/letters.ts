export const SPACE = 0;
export const SIGN = 1;
export const DIGIT = 2;
export const LETTER = 3;

const kinds = new Uint8Array(0x250).fill(SIGN);
for (const code of [9, 10, 11, 12, 13, 32, 0xa0]) kinds[code] = SPACE;
for (let code = 48; code < 58; code++) kinds[code] = DIGIT;
for (let code = 65; code < 91; code++) kinds[code] = kinds[code + 32] = LETTER;
for (let code = 0xc0; code < 0x250; code++) if (code !== 0xd7 && code !== 0xf7) kinds[code] = LETTER;

/** Whether a UTF-16 unit is a letter of a word, a digit, white space or a sign; Greek letters are signs in notes. */
export function kindOf(code: number): number {
	return code < 0x250 ? (kinds[code] as number) : SIGN;
}

/** A letter in lower case. */
export function lower(code: number): number {
	return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde) ? code + 32 : code;
}
