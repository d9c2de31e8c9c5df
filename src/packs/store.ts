import { openArchive } from "./archive/read-archive.ts";
import { type BuiltPack, buildPack } from "./build-pack.ts";
import { sha256Of } from "./hash.ts";
import { outlineOf } from "./outline.ts";
import type { PackProblem } from "./pack.ts";
import type { PackFiles } from "./pack-files.ts";
import type { StoreFiles } from "./store-files.ts";
import { StoreHistory } from "./store-history.ts";
import {
	contentName,
	fileOf,
	REMOVED,
	type RecordContent,
	recordName,
	recordText,
	type StoreRecord,
} from "./store-record.ts";

export type { StoreFiles } from "./store-files.ts";

/** An installed pack. */
export interface Installed extends Omit<StoreRecord, "removed"> {
	/** The version to go back to, when one is kept. */
	readonly previous?: { readonly version: string; readonly sha256: string };
}

/** More attempts than windows that could be in each other's way. */
const MOST_TRIES = 1_000;

/**
 * The packs that a person has installed. Several windows or programs may use one folder at the same time.
 *
 * Every change has a number of its own. Installing writes the pack, packed, under the next free number, and then the
 * record of the same number, each whole or not at all: at any moment the old version holds or the new one. The record of
 * the highest number holds; the one before it is the version to go back to. What is older is removed, and never anything
 * of a higher number, so that nobody takes away what another is about to record.
 */
export class PackStore {
	readonly #files: StoreFiles;
	readonly #history: StoreHistory;

	constructor(files: StoreFiles) {
		this.#files = files;
		this.#history = new StoreHistory(files);
	}

	/** All installed packs by name, in the order of their names. Records that cannot be read do not count. */
	async list(): Promise<Installed[]> {
		const history = await this.#history.read();
		return [...history.keys()]
			.sort()
			.flatMap((name) => installedOf(history.get(name) as StoreRecord[]) ?? []);
	}

	async find(name: string): Promise<Installed | undefined> {
		return installedOf((await this.#history.read()).get(name) ?? []);
	}

	/** The files of an installed pack. @throws when they are missing or not what was installed */
	async open(installed: Pick<Installed, "name" | "number" | "sha256">): Promise<PackFiles> {
		return openArchive(await this.#content(installed));
	}

	/** Checks a pack and installs it in place of the version there is. */
	async install(
		files: PackFiles,
		from: string,
	): Promise<{ installed?: Installed; built?: BuiltPack; problems: readonly PackProblem[] }> {
		const { built, problems } = await buildPack(files);
		if (!built) return { problems };
		return { installed: await this.add(built, from), built, problems: [] };
	}

	/** Installs a pack that has been built; what is damaged of the same one is mended. @returns what is installed now */
	async add({ manifest, bytes, sha256 }: BuiltPack, from: string): Promise<Installed> {
		const { name, version } = manifest;
		const now = await this.find(name);
		if (now?.sha256 !== sha256) return this.#put({ name, version, sha256, from, manifest }, bytes);
		await this.#content(now).catch(async () => {
			const file = contentName(name, now.number);
			await this.#files.remove(file);
			await this.#files.create(file, bytes);
		});
		return now;
	}

	/** Puts the version before in place of the one there is. @returns undefined when none is kept */
	async rollBack(name: string): Promise<Installed | undefined> {
		const before = await this.#before(name);
		if (!before) return;
		const bytes = await this.#content(before).catch(async (error: unknown) => {
			// Another window may have put new versions over both meanwhile.
			if ((await this.#before(name))?.number === before.number) throw error;
			return undefined;
		});
		if (!bytes) return this.rollBack(name);
		const { version, sha256, from, manifest } = before;
		return this.#put({ name, version, sha256, from, manifest }, bytes);
	}

	/** The record that a pack would go back to. */
	async #before(name: string): Promise<StoreRecord | undefined> {
		const [now, before] = (await this.#history.read(true)).get(name) ?? [];
		return now?.removed || before?.removed ? undefined : before;
	}

	/** @returns false when no pack of this name is installed */
	async remove(name: string): Promise<boolean> {
		if (!installedOf((await this.#history.read(true)).get(name) ?? [])) return false;
		const removed = new TextEncoder().encode(recordText(REMOVED));
		await this.#numbered(name, (number) => this.#files.create(recordName(name, number), removed));
		await this.#tidy(name);
		return true;
	}

	/** The packed pack of a record. @throws when it is missing or not what was installed */
	async #content({ name, number, sha256 }: Pick<Installed, "name" | "number" | "sha256">) {
		const bytes = await this.#files.read(contentName(name, number));
		if (!bytes || sha256Of(bytes) !== sha256)
			throw new Error(`The installed pack ${name} is damaged. Install it again.`);
		return bytes;
	}

	/** Writes a pack and its record. */
	async #put(content: RecordContent, bytes: Uint8Array): Promise<Installed> {
		const { name } = content;
		const record = new TextEncoder().encode(recordText(content));
		const number = await this.#numbered(name, async (next) => {
			if (!(await this.#files.create(contentName(name, next), bytes))) return false;
			if (await this.#files.create(recordName(name, next), record)) return true;
			// Somebody has removed the pack under this number.
			await this.#files.remove(contentName(name, next));
			return false;
		});
		await this.#tidy(name);
		const now = await this.find(name).catch(() => undefined);
		return now?.number === number ? now : { ...content, number, outline: outlineOf(content.manifest) };
	}

	/** Does something under the next free number, or where another window was first, the one after that. */
	async #numbered(name: string, make: (number: number) => Promise<boolean>): Promise<number> {
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			const number = Math.max(0, ...(await this.#ofName(name)).map((file) => file.number)) + 1;
			if (await make(number)) return number;
		}
		throw new Error("Another program keeps changing the installed packs.");
	}

	/** Removes what neither the version in force nor the one before it needs; what cannot be removed goes the next time. */
	async #tidy(name: string): Promise<void> {
		try {
			const records = (await this.#history.read()).get(name) ?? [];
			const kept = records[0]?.removed ? records.slice(0, 1) : records.slice(0, 2);
			const lowest = kept.at(-1)?.number ?? 0;
			for (const { file, number } of await this.#ofName(name))
				if (number < lowest) await this.#files.remove(file);
			await this.#history.renewIndex();
		} catch {
			// The change itself is done.
		}
	}

	async #ofName(name: string) {
		return (await this.#files.list()).flatMap((file) => {
			const of = fileOf(file);
			return of?.name === name ? [{ file, number: of.number }] : [];
		});
	}
}

function installedOf([now, before]: readonly StoreRecord[]): Installed | undefined {
	if (!now || now.removed) return;
	if (!before || before.removed) return now;
	const { name, number, version, sha256, from, outline, broken } = now;
	return {
		...{ name, number, version, sha256, from, outline, ...(broken === undefined ? {} : { broken }) },
		get manifest() {
			return now.manifest;
		},
		previous: { version: before.version, sha256: before.sha256 },
	};
}
