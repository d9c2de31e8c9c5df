import type { GroupSummary, Spread } from "./summary.ts";

const MONTHS = "January February March April May June July August September October November December".split(
	" ",
);

/** 12040 as "12,040", 7.5 as "7.5". */
export function figure(value: number): string {
	return NUMBERS.format(value);
}

const NUMBERS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** "1 note", "1,204 notes". */
export function some(value: number, one: string, many = `${one}s`): string {
	return `${figure(value)} ${value === 1 ? one : many}`;
}

/** A share as whole percent, "<1%" for what is there but rounds to nothing. */
export function percent(part: number, whole: number): string {
	const share = whole ? (100 * part) / whole : 0;
	return share > 0 && share < 1 ? "<1%" : `${Math.round(share)}%`;
}

/** 2025-07-14 to 2025-07-18 as "July 14 to 18, 2025". */
export function span(from: string, to: string): string {
	const [a, b] = [from, to].map((day) => {
		const [year, month, date] = day.split("-").map(Number) as [number, number, number];
		return { year, month: MONTHS[month - 1] as string, date };
	}) as [DayWords, DayWords];
	if (from === to) return `${a.month} ${a.date}, ${a.year}`;
	if (a.year !== b.year) return `${a.month} ${a.date}, ${a.year} to ${b.month} ${b.date}, ${b.year}`;
	return `${a.month} ${a.date} to ${a.month === b.month ? "" : `${b.month} `}${b.date}, ${b.year}`;
}

interface DayWords {
	readonly year: number;
	readonly month: string;
	readonly date: number;
}

/** 2025-07-14 as "07/14". */
export function shortDay(day: string): string {
	return `${day.slice(5, 7)}/${day.slice(8)}`;
}

/** 2025-07-14 as "07/14/2025". */
export function usDay(day: string): string {
	return `${shortDay(day)}/${day.slice(0, 4)}`;
}

export function internName({ name }: GroupSummary): string {
	return name || "No name given";
}

/** Hours as people say them: "40 minutes", "7.5 hours", "3 days". */
export function hours(value: number): string {
	if (value < 1) return some(Math.round(value * 60), "minute");
	return value < 48 ? some(value, "hour") : some(Math.round((value / 24) * 10) / 10, "day");
}

/** The median as words, or undefined where nothing was measured. */
export function medianOf(spread: Spread, say: (value: number) => string): string | undefined {
	return spread.median === null ? undefined : say(spread.median);
}
