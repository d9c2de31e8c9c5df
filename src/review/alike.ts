/** How alike two texts are, from 0 to 1: the share of their pairs of neighboring characters that both have. */
export function alike(a: string, b: string): number {
	if (a === b) return 1;
	const left = pairsOf(b);
	const total = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
	if (total === 0) return 0;
	let shared = 0;
	for (const [pair, count] of pairsOf(a)) shared += Math.min(count, left.get(pair) ?? 0);
	return (2 * shared) / total;
}

function pairsOf(text: string): Map<string, number> {
	const pairs = new Map<string, number>();
	for (let i = 0; i + 1 < text.length; i++) {
		const pair = text.slice(i, i + 2);
		pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
	}
	return pairs;
}
