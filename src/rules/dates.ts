/** A date as written; offsets are relative to its text. */
export interface WrittenDate {
	readonly start: number;
	readonly end: number;
	/** Days since 1970; two of them tell how many days lie between. */
	readonly day: number;
	/** Day and month of a year that is not written. */
	readonly yearless?: boolean;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
const DATE = new RegExp(
	[
		"\\b(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})\\b",
		"\\b(\\d{4})-(\\d{2})-(\\d{2})(?=\\D|$)",
		`\\b${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`,
		`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH}\\.?,?[\\s-]+(\\d{4})\\b`,
	].join("|"),
	"gi",
);
const YEARLESS = /(?<![\d/.-])(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])(?![\d/.-]*\d)/;

/** Finds the dates with a year in a text; numbers stand in U.S. order unless that makes no date. */
export function findDates(text: string): WrittenDate[] {
	if (!/\d/.test(text)) return [];
	const found: WrittenDate[] = [];
	for (const match of text.matchAll(DATE)) {
		const day = dayOf(match);
		if (day !== undefined) found.push({ start: match.index, end: match.index + match[0].length, day });
	}
	return found;
}

const YEARLESS_WORD = new RegExp(
	`\\b(?:${MONTH}\\.?\\s+(\\d{1,2})|(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH})\\b(?![\\d/]|[.,]?\\s+\\d{4})`,
	"i",
);

/** The first date without a year, such as 7/16 or 16 Jul: worth a look only where a date is expected. */
export function findYearless(text: string): WrittenDate | undefined {
	const digits = YEARLESS.exec(text);
	const match = digits ?? YEARLESS_WORD.exec(text);
	if (!match) return;
	const [, a, b, c, d] = match;
	const day = digits
		? dayNumber(2000, Number(a), Number(b))
		: dayNumber(2000, monthOf(a ?? (d as string)), Number(b ?? c));
	return day === undefined
		? undefined
		: { start: match.index, end: match.index + match[0].length, day, yearless: true };
}

function dayOf(match: RegExpExecArray | RegExpMatchArray): number | undefined {
	const [, a, , b, year, isoYear, isoMonth, isoDay, monthName, monthDay, monthYear, day, dayMonth, dayYear] =
		match;
	if (year !== undefined) {
		const full = year.length === 2 ? 2000 + Number(year) : Number(year);
		return dayNumber(full, Number(a), Number(b)) ?? dayNumber(full, Number(b), Number(a));
	}
	if (isoYear !== undefined) return dayNumber(Number(isoYear), Number(isoMonth), Number(isoDay));
	if (monthName !== undefined) return dayNumber(Number(monthYear), monthOf(monthName), Number(monthDay));
	return dayNumber(Number(dayYear), monthOf(dayMonth as string), Number(day));
}

function monthOf(name: string): number {
	return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dayNumber(year: number, month: number, day: number): number | undefined {
	if (year < 1880 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return;
	return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
}
