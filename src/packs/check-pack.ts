import { checkCases } from "./check-cases.ts";
import { checkExamples } from "./check-examples.ts";
import { pathsIn } from "./check-manifest.ts";
import { checkTemplates } from "./check-templates.ts";
import { MANIFEST } from "./folder.ts";
import { LIMITS } from "./limits.ts";
import type { PackManifest } from "./manifest.ts";
import { checkText, fileProblem, type Pack, type PackProblem, readPack, reasonOf } from "./pack.ts";
import { megabytes, type PackEntry, type PackFiles } from "./pack-files.ts";
import { pathKey } from "./path.ts";
import { readSnippets } from "./snippets.ts";

/** After so many there is no need to go on. */
const MOST = 100;

/**
 * Checks a pack whole: what it says it is, every file that it names, and its examples against the rules. Problems come
 * in the order in which a person would mend them. Never rejects.
 *
 * @param builtIn it is the pack that ships with the program, whose name no other may take
 */
export async function checkPack(
	files: PackFiles,
	builtIn = false,
): Promise<{ pack?: Pack; problems: PackProblem[] }> {
	const { pack, problems } = await checkContent(files, builtIn);
	if (!pack || problems.length) return { problems };
	const examples = await checkExamples(pack);
	return examples.length ? { problems: examples } : { pack, problems: [] };
}

/** Checks everything but the examples: what makes a pack safe to use. */
export async function checkContent(
	files: PackFiles,
	builtIn = false,
): Promise<{ pack?: Pack; problems: PackProblem[] }> {
	const { pack, problems } = await readPack(files, builtIn);
	if (!pack) return { problems };
	const found = [
		...(await checkListing(pack)),
		...(await checkTemplates(pack)),
		...(await checkSnippets(pack)),
		...(await checkCases(pack)),
	];
	return { pack, problems: found.slice(0, MOST) };
}

/** Names, sizes and links of the files that belong to the pack. */
async function checkListing({ manifest, files }: Pack): Promise<PackProblem[]> {
	let listed: readonly PackEntry[];
	try {
		listed = await files.list();
	} catch (error) {
		return [fileProblem(MANIFEST, reasonOf(error))];
	}
	const own = listed.filter(({ path }) => belongs(path, manifest));
	const problems: PackProblem[] = [];
	if (own.length > LIMITS.files)
		problems.push(fileProblem(MANIFEST, `The pack holds more than ${LIMITS.files} files.`));
	const keys = new Map<string, string>();
	let all = 0;
	for (const { path, size, link } of own) {
		const same = keys.get(pathKey(path));
		if (link) problems.push(fileProblem(path, "This is a link; a pack holds files only."));
		else if (size > LIMITS.file)
			problems.push(fileProblem(path, `This is larger than ${megabytes(LIMITS.file)}.`));
		if (same !== undefined) problems.push(fileProblem(path, `"${same}" is the same file on some systems.`));
		keys.set(pathKey(path), path);
		all += size;
	}
	if (all > LIMITS.all)
		problems.push(fileProblem(MANIFEST, `The files are larger than ${megabytes(LIMITS.all)} together.`));
	return problems;
}

/** Papers that go with any pack. */
const PAPERS = /^(?:readme\.md|license(?:\.md|\.txt)?|notice(?:\.md|\.txt)?|changelog\.md)$/i;

/** Whether a file is part of the pack: named by it, a note beside a case (its model), or one of the usual papers. */
export function belongs(path: string, manifest: PackManifest): boolean {
	const { paths, caseFolders } = namedBy(manifest);
	const folder = path.slice(0, path.lastIndexOf("/") + 1);
	return (
		path === MANIFEST ||
		PAPERS.test(path) ||
		paths.has(path) ||
		(caseFolders.has(folder) && path.endsWith(".md"))
	);
}

interface Named {
	readonly paths: ReadonlySet<string>;
	/** Each ends in "/", or is "". */
	readonly caseFolders: ReadonlySet<string>;
}

const named = new WeakMap<PackManifest, Named>();

function namedBy(manifest: PackManifest): Named {
	const known = named.get(manifest);
	if (known) return known;
	const made = {
		paths: new Set(pathsIn(manifest).map(({ path }) => path)),
		caseFolders: new Set((manifest.cases ?? []).map((path) => path.slice(0, path.lastIndexOf("/") + 1))),
	};
	named.set(manifest, made);
	return made;
}

async function checkSnippets({ manifest, files }: Pack): Promise<PackProblem[]> {
	const { snippets } = manifest;
	return snippets === undefined ? [] : checkText(files, snippets, (json) => readSnippets(json).problems);
}
