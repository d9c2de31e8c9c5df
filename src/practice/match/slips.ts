import { brandParts } from "../../rules/consistency/brand-names.ts";

const DRUGS: ReadonlySet<string> = new Set([...brandParts.keys(), ...[...brandParts.values()].flat()]);
/** In shorter names one letter makes another word. */
const SHORTEST = 8;

/** Whether a word is a drug's name, long enough to be told in spite of a slip of the finger. */
export function mayBeMisspelled(name: string): boolean {
	return name.length >= SHORTEST && DRUGS.has(name);
}

/** Whether a word that is no drug is this drug with one letter wrong, missing, doubled or out of order. */
export function isSlipOf(word: string, drug: string): boolean {
	if (word[0] !== drug[0] || Math.abs(word.length - drug.length) > 1 || DRUGS.has(word)) return false;
	let same = 0;
	while (same < word.length && word[same] === drug[same]) same++;
	const [a, b] = [word.slice(same), drug.slice(same)];
	return (
		a.slice(1) === b.slice(1) ||
		a.slice(1) === b ||
		a === b.slice(1) ||
		(a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
	);
}
