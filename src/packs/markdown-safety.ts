import type { FileProblem } from "../lint/json-file.ts";

const MOST = 20;

const LINK = "A link may lead to a web page or an e-mail address only.";
const IMAGE = "A pack brings no images: say in words what the picture shows.";
const HTML = 'HTML is not for packs; write Markdown, and a space after "<" where it means "less than".';
const UNSEEN =
	"There is a sign here that cannot be seen, or that turns the direction of writing. Take it out.";
const COMMENT = "This comment is not closed.";
const FILE = "A link to a file is not for packs.";

/**
 * Where a link may lead: only a click opens it, in the reader's own browser. Anything spelled in another way may not.
 * Signs of quotations may stand before it where it is on the next line: all are passed, none is given back.
 */
const TARGET = /(?=([\s<>]*))\1(?:https?:\/\/|mailto:|#|(?![/\\])(?!\.\.)[\w./-]*\s{0,20}(?:[)>"'(]|$))/iy;
/** After what may be a definition, or only a label in brackets: what would lead elsewhere; schemes are short. */
const ELSEWHERE =
	/(?=([\s<>]*))\1(?!https?:\/\/|mailto:)(?:[a-z][^\s:]{0,64}:\S|[^\s&]{0,64}&(?:#|[a-z]{1,30};)|\/\/|\\|\.\.\/)/iy;

/** Elements that begin a block of HTML, or do something, even when their tag is not closed. */
const ELEMENTS =
	"a|address|applet|article|aside|audio|base|basefont|blockquote|body|button|canvas|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|img|input|legend|li|link|main|map|marquee|math|menu|menuitem|meta|nav|noframes|noscript|object|ol|optgroup|option|p|param|picture|portal|pre|script|search|section|select|slot|source|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|ul|video";
/** Quoted values may hold anything. No more than two readings ever run over the same quotes, so the length is what it costs. */
const TAG = "[a-z][a-z0-9-]*(?:\\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?\\/?>";

/**
 * Controls, what turns the direction, letters without a shape (pasted from web pages, and no search finds the word), halves
 * of letters. What joins letters and emoji stays: some writing needs it.
 */
const NOT_SEEN =
	"[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb]|\\udb40[\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]";

/**
 * Signs at which Markdown could run a command, load something, or hide: a link's target, a definition's, an image, one
 * between angle brackets, a comment, a tag, a file's address, what cannot be seen. Read as text, not as a tree: a text
 * made to be slow to parse costs no more than its length, and no escape or nesting changes what is looked at.
 */
const SIGNS = new RegExp(
	`(\\]\\()|(\\]:)|(!\\[)|<([a-z][a-z0-9+.-]{1,31}):|(<!--)|(<[!?]|<\\/?(?:${ELEMENTS})(?=[\\s/>]|$)|<\\/?${TAG})|(\\bfile:[/\\\\])|(${NOT_SEEN})`,
	"gi",
);

/** What in a pack's Markdown is not for packs, each at its place; the first twenty. */
export function unsafeMarkdown(text: string): FileProblem[] {
	const problems: FileProblem[] = [];
	let closed = 0;
	SIGNS.lastIndex = 0;
	for (let match = SIGNS.exec(text); match && problems.length < MOST; match = SIGNS.exec(text)) {
		const [found, link, definition, image, scheme, comment, tag, file, unseen] = match;
		const start = match.index;
		const end = start + found.length;
		const flag = (message: string) => problems.push({ message, start, end });
		if (comment) {
			// Renderers do not agree where a comment ends, so what stands in it is looked at, too.
			if (closed < end) closed = text.indexOf("-->", end);
			if (closed < 0) {
				flag(COMMENT);
				closed = text.length;
			}
		} else if (image) flag(IMAGE);
		else if (tag) flag(HTML);
		else if (file) flag(FILE);
		else if (unseen) flag(UNSEEN);
		else if (scheme) {
			if (!/^(?:https?|mailto)$/i.test(scheme)) flag(LINK);
		} else if (link && !matchesAt(TARGET, text, end)) flag(LINK);
		else if (definition && matchesAt(ELSEWHERE, text, end)) flag(LINK);
	}
	return problems;
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
	pattern.lastIndex = at;
	return pattern.test(text);
}
