const LONGEST = 400;
/** Signs that a terminal or an editor would act on instead of showing them: controls, and those that turn the direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text from an unknown file as part of a message: one line, of a length that can be read, and nothing but what it shows. */
export function printable(text: string): string {
	const plain = text.slice(0, LONGEST).replace(UNSEEN, "?");
	return text.length > LONGEST ? `${plain}…` : plain;
}
