import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { writeArchive } from "../../packs/archive/write-archive.ts";
import type { PackManifest } from "../../packs/manifest.ts";
import { PACK_FOLDER, vsixFiles } from "../../packs/vsix.ts";
import { CallError } from "../problem.ts";

/** The part of @vscode/vsce that is used. */
interface Vsce {
	createVSIX(options: {
		cwd: string;
		packagePath: string;
		dependencies: boolean;
		allowMissingRepository: boolean;
		skipLicense: boolean;
	}): Promise<unknown>;
}

/**
 * An extension without code that carries a pack, made by @vscode/vsce in a temporary folder, and packed once more: what
 * it keeps of the time zone and of the files' modes differs from machine to machine.
 *
 * @throws {CallError} when @vscode/vsce is not installed
 */
export async function makeVsix(
	manifest: PackManifest,
	content: ReadonlyMap<string, Uint8Array>,
	publisher: string,
): Promise<Uint8Array> {
	const vsce = loadVsce();
	const folder = await mkdtemp(join(tmpdir(), "bootcamp-notes-vsix-"));
	const { log, warn } = console;
	try {
		const files = new Map<string, string | Uint8Array>(vsixFiles(manifest, { publisher }));
		for (const [path, bytes] of content) files.set(`${PACK_FOLDER}/${path}`, bytes);
		for (const [path, text] of files) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), text);
		}
		const packagePath = join(folder, "pack.vsix");
		// It tells at length what it packs; what matters of that is said by the caller.
		console.log = console.warn = () => undefined;
		await vsce.createVSIX({
			cwd: folder,
			packagePath,
			dependencies: false,
			allowMissingRepository: true,
			skipLicense: true,
		});
		return writeArchive(new Map(Object.entries(unzipSync(await readFile(packagePath)))));
	} finally {
		Object.assign(console, { log, warn });
		await rm(folder, { recursive: true, force: true });
	}
}

/** From beside this program, else from where the call stands: it is large, and few need it. */
function loadVsce(): Vsce {
	for (const from of [__filename, join(process.cwd(), "x.js")]) {
		try {
			return createRequire(from)("@vscode/vsce") as Vsce;
		} catch {
			// The next place may have it.
		}
	}
	throw new CallError("--vsix needs @vscode/vsce: run npm install @vscode/vsce@3.9.2 here, then try again");
}
