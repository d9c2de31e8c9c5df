/** A note's front matter: flat `key: value` lines between two lines of dashes. */
export interface FrontMatter {
	readonly values: ReadonlyMap<string, string>;
	/** What is wrong, and where; offsets are relative to the start of the text. */
	readonly problem?: { readonly message: string; readonly start: number; readonly end: number };
}

const KEY = /^([A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$/;
const NESTED = /^(?:[ \t]+\S|-[ \t]|-$)/;

/**
 * Reads front matter, dashes included. Nested values are stepped over: a note needs none.
 *
 * @param text the front matter from its opening to its closing dashes
 */
export function readFrontMatter(text: string): FrontMatter {
	const values = new Map<string, string>();
	let at = 0;
	let nestable = false;
	for (const line of text.split(/\r\n|\n|\r/)) {
		const start = at;
		at += line.length + (text.startsWith("\r\n", at + line.length) ? 2 : 1);
		if (/^---[ \t]*$/.test(line) || /^[ \t]*(?:#.*)?$/.test(line)) continue;
		const pair = KEY.exec(line);
		const problem = (message: string) => ({ values, problem: { message, start, end: start + line.length } });
		if (!pair) {
			if (nestable && NESTED.test(line)) continue;
			return problem("Front matter is broken here: write `key: value`, one a line.");
		}
		const [, key, raw = ""] = pair as unknown as [string, string, string | undefined];
		const value = unquote(raw);
		if (value === undefined) return problem("Front matter is broken here: a quote or bracket is not closed.");
		if (values.has(key)) return problem(`Front matter says \`${key}\` twice.`);
		values.set(key, value);
		nestable = raw === "" || /^[|>]/.test(raw);
	}
	return { values };
}

/** The value of a plain or quoted scalar; undefined when a quote or bracket stays open. */
function unquote(raw: string): string | undefined {
	const quote = raw[0];
	if (quote === '"' || quote === "'") {
		const close = raw.indexOf(quote, 1);
		return close > 0 && /^\s*(?:#.*)?$/.test(raw.slice(close + 1)) ? raw.slice(1, close) : undefined;
	}
	if (quote === "[" || quote === "{") return raw.endsWith(quote === "[" ? "]" : "}") ? raw : undefined;
	return raw.replace(/\s+#.*$/, "");
}

const LONGEST = 20_000;

/** Offset past the front matter that a text starts with, or 0. */
export function frontMatterEnd(text: string, longest = LONGEST): number {
	if (!/^\uFEFF?---[ \t]*[\r\n]/.test(text)) return 0;
	return (
		/^\uFEFF?---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??---[ \t]*(?=[\r\n]|$)/.exec(
			text.slice(0, longest),
		)?.[0].length ?? 0
	);
}

/** The opening dashes of front matter that is never closed: `---`, then at least one `key: value` line. */
export function unclosedFrontMatter(text: string): { start: number; end: number } | undefined {
	const open = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)(?=note[ \t]*:)/.exec(text);
	if (!open || frontMatterEnd(text) > 0) return;
	return { start: text.startsWith("\uFEFF") ? 1 : 0, end: open[0].trimEnd().length };
}
