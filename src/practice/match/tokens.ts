import type { Range } from "../../note/types.ts";
import { spellOut } from "./abbreviations.ts";
import { COMPARE, FILLERS, RUNS } from "./canon.ts";
import { namesOf } from "./inflections.ts";
import { type Lexeme, lex } from "./lex.ts";

/** A word, number or sign that counts in matching. Offsets are UTF-16 units of the text. */
export interface Token extends Range {
	readonly kind: "word" | "number" | "compare" | "to";
	/** What it may be called; two tokens are one when they share a name and nothing else parts them. */
	readonly names: readonly string[];
	readonly unit?: string | undefined;
	readonly year?: number | undefined;
	/** May be left out on either side. */
	readonly filler: boolean;
	readonly glued: boolean;
	/** Number of words before it, fillers counted. */
	readonly word: number;
	/** Written in capitals. */
	readonly caps: boolean;
	/** One end of a span such as "1-2": alone it says something else. */
	ends: boolean;
}

/** Tokens of a text, in order. */
export function tokenize(text: string): Token[] {
	const lexemes = spellOut(lex(text));
	const tokens: Token[] = [];
	let words = 0;
	for (let i = 0; i < lexemes.length; ) {
		const run = longestRun(lexemes, i);
		const size = run?.size ?? 1;
		const lexeme = lexemes[i] as Lexeme;
		const last = lexemes[i + size - 1] as Lexeme;
		const token = run
			? { ...plain(lexeme, words), ...oneOf(run.one), end: last.end, unit: last.unit }
			: (special(text, lexemes, i, words) ?? plain(lexeme, words));
		tokens.push(token);
		words += size;
		i += size;
	}
	joinSpans(text, tokens);
	return ordered(tokens);
}

function oneOf(one: string): Pick<Token, "kind" | "names" | "filler"> {
	return { kind: one === "<" || one === ">" ? "compare" : "word", names: [one], filler: false };
}

function plain(lexeme: Lexeme, word: number): Token {
	const { kind, text } = lexeme;
	switch (kind) {
		case "word":
			return tokenOf(lexeme, word, "word", namesOf(text), !lexeme.glued && FILLERS.has(text));
		case "compare":
			return tokenOf(lexeme, word, "compare", [text]);
		case "arrow":
			return tokenOf(lexeme, word, "to", ["to"], true);
		case "time":
			return tokenOf(lexeme, word, "number", timeNames(text, lexeme.raw));
		case "number":
			return tokenOf(lexeme, word, "number", numberNames(text, lexeme.unit));
		default:
			return tokenOf(lexeme, word, "number", [text]);
	}
}

function tokenOf(
	{ start, end, unit, year, glued, raw }: Lexeme,
	word: number,
	kind: Token["kind"],
	names: readonly string[],
	filler = false,
): Token {
	const caps = /^[A-Z]{2,5}$/.test(raw);
	return { kind, names, unit, year, filler, glued, word, caps, ends: false, start, end };
}

/** "7:10 tonight" is 19:10; with two digits the hour is of the 24-hour clock. */
function timeNames(minutes: string, raw: string): string[] {
	const half = /^[1-9]:\d\d$/.test(raw);
	return half ? [`at ${minutes}`, `at ${Number(minutes) + 720}`] : [`at ${minutes}`];
}

/** "0815" is a time as well as a number. */
function numberNames(text: string, unit: string | undefined): string[] {
	if (unit !== undefined || !/^(?:[01]\d|2[0-3])[0-5]\d$/.test(text)) return [text];
	return [text, `at ${Number(text.slice(0, 2)) * 60 + Number(text.slice(2))}`];
}

/** What its neighbors make of a word. */
function special(text: string, lexemes: readonly Lexeme[], i: number, word: number): Token | undefined {
	const lexeme = lexemes[i] as Lexeme;
	if (lexeme.kind !== "word") return;
	const before = lexemes[i - 1];
	const after = lexemes[i + 1];
	const named = (one: string): Token => ({ ...plain(lexeme, word), ...oneOf(one) });
	const numberNext = after?.kind === "number" || after?.kind === "pair" || after?.kind === "time";
	const compare = numberNext ? COMPARE[lexeme.text] : undefined;
	if (compare && !/[.;:\n]/.test(text.slice(lexeme.end, after?.start))) return named(compare);
	switch (lexeme.raw) {
		case "M":
		case "F":
			// "67 M with", "82F": the number is an age.
			if (before?.kind === "number" && /^\d{1,3}$/.test(before.text) && isAge(before, text, lexeme))
				return { ...named(lexeme.raw === "M" ? "man" : "woman"), glued: false };
			return;
		case "RA":
			return before?.unit === "%" ||
				before?.text === "on" ||
				before?.kind === "number" ||
				after?.text === "since"
				? named("roomair")
				: undefined;
		case "NC":
			return before?.unit === "l" ? named("nasalcannula") : undefined;
		case "Mg":
			return named("magnesium");
		default:
	}
	if (/^(?:temp|temperature)$/.test(lexeme.text) && after?.kind === "number") return named("t");
	if (lexeme.text === "pulse" && after?.kind === "number") return named("hr");
	return;
}

function isAge(age: Lexeme, text: string, sex: Lexeme): boolean {
	if (age.unit !== undefined) return age.unit === "year" || age.unit === "month";
	return text.slice(age.end, sex.start).length < 2 && !age.glued;
}

const byFirst = new Map<string, { words: readonly string[]; one: string }[]>();
for (const [words, one] of RUNS) {
	const split = words.split(" ");
	const first = split[0] as string;
	byFirst.set(first, [...(byFirst.get(first) ?? []), { words: split, one }]);
}
for (const runs of byFirst.values()) runs.sort((a, b) => b.words.length - a.words.length);

function longestRun(lexemes: readonly Lexeme[], i: number): { one: string; size: number } | undefined {
	const first = lexemes[i] as Lexeme;
	if (first.kind !== "word") return;
	for (const { words, one } of byFirst.get(first.text) ?? []) {
		const fits = words.every((word, k) => {
			const lexeme = lexemes[i + k];
			if (!lexeme) return false;
			return word === "#" ? lexeme.kind === "number" && lexeme.glued : lexeme.text === word;
		});
		if (fits) return { one, size: words.length };
	}
	return;
}

/** Makes "25-30", "25% to 30%" and "16 then 9" numbers with a "to" between, and marks the ends of a span. */
function joinSpans(text: string, tokens: Token[]): void {
	for (let i = 1; i < tokens.length; i++) {
		const a = tokens[i - 1] as Token;
		const b = tokens[i] as Token;
		if (a.kind !== "number" || b.kind !== "number") continue;
		const gap = text.slice(a.end, b.start);
		if (!/^\s?[-–—]\s?$/.test(gap)) continue;
		const at = a.end + gap.search(/\S/);
		const to: Token = {
			kind: "to",
			names: ["to"],
			start: at,
			end: at + 1,
			filler: true,
			glued: false,
			word: b.word,
			caps: false,
			ends: false,
		};
		tokens.splice(i, 0, to);
		i++;
		const [low, high] = [Number(a.names[0]), Number(b.names[0])];
		if (gap.length === 1 && low < high) {
			a.ends = true;
			b.ends = true;
		}
	}
	tokens.forEach((token, i) => {
		if (token.kind !== "word" || token.names[0] !== "to") return;
		if (tokens[i - 1]?.kind === "number" && tokens[i + 1]?.kind === "number")
			tokens[i] = { ...token, kind: "to" };
	});
}

const MORE: Readonly<Record<string, string>> = {
	more: ">",
	higher: ">",
	greater: ">",
	above: ">",
	less: "<",
	lower: "<",
	below: "<",
};

/** "20 or more" reads as "> 20". */
function ordered(tokens: Token[]): Token[] {
	for (let i = 0; i + 2 < tokens.length; i++) {
		const number = tokens[i] as Token;
		const or = tokens[i + 1] as Token;
		const more = MORE[tokens[i + 2]?.names[0] ?? ""];
		if (number.kind !== "number" || or.names[0] !== "or" || !more) continue;
		const sign: Token = { ...or, kind: "compare", names: [more], start: number.start, end: number.start };
		tokens.splice(i, 3, sign, { ...number, end: (tokens[i + 2] as Token).end });
		i++;
	}
	return tokens;
}
