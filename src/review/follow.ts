import type { Range } from "../note/types.ts";
import { type Block, blocksOf, copiedIn, keptOf, SEED, unmovedOf } from "./blocks.ts";
import { type Followed, Gap } from "./gap.ts";
import { twinsOf } from "./twins.ts";

/** Fewer units than this are alike by chance where one stretch meets another. */
const CHANCE = 12;
/** What was copied casts doubt on what stands so near to it. */
const NEAR = 30;

/** Follows ranges of an old text into a new one. Where there is any doubt it says that the range is gone. */
export class Follower {
	/** What is left, in the old order. */
	readonly #blocks: readonly Block[];
	/** The same in the new order. */
	readonly #placed: readonly Block[];
	readonly #unmoved: ReadonlySet<Block>;
	/** Where something begins that was copied. */
	readonly #copied: readonly number[];
	readonly #gaps = new Map<string, Gap>();

	constructor(
		readonly before: string,
		readonly after: string,
	) {
		this.#blocks = keptOf(blocksOf(before, after), before);
		this.#unmoved = unmovedOf(this.#blocks);
		this.#copied = copiedIn(before, after);
		this.#placed = this.#blocks.toSorted((a, b) => a.to - b.to);
	}

	follow(range: Range): Followed | undefined {
		if (this.before === this.after) return { ...range, exact: true };
		const whole = this.#blocks.filter(
			({ from, length }) => from <= range.start && range.end <= from + length,
		);
		if (whole.length > 1) return;
		const [block] = whole;
		if (!block) return this.#between(range);
		const stretch = { start: block.from, end: block.from + block.length };
		if (!this.#isPlain(range, stretch) || this.#mayBeCopy(range, stretch, !this.#unmoved.has(block))) return;
		const shift = block.to - block.from;
		return this.#unclaimed({ start: range.start + shift, end: range.end + shift, exact: true }, block);
	}

	/**
	 * Whether a stretch may be the copy of a passage that was then changed in its own place: some of it stands in the new
	 * text twice, and it was moved, or it ends with that.
	 */
	#mayBeCopy({ start, end }: Range, stretch: Range, moved: boolean): boolean {
		const meets = (at: number, from: number, to: number) => at + SEED > from && at < to;
		const twice = this.#copied.filter((at) => meets(at, stretch.start, stretch.end));
		if (moved || twice.length === 0) return twice.length > 0;
		const first = stretch.start > 0 && twice.some((at) => meets(at, stretch.start, stretch.start + SEED));
		const last =
			stretch.end < this.before.length && twice.some((at) => meets(at, stretch.end - SEED, stretch.end));
		return first && last ? true : (first || last) && twice.some((at) => meets(at, start - NEAR, end + NEAR));
	}

	/**
	 * Whether a range can be told from its twin, if the old text says the same twice. What came along has to reach beyond
	 * what the two have in common, on both sides: one side may be alike by chance once the other twin was moved there.
	 */
	#isPlain({ start, end }: Range, stretch: Range): boolean {
		const { before } = this;
		return twinsOf(before, { start, end }).every(
			(twin) =>
				stretch.start <= Math.max(0, twin.start - 1) && stretch.end >= Math.min(before.length, twin.end + 1),
		);
	}

	/** Where the old text said the same twice and one of the two is gone, nobody can tell which. */
	#unclaimed(found: Followed, by?: Block): Followed | undefined {
		const claimed = this.#blocks.some((other) => other !== by && shares(found, other));
		return claimed ? undefined : found;
	}

	/** The range is part of no known stretch: it was changed, or what stands about it on both sides. */
	#between(range: Range): Followed | undefined {
		const gap = this.#gapAbout(range);
		const found = gap.find(range);
		if (!found) return gap.changed(range, this.before, this.after);
		if (!this.#isPlain(range, found.stretch) || this.#mayBeCopy(range, found.stretch, false)) return;
		return this.#unclaimed({ ...found.place, exact: true });
	}

	/** What stands about a range between the nearest known stretches. */
	#gapAbout(range: Range): Gap {
		const left = this.#blocks.findLast(({ from }) => from <= range.start);
		const right = this.#blocks.find(({ from, length }) => from + length >= range.end);
		const from = left ? Math.min(left.from + left.length, range.start) : 0;
		const to = right ? Math.max(right.from, range.end) : this.before.length;
		const key = `${from} ${to}`;
		let gap = this.#gaps.get(key);
		if (!gap) {
			gap = new Gap(this.before, this.after, { start: from, end: to }, this.#free(left, right, from, to));
			this.#gaps.set(key, gap);
		}
		return gap;
	}

	/** What follows the left stretch in the new text, and what comes before the right one; often that is the same. */
	#free(left: Block | undefined, right: Block | undefined, from: number, to: number): Range[] {
		const after = left ? left.to + from - left.from : 0;
		const before = right ? right.to + to - right.from : this.after.length;
		const next =
			this.#placed.find((block) => block !== left && block.to >= (left?.to ?? 0))?.to ?? this.after.length;
		const previous = this.#placed.findLast(
			(block) => block !== right && block.to <= (right?.to ?? this.after.length),
		);
		const previousEnd = previous ? previous.to + previous.length : 0;
		if (after <= before && next >= (right?.to ?? this.after.length)) return [{ start: after, end: before }];
		return [
			{ start: after, end: Math.max(after, next) },
			{ start: Math.min(before, previousEnd), end: before },
		];
	}
}

/** Whether a stretch lays claim to a range: two stretches that meet share a few units by chance. */
function shares({ start, end }: Range, { to, length }: Block): boolean {
	return Math.min(end, to + length) - Math.max(start, to) >= Math.min(end - start, CHANCE);
}
