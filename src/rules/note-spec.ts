import type { Section } from "../note/section.ts";
import { sectionFacts } from "../note/vocabulary.ts";

/** One section of a kind of note, as a pack asks for it. */
export interface SectionSpec {
	/** Section id, such as `hpi`. */
	readonly id: string;
	/** The heading to write. */
	readonly title: string;
	readonly required: boolean;
	/** Words above which a senior would shorten it. */
	readonly maxWords?: number | undefined;
	/** A pack set these words for its readers: what is over them is told. */
	readonly budgeted?: boolean | undefined;
	/** Words to aim for. */
	readonly aimWords?: number | undefined;
	/** What belongs there, in one line. */
	readonly hint?: string | undefined;
	/** Every heading that a pack gives it, the one to write first; the built-in pack's are in the vocabulary. */
	readonly titles?: readonly string[] | undefined;
}

/** A kind of note, as a pack describes it. */
export interface NoteSpec {
	/** Such as `admission`. */
	readonly id: string;
	readonly title: string;
	/** The kind whose rules hold for this one, where it is not built in. */
	readonly like?: string | undefined;
	/** In the order to write them. */
	readonly sections: readonly SectionSpec[];
	/** A pack states this order itself; otherwise U.S. order holds, which leaves much free. */
	readonly ordered?: boolean | undefined;
	/** Words above which the whole note is too long. */
	readonly maxWords?: number | undefined;
	/** A pack set these words: they hold as they are. */
	readonly budgeted?: boolean | undefined;
}

/** What the kind asks of a section by this id, or undefined. */
export function sectionSpec(spec: NoteSpec | undefined, id: string): SectionSpec | undefined {
	return spec?.sections.find((section) => section.id === id);
}

/**
 * What the kind asks of a section of a note, or undefined. Two packs may give one heading to sections of their own: it
 * is the one that this kind has.
 */
export function specOfSection(spec: NoteSpec | undefined, { id, covers }: Section): SectionSpec | undefined {
	if (!spec || id === undefined) return;
	const own = covers.find((covered) => !sectionFacts(covered) && sectionSpec(spec, covered));
	return sectionSpec(spec, id) ?? (own === undefined ? undefined : sectionSpec(spec, own));
}
