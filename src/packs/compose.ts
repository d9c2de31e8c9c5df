import type { Settings } from "../lint/settings.ts";
import { type KindWords, type Words, wordsWith } from "../note/words-known.ts";
import type { HousePhrase, HouseStyle, HouseTerm } from "../rules/house-style/house-style.ts";
import { type NoteSpec, type SectionSpec, sectionSpec } from "../rules/note-spec.ts";
import { titleOf } from "../rules/section/insert.ts";
import { builtInNotes } from "./built-in.ts";
import { type Claim, claimsOf, sameClaim } from "./claims.ts";
import type { NoteEntry, PackManifest, SectionEntry } from "./manifest.ts";
import type { Available } from "./precedence.ts";
import { weakened, withoutWeakening } from "./protected-rules.ts";

/** A pack in use, as far as rules and templates need it. */
export interface PackInUse extends Available {
	readonly manifest: PackManifest;
	/** The reader has agreed that it may weaken the rules on privacy and on unsafe abbreviations. */
	readonly consented?: boolean;
}

/** A template to begin a note from. */
export interface TemplateOf<P extends Available> {
	/** Kind of note, or `KIND-VARIANT`. */
	readonly id: string;
	readonly kind: string;
	readonly title: string;
	/** File in the pack's folder. */
	readonly file: string;
	readonly pack: P;
}

/** Two packs of one rank that say different things; neither counts. */
export interface Conflict<P extends Available> {
	readonly what: string;
	readonly packs: readonly [P, P];
}

/** A sentence that seniors write often. */
export interface CannedComment {
	/** What one types after `/`, and what reports count it under. */
	readonly label: string;
	readonly text: string;
}

/** What the packs in use come to. */
export interface Composition<P extends PackInUse = PackInUse> {
	readonly notes: ReadonlyMap<string, NoteSpec>;
	/** In the order in which they are offered. */
	readonly templates: readonly TemplateOf<P>[];
	/** Settings of the packs, the later win; those of the folder come behind them. */
	readonly settings: readonly Settings[];
	readonly house: HouseStyle;
	readonly words: Words;
	/** Comments that a senior picks with `/`; of one label the later pack's. */
	readonly comments: readonly CannedComment[];
	readonly conflicts: readonly Conflict<P>[];
	/** Packs whose wish to weaken protected rules was not followed. */
	readonly held: readonly { readonly pack: P; readonly rules: readonly string[] }[];
}

/**
 * Puts packs together, the later over the earlier: a kind of note counts whole, a rule's setting whole, nothing is merged
 * within. What two packs of one rank say differently counts for neither, unless the settings give the order.
 *
 * @param ordered the settings name the packs, and with that their order
 */
export function compose<P extends PackInUse>(packs: readonly P[], ordered = false): Composition<P> {
	const conflicts = ordered ? [] : conflictsOf(packs);
	const lost = new Set(
		conflicts.flatMap(({ key, packs: two }) => two.map((pack) => `${pack.where}\0${key}`)),
	);
	const counts = (pack: P, key: string) => lost.size === 0 || !lost.has(`${pack.where}\0${key}`);
	const entries = new Map<string, { entry: NoteEntry; pack: P }>();
	const settings: Settings[] = [];
	const terms = new Map<string, HouseTerm>();
	const phrases: HousePhrase[] = [];
	const comments = new Map<string, CannedComment>();
	const held: { pack: P; rules: readonly string[] }[] = [];
	for (const pack of packs) {
		const { manifest } = pack;
		const trusted = pack.rank !== "workspace" || pack.consented === true;
		if (!trusted && weakened(manifest).length) held.push({ pack, rules: weakened(manifest) });
		for (const [kind, entry] of Object.entries(manifest.notes ?? {}))
			if (counts(pack, `note:${kind}`)) entries.set(kind, { entry, pack });
		settings.push(settingsOf(manifest, trusted, (id) => counts(pack, `rule:${id}`)));
		for (const term of manifest.terms ?? []) {
			const key = term.find.toLowerCase();
			if (counts(pack, `term:${key}`)) terms.set(key, { ...term, pack: manifest.title });
		}
		for (const comment of manifest.comments ?? []) comments.set(comment.label, comment);
		for (const phrase of manifest.phrases ?? []) phrases.push({ ...phrase, pack: manifest.title });
	}
	const notes = new Map(
		[...entries].map(([kind, { entry, pack }]) => [kind, specOf(kind, entry, pack.rank !== "built-in")]),
	);
	for (const pack of packs)
		for (const [kind, words] of Object.entries(pack.manifest.budgets ?? {})) {
			const spec = notes.get(kind);
			if (spec && counts(pack, `budget:${kind}`)) notes.set(kind, withBudget(spec, words));
		}
	return {
		notes,
		templates: [...entries].flatMap(([kind, { entry, pack }]) => templatesOf(kind, entry, pack)),
		settings,
		house: { terms: [...terms.values()], phrases },
		comments: [...comments.values()],
		words: wordsWith(
			[...entries]
				.filter(([, { pack }]) => pack.rank !== "built-in")
				.map(([kind, { entry }]) => wordsOf(kind, entry)),
		),
		conflicts: conflicts.map(({ what, packs: two }) => ({ what, packs: two })),
		held,
	};
}

function conflictsOf<P extends PackInUse>(packs: readonly P[]): (Conflict<P> & { key: string })[] {
	const claimed = new Map<string, { claim: Claim; pack: P }>();
	const conflicts: (Conflict<P> & { key: string })[] = [];
	for (const pack of packs) {
		if (pack.rank === "built-in") continue;
		for (const claim of claimsOf(pack.manifest)) {
			const slot = `${pack.rank}\0${claim.key}`;
			const other = claimed.get(slot);
			if (!other) claimed.set(slot, { claim, pack });
			else if (!sameClaim(other.claim, claim))
				conflicts.push({ key: claim.key, what: claim.what, packs: [other.pack, pack] });
		}
	}
	return conflicts;
}

function settingsOf(
	{ rules, notes = {} }: PackManifest,
	trusted: boolean,
	counts: (id: string) => boolean,
): Settings {
	const allowed = trusted ? rules : withoutWeakening(rules);
	const kinds = Object.entries(notes).filter(([, note]) => note.rules);
	return {
		rules: Object.fromEntries(Object.entries(allowed ?? {}).filter(([id]) => counts(id))),
		notes: Object.fromEntries(
			kinds.map(([kind, note]) => [kind, { rules: trusted ? note.rules : withoutWeakening(note.rules) }]),
		),
	};
}

function specOf(id: string, { title, like, maxWords, sections }: NoteEntry, own: boolean): NoteSpec {
	return {
		id,
		title,
		like,
		maxWords,
		sections: sections.map((section) =>
			sectionOf(section, own, sectionSpec(builtInNotes.get(id), section.id)),
		),
	};
}

function sectionOf(
	{ id, title, required, aimWords, maxWords, hint }: SectionEntry,
	own: boolean,
	usual: SectionSpec | undefined,
): SectionSpec {
	return {
		id,
		title: title ?? titleOf(undefined, id),
		required: required ?? false,
		aimWords,
		maxWords,
		hint,
		// A budget taken over from the built-in pack is shown, as it is there, and not flagged.
		...(own && maxWords !== undefined && maxWords !== usual?.maxWords ? { budgeted: true } : {}),
	};
}

function withBudget(
	spec: NoteSpec,
	{ maxWords, sections = {} }: NonNullable<PackManifest["budgets"]>[string],
): NoteSpec {
	return {
		...spec,
		maxWords: maxWords ?? spec.maxWords,
		sections: spec.sections.map((section) =>
			Object.hasOwn(sections, section.id) ? { ...section, ...sections[section.id], budgeted: true } : section,
		),
	};
}

function templatesOf<P extends Available>(
	kind: string,
	{ title, template, variants = [] }: NoteEntry,
	pack: P,
): TemplateOf<P>[] {
	return [
		{ id: kind, kind, title, file: template, pack },
		...variants.map((variant) => ({
			id: `${kind}-${variant.id}`,
			kind,
			title: variant.title,
			file: variant.template,
			pack,
		})),
	];
}

function wordsOf(id: string, { title, titles = [], like, sections }: NoteEntry): KindWords {
	return {
		id,
		like,
		titles: [title, ...titles],
		sections: sections.map((section) => ({
			id: section.id,
			titles: [section.title ?? titleOf(undefined, section.id), ...(section.titles ?? [])],
		})),
	};
}
