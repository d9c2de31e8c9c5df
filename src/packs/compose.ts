import type { Settings } from "../lint/settings.ts";
import { type KindWords, type Words, wordsWith } from "../note/words-known.ts";
import type { HouseStyle, HouseTerm } from "../rules/house-style/house-style.ts";
import { type NoteSpec, type SectionSpec, sectionSpec } from "../rules/note-spec.ts";
import { titleOf } from "../rules/section/insert.ts";
import { builtInNotes } from "./built-in.ts";
import { claimedKinds, claimsOf, type Outlined } from "./claims.ts";
import { type Conflict, conflictsOf, countsBeside } from "./conflicts.ts";
import { lazy } from "./lazy.ts";
import type { NoteEntry, PackManifest, SectionEntry } from "./manifest.ts";
import type { Available } from "./precedence.ts";
import { weakened, withoutWeakening } from "./protected-rules.ts";

/** A pack in use, as far as rules and templates need it. */
export interface PackInUse extends Available, Outlined {
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
	/** What people call the kind of note, and the pack. */
	readonly kindTitle: string;
	readonly packTitle: string;
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
 * Of many packs a list of templates needs little: each part is made when it is first asked for.
 *
 * @param ordered the settings name the packs, and with that their order
 */
export function compose<P extends PackInUse>(packs: readonly P[], ordered = false): Composition<P> {
	const conflicts = lazy(() => (ordered ? [] : conflictsOf(packs, claimsOf)));
	const counts = countsBeside(conflicts);
	const entries = lazy(() => kindsOf(packs, ordered));
	const notes = lazy(() => specsOf(packs, entries(), counts));
	const settings = lazy(() =>
		packs.map((pack) => settingsOf(pack.manifest, trusts(pack), (id) => counts(pack, `rule:${id}`))),
	);
	const house = lazy(() => houseOf(packs, counts));
	const words = lazy(() =>
		wordsWith([...entries()].filter(([, pack]) => pack.rank !== "built-in").map(wordsOf)),
	);
	const comments = lazy(() => commentsOf(packs));
	return {
		get notes() {
			return notes();
		},
		templates: [...entries()].flatMap(([kind, pack]) => templatesOf(kind, pack)),
		get settings() {
			return settings();
		},
		get house() {
			return house();
		},
		get comments() {
			return comments();
		},
		get words() {
			return words();
		},
		get conflicts() {
			return conflicts();
		},
		held: packs.flatMap((pack) => {
			const rules = trusts(pack) ? [] : weakened(pack.manifest);
			return rules.length ? [{ pack, rules }] : [];
		}),
	};
}

/** Somebody who installs a pack has decided for it; one of the folder comes with the folder. */
function trusts({ rank, consented }: PackInUse): boolean {
	return rank !== "workspace" || consented === true;
}

/** The kinds of note, each with the pack that decides what it is. */
function kindsOf<P extends PackInUse>(packs: readonly P[], ordered: boolean): Map<string, P> {
	const counts = countsBeside(() => (ordered ? [] : conflictsOf(packs, claimedKinds)));
	const kinds = new Map<string, P>();
	for (const pack of packs)
		for (const kind of Object.keys((pack.outline ?? pack.manifest).notes ?? {}))
			if (counts(pack, `note:${kind}`)) kinds.set(kind, pack);
	return kinds;
}

function entryOf(kind: string, { manifest }: PackInUse): NoteEntry {
	return manifest.notes?.[kind] as NoteEntry;
}

function specsOf<P extends PackInUse>(
	packs: readonly P[],
	kinds: ReadonlyMap<string, P>,
	counts: (pack: P, key: string) => boolean,
): ReadonlyMap<string, NoteSpec> {
	const notes = new Map(
		[...kinds].map(([kind, pack]) => [kind, specOf(kind, entryOf(kind, pack), pack.rank !== "built-in")]),
	);
	for (const pack of packs)
		for (const [kind, words] of Object.entries(pack.manifest.budgets ?? {})) {
			const spec = notes.get(kind);
			if (spec && counts(pack, `budget:${kind}`)) notes.set(kind, withBudget(spec, words));
		}
	return notes;
}

function houseOf<P extends PackInUse>(
	packs: readonly P[],
	counts: (pack: P, key: string) => boolean,
): HouseStyle {
	const terms = new Map<string, HouseTerm>();
	for (const pack of packs)
		for (const term of pack.manifest.terms ?? []) {
			const key = term.find.toLowerCase();
			if (counts(pack, `term:${key}`)) terms.set(key, { ...term, pack: pack.manifest.title });
		}
	const phrases = packs.flatMap(({ manifest: { phrases = [], title } }) =>
		phrases.map((phrase) => ({ ...phrase, pack: title })),
	);
	return { terms: [...terms.values()], phrases };
}

function commentsOf(packs: readonly PackInUse[]): CannedComment[] {
	const all = packs.flatMap(({ manifest }) => manifest.comments ?? []);
	return [...new Map(all.map((comment) => [comment.label, comment])).values()];
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

function specOf(id: string, { title, like, maxWords, sections, order }: NoteEntry, own: boolean): NoteSpec {
	return {
		id,
		title,
		like,
		maxWords,
		...(own && order !== "free" && statesOrder(id, sections) ? { ordered: true } : {}),
		...(own && maxWords !== undefined && maxWords !== builtInNotes.get(id)?.maxWords
			? { budgeted: true }
			: {}),
		sections: sections.map((section) =>
			sectionOf(section, own, sectionSpec(builtInNotes.get(id), section.id)),
		),
	};
}

/** An order taken over from the built-in kind is as free as it is there. */
function statesOrder(kind: string, sections: readonly SectionEntry[]): boolean {
	const usual = builtInNotes.get(kind)?.sections.map(({ id }) => id);
	if (!usual) return true;
	const places = sections.map(({ id }) => usual.indexOf(id)).filter((at) => at >= 0);
	return places.some((at, i) => at < (places[i - 1] ?? at));
}

function sectionOf(
	{ id, title = titleOf(undefined, id), titles = [], required, aimWords, maxWords, hint }: SectionEntry,
	own: boolean,
	usual: SectionSpec | undefined,
): SectionSpec {
	return {
		id,
		title,
		...(own && (!usual || titles.length > 0) ? { titles: [title, ...titles] } : {}),
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
		...(maxWords === undefined ? {} : { maxWords, budgeted: true }),
		sections: spec.sections.map((section) =>
			Object.hasOwn(sections, section.id) ? { ...section, ...sections[section.id], budgeted: true } : section,
		),
	};
}

function templatesOf<P extends PackInUse>(kind: string, pack: P): TemplateOf<P>[] {
	const { title: packTitle, notes } = pack.outline ?? pack.manifest;
	const note = notes?.[kind];
	if (!note) return [];
	const { title, template, variants = [] } = note;
	return [
		{ id: kind, kind, title, file: template, pack, kindTitle: title, packTitle },
		...variants.map((variant) => ({
			id: `${kind}-${variant.id}`,
			kind,
			title: variant.title,
			file: variant.template,
			pack,
			kindTitle: title,
			packTitle,
		})),
	];
}

function wordsOf([id, pack]: [string, PackInUse]): KindWords {
	const { title, titles = [], like, sections } = entryOf(id, pack);
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
