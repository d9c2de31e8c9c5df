import type { Hit } from "./candidate.ts";

/** Where two lists match the same place, the graver says what is wrong there. */
const RANK: Readonly<Partial<Record<Hit["list"], number>>> = {
	doNotUse: 9,
	trailingZeros: 9,
	nakedDecimals: 9,
	identifiers: 8,
	house: 8,
	errorProne: 7,
	drugs: 6,
	units: 5,
	durations: 4,
	terms: 3,
};
const UNSAFE = 9;

/**
 * One finding for one place: the unsafe one, then the longest, then by list. Hints stand back behind everything else,
 * and behind hints of their own list only: who asked for those of one rule does not lose them to another rule.
 */
export function resolve(hits: readonly Hit[]): Hit[] {
	if (hits.length === 0) return [];
	const sure = best(hits.filter((hit) => !isHint(hit)));
	const hints = hits.filter(isHint);
	if (hints.length === 0) return sure;
	const free = inGaps(hints, sure);
	const lists = new Set(free.map((hit) => hit.list));
	const kept = [...sure];
	for (const list of lists) kept.push(...best(free.filter((hit) => hit.list === list)));
	return kept.sort((a, b) => a.start - b.start);
}

function best(hits: readonly Hit[]): Hit[] {
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

/** The hits that touch none of those in `taken`, which are in order and apart. */
function inGaps(hits: readonly Hit[], taken: readonly Hit[]): Hit[] {
	let next = 0;
	return [...hits]
		.sort((a, b) => a.start - b.start)
		.filter((hit) => {
			while (next < taken.length && (taken[next] as Hit).end <= hit.start) next++;
			const other = taken[next];
			return !other || other.start >= hit.end;
		});
}

/** Several spelling rows may mend one word; their rule puts them together. */
function isSameWord(a: Hit, b: Hit): boolean {
	return a.list === "spellings" && b.list === "spellings" && a.start === b.start && a.end === b.end;
}

function wins(a: Hit, b: Hit): boolean {
	const unsafe = Number(rank(a) === UNSAFE) - Number(rank(b) === UNSAFE);
	// However long, a pack's own term hides nobody's name.
	const leads = Number(leadsToPatient(a)) - Number(leadsToPatient(b));
	if (leads && (a.list === "house" || b.list === "house")) return leads > 0;
	return (unsafe || a.end - a.start - (b.end - b.start) || rank(a) - rank(b)) > 0;
}

function leadsToPatient({ list }: Hit): boolean {
	return list === "identifiers" || list === "names";
}

function rank(hit: Hit): number {
	return RANK[hit.list] ?? 0;
}

function isHint(hit: Hit): boolean {
	return "hint" in hit.row && hit.row.hint === true;
}
