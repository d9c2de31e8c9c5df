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
	notes: 50,
	templates: 1_000,
	sections: 60,
	terms: 2_000,
	phrases: 100,
	snippets: 1_000,
	cases: 200,
	examples: 100,
} as const;
