import * as vscode from "vscode";

const { fs } = vscode.workspace;
/** A name of its own for each write: two windows may be at it. */
const freshName = () => crypto.randomUUID().slice(0, 8);
const beingRenamed = 150;
const lockedFor = 10_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Writes a file so that, whenever the editor is killed, the old text or the new one is there whole.
 *
 * @throws when nothing can be written there
 */
export async function writeWhole(uri: vscode.Uri, text: string): Promise<void> {
	const next = uri.with({ path: `${uri.path}.${freshName()}.new` });
	await fs.writeFile(next, new TextEncoder().encode(text));
	await fs.rename(next, uri, { overwrite: true });
}

/** Reads a file that `writeWhole` has written; undefined when there is none. */
export async function readWhole(uri: vscode.Uri): Promise<string | undefined> {
	const there = await readText(uri);
	if (there !== undefined) return there;
	// The editor removes the old file before it renames the new one. Killed in between, the new one is whole.
	if ((await nextOnes(uri)).length > 0) await pause(beingRenamed);
	const renamed = await readText(uri);
	if (renamed !== undefined) return renamed;
	const [latest] = await nextOnes(uri);
	return latest && (await readText(latest));
}

/** Runs something that only one window may do at a time. @throws what `run` throws */
export async function withLock<T>(uri: vscode.Uri, run: () => Promise<T>): Promise<T> {
	const lock = uri.with({ path: `${uri.path}.lock` });
	const mine = uri.with({ path: `${lock.path}.${freshName()}` });
	await fs.writeFile(mine, new Uint8Array());
	for (let tries = 0; ; tries++) {
		try {
			await fs.rename(mine, lock, { overwrite: false });
			break;
		} catch (error) {
			const since = await fs.stat(lock).then(
				({ mtime }) => Date.now() - mtime,
				() => 0,
			);
			// A window that was killed leaves its lock.
			if (since > lockedFor) await remove(lock);
			if (tries > 200) {
				await remove(mine);
				throw error;
			}
			await pause(20 + 60 * Math.random());
		}
	}
	try {
		return await run();
	} finally {
		await remove(lock);
	}
}

/** New texts that wait for their name, the latest first. */
async function nextOnes(uri: vscode.Uri): Promise<vscode.Uri[]> {
	const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
	const folder = vscode.Uri.joinPath(uri, "..");
	try {
		const names = (await fs.readDirectory(folder)).map(([each]) => each);
		const found = names.filter((each) => each.startsWith(`${name}.`) && each.endsWith(".new"));
		const dated = found.map(async (each) => {
			const place = vscode.Uri.joinPath(folder, each);
			return { place, at: (await fs.stat(place)).mtime };
		});
		return (await Promise.all(dated)).sort((a, b) => b.at - a.at).map(({ place }) => place);
	} catch {
		return [];
	}
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await fs.readFile(uri));
	} catch {
		return undefined;
	}
}

async function remove(uri: vscode.Uri): Promise<void> {
	await fs.delete(uri).then(undefined, () => undefined);
}
