import { builtInPack } from "./built-in.ts";
import { checkContent } from "./check-pack.ts";
import { type Composition, compose, type PackInUse } from "./compose.ts";
import { MANIFEST } from "./folder.ts";
import { lazy } from "./lazy.ts";
import { type PackProblem, readPack } from "./pack.ts";
import type { PackFiles } from "./pack-files.ts";
import { type Choice, choosePacks, type Rank } from "./precedence.ts";
import { weakened } from "./protected-rules.ts";
import type { PackStore } from "./store.ts";

/** A folder that holds a pack, or should. */
export interface PackFolder {
	/** As a person would say it. */
	readonly where: string;
	readonly files: PackFiles;
}

/** Where a door finds packs. */
export interface PackPlaces {
	/** Those of the boot-camp folder: under `packs/`, and those that its settings name by their path. */
	readonly workspace: readonly PackFolder[];
	/** Paths in the settings' list of packs, and the folders they mean. */
	readonly byPath?: ReadonlyMap<string, PackFolder>;
	readonly vsix: readonly PackFolder[];
	readonly store?: PackStore | undefined;
	/** Whether the reader lets the pack at a place weaken these protected rules. */
	consented?(where: string, rules: readonly string[]): boolean;
}

/** A pack that a door has found. */
export interface FoundPack extends PackInUse {
	readonly version: string;
	/** Mistakes in its templates, dot phrases and cases: those are left out, the rest holds. */
	readonly problems?: readonly PackProblem[];
	/** Its files; rejects when they are damaged. */
	open(): Promise<PackFiles>;
}

/** A pack that is there but cannot be used, and why. */
export interface BrokenPack {
	readonly where: string;
	readonly rank: Rank;
	readonly problems: readonly PackProblem[];
}

/** All packs for a boot-camp folder, and what they come to. */
export interface Gathered {
	readonly found: readonly FoundPack[];
	readonly broken: readonly BrokenPack[];
	readonly choice: Choice<FoundPack>;
	readonly composition: Composition<FoundPack>;
	/** Mistakes of the whole, a sentence each: clashes, packs that are named but not there. */
	readonly complaints: readonly string[];
}

const builtIn: FoundPack = {
	...builtInPack,
	version: builtInPack.manifest.version,
	// The doors hold the built-in files themselves.
	open: () => Promise.reject(new Error("The built-in pack has no files here.")),
};

/**
 * Reads every pack there is and decides which count. Never rejects: what cannot be used is told, and the rest holds.
 *
 * @param named `packs` of the folder's settings: names, and paths of folders that begin with "./"
 */
export async function gatherPacks(places: PackPlaces, named?: readonly string[]): Promise<Gathered> {
	const broken: BrokenPack[] = [];
	const read = async ({ where, files }: PackFolder, rank: "workspace" | "vsix"): Promise<FoundPack[]> => {
		// What a publisher packed was checked then; a folder is in the middle of being written, by somebody who sees what
		// becomes of it in a note beside it. Whoever reads one of its files looks at it again, and leaves it out.
		const { pack, problems } = await (rank === "workspace" ? checkContent(files) : readPack(files));
		if (!pack || problems.some(({ file }) => file === MANIFEST)) {
			broken.push({ where, rank, problems });
			return [];
		}
		const { manifest } = pack;
		const { name, version } = manifest;
		const consented = places.consented?.(where, weakened(manifest)) ?? false;
		const mistakes = problems.length ? { problems } : {};
		return [{ ...{ name, version, rank, where, manifest, consented }, ...mistakes, open: async () => files }];
	};
	const byPath = [...(places.byPath ?? [])];
	const ofPath = await Promise.all(byPath.map(([, folder]) => read(folder, "workspace")));
	const names = new Map(byPath.map(([path], i) => [path, ofPath[i]?.[0]?.name ?? path]));
	const known = new Set(byPath.map(([, { where }]) => where));
	const folders = places.workspace.filter(({ where }) => !known.has(where));
	const found = [
		builtIn,
		...ofPath.flat(),
		...(await Promise.all(folders.map((folder) => read(folder, "workspace")))).flat(),
		...(await installedIn(places, broken)),
		...(await Promise.all(places.vsix.map((folder) => read(folder, "vsix")))).flat(),
	];
	const choice = choosePacks(
		found,
		named?.map((name) => names.get(name) ?? name),
	);
	const composition = compose(choice.inUse, choice.ordered);
	const complaints = lazy(() => complaintsOf(choice, composition, broken));
	return {
		found,
		broken,
		choice,
		composition,
		get complaints() {
			return complaints();
		},
	};
}

async function installedIn({ store }: PackPlaces, broken: BrokenPack[]): Promise<FoundPack[]> {
	if (!store) return [];
	try {
		return (await store.list()).flatMap((installed): FoundPack[] => {
			const { name, version, outline, broken: why } = installed;
			const where = `installed, ${name} ${version}`;
			if (why === undefined)
				return [
					{
						...{ name, version, rank: "installed", where, outline },
						get manifest() {
							return installed.manifest;
						},
						open: () => store.open(installed),
					},
				];
			broken.push({
				where,
				rank: "installed",
				problems: [{ file: MANIFEST, message: why, start: 0, end: 1, line: 1, column: 1 }],
			});
			return [];
		});
	} catch {
		return [];
	}
}

function complaintsOf(
	{ clashes, missing }: Choice<FoundPack>,
	{ conflicts }: Composition<FoundPack>,
	broken: readonly BrokenPack[],
): string[] {
	return [
		...clashes.map(
			(packs) =>
				`Two packs are called ${packs[0]?.name}: ${packs.map(({ where }) => where).join(" and ")}. Neither is used; remove one.`,
		),
		...conflicts.map(
			({ what, packs: [a, b] }) =>
				`${a.name} and ${b.name} both set ${what}, differently. Neither counts; name both in "packs" of bootcamp-notes.json, the one that wins last.`,
		),
		// One that is there with mistakes is told as broken.
		...missing
			.filter((name) => !broken.some(({ where }) => `/${where}`.endsWith(`/${name.replace(/^\.\//, "")}`)))
			.map(
				(name) => `There is no pack ${name}. Install it, or take it out of "packs" in bootcamp-notes.json.`,
			),
	];
}
