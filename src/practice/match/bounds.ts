import type { Token } from "./tokens.ts";

/** Where a token stands: tokens share a sentence, a clause in it, a stretch between commas. */
export interface Bounds {
	readonly sentence: number;
	readonly clause: number;
	readonly chunk: number;
	/** The paragraph, list entry or line of a table. */
	readonly entry: number;
	/** Open parentheses around it. */
	readonly depth: number;
	/** A colon stands directly before it. */
	readonly colon: boolean;
}

/** What the sentence as a whole is. */
export interface SentenceFacts {
	/** Token indexes, half open. */
	readonly from: number;
	to: number;
	/** An entry of a list. */
	readonly bullet: boolean;
	/** Ends in a question mark. */
	question: boolean;
	/** A heading, or a line that ends in a colon. */
	headline: boolean;
	/** A heading or the name of the next problem: what stood before is done with. */
	readonly opens: boolean;
}

const CONTRAST = new Set(["but", "however", "although", "though", "except", "whereas"]);
/** Words whose period ends no sentence. */
const SHORT = new Set([
	"dr",
	"mr",
	"mrs",
	"ms",
	"vs",
	"approx",
	"pt",
	"st",
	"eg",
	"ie",
	"no",
	"prn",
	"bid",
	"tid",
	"po",
	"iv",
]);
/** The same, where a small letter or a number follows. */
const SHORT_BEFORE = new Set(
	"abd avg bilat cont ext fig hosp hr hrs lab max min mo temp tab tabs wk wt yr yrs est".split(" "),
);
const LONG_LINE = 60;

/** Places every token of a text among its sentences and clauses. */
export function boundsOf(
	text: string,
	tokens: readonly Token[],
): { bounds: Bounds[]; sentences: SentenceFacts[] } {
	const bounds: Bounds[] = [];
	const sentences: SentenceFacts[] = [];
	let [sentence, clause, chunk, depth, entry] = [-1, 0, 0, 0, 0];
	let end = 0;
	tokens.forEach((token, i) => {
		const gap = text.slice(end, token.start);
		const previous = tokens[i - 1];
		const ends = i === 0 || endsSentence(text, gap, previous);
		for (const sign of gap) {
			if (sign === "(" || sign === "[") depth++;
			else if ((sign === ")" || sign === "]") && depth > 0) depth--;
		}
		if (ends) {
			const last = sentences.at(-1);
			if (last) {
				last.to = i;
				last.question = /^[^.!\n]*\?/.test(gap);
				last.headline ||= /^[*_\s]*:[*_ \t]*\n/.test(gap.replaceAll("\r", ""));
			}
			const line = lineBefore(text, token.start);
			sentence++;
			if (/[\r\n]/.test(gap)) entry++;
			depth = /^[^)\n]*[([]$/.test(gap) ? 1 : 0;
			sentences.push({
				from: i,
				to: tokens.length,
				bullet: /^[ \t>]*(?:[-*+•–]|\d{1,2}[.)])[ \t]/.test(line),
				question: false,
				headline: /^[ \t]{0,3}#/.test(line),
				opens: /^[ \t]{0,3}(?:\*\*|__)?(?:#{1,6}\s*|\d{1,2}[.)]\s+)(?:\*\*|__)?$/.test(line),
			});
			clause++;
			chunk++;
		} else if (/;|\s[-–—]{1,2}\s|—/.test(gap) || contrasts(token, gap)) {
			clause++;
			chunk++;
		} else if (/[,|]/.test(gap)) chunk++;
		bounds.push({ sentence, clause, chunk, entry, depth, colon: /[:|][\s*_]*$/.test(gap) });
		end = token.end;
	});
	const last = sentences.at(-1);
	if (last) last.question = /^[^.!\n]*\?/.test(text.slice(end));
	// A bare "STOP" above a list is its head, colon or not.
	sentences.forEach((head, i) => {
		if (!head.bullet && head.to - head.from <= 2 && sentences[i + 1]?.bullet) head.headline = true;
	});
	return { bounds, sentences };
}

/** "Yet" contrasts behind a comma only: "not yet inside the line" is one thought. */
function contrasts(token: Token, gap: string): boolean {
	const word = token.names[0] ?? "";
	return CONTRAST.has(word) || (word === "yet" && gap.includes(","));
}

function endsSentence(text: string, gap: string, previous: Token | undefined): boolean {
	if (/^[)\]"'”*_%]*[!?](?=[\s)\]"'”*_]|$)/.test(gap)) return true;
	if (
		/^[)\]"'”*_%]*\.+(?=[\s)\]"'”*_]|$)/.test(gap) &&
		!(isShort(text, gap, previous) && !/[\r\n]/.test(gap))
	)
		return true;
	const at = gap.search(/\r\n|\n|\r/);
	return at >= 0 && isHardBreak(text, (previous?.end ?? 0) + at, gap.slice(at));
}

/** Whether the period belongs to the word: "Dr. Hart", "S. pneumoniae", "approx. 2 L". */
function isShort(text: string, gap: string, previous: Token | undefined): boolean {
	if (!previous) return false;
	const word = text.slice(previous.start, previous.end);
	if (SHORT.has(word.toLowerCase())) return true;
	const next = text[previous.end + gap.length] ?? "";
	if (/^[A-Z]$/.test(word)) return /\p{Ll}/u.test(next);
	return SHORT_BEFORE.has(word.toLowerCase()) && /[\p{Ll}\d]/u.test(next);
}

/** Whether a line break ends what was said: prose that an editor wrapped goes on. */
function isHardBreak(text: string, at: number, rest: string): boolean {
	if (/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(rest)) return true;
	const next = rest.replace(/^(?:\r\n|\n|\r)/, "");
	if (/^[ \t>]*(?:[-*+•–#|]|\d{1,2}[.)](?:\s|$)|\[)/.test(next)) return true;
	const start = Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
	if (at - start < LONG_LINE) return true;
	const line = text.slice(at).replace(/^\s+/, "");
	return /^\*{0,2}[A-Z][\w /&-]{0,30}\*{0,2}:/.test(line);
}

function lineBefore(text: string, at: number): string {
	const start = Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\r", at - 1)) + 1;
	return text.slice(start, at);
}
