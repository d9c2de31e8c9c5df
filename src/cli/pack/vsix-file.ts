import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

/** Any moment, as long as it is always the same one: 1980-01-01, the first that a zip archive knows. */
const EPOCH = "315532800";

/**
 * An extension without code that carries a pack, made by @vscode/vsce in a temporary folder.
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
	const before = { epoch: process.env.SOURCE_DATE_EPOCH, log: console.log, warn: console.warn };
	try {
		const files = new Map<string, string | Uint8Array>(vsixFiles(manifest, { publisher }));
		for (const [path, bytes] of content) files.set(`${PACK_FOLDER}/${path}`, bytes);
		for (const [path, text] of files) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), text);
		}
		const packagePath = join(folder, "pack.vsix");
		process.env.SOURCE_DATE_EPOCH = EPOCH;
		// It tells at length what it packs; what matters of that is said by the caller.
		console.log = console.warn = () => undefined;
		await vsce.createVSIX({
			cwd: folder,
			packagePath,
			dependencies: false,
			allowMissingRepository: true,
			skipLicense: true,
		});
		return await readFile(packagePath);
	} finally {
		Object.assign(console, { log: before.log, warn: before.warn });
		if (before.epoch === undefined) delete process.env.SOURCE_DATE_EPOCH;
		else process.env.SOURCE_DATE_EPOCH = before.epoch;
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
