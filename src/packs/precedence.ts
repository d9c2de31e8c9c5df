/** Where a pack comes from; the first in this list counts most. */
export const RANKS = ["workspace", "installed", "vsix", "built-in"] as const;

export type Rank = (typeof RANKS)[number];

/** A pack that is there to be used. */
export interface Available {
	readonly name: string;
	readonly rank: Rank;
	/** Where it is, as a person would say it: a folder, a file, an extension. */
	readonly where: string;
}

/** A pack that another one of the same name hides. */
export interface Shadowed<P extends Available> {
	readonly pack: P;
	readonly by: P;
}

/** Which packs are in use. */
export interface Choice<P extends Available> {
	/** In the order in which they count: the later wins. */
	readonly inUse: readonly P[];
	/** `packs` in the settings says the order: what two of them say differently is decided. */
	readonly ordered: boolean;
	readonly shadowed: readonly Shadowed<P>[];
	/** Packs of one name and one rank: none of them is used. */
	readonly clashes: readonly (readonly P[])[];
	/** There, but not named in the settings. */
	readonly unused: readonly P[];
	/** Named in the settings, but not there. */
	readonly missing: readonly string[];
}

/**
 * Chooses among packs. Of one name only that of the highest rank counts, whole; two of one name and one rank count
 * neither, and no lower one takes their place. With `named` only those are in use, in that order; without it all are,
 * by rank. The built-in pack always is, and comes first; nothing hides it.
 */
export function choosePacks<P extends Available>(
	available: readonly P[],
	named?: readonly string[],
): Choice<P> {
	const byName = new Map<string, P[]>();
	for (const pack of available) byName.set(pack.name, [...(byName.get(pack.name) ?? []), pack]);
	const winners = new Map<string, P>();
	const shadowed: Shadowed<P>[] = [];
	const clashes: P[][] = [];
	for (const [name, packs] of byName) {
		const ranks = new Set(packs.map(({ rank }) => rank));
		// Nothing takes the built-in pack's place, whatever name it goes by.
		const rank = ranks.has("built-in") ? "built-in" : RANKS.find((each) => ranks.has(each));
		const best = packs.filter((pack) => pack.rank === rank);
		if (best.length > 1) {
			clashes.push(best);
			continue;
		}
		const winner = best[0] as P;
		winners.set(name, winner);
		for (const pack of packs) if (pack !== winner) shadowed.push({ pack, by: winner });
	}
	const builtIn = [...winners.values()].filter(({ rank }) => rank === "built-in");
	const others = [...winners.values()].filter(({ rank }) => rank !== "built-in");
	const clashing = new Set(clashes.map(([first]) => first?.name));
	if (named === undefined) {
		others.sort((a, b) => RANKS.indexOf(b.rank) - RANKS.indexOf(a.rank) || (a.name < b.name ? -1 : 1));
		return { inUse: [...builtIn, ...others], ordered: false, shadowed, clashes, unused: [], missing: [] };
	}
	const wanted = [...new Set(named)];
	const inUse = wanted.flatMap((name) => others.filter((pack) => pack.name === name));
	return {
		inUse: [...builtIn, ...inUse],
		ordered: true,
		shadowed,
		clashes: clashes.filter(([first]) => wanted.includes(first?.name ?? "")),
		unused: others.filter((pack) => !inUse.includes(pack)),
		missing: wanted.filter((name) => !clashing.has(name) && !winners.has(name)),
	};
}
