/** The file in a pack's folder that says what the pack is. */
export const MANIFEST = "pack.json";

/** The folder of a boot-camp folder in which its own packs stand, each in a folder. */
export const PACKS_FOLDER = "packs";

/** What may lie in a pack's folder on a disk and is never part of the pack. */
export const NEVER_IN_A_PACK: ReadonlySet<string> = new Set([
	".git",
	".hg",
	".svn",
	"node_modules",
	".DS_Store",
]);
