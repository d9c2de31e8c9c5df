import type { PackManifest } from "./manifest.ts";

/** Something that only one pack can decide, such as what an admission note is. */
export interface Claim {
	readonly key: string;
	/** As a person would say it. */
	readonly what: string;
	readonly value: unknown;
}

/** Two packs that say the same do not clash. */
export function sameClaim(a: Claim, b: Claim): boolean {
	return JSON.stringify(a.value) === JSON.stringify(b.value);
}

const claim = (key: string, what: string, value: unknown): Claim => ({ key, what, value });

/** The kinds of note that a pack decides. */
export function claimedKinds({ notes }: PackManifest): Claim[] {
	return Object.entries(notes ?? {}).map(([kind, note]) =>
		claim(`note:${kind}`, `the kind of note ${kind}`, note),
	);
}

/** Everything that a pack decides. */
export function claimsOf(manifest: PackManifest): Claim[] {
	const { rules, budgets, terms } = manifest;
	return [
		...claimedKinds(manifest),
		...Object.entries(rules ?? {}).map(([id, setting]) => claim(`rule:${id}`, `the rule ${id}`, setting)),
		...Object.entries(budgets ?? {}).map(([kind, words]) =>
			claim(`budget:${kind}`, `the budget of ${kind}`, words),
		),
		...(terms ?? []).map((term) => claim(`term:${term.find.toLowerCase()}`, `the term "${term.find}"`, term)),
	];
}
