const MS = 86_400_000;

/** The Monday that the ISO week of a day begins with; days count from 1970-01-01. */
export function weekOf(day: number): number {
	// Day 0 was a Thursday.
	return day - ((((day + 3) % 7) + 7) % 7);
}

/** A day as 2025-07-14. */
export function isoDate(day: number): string {
	return new Date(day * MS).toISOString().slice(0, 10);
}

/** A day as 07/14/2025. */
export function usDate(day: number): string {
	const [year, month, date] = isoDate(day).split("-");
	return `${month}/${date}/${year}`;
}

/** The day of a moment, in UTC: the same everywhere. */
export function dayOfTime(milliseconds: number): number {
	return Math.floor(milliseconds / MS);
}

/** Reads 2025-07-14 or 07/14/2025; undefined when it is no such day. */
export function readDay(text: string): number | undefined {
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
	const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
	const [year, month, date] = (iso?.slice(1) ?? (us && [us[3], us[1], us[2]]) ?? []).map(Number);
	if (year === undefined || month === undefined || date === undefined || year < 1900) return;
	const day = Math.round(Date.UTC(year, month - 1, date) / MS);
	const read = new Date(day * MS);
	// February 30 would roll over into March.
	return read.getUTCMonth() === month - 1 && read.getUTCDate() === date ? day : undefined;
}
