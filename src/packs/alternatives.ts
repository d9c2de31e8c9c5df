/** More than this one phrasing never comes to. */
export const MOST_ALTERNATIVES = 200;
const CHOICE = /\(([^()]*\|[^()]*)\)/;

/**
 * What a phrasing comes to: "(stop|hold) naproxen" is "stop naproxen" and "hold naproxen". Parentheses without a bar
 * are only parentheses; an empty alternative leaves its place empty.
 */
export function alternatives(text: string): string[] {
	let all = [text];
	while (all.length < MOST_ALTERNATIVES && all.some((one) => CHOICE.test(one))) {
		all = all.flatMap((one) => {
			const choice = CHOICE.exec(one);
			if (!choice) return [one];
			const [whole, inside] = choice as unknown as [string, string];
			const before = one.slice(0, choice.index);
			const after = one.slice(choice.index + whole.length);
			return inside.split("|").map((word) => `${before}${word.trim()}${after}`.replace(/ {2,}/g, " ").trim());
		});
	}
	return all.slice(0, MOST_ALTERNATIVES);
}

/** What a phrasing says first, for a reader. */
export function firstOf(phrasing: string): string {
	return alternatives(phrasing)[0] as string;
}

/** Whether every parenthesis closes, none stands in another, and every bar stands in one. */
export function isBalanced(phrasing: string): boolean {
	return /^(?:[^()|]|\([^()]*\))*$/.test(phrasing);
}
