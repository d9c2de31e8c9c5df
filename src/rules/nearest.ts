/** The known word that this one was most likely meant to be; undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
	let best: string | undefined;
	let least = 4;
	for (const each of known) {
		const away = distance(word, each);
		// A short word is changed into any other with three letters.
		if (away < Math.min(least, Math.max(2, word.length / 2))) {
			least = away;
			best = each;
		}
	}
	return best;
}

/** Letters to add, drop or change, bounded by the short words it is used on. */
function distance(a: string, b: string): number {
	if (a.length > 60) return 60;
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
		}
		row = next;
	}
	return row[b.length] as number;
}
