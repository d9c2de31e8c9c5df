import { type Claim, type Outlined, sameClaim } from "./claims.ts";
import { lazy } from "./lazy.ts";
import type { Available } from "./precedence.ts";

/** Two packs of one rank that say different things; neither counts. */
export interface Conflict<P extends Available> {
	/** What of the two does not count. */
	readonly key: string;
	/** As a person would say it. */
	readonly what: string;
	readonly packs: readonly [P, P];
}

/** What packs of one rank say differently, among what `claims` names of each. */
export function conflictsOf<P extends Available & Outlined>(
	packs: readonly P[],
	claims: (pack: P) => readonly Claim[],
): Conflict<P>[] {
	const claimed = new Map<string, { claim: Claim; pack: P }>();
	const conflicts: Conflict<P>[] = [];
	for (const pack of packs) {
		if (pack.rank === "built-in") continue;
		for (const claim of claims(pack)) {
			const slot = `${pack.rank}\0${claim.key}`;
			const other = claimed.get(slot);
			if (!other) claimed.set(slot, { claim, pack });
			else if (!sameClaim(other.claim, claim))
				conflicts.push({ key: claim.key, what: claim.what, packs: [other.pack, pack] });
		}
	}
	return conflicts;
}

/** Whether what a pack says under a key counts, beside these conflicts. */
export function countsBeside<P extends Available>(
	conflicts: () => readonly Conflict<P>[],
): (pack: P, key: string) => boolean {
	const lost = lazy(
		() => new Set(conflicts().flatMap(({ key, packs: two }) => two.map(({ where }) => `${where}\0${key}`))),
	);
	return ({ where }, key) => lost().size === 0 || !lost().has(`${where}\0${key}`);
}
