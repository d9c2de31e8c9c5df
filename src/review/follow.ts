import type { Range } from "../note/types.ts";
import { alike } from "./alike.ts";
import { Chains, type Link } from "./chains.ts";
import { trimmed } from "./lines.ts";
import { placesOf, repeatsIn } from "./repeats.ts";
import { covers, exceeds, outweighs, regionOf } from "./rivals.ts";

/** Where a range of an old text stands in a new one. */
export interface Followed extends Range {
	/** It reads as it did; otherwise it has been changed a little. */
	readonly exact: boolean;
}

/** A place in the new text that may be that of a range of the old one. */
interface Fit {
	/** Where it begins in the new text. */
	readonly to: number;
	/** The stretch that it is part of. */
	readonly link: Link;
	/** What stands about it as it did. */
	readonly total: number;
}

interface Candidates {
	readonly fits: readonly Fit[];
	/** Where else the old text says the same. */
	readonly twins: readonly Range[];
}

/** So much more must speak for one place than for another. */
const MARGIN = 10;
/** The most that is asked: a copy that was changed at its edges looks the worse for so much. */
const DAMAGE = 80;
/** So much longer, and twice as long, is the stretch of a place that no other text can claim. */
const MORE = 24;
/** So far beside a range it matters what is said more often than before; and so near it matters most. */
const ABOUT = 200;
const NEAR = 60;
/** Units beside a range of few units, and in all, that must have stayed with it. */
const BESIDE = 4;
const ENOUGH = 10;
/** So much may lie between two stretches that belong together, and so much more may have been typed there. */
const FAR = 300;
const GROWN = 100;
/** How much of a changed range must be left, and how much beside it is looked for. */
const LEFT = 0.65;
const NEIGHBOR = 24;

/** Follows ranges of an old text into a new one. Where there is any doubt it says that the range is gone. */
export class Follower {
	readonly #chains: Chains;
	readonly #repeats: readonly Range[];
	readonly #candidates = new Map<string, Candidates>();

	constructor(
		readonly before: string,
		readonly after: string,
	) {
		this.#chains = new Chains(before, after);
		this.#repeats = repeatsIn(before, after);
	}

	follow(range: Range): Followed | undefined {
		if (this.before === this.after) return { ...range, exact: true };
		const to = this.#find(range);
		if (to === "doubt") return;
		if (to !== undefined) return { start: to, end: to + range.end - range.start, exact: true };
		return this.#between(range);
	}

	/** Where a range stands as it was; `doubt` when it may stand at several places, or be a copy. */
	#find(range: Range): number | "doubt" | undefined {
		const candidates = this.#candidatesFor(range);
		if (!candidates) return "doubt";
		const { fits, twins } = candidates;
		if (fits.length === 0) return;
		const best = fits.reduce((a, b) => (outweighs(b.link, a.link).more > 0 ? b : a));
		if (!fits.every((fit) => fit === best || isSurer(best, fit))) return "doubt";
		if (!twins.every((twin) => this.#isNot(twin, best, fits.length === 1))) return "doubt";
		if (best.link.length < enough(range) || !this.#cameAlong(best)) return;
		return this.#mayBeCopy(range, best) ? "doubt" : best.to;
	}

	/** The places that a range may stand at: those that no other place of the old text can claim; undefined when they are too many. */
	#candidatesFor(range: Range): Candidates | undefined {
		const { before, after } = this;
		const key = `${range.start} ${range.end}`;
		let found = this.#candidates.get(key);
		if (!found) {
			const length = range.end - range.start;
			const [said, places] = [placesOf(before, range, before), placesOf(before, range, after)];
			if (!said || !places) return;
			const twins = said
				.filter((start) => start !== range.start)
				.map((start) => ({ start, end: start + length }));
			const free = places
				.map((to) => this.#fit(range, to))
				.filter((fit) => !twins.some((twin) => takes(this.#fit(twin, fit.to), fit)));
			const solid = free.filter(({ link }) => link.length >= enough(range));
			found = { fits: solid.length ? solid : free, twins };
			this.#candidates.set(key, found);
		}
		return found;
	}

	#fit({ start, end }: Range, to: number): Fit {
		const link = this.#chains.at(start, to, end - start);
		const { before, behind } = link;
		return { to, link, total: before.score + link.length - (end - start) + behind.score };
	}

	/** Whether it is not this twin that stands at the place of a fit; `only` when there is no other place for the range. */
	#isNot(twin: Range, fit: Fit, only: boolean): boolean {
		const rival = this.#fit(twin, fit.to);
		if (dwarfs(fit.link, rival.link)) return true;
		const isMore = fit.total - rival.total >= MARGIN && rival.link.length <= fit.link.length + BESIDE;
		if (
			isMore &&
			(fit.link.length >= 2 * rival.link.length ||
				exceeds(regionOf(fit.link).place, regionOf(rival.link).place))
		)
			return true;
		const [mine, its] = [placeOf(fit.link), placeOf(rival.link)];
		return only && !covers(its, mine) && this.#standsElsewhere(twin, rival);
	}

	#standsElsewhere(range: Range, { to, link }: Fit): boolean {
		const length = Math.max(link.length, range.end - range.start + MORE);
		const places = placesOf(this.before, range, this.after) ?? [];
		return places.some((place) => place !== to && this.#fit(range, place).link.length >= length);
	}

	/** So much came along that nobody typed it anew by chance: more than one sentence or line, or half of the text. */
	#cameAlong({ link }: Fit): boolean {
		const { start, end } = regionOf(link, together).old;
		return (end - start) * 2 >= this.before.length || TWO_SENTENCES.test(this.before.slice(start, end));
	}

	/** Whether what stands about a range has another place, at which the text goes on as it did. */
	#mayBeCopy(range: Range, { link }: Fit): boolean {
		const path = [link];
		for (let next = link.before.next; next && range.start - endOf(next) < ABOUT; next = next.before.next)
			path.push(next);
		for (let next = link.behind.next; next && next.from - range.end < ABOUT; next = next.behind.next)
			path.push(next);
		return path.some(({ from, to, length }) => {
			const start = Math.max(from, range.start - ABOUT);
			const end = Math.min(from + length, range.end + ABOUT);
			return this.#repeats.some((repeat) => {
				if (repeat.start < start || repeat.end > end) return false;
				const own = this.#fit(repeat, repeat.start - from + to);
				const near = repeat.end > range.start - NEAR && repeat.start < range.end + NEAR;
				const rivals = this.#candidatesFor(repeat)?.fits ?? [];
				return rivals.some((rival) => {
					if (rival.to === own.to || rival.link.length < MORE) return false;
					return near ? !isSurer(own, rival) : outweighs(own.link, rival.link).more <= -MARGIN;
				});
			});
		});
	}

	/** Between neighbors that are where they were, the range as it is or changed a little. */
	#between(range: Range): Followed | undefined {
		const { before, after } = this;
		const left = trimmed(before, { start: Math.max(0, range.start - NEIGHBOR), end: range.start });
		const right = trimmed(before, { start: range.end, end: Math.min(before.length, range.end + NEIGHBOR) });
		const from = left.start === left.end ? 0 : this.#find(left);
		const to = right.start === right.end ? after.length : this.#find(right);
		if (typeof from !== "number" || typeof to !== "number") return;
		const start = from + left.end - left.start;
		if (start >= to) return;
		const quote = before.slice(range.start, range.end);
		const within = (at: number) => at >= start && at + quote.length <= to;
		if (within(after.indexOf(quote, start))) {
			const [found, ...others] = (this.#candidatesFor(range)?.fits ?? []).filter((fit) => within(fit.to));
			return found && !others.length
				? { start: found.to, end: found.to + quote.length, exact: true }
				: undefined;
		}
		const now = trimmed(after, { start, end: to });
		return alike(quote, after.slice(now.start, now.end)) >= LEFT ? { ...now, exact: false } : undefined;
	}
}

const TWO_SENTENCES = /\S.{3,}(?:\n\s*|[.!?]\s+)\S.{2}/;

function enough({ start, end }: Range): number {
	return Math.min(end - start + BESIDE, Math.max(end - start, ENOUGH));
}

/** Whether there is no doubt which of two places of one range is its own. */
function isSurer(one: Fit, other: Fit): boolean {
	if (dwarfs(other.link, one.link)) return false;
	if (!covers(regionOf(one.link).old, regionOf(other.link).old)) return false;
	const { more, shared } = outweighs(one.link, other.link);
	return more >= Math.min(DAMAGE, MARGIN + shared);
}

/** Whether one place of the old text rather than another stands at a place of the new one. */
function takes(one: Fit, other: Fit): boolean {
	if (!covers(placeOf(one.link), placeOf(other.link))) return false;
	if (dwarfs(one.link, other.link)) return true;
	return one.total - other.total >= MARGIN && one.link.length > other.link.length + BESIDE;
}

function dwarfs(one: Link, other: Link): boolean {
	return one.length >= other.length + MORE && one.length >= 2 * other.length;
}

function together(one: Link, other: Link): boolean {
	const old = other.from - endOf(one);
	return old <= FAR && other.to - one.to - one.length <= old + GROWN;
}

function endOf({ from, length }: Link): number {
	return from + length;
}

/** Of a stretch, in the new text. */
function placeOf({ to, length }: Link): Range {
	return { start: to, end: to + length };
}
