/** A stretch of an old text that stands, word for word, in a new one, as long as it can be. */
export interface Stretch {
	/** Offset in the old text. */
	readonly from: number;
	/** Offset in the new text. */
	readonly to: number;
	readonly length: number;
}

/** So many units from a word on make a stretch. */
const SEED = 10;
/** What the texts say so often together begins no stretch of its own; the second is for texts that say all very often. */
const OFTEN = [1024, 64, 4] as const;
/** More stretches are not compared with each other. */
const MOST = 4000;

/** Every stretch that two texts share, the same text as often as it stands there; by their places in the old one. */
export function stretchesOf(before: string, after: string): Stretch[] {
	const [olds, news] = [seedsOf(before), seedsOf(after)];
	let found: Stretch[] = [];
	for (const often of OFTEN) {
		found = sharedBy(before, after, olds, news, often);
		if (found.length <= MOST) break;
	}
	return found.slice(0, MOST).sort((a, b) => a.from - b.from || a.to - b.to);
}

function sharedBy(
	before: string,
	after: string,
	olds: ReadonlyMap<string, readonly number[]>,
	news: ReadonlyMap<string, readonly number[]>,
	often: number,
): Stretch[] {
	const found: Stretch[] = [];
	/** How far each shift of the texts against each other is known. */
	const known = new Map<number, number>();
	for (const [seed, froms] of olds) {
		const tos = news.get(seed);
		if (!tos || tos.length * froms.length > often) continue;
		for (const from of froms)
			for (const to of tos) {
				// Seeds come in the order of the text, but for those that stand there again.
				if ((known.get(to - from) ?? -1) > from) continue;
				const stretch = stretchAt(before, after, from, to, seed.length);
				found.push(stretch);
				known.set(to - from, stretch.from + stretch.length);
			}
	}
	return unique(found);
}

function unique(stretches: readonly Stretch[]): Stretch[] {
	return [...new Map(stretches.map((each) => [`${each.from} ${each.to}`, each])).values()];
}

/** The stretch about a place in both texts from which so much is known to be the same. */
export function stretchAt(before: string, after: string, from: number, to: number, known: number): Stretch {
	let left = 0;
	while (left < from && left < to && before.charCodeAt(from - left - 1) === after.charCodeAt(to - left - 1))
		left++;
	let right = known;
	while (
		from + right < before.length &&
		to + right < after.length &&
		before.charCodeAt(from + right) === after.charCodeAt(to + right)
	)
		right++;
	return { from: from - left, to: to - left, length: left + right };
}

/** What begins at each word, and where. */
export function seedsOf(text: string): Map<string, number[]> {
	const seeds = new Map<string, number[]>();
	for (const { index } of text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]+/gu)) {
		const seed = text.slice(index, index + SEED);
		if (seed.length < SEED) break;
		const places = seeds.get(seed);
		if (places) places.push(index);
		else seeds.set(seed, [index]);
	}
	return seeds;
}
