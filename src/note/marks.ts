import { isBlankLine, lineEnd, nextLine } from "./lines.ts";
import type { HeadingLine } from "./markdown.ts";
import type { Form, Mark } from "./types.ts";
import type { Term } from "./vocabulary.ts";
import type { Words } from "./words-known.ts";

const RANK = { bold: 7, caps: 7, line: 7, label: 8, bullet: 9 } as const;
const MAX_TITLE = 70;
const MAX_LABEL = 60;

const BULLET = /^(?:[-*+•·–○▪●](?:\s+\[[ xX]?\])?|\d{1,2}[.)])\s+/;
const BOLD = /^(\*\*|__)(?=\S)(.{1,70}?)\1/;
const IMAGING =
	/\bno (?:acute|evidence|focal|radiographic)\b|opacit|consolidat|effusion|pneumothorax|cardiomediast|cardiopulmonary|midline shift|hydronephrosis|intracranial|unremarkable (?:ct|mri|exam|study)|\bcompared (?:to|with) (?:prior|the)/i;
/** "A/P 68F with ...": a plan begins, though nobody typed the colon. */
const BARE_PLAN = /^A ?[/&+] ?P(?=[ \t]+[\w#(])(?![ \t]+(?:CT|view|and|diameter|projection|film|x-?ray)\b)/;
const REPORT_CLOSES = /^(?:imp|impressions?|conclusions?|interpretation|findings)$/i;

/** Finds every line of a block that may open a section. `headings` are the block's Markdown headings by offset. */
export function findMarks(prose: string, headings: ReadonlyMap<number, HeadingLine>, known: Words): Mark[] {
	const marks: Mark[] = [];
	let spaced = true;
	for (let start = 0; start < prose.length; ) {
		let next = nextLine(prose, start);
		const end = lineEnd(prose, start, next);
		let at = start;
		while (at < end && (prose.charCodeAt(at) === 32 || prose.charCodeAt(at) === 9)) at++;
		if (at === end) {
			spaced = true;
			start = next;
			continue;
		}
		const heading = headings.get(at);
		let mark: Mark | undefined;
		if (heading) {
			next = nextLine(prose, Math.max(start, heading.end - 1));
			mark = markdownHeading(prose, heading, at, next, spaced, known);
		}
		if (!mark) mark = proseHeading(prose, at, end, next, spaced, known);
		if (mark) marks.push(mark);
		spaced = false;
		start = next;
	}
	return marks;
}

function markdownHeading(
	prose: string,
	heading: HeadingLine,
	at: number,
	next: number,
	spaced: boolean,
	known: Words,
): Mark | undefined {
	const { setext } = heading;
	const { start: titleStart, end: titleEnd } = heading.title;
	const text = prose.slice(titleStart, titleEnd);
	if (setext) {
		// A dashed line under a paragraph is a rule drawn by hand, not a heading.
		const term = known.lookUp(text);
		if (/[\r\n]/.test(text) || (!term && (text.length > MAX_TITLE || /[.;,]$/.test(text)))) return;
	}
	const label = colonLabel(text);
	const term = known.lookUp(label ?? text);
	// "## HPI: 67-year-old man ..." holds its text in the heading.
	const runIn = label !== undefined && term !== undefined && text.length > label.length + 2;
	const body = runIn ? titleStart + label.length + 1 : next;
	const title = { start: titleStart, end: runIn ? titleStart + label.length : titleEnd };
	return {
		start: at,
		title,
		body,
		form: setext ? "setext" : "atx",
		rank: heading.depth,
		text: prose.slice(title.start, title.end),
		term,
		bold: false,
		spaced,
		imagingReport: false,
	};
}

function colonLabel(text: string): string | undefined {
	const colon = text.indexOf(":");
	return colon > 0 && colon <= MAX_LABEL ? text.slice(0, colon) : undefined;
}

function proseHeading(
	prose: string,
	at: number,
	end: number,
	next: number,
	spaced: boolean,
	known: Words,
): Mark | undefined {
	const first = prose.charCodeAt(at);
	if (first === 35 || first === 124 || first === 62) return;
	let from = at;
	let bullet = false;
	if (!isWordStart(first)) {
		const head = prose.slice(at, Math.min(end, at + 12));
		const sign = BULLET.exec(head);
		if (sign) {
			from += sign[0].length;
			bullet = true;
		}
	} else if (first >= 48 && first <= 57) {
		const sign = BULLET.exec(prose.slice(at, Math.min(end, at + 8)));
		if (!sign) return;
		from += sign[0].length;
		bullet = true;
	}
	const strong = BOLD.exec(prose.slice(from, Math.min(end, from + MAX_TITLE + 6)));
	const make = (form: Form, start: number, stop: number, body: number, term: Term | undefined): Mark => ({
		start: at,
		title: { start, end: stop },
		body,
		form: bullet ? "bullet" : form,
		rank: bullet ? RANK.bullet : strong ? RANK.bold : RANK[form as keyof typeof RANK],
		text: prose.slice(start, stop),
		term,
		bold: strong !== null,
		spaced,
		imagingReport:
			term?.section.id === "assessment" &&
			REPORT_CLOSES.test(prose.slice(start, stop).trim()) &&
			IMAGING.test(prose.slice(body, body + 220)),
	});

	if (strong) return boldHeading(prose, from, end, next, strong, make, known);

	const colon = prose.indexOf(":", from);
	if (colon > from && colon < end && colon - from <= MAX_LABEL) {
		const term = known.lookUp(prose.slice(from, colon));
		if (term) {
			const alone = isBlankLine(prose, colon + 1, end);
			return make("label", from, colon, alone ? next : colon + 1, term);
		}
	}
	if (bullet) return;
	const plan = BARE_PLAN.exec(prose.slice(from, Math.min(end, from + 24)))?.[0];
	if (plan) return make("label", from, from + plan.length, from + plan.length, known.lookUp(plan));
	return lineHeading(prose, from, end, next, spaced, make, known);
}

type Make = (form: Form, start: number, stop: number, body: number, term: Term | undefined) => Mark;

function boldHeading(
	prose: string,
	from: number,
	end: number,
	next: number,
	strong: RegExpExecArray,
	make: Make,
	known: Words,
): Mark | undefined {
	const inner = (strong[2] as string).replace(/[:.]\s*$/, "");
	const start = from + 2;
	const stop = start + inner.length;
	const after = from + strong[0].length;
	const colonInside = inner.length < (strong[2] as string).length;
	const rest = prose.slice(after, end);
	const term = known.lookUp(inner);
	if (/^\s*:?\s*$/.test(rest)) {
		return term || known.kindOfTitle(inner) ? make("bold", start, stop, next, term) : undefined;
	}
	// "**One-liner** 45F with ...": a title that means nothing else needs no colon.
	const plain = term && !term.weak && term.section.kind === "section" && /^\s+[A-Z0-9]/.test(rest);
	if (!term || !(colonInside || plain || /^\s*[:–—-]/.test(rest))) return;
	return make("label", start, stop, after + (/^\s*[:–—-]?/.exec(rest)?.[0].length ?? 0), term);
}

/** A title alone on its line: in capitals, or known and set off by a blank line. */
function lineHeading(
	prose: string,
	from: number,
	end: number,
	next: number,
	spaced: boolean,
	make: Make,
	known: Words,
): Mark | undefined {
	let stop = end;
	while (stop > from && (prose.charCodeAt(stop - 1) === 32 || prose.charCodeAt(stop - 1) === 9)) stop--;
	if (stop - from > MAX_TITLE) return;
	const text = prose.slice(from, stop);
	// "I - Watcher", as I-PASS and SOAP are written by hand.
	if (/^[ISOAP]\s+[-–—]\s+\S/.test(text)) {
		const letter = known.lookUp(text[0] as string);
		if (letter) return make("label", from, from + 1, from + text.search(/[-–—]/) + 1, letter);
	}
	const caps = isCapitals(text);
	// "INSTRUCTIONS (given in Spanish)"
	const shouted = text.replace(/\s+\([^()]*\)$/, "");
	if (!caps && shouted !== text && isCapitals(shouted)) {
		const term = known.lookUp(shouted);
		if (term?.section.kind === "section") return make("caps", from, stop, next, term);
	}
	if (!caps) {
		if (!spaced || !/^\p{Lu}/u.test(text) || /[.;,?!]$/.test(text)) return;
		const term = known.lookUp(text);
		if (!term && known.kindOfTitle(text)) return make("line", from, stop, next, undefined);
		if (!term || term.weak || term.section.kind !== "section") return;
		return make("line", from, stop, next, term);
	}
	const term = known.lookUp(text);
	if (term) return make("caps", from, stop, next, term);
	const dash = /^(.{2,40}?)\s+[-–—]\s+\S/.exec(text);
	const dashed = dash ? known.lookUp(dash[1] as string) : undefined;
	if (dash && dashed && !dashed.weak)
		return make("label", from, from + (dash[1] as string).length, stop, dashed);
	return unknownCapitals(text, spaced) ? make("caps", from, stop, next, undefined) : undefined;
}

function isCapitals(text: string): boolean {
	return !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);
}

/** Capitals that no list, value or abbreviation would be written in: a heading we do not know. */
function unknownCapitals(text: string, spaced: boolean): boolean {
	if (/[.;,?!]$/.test(text) || /[\d=<>@*_[\]{}]/.test(text)) return false;
	const colon = text.endsWith(":");
	if (!spaced && !colon) return false;
	const words = text.replace(/:$/, "").split(/[\s/]+/);
	return words.length <= 8 && (words.some((word) => word.length >= 6) || (words.length > 1 && colon));
}

function isWordStart(code: number): boolean {
	return (
		(code >= 65 && code <= 90) ||
		(code >= 97 && code <= 122) ||
		code > 0x2fff ||
		(code > 191 && code < 0x2000)
	);
}
