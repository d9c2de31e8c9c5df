/**
 * Counts of values from which medians are read. Buckets are exact below 256 and at most 0.8 % wide above, so that a
 * sketch stays small however many values it has seen, and sketches add up the same in any order.
 */
export interface Sketch {
	count: number;
	readonly buckets: Map<number, number>;
}

const EXACT = 256;
const STEPS = EXACT / 2;

export function emptySketch(): Sketch {
	return { count: 0, buckets: new Map() };
}

/** Counts one value; what is no number, or below zero, is left out. */
export function addValue(sketch: Sketch, value: number): void {
	if (!(value >= 0 && value < 2 ** 40)) return;
	const bucket = bucketOf(Math.round(value));
	sketch.buckets.set(bucket, (sketch.buckets.get(bucket) ?? 0) + 1);
	sketch.count++;
}

export function addSketch(sketch: Sketch, other: Sketch): void {
	for (const [bucket, count] of other.buckets)
		sketch.buckets.set(bucket, (sketch.buckets.get(bucket) ?? 0) + count);
	sketch.count += other.count;
}

/** The value that a share of all values does not exceed (0.5 gives the median); undefined when there are none. */
export function quantile(sketch: Sketch, share: number): number | undefined {
	const rank = Math.max(1, Math.ceil(share * sketch.count));
	let seen = 0;
	for (const [bucket, count] of [...sketch.buckets].sort(([a], [b]) => a - b)) {
		seen += count;
		if (seen >= rank) return middleOf(bucket);
	}
	return;
}

function bucketOf(value: number): number {
	if (value < EXACT) return value;
	const power = Math.floor(Math.log2(value)) - Math.log2(STEPS);
	return EXACT + (power - 1) * STEPS + Math.floor(value / 2 ** power) - STEPS;
}

/** The middle of a bucket. */
function middleOf(bucket: number): number {
	if (bucket < EXACT) return bucket;
	const power = Math.floor((bucket - EXACT) / STEPS) + 1;
	const step = ((bucket - EXACT) % STEPS) + STEPS;
	return step * 2 ** power + (2 ** power - 1) / 2;
}
