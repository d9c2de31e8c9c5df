import { UNITS } from "./canon.ts";

const UNIT_WORD = /(\p{L}+|%)/uy;
const PER =
	/(?:\s?\/\s?|\sper\s|\sa\s(?=min|hour))(kg|hours?|hrs?|h|minutes?|mins?|min|days?|dl|ml|l|d|[µμu]l|mm3)(?![\p{L}\d])/iuy;

/** The unit that stands at an offset, and where it ends; "year-old" and "cm H2O" are taken whole. */
export function readUnit(text: string, from: number): { name: string; end: number } | undefined {
	const at = /[-\u2011 \t]/.test(text[from] ?? "") ? from + 1 : from;
	const skip = text[at] === "°" ? at + 1 : at;
	const age = /^y(?:\/o|\.o\.|o\b)/i.exec(text.slice(skip, skip + 4))?.[0];
	if (age) return { name: "year", end: skip + age.length };
	const percent = /^per\scent\b/i.exec(text.slice(skip, skip + 9))?.[0];
	if (percent) return { name: "%", end: skip + percent.length };
	UNIT_WORD.lastIndex = skip;
	const written = UNIT_WORD.exec(text)?.[1];
	if (written === undefined) return;
	const name = Object.hasOwn(UNITS, written.toLowerCase()) ? UNITS[written.toLowerCase()] : undefined;
	let end = skip + written.length;
	if (name === undefined || /\d/.test(text[end] ?? "")) return;
	if (!isUnitHere(text, from, skip, written)) return;
	let full: string = name;
	for (;;) {
		PER.lastIndex = end;
		const per = PER.exec(text);
		if (!per) break;
		const under = (per[1] as string).toLowerCase();
		end += per[0].length;
		const below = UNITS[under] ?? under;
		if (!(full === "l" && below === "minute")) full += `/${below}`;
	}
	const tail = /^(?:-|\s)?old\b|^\s?H2O\b/i.exec(text.slice(end, end + 5))?.[0] ?? "";
	return { name: full, end: end + tail.length };
}

/** Single letters are units only where nothing else is meant: "82 F with" is a woman, "5 K" potassium, "L leg" a side. */
function isUnitHere(text: string, from: number, at: number, written: string): boolean {
	if (/^[fc]$/i.test(written)) {
		return (
			text[at - 1] === "°" ||
			/\b(?:t|temp|temperature|tmax|t\s?max|febrile)\W{0,3}(?:\w+\W+)?[\d.]+$/i.test(
				text.slice(Math.max(0, from - 28), from),
			)
		);
	}
	// "02:00" without its colon, and magnesium.
	if (written === "Mg")
		return !/(?<!\d)(?:[01]\d|2[0-3])[0-5]\d$/.test(text.slice(Math.max(0, from - 5), from));
	if (/^k$/i.test(written)) return /^\s?\/\s?(?:µ|μ|u|mc|mm)/i.test(text.slice(at + 1, at + 5));
	return true;
}
