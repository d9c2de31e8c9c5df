import { writeArchive } from "./archive/write-archive.ts";
import { belongs, checkPack } from "./check-pack.ts";
import { MANIFEST } from "./folder.ts";
import { sha256Of } from "./hash.ts";
import { LIMITS } from "./limits.ts";
import type { PackManifest } from "./manifest.ts";
import { fileProblem, type PackProblem } from "./pack.ts";
import { megabytes, type PackFiles } from "./pack-files.ts";

/** The ending of a packed pack. */
export const ARCHIVE_ENDING = ".notepack";

/** A pack in one file. */
export interface BuiltPack {
	readonly manifest: PackManifest;
	/** `NAME-VERSION.notepack`. */
	readonly fileName: string;
	readonly bytes: Uint8Array;
	readonly sha256: string;
}

/** Checks a pack and packs it. The same files give the same bytes, whatever carried them. */
export async function buildPack(files: PackFiles): Promise<{ built?: BuiltPack; problems: PackProblem[] }> {
	const { pack, problems } = await checkPack(files);
	if (!pack) return { problems };
	const { manifest } = pack;
	const content = await contentOf(files, manifest);
	const bytes = writeArchive(content);
	if (bytes.length > LIMITS.archive)
		return {
			problems: [fileProblem(MANIFEST, `The packed pack is larger than ${megabytes(LIMITS.archive)}.`)],
		};
	const fileName = `${manifest.name}-${manifest.version}${ARCHIVE_ENDING}`;
	return { built: { manifest, fileName, bytes, sha256: sha256Of(bytes) }, problems: [] };
}

/** The files that belong to a pack, by path. */
export async function contentOf(files: PackFiles, manifest: PackManifest): Promise<Map<string, Uint8Array>> {
	const content = new Map<string, Uint8Array>();
	for (const { path } of await files.list()) {
		if (!belongs(path, manifest)) continue;
		const bytes = await files.read(path);
		if (bytes) content.set(path, bytes);
	}
	return content;
}
