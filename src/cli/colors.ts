const CODES = { bold: 1, dim: 2, underline: 4, red: 31, yellow: 33, blue: 34 } as const;

type Color = keyof typeof CODES;

/** Puts ANSI codes around a text, or does nothing. */
export type Paint = (color: Color, text: string) => string;

export function painter(on: boolean): Paint {
	return (color, text) => (on ? `\u001B[${CODES[color]}m${text}\u001B[0m` : text);
}

/** Whether to color: what was asked for, else NO_COLOR and FORCE_COLOR, else whether it is a terminal. */
export function wantsColor(
	asked: boolean | undefined,
	stream: { isTTY?: boolean },
	env = process.env,
): boolean {
	if (asked !== undefined) return asked;
	if (env.NO_COLOR) return false;
	if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
	return Boolean(stream.isTTY) && env.TERM !== "dumb";
}
