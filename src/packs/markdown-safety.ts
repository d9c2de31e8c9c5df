import type { FileProblem } from "../lint/json-file.ts";

/** Where a link may lead: only a click opens it, in the reader's own browser. Anything spelled in another way may not. */
const TARGET = /^(?:https?:\/\/|mailto:|#|[\w./-]*(?:[)>\s"']|$))/i;
const LONGEST_TARGET = 200;
const MOST = 20;

const LINK = "A link may lead to a web page or an e-mail address only.";
const IMAGE = "A pack brings no images: say in words what the picture shows.";
const HTML = "HTML is not for packs; write Markdown.";

/**
 * Signs at which Markdown could run a command, load something, or hide: a link's target, a definition's, one between
 * angle brackets, an image, a tag. Read as text, not as a tree: a text made to be slow to parse costs no more than its length.
 */
const SIGNS =
	/(\]\()|(?<=^|\n)[ \t]{0,3}\[[^\]\n]{1,200}(\]:)|(!\[)|<([a-z][a-z0-9+.-]{1,31}):|<!--|(<[!?]|<\/?[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,500})?\/?>|<\/?(?:a|base|body|button|details|div|embed|form|html|iframe|img|input|link|math|meta|object|pre|script|style|svg|table|textarea|title|video)\b)/gi;

/** What in a pack's Markdown is not for packs, each at its place; the first twenty. */
export function unsafeMarkdown(text: string): FileProblem[] {
	const problems: FileProblem[] = [];
	SIGNS.lastIndex = 0;
	for (let match = SIGNS.exec(text); match && problems.length < MOST; match = SIGNS.exec(text)) {
		const [found, link, definition, image, scheme, tag] = match;
		const start = match.index;
		const end = start + found.length;
		const flag = (message: string) => problems.push({ message, start, end });
		if (found === "<!--") {
			const close = text.indexOf("-->", end);
			if (close < 0) flag("This comment is not closed.");
			SIGNS.lastIndex = close < 0 ? text.length : close + 3;
		} else if (image) flag(IMAGE);
		else if (tag) flag(HTML);
		else if (scheme && !/^(?:https?|mailto)$/i.test(scheme)) flag(LINK);
		else if (
			(link || definition) &&
			!TARGET.test(text.slice(end, end + LONGEST_TARGET).replace(/^[\s<]+/, ""))
		)
			flag(LINK);
	}
	return problems;
}
