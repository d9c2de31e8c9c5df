import type { Range } from "../note/types.ts";
import { alike } from "./alike.ts";
import { Weave } from "./weave.ts";

/** Where a range of an old text stands in a new one. */
export interface Followed extends Range {
	/** It reads as it did; otherwise it has been changed a little. */
	readonly exact: boolean;
}

/** How much of a changed range must be left. */
const LEFT = 0.65;

/** A stretch of the old text that was changed, and where in the new one what is left of it may stand. */
export class Gap {
	readonly #weave: Weave;

	constructor(
		before: string,
		after: string,
		readonly old: Range,
		readonly ranges: readonly Range[],
	) {
		const parts = ranges.map(({ start, end }) => after.slice(start, end));
		this.#weave = new Weave(before.slice(old.start, old.end), parts.join(BREAK));
	}

	/** Where a range stands, and what of the old text stands together with it. */
	find(range: Range): { readonly place: Range; readonly stretch: Range } | undefined {
		const { start } = this.old;
		const found = this.#weave.find({ start: range.start - start, end: range.end - start });
		const place = found && this.#placeOf(found);
		return place && { place, stretch: { start: found.from + start, end: found.to + start } };
	}

	/** The gap itself when it is the range, and what stands there now is much the same. */
	changed({ start, end }: Range, before: string, after: string): Followed | undefined {
		const [now, ...others] = this.ranges;
		if (!now || others.length || this.old.start !== start || this.old.end !== end) return;
		const likeness = alike(before.slice(start, end), after.slice(now.start, now.end));
		return likeness >= LEFT ? { ...now, exact: false } : undefined;
	}

	/** The place in the new text of a place in the joined ranges. */
	#placeOf({ start, end }: Range): Range | undefined {
		let offset = 0;
		for (const range of this.ranges) {
			const shift = range.start - offset;
			if (start >= offset && end + shift <= range.end) return { start: start + shift, end: end + shift };
			offset += range.end - range.start + BREAK.length;
		}
		return undefined;
	}
}

/** Parts two stretches that do not follow each other; no note holds it. */
const BREAK = "\0";
