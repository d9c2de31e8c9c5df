import * as vscode from "vscode";

const { fs } = vscode.workspace;
/** A name of its own for each write: two windows may be at it. */
const freshName = () => crypto.randomUUID().slice(0, 8);
const beingRenamed = 150;
const lockedFor = 10_000;
const mostTries = 200;
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

/**
 * Runs something that only one window may do at a time.
 *
 * @throws what `run` throws, and when the lock cannot be had
 */
export async function withLock<T>(uri: vscode.Uri, run: () => Promise<T>): Promise<T> {
	const lock = uri.with({ path: `${uri.path}.lock` });
	const name = freshName();
	for (let tries = 0; !(await take(lock, name)); tries++) {
		const { mtime } = await fs.stat(lock).then(undefined, () => ({ mtime: Date.now() }));
		// A window that was killed leaves its lock.
		if (Date.now() - mtime > lockedFor) await remove(lock);
		if (tries > mostTries) throw new Error("the file stays locked");
		await pause(20 + 60 * Math.random());
	}
	try {
		return await run();
	} finally {
		if ((await readText(lock)) === name) await remove(lock);
	}
}

/**
 * Writes a file under a name that nothing has yet; gives false when it cannot have the name. A workspace edit would do
 * this, too, but Undo takes such an edit back with the typing, and deletes the file.
 *
 * @throws when nothing can be written there
 */
export async function writeNew(uri: vscode.Uri, text: string): Promise<boolean> {
	// Not called as the texts that wait for their name in `writeWhole`: nobody is to read this one.
	const mine = uri.with({ path: `${uri.path}.${freshName()}.tmp` });
	await fs.writeFile(mine, new TextEncoder().encode(text));
	try {
		await fs.rename(mine, uri, { overwrite: false });
		return true;
	} catch {
		await remove(mine);
		return false;
	}
}

/** Whether the lock is ours now. */
async function take(lock: vscode.Uri, name: string): Promise<boolean> {
	if (!(await writeNew(lock, name))) return false;
	// The editor looks whether there is one and then renames: two windows may both get through, and the later one has it.
	await pause(beingRenamed);
	return (await readText(lock)) === name;
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
