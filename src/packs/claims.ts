import type { PackManifest } from "./manifest.ts";
import type { PackOutline } from "./outline.ts";

/** A pack whose manifest need not have been read. */
export interface Outlined {
	/** What its list of templates shows; undefined where the manifest is at hand. */
	readonly outline?: PackOutline | undefined;
	readonly manifest: PackManifest;
}

/** Something that only one pack can decide, such as what an admission note is. */
export interface Claim {
	readonly key: string;
	/** As a person would say it. */
	readonly what: string;
	value(): unknown;
}

/** Two packs that say the same do not clash. */
export function sameClaim(a: Claim, b: Claim): boolean {
	return JSON.stringify(a.value()) === JSON.stringify(b.value());
}

const claim = (key: string, what: string, value: () => unknown): Claim => ({ key, what, value });

/** The kinds of note that a pack decides. */
export function claimedKinds(pack: Outlined): Claim[] {
	return Object.keys((pack.outline ?? pack.manifest).notes ?? {}).map((kind) =>
		claim(`note:${kind}`, `the kind of note ${kind}`, () => pack.manifest.notes?.[kind]),
	);
}

/** Everything that a pack decides. */
export function claimsOf(pack: Outlined): Claim[] {
	const { rules, budgets, terms } = pack.manifest;
	return [
		...claimedKinds(pack),
		...Object.entries(rules ?? {}).map(([id, setting]) =>
			claim(`rule:${id}`, `the rule ${id}`, () => setting),
		),
		...Object.entries(budgets ?? {}).map(([kind, words]) =>
			claim(`budget:${kind}`, `the budget of ${kind}`, () => words),
		),
		...(terms ?? []).map((term) =>
			claim(`term:${term.find.toLowerCase()}`, `the term "${term.find}"`, () => term),
		),
	];
}
