import type { Range } from "../note/types.ts";
import { costBetween, type Link } from "./chains.ts";

/** Units by which a stretch may be longer by chance. */
const CHANCE = 8;
/** Units that a place has more than its twin by no chance. */
const FURTHER = 48;
/** No more than this is taken out or put in by a small edit. */
const SMALL = 48;

/**
 * How much more speaks for one place of a text than for another, beside the passage that stands at both, of which either
 * may since have been changed; and how long that passage is. Each place is given as the stretch that it is part of.
 */
export function outweighs(one: Link, other: Link): { readonly more: number; readonly shared: number } {
	const [before, otherBefore] = [pathBefore(one), pathBefore(other)];
	const start = Math.max(firstOf(before, otherBefore), firstOf(otherBefore, before));
	const [behind, otherBehind] = [pathBehind(one), pathBehind(other)];
	const end = Math.min(lastOf(behind, otherBehind), lastOf(otherBehind, behind));
	const more =
		scoreBefore(before, start) -
		scoreBefore(otherBefore, start) +
		scoreBehind(behind, end) -
		scoreBehind(otherBehind, end);
	return { more, shared: end - start };
}

/** Whether one range reaches as far as another on both sides. */
export function covers(one: Range, other: Range): boolean {
	return one.start <= other.start + CHANCE && one.end + CHANCE >= other.end;
}

/** What stands together with a stretch, in the old text and in the new one. */
export interface Region {
	readonly old: Range;
	readonly place: Range;
}

/** Whether a range reaches beyond another on both sides, or far beyond it on one. */
export function exceeds(one: Range, other: Range): boolean {
	const [left, right] = [other.start - one.start, one.end - other.end];
	return (left > 1 && right > 1) || (left >= 0 && right >= 0 && left + right >= FURTHER);
}

/** What is joined to a stretch by edits of a kind, by default small ones. */
export function regionOf(link: Link, joined = isSmall): Region {
	const first = lastJoined(pathBefore(link), (one, next) => joined(next, one));
	const last = lastJoined(pathBehind(link), joined);
	return {
		old: { start: first.from, end: last.from + last.length },
		place: { start: first.to, end: last.to + last.length },
	};
}

function lastJoined(path: readonly Link[], joined: (one: Link, next: Link) => boolean): Link {
	return path.find((one, i) => {
		const next = path[i + 1];
		return !next?.isText || !joined(one, next);
	}) as Link;
}

function isSmall(one: Link, other: Link): boolean {
	return other.from - one.from - one.length <= SMALL && other.to - one.to - one.length <= SMALL;
}

/** A stretch and what stands before it, going back. */
function pathBefore(link: Link): Link[] {
	const path = [link];
	for (let next = link.before.next; next; next = next.before.next) path.push(next);
	return path;
}

function pathBehind(link: Link): Link[] {
	const path = [link];
	for (let next = link.behind.next; next; next = next.behind.next) path.push(next);
	return path;
}

/** Where in the old text a path begins, or meets the other one. */
function firstOf(path: readonly Link[], other: readonly Link[]): number {
	return ownEnd(path, other)?.from ?? Number.NEGATIVE_INFINITY;
}

function lastOf(path: readonly Link[], other: readonly Link[]): number {
	const link = ownEnd(path, other);
	return link ? link.from + link.length : Number.POSITIVE_INFINITY;
}

/** The last stretch of a path before it meets the other; undefined when the other one leads here. */
function ownEnd(path: readonly Link[], other: readonly Link[]): Link | undefined {
	const known = new Set(other);
	const meets = path.findIndex((link) => known.has(link));
	return meets === 0 ? undefined : path.at(meets < 0 ? -1 : meets - 1);
}

/** What speaks for a path left of a place in the old text. */
function scoreBefore(path: readonly Link[], at: number): number {
	const i = path.findIndex((link) => link.from <= at);
	const link = path[i];
	if (!link) return 0;
	const inside = at - link.from;
	if (inside <= link.length || i === 0) return Math.min(inside, link.length) + link.before.score;
	return link.length + link.before.score - costBetween(link, path[i - 1] as Link);
}

function scoreBehind(path: readonly Link[], at: number): number {
	const i = path.findIndex((link) => link.from + link.length >= at);
	const link = path[i];
	if (!link) return 0;
	const inside = link.from + link.length - at;
	if (inside <= link.length || i === 0) return Math.min(inside, link.length) + link.behind.score;
	return link.length + link.behind.score - costBetween(path[i - 1] as Link, link);
}
