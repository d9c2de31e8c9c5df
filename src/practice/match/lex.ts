import { MONTHS, NUMBER_WORDS } from "./canon.ts";
import { oneSpelling } from "./spelling.ts";
import { readUnit } from "./units.ts";

/** One word, number or sign of a text as written; `text` is in lower case and without what does not count. */
export interface Lexeme {
	readonly kind: "word" | "number" | "pair" | "date" | "time" | "compare" | "arrow";
	readonly text: string;
	/** As written. */
	readonly raw: string;
	readonly start: number;
	readonly end: number;
	/** Of a number, when one stands with it. */
	readonly unit?: string | undefined;
	/** Of a date. */
	readonly year?: number | undefined;
	/** A letter or digit stands directly before: the 3 of "S3". */
	readonly glued: boolean;
}

const MONTH = MONTHS.map((name) => {
	const short = name.slice(0, 3);
	const title = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;
	const names = [name, short, ...(name === "september" ? ["sept"] : [])];
	return names.flatMap((text) => [title(text), text.toUpperCase()]).join("|");
}).join("|");

const PIECES: readonly (readonly [
	kind:
		| Lexeme["kind"]
		| "plus"
		| "minus"
		| "sign"
		| "secondary"
		| "year"
		| "month-first"
		| "day-first"
		| "iso",
	pattern: RegExp,
])[] = [
	// "antigen +" and "(+)"; "2+ edema" is a grade, and "ASA + ticagrelor" are two drugs.
	[
		"plus",
		/(?<!\d\s?)\+(?=\s*(?:[.,;|)\]\r\n]|$))|(?<=\b(?:ag|antigen|cx|cultures?|pcr|test|screen|ua|nitrites?|le|cam|signs?)\s?)\+/iy,
	],
	// "Legionella Ag (–)", "nitrite -, LE -".
	[
		"minus",
		/(?<=\()[-–−](?=\))|(?<=\b(?:ag|antigen|cx|cultures?|pcr|test|screen|ua|nit|nitrites?|le|cam|signs?)\s?)[-–−](?=\s*(?:[.,;|)\]\r\n]|$))/iy,
	],
	["sign", /[∅⌀↑↓⇑⇓▲▼⬆⬇✓✔]|[ØøΔ∆](?![\p{L}])/uy],
	["arrow", /->|=>|→|⇒|➔/y],
	["compare", />=|<=|=>|=<|[<>≤≥⩽⩾]/y],
	["iso", /(\d{4})-(\d{2})-(\d{2})(?!\d)/y],
	["time", /(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)(?:\s?([ap])\.?m\b\.?)?/iy],
	["time", /(\d{1,2})()\s?([ap])\.?m\b\.?/iy],
	[
		"day-first",
		new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(${MONTH})\\b\\.?(?:,?\\s(\\d{4}))?`, "y"),
	],
	[
		"month-first",
		new RegExp(
			`(${MONTH})\\b\\.?\\s(?:(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/%]|\\.\\d)(?:,?\\s(\\d{4}))?|(\\d{4}))(?!\\d)`,
			"y",
		),
	],
	// "AKI 2/2 dehydration"; "2/2 bottles" is a count.
	[
		"secondary",
		/2\/2(?=\s(?!(?:blood|bottles?|sets?|cultures?|bcxs?|positive|pos|bilat|pulses?|strength)\b)\p{L})/iuy,
	],
	["pair", /\d+(?:\.\d+)?(?:\/\d+(?:\.\d+)?){1,2}(?!\d)/y],
	["number", /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y],
	["word", /(?:f\/[ucb]|n\/v(?:\/d)?|b\/[cl]|d\/[wt]|c\/[ows]|w\/(?:u|in|d)|s\/p|a\/c)(?![\p{L}\d])/iuy],
	["word", /[ywshrcdipnoa]\/[oapceb](?:s)?(?![\p{L}\d])|w\/(?![\p{L}\d]*\/)|i\s?&\s?os?\b/iuy],
	["word", /(?:\p{L}\.){2,}/uy],
	["word", /\p{L}+(?:['’]\p{L}+)*/uy],
	["year", /['’‘]\d\d(?![\d'’])/y],
];

const DIGIT = PIECES.filter(([kind]) => /^(?:iso|time|day-first|secondary|pair|number)$/.test(kind));
const LETTER = PIECES.filter(([kind]) => kind === "month-first" || kind === "word");
const SIGN = PIECES.filter(([kind]) => /^(?:plus|minus|arrow|compare|year)$/.test(kind));

/** The pieces that can begin with a character. */
function piecesFor(code: number): typeof PIECES {
	if ((code >= 48 && code < 58) || code === 46) return DIGIT;
	if ((code >= 65 && code < 91) || (code >= 97 && code < 123)) return LETTER;
	return code < 128 ? SIGN : PIECES;
}

const SIGNS: Readonly<Record<string, string>> = {
	Δ: "change",
	"∆": "change",
	"✓": "check",
	"✔": "check",
	"↑": "increase",
	"⇑": "increase",
	"▲": "increase",
	"⬆": "increase",
	"↓": "decrease",
	"⇓": "decrease",
	"▼": "decrease",
	"⬇": "decrease",
};

const SLASHED: Readonly<Record<string, string>> = {
	"w/o": "without",
	"w/": "with",
	"y/o": "yo",
	"i/os": "io",
	"i&os": "io",
	"w/in": "within",
	"c/w": "cw",
};
/** Prefixes that writers join with or without a hyphen, or part with a space. */
const PREFIX = /^(?:non|pre|post|re|anti|un|de|multi|intra|inter|extra)$/;
const PARTED = /^(?:non|pre|post)$/;

/** Words, numbers and signs of a text, in order; all other signs are left out. */
export function lex(text: string): readonly Lexeme[] {
	const found: Lexeme[] = [];
	let at = 0;
	while (at < text.length) {
		const next = read(text, at);
		if (!next) {
			at++;
			continue;
		}
		const last = found.at(-1);
		const gap = last && text.slice(last.end, next.start);
		if (last && next.kind === "word" && last.kind === "word" && joins(last.text, gap as string)) {
			found[found.length - 1] = {
				...last,
				text: last.text + next.text,
				raw: text.slice(last.start, next.end),
				end: next.end,
			};
		} else found.push(next);
		at = next.end;
	}
	return found;
}

function joins(prefix: string, gap: string): boolean {
	return (gap === "-" && PREFIX.test(prefix)) || (gap === " " && PARTED.test(prefix));
}

function read(text: string, start: number): Lexeme | undefined {
	const code = text.charCodeAt(start);
	if (code <= 32) return;
	for (const [kind, pattern] of piecesFor(code)) {
		pattern.lastIndex = start;
		const match = pattern.exec(text);
		if (!match) continue;
		const raw = match[0];
		const glued = start > 0 && /[\p{L}\d]/u.test(text[start - 1] as string);
		const of = (kind: Lexeme["kind"], value: string, more: Partial<Lexeme> = {}): Lexeme => ({
			kind,
			text: value,
			raw,
			start,
			end: start + raw.length,
			glued,
			...more,
		});
		switch (kind) {
			case "plus":
				return of("word", "positive");
			case "minus":
				return of("word", "negative");
			case "sign":
				return of("word", SIGNS[raw] ?? "no");
			case "secondary":
				return of("word", "secondary");
			case "year":
				return of("number", `20${raw.slice(1)}`);
			case "arrow":
				return of("arrow", "to");
			case "compare":
				return of("compare", /[<≤⩽]/.test(raw) ? "<" : ">");
			case "time": {
				const minutes = minutesOf(match[1], match[2], match[3]);
				if (minutes === undefined) break;
				return of("time", String(minutes));
			}
			case "iso":
				return of("date", `${Number(match[2])}/${Number(match[3])}`, { year: Number(match[1]) });
			case "day-first":
				return date(of, match[2] as string, match[1], match[3]);
			case "month-first":
				return date(of, match[1] as string, match[2], match[3] ?? match[4]);
			case "pair":
				return pair(of, raw);
			case "number": {
				const unit = readUnit(text, start + raw.length);
				const value = plainNumber(raw);
				const whole = of("number", value, { unit: unit?.name });
				return unit ? { ...whole, raw: text.slice(start, unit.end), end: unit.end } : whole;
			}
			default: {
				// "FQs", "PMNs": the plural of letters.
				const word = (/^[A-Z]{2,5}s$/.test(raw) ? raw.slice(0, -1) : raw)
					.toLowerCase()
					.replace(/['’]s$/, "")
					.replace(/[.'’\s]/g, "");
				const value = SLASHED[word] ?? oneSpelling(word.replace(/[/&]/g, ""));
				const number = NUMBER_WORDS[value];
				if (number === undefined) return of("word", value);
				const unit = readUnit(text, start + raw.length);
				return of("number", number, unit ? { unit: unit.name, end: unit.end } : {});
			}
		}
	}
	return;
}

type Make = (kind: Lexeme["kind"], value: string, more?: Partial<Lexeme>) => Lexeme;

function date(of: Make, name: string, day: string | undefined, year: string | undefined): Lexeme {
	const month = MONTHS.findIndex((full) => full.startsWith(name.slice(0, 3).toLowerCase())) + 1;
	if (day === undefined) return of("date", `${month}/${year}`);
	return of("date", `${month}/${Number(day)}`, year ? { year: Number(year) } : {});
}

/** Two or three numbers with slashes: a date, a blood pressure, a score. */
function pair(of: Make, raw: string): Lexeme {
	const [a, b, c] = raw.split("/") as [string, string, string | undefined];
	const month = /^\d{1,2}$/.test(a) && Number(a) >= 1 && Number(a) <= 12;
	const day = /^\d{1,2}$/.test(b) && Number(b) >= 1 && Number(b) <= 31;
	if (c !== undefined) {
		if (month && day && /^(?:\d{2}|\d{4})$/.test(c))
			return of("date", `${Number(a)}/${Number(b)}`, { year: c.length === 2 ? 2000 + Number(c) : Number(c) });
		return of("pair", [a, b, c].map(unpadded).join("/"));
	}
	return of("pair", `${unpadded(a)}/${unpadded(b)}`);
}

function minutesOf(hours = "", minutes = "", half: string | undefined): number | undefined {
	let hour = Number(hours);
	const minute = Number(minutes || 0);
	if (minute > 59 || hour > 24) return;
	if (half) {
		if (hour < 1 || hour > 12) return;
		hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
	}
	return (hour % 24) * 60 + minute;
}

/** A number without its thousands signs and without zeros that say nothing. */
function plainNumber(raw: string): string {
	const digits = raw.replaceAll(",", "");
	const padded = digits.startsWith(".") ? `0${digits}` : digits;
	if (padded.includes(".")) return unpadded(padded.replace(/\.?0+$/, ""));
	// Four digits with a zero in front are a time.
	return padded.length < 4 ? unpadded(padded) : padded;
}

function unpadded(digits: string): string {
	return digits.replace(/^0+(?=\d)/, "");
}
