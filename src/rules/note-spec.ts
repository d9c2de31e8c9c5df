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
}

/** A kind of note, as a pack describes it. */
export interface NoteSpec {
	/** Such as `admission`. */
	readonly id: string;
	readonly title: string;
	/** The kind whose rules hold for this one, where it is not built in. */
	readonly like?: string | undefined;
	/** In U.S. order. */
	readonly sections: readonly SectionSpec[];
	/** Words above which the whole note is too long. */
	readonly maxWords?: number | undefined;
}

/** What the kind asks of one section, or undefined. */
export function sectionSpec(spec: NoteSpec | undefined, id: string): SectionSpec | undefined {
	return spec?.sections.find((section) => section.id === id);
}
