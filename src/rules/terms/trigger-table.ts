/** Bits of the filter, as a power of two: so many that hardly a word passes that triggers nothing. */
const FILTER_BITS = 17;
const FILTER_MASK = (1 << FILTER_BITS) - 1;

/** The hash of an empty text; `mix` adds one UTF-16 unit to a hash. */
export const EMPTY_HASH = 7;

export function mix(hash: number, code: number): number {
	return (Math.imul(hash, 31) + code) | 0;
}

function hashOf(text: string): number {
	let hash = EMPTY_HASH;
	for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
	return hash;
}

/**
 * Finds what a word triggers by a hash that the reader makes letter by letter: a word that triggers nothing, as nearly
 * all do, costs no string.
 */
export class TriggerTable<T> {
	readonly #filter = new Int32Array((FILTER_MASK + 1) >>> 5);
	readonly #values = new Map<string, T[]>();

	add(text: string, value: T): void {
		const bit = hashOf(text) & FILTER_MASK;
		(this.#filter[bit >>> 5] as number) |= 1 << (bit & 31);
		const values = this.#values.get(text);
		if (values) values.push(value);
		else this.#values.set(text, [value]);
	}

	/** Whether a text with this hash may be in the table; never wrongly no. */
	mayHold(hash: number): boolean {
		const bit = hash & FILTER_MASK;
		return ((this.#filter[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
	}

	/** What a text triggers. */
	get(text: string): readonly T[] | undefined {
		return this.#values.get(text);
	}
}
