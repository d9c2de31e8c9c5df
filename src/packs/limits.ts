/** What a pack may hold at most. Each is many times what a real pack needs, and little for a machine. */
export const LIMITS = {
	/** Bytes of an archive. */
	archive: 2_000_000,
	/** Files. */
	files: 1_000,
	/** Bytes of one file, and of all together. */
	file: 1_000_000,
	all: 10_000_000,
	/** How many times smaller than its content a packed file may be; repetitive text packs to about a tenth. */
	ratio: 100,
	/** Characters and lines of a template or an example note, which are read as Markdown. */
	note: 20_000,
	noteLines: 500,
	/** Characters and lines of all templates, and of all example notes: what reading them takes goes by that. */
	templateText: 1_500_000,
	templateLines: 50_000,
	/** Characters of all templates, and of all dot phrases, in all the ways in which their choices can be filled in. */
	renderedText: 10_000_000,
	/**
	 * Signs of Markdown in one stretch without an empty line, and the squares of these over all templates, or all example
	 * notes: a reader of Markdown pairs each with each.
	 */
	signs: 4_000,
	signPairs: 20_000_000,
	/** Lines, and signs of Markdown, of templates that are read as notes; of those beyond, headings are looked for by lines. */
	templateWork: 15_000,
	exampleText: 400_000,
	exampleLines: 10_000,
	/** Signs of lists and quotations that open one line: each within the one before costs the reader more. */
	nested: 10,
	notes: 50,
	templates: 1_000,
	sections: 60,
	terms: 2_000,
	/** Terms that begin with the same word: each is tried at every such word of a note. */
	termsAtOneWord: 50,
	phrases: 100,
	snippets: 1_000,
	cases: 200,
	examples: 50,
	/** Entries in one blank's list of choices. */
	choices: 30,
} as const;
