import { type Stretch, stretchAt, stretchesOf } from "./stretches.ts";

/** What speaks for a stretch on one side of it: how much of the old text goes on there, small edits aside. */
export interface Side {
	/** Units that are the same, less what the edits between cost. */
	readonly score: number;
	/** The stretch next to it. */
	readonly next: Link | undefined;
}

/** What an edit between two stretches costs: for being there, for each unit taken out or put in, and for each beyond many. */
const EDIT = 4;
const UNIT = 0.3;
const MANY = 300;
const BEYOND = 0.01;
const NOTHING: Side = { score: 0, next: undefined };
/** That both texts begin, or end, at one place is worth as much as a stretch of so many units. */
const AT_END = 400;

/** A stretch, and the best that can be made of what stands before and behind it. */
export interface Link extends Stretch {
	/** False for what stands for the beginning and the end of both texts. */
	readonly isText: boolean;
	before: Side;
	behind: Side;
}

/** The stretches that two texts share, each with what speaks for it. */
export class Chains {
	readonly #links: readonly Link[];
	/** All that are known, by how far the texts are shifted against each other there. */
	readonly #byShift = new Map<number, Link[]>();

	constructor(
		readonly before: string,
		readonly after: string,
	) {
		this.#links = [
			linkOf({ from: -AT_END, to: -AT_END, length: AT_END }, false),
			...stretchesOf(before, after).map((stretch) => linkOf(stretch, true)),
			linkOf({ from: before.length, to: after.length, length: AT_END }, false),
		];
		for (const link of this.#links) link.before = this.#sideBefore(link);
		const byEnd = this.#links.toSorted((a, b) => b.from + b.length - a.from - a.length);
		for (const link of byEnd) link.behind = this.#sideBehind(link);
		for (const link of this.#links) if (link.isText) this.#keep(link);
	}

	/** The stretch about a place in both texts where so many units are the same. */
	at(from: number, to: number, length: number): Link {
		const links = this.#byShift.get(to - from);
		const known = links?.find((link) => link.from <= from && from + length <= link.from + link.length);
		if (known) return known;
		const stretch = stretchAt(this.before, this.after, from, to, length);
		const link = linkOf(stretch, true);
		link.before = this.#sideBefore(stretch);
		link.behind = this.#sideBehind(stretch);
		this.#keep(link);
		return link;
	}

	#keep(link: Link): void {
		const links = this.#byShift.get(link.to - link.from);
		if (links) links.push(link);
		else this.#byShift.set(link.to - link.from, [link]);
	}

	#sideBefore(stretch: Stretch): Side {
		const { from, to } = stretch;
		let best = NOTHING;
		for (const other of this.#links) {
			if (other.from >= from) break;
			if (other.to >= to) continue;
			const score = other.before.score + other.length - costBetween(other, stretch);
			if (score > best.score) best = { score, next: other };
		}
		return best;
	}

	#sideBehind(stretch: Stretch): Side {
		const { from, to, length } = stretch;
		const [end, toEnd] = [from + length, to + length];
		let best = NOTHING;
		for (let i = this.#links.length - 1; i >= 0; i--) {
			const other = this.#links[i] as Link;
			if (other.from + other.length <= end || other.to + other.length <= toEnd) continue;
			const score = other.behind.score + other.length - costBetween(stretch, other);
			if (score > best.score) best = { score, next: other };
		}
		return best;
	}
}

function linkOf(stretch: Stretch, isText: boolean): Link {
	return { ...stretch, isText, before: NOTHING, behind: NOTHING };
}

/** What it costs that one stretch follows another: what they share, which must not count twice, and the edit between them. */
export function costBetween(one: Stretch, other: Stretch): number {
	const old = other.from - one.from - one.length;
	const now = other.to - one.to - one.length;
	const shared = Math.max(0, -old, -now);
	const edit = old + shared + now + shared;
	return shared + EDIT + UNIT * Math.min(edit, MANY) + BEYOND * edit;
}
