import type { Hit } from "./candidate.ts";

/** Where two lists match the same place, the graver says what is wrong there. */
const RANK: Readonly<Partial<Record<Hit["list"], number>>> = {
	doNotUse: 9,
	trailingZeros: 9,
	nakedDecimals: 9,
	identifiers: 8,
	errorProne: 7,
	drugs: 6,
	units: 5,
	durations: 4,
	terms: 3,
};
const UNSAFE = 9;

/** One finding for one place: the unsafe ones, then the longest, then by list. */
export function resolve(hits: readonly Hit[]): Hit[] {
	const kept: Hit[] = [];
	for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
		let better = true;
		for (let last = kept.at(-1); last && hit.start < last.end && !isSameWord(hit, last); last = kept.at(-1)) {
			better = wins(hit, last);
			if (!better) break;
			kept.pop();
		}
		if (better) kept.push(hit);
	}
	return kept;
}

/** Several spelling rows may mend one word; their rule puts them together. */
function isSameWord(a: Hit, b: Hit): boolean {
	return a.list === "spellings" && b.list === "spellings" && a.start === b.start && a.end === b.end;
}

function wins(a: Hit, b: Hit): boolean {
	const unsafe = Number(rank(a) === UNSAFE) - Number(rank(b) === UNSAFE);
	const hint = Number(isHint(b)) - Number(isHint(a));
	return (hint || unsafe || a.end - a.start - (b.end - b.start) || rank(a) - rank(b)) > 0;
}

function rank(hit: Hit): number {
	return RANK[hit.list] ?? 0;
}

function isHint(hit: Hit): boolean {
	return "hint" in hit.row && hit.row.hint === true;
}
