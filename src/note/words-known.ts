import { kindOfFile, kindOfTitle } from "./kind.ts";
import { lookUp, normalizeTitle, plainer, type SectionFacts, sectionFacts, type Term } from "./vocabulary.ts";

/** The titles that reading a note knows: of sections and of kinds of note. */
export interface Words {
	/** The section that a heading as written opens, or undefined. */
	lookUp(title: string): Term | undefined;
	/** The kind of note that a title names, or undefined. */
	kindOfTitle(title: string): string | undefined;
	/** The kind of note that a file's name names, or undefined. */
	kindOfFile(file: string): string | undefined;
	/** The kind whose rules hold for a kind: itself, unless a pack says otherwise. */
	likeOf(kind: string): string;
}

/** What the program knows without any pack. */
export const builtInWords: Words = { lookUp, kindOfTitle, kindOfFile, likeOf: (kind) => kind };

/** What a kind of note from a pack adds. */
export interface KindWords {
	readonly id: string;
	readonly like?: string | undefined;
	/** What such a note is called in its title. */
	readonly titles: readonly string[];
	readonly sections: readonly SectionWords[];
}

/** What a section from a pack adds. */
export interface SectionWords {
	readonly id: string;
	/** What its heading says; the first is its name. */
	readonly titles: readonly string[];
}

/** The built-in titles together with those of packs. A title that the program knows keeps its meaning. */
export function wordsWith(kinds: readonly KindWords[]): Words {
	if (kinds.length === 0) return builtInWords;
	let known: KnownWords | undefined;
	const own = () => (known ??= wordsOf(kinds));
	return {
		lookUp: (title) => lookUp(title) ?? ofSection(own().sections, normalizeTitle(title)),
		kindOfTitle: (title) =>
			title.length > 90 ? undefined : (ofTitle(own().titles, title) ?? kindOfTitle(title)),
		kindOfFile: (file) => ofFile(own().ids, file) ?? kindOfFile(file),
		likeOf: (kind) => own().likes.get(kind) ?? kind,
	};
}

interface KnownWords {
	readonly sections: ReadonlyMap<string, Term>;
	readonly titles: ReadonlyMap<string, string>;
	readonly likes: ReadonlyMap<string, string>;
	readonly ids: ReadonlySet<string>;
}

/** What many packs add is gathered when the first note is read, not when a list of templates opens. */
function wordsOf(kinds: readonly KindWords[]): KnownWords {
	const sections = new Map<string, Term>();
	const titles = new Map<string, string>();
	const likes = new Map<string, string>();
	const ids = new Set<string>();
	for (const kind of kinds) {
		ids.add(kind.id);
		if (kind.like) likes.set(kind.id, kind.like);
		for (const title of kind.titles) titles.set(normalizeTitle(title), kind.id);
		let group: SectionFacts["group"] = "header";
		for (const { id, titles: names } of kind.sections) {
			const facts: SectionFacts = sectionFacts(id) ?? factsOf(id, names[0] ?? id, group);
			group = facts.group;
			for (const name of names) {
				const title = normalizeTitle(name);
				if (!title || lookUp(name)) continue;
				const other = sections.get(title);
				// Of two packs that mean different sections by one heading, the kind of note decides.
				if (!other) sections.set(title, termOf(facts, title));
				else if (!other.covers.includes(id)) sections.set(title, { ...other, covers: [...other.covers, id] });
			}
		}
	}
	return { sections, titles, likes, ids };
}

/** A section that only a pack knows stands where its neighbor before it does. */
function factsOf(id: string, label: string, group: SectionFacts["group"]): SectionFacts {
	return { id, label, kind: "section", group };
}

/** One everyday word needs a stronger form or place to count as a heading. */
function termOf(section: SectionFacts, title: string): Term {
	return { section, weak: !/[\s/-]/.test(title), statement: false, covers: [section.id] };
}

/** "Tethers (07/14)" is "Tethers", as it would be for a built-in heading. */
function ofSection(sections: ReadonlyMap<string, Term>, title: string): Term | undefined {
	return sections.get(title) ?? sections.get(plainer(title));
}

/** A title that is a kind's own, or begins with it: "ICU Transfer Note, bed 4". */
function ofTitle(titles: ReadonlyMap<string, string>, title: string): string | undefined {
	const written = normalizeTitle(title);
	const whole = titles.get(written);
	if (whole) return whole;
	let longest = "";
	for (const known of titles.keys()) {
		if (
			known.length > longest.length &&
			written.startsWith(known) &&
			!/^[\p{L}\p{N}]/u.test(written.slice(known.length))
		)
			longest = known;
	}
	return titles.get(longest);
}

/** `icu-transfer.md`, `icu-transfer-2.txt`, `0712 icu-transfer.md`; the longest id wins. */
function ofFile(ids: ReadonlySet<string>, file: string): string | undefined {
	const name = file
		.replace(/^.*[\\/]/, "")
		.replace(/\.[^.]*$/, "")
		.toLowerCase();
	let longest = "";
	for (const id of ids) {
		const at = name.indexOf(id);
		if (at < 0 || id.length <= longest.length) continue;
		const around = `${name[at - 1] ?? ""}${name[at + id.length] ?? ""}`;
		if (!/[\p{L}\p{N}]/u.test(around)) longest = id;
	}
	return longest || undefined;
}
