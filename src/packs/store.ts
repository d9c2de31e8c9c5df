import * as z from "zod/mini";
import { openArchive } from "./archive/read-archive.ts";
import { ARCHIVE_ENDING, type BuiltPack, buildPack } from "./build-pack.ts";
import { checkManifest } from "./check-manifest.ts";
import { sha256Of } from "./hash.ts";
import type { PackManifest } from "./manifest.ts";
import type { PackProblem } from "./pack.ts";
import type { PackFiles } from "./pack-files.ts";
import { programVersion } from "./version.ts";

/** A folder of its own in which a door keeps installed packs; it holds files only. */
export interface StoreFiles {
	/** Names of all files; none when the folder is not there. */
	list(): Promise<readonly string[]>;
	read(name: string): Promise<Uint8Array | undefined>;
	/**
	 * Makes a file, whole or not at all, whatever happens meanwhile.
	 *
	 * @returns false when there is such a file already; it stays as it is
	 */
	create(name: string, bytes: Uint8Array): Promise<boolean>;
	/** Removes a file; no mistake when there is none. */
	remove(name: string): Promise<void>;
}

/**
 * What is installed under one name, in a file `NAME.NUMBER.json`. The record of the highest number holds; the one before
 * it is the version to go back to. A pack's content is one file, named by its hash: installing writes that file, then the
 * record, each whole or not at all, so that at any moment the old version holds or the new one.
 */
const recordSchema = z.object({
	name: z.string(),
	version: z.string(),
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	from: z.string(),
	manifest: z.record(z.string(), z.unknown()),
});

/** An installed pack. */
export interface Installed {
	readonly name: string;
	readonly version: string;
	readonly sha256: string;
	/** Where it was installed from, as told then. */
	readonly from: string;
	readonly manifest: PackManifest;
	/** Why this version of the program cannot use it, as a sentence. */
	readonly broken?: string;
	/** The version to go back to, when one is kept. */
	readonly previous?: { readonly version: string; readonly sha256: string };
}

interface Record extends Omit<Installed, "previous"> {
	readonly number: number;
	readonly removed?: boolean;
	readonly broken?: string;
}

const RECORD = /^([a-z0-9-]{1,64})\.(\d{1,9})\.json$/;
/** Removed packs leave a record without content until the next change. */
const REMOVED = "removed";
const INDEX = "index@";
const WORTH_AN_INDEX = 4;

/** The packs that a person has installed. Several windows or programs may use one folder at the same time. */
export class PackStore {
	readonly #files: StoreFiles;
	readonly #read = new Map<string, Record | undefined>();

	constructor(files: StoreFiles) {
		this.#files = files;
	}

	/** All installed packs by name, in the order of their names. Records that cannot be read do not count. */
	async list(): Promise<Installed[]> {
		const history = await this.#history();
		return [...history.keys()].sort().flatMap((name) => installedOf(history.get(name) as Record[]) ?? []);
	}

	async find(name: string): Promise<Installed | undefined> {
		return (await this.list()).find((pack) => pack.name === name);
	}

	/** The files of an installed pack. @throws when they are missing or not what was installed */
	async open({ name, sha256 }: Pick<Installed, "name" | "sha256">): Promise<PackFiles> {
		const bytes = await this.#files.read(archiveName(name, sha256));
		if (!bytes || sha256Of(bytes) !== sha256)
			throw new Error(`The installed pack ${name} is damaged. Install it again.`);
		return openArchive(bytes);
	}

	/** Checks a pack and installs it in place of the version there is. */
	async install(
		files: PackFiles,
		from: string,
	): Promise<{ installed?: Installed; built?: BuiltPack; problems: readonly PackProblem[] }> {
		const { built, problems } = await buildPack(files);
		if (!built) return { problems };
		await this.add(built, from);
		return { installed: (await this.find(built.manifest.name)) as Installed, built, problems: [] };
	}

	/** Installs a pack that has been built. */
	async add({ manifest, bytes, sha256 }: BuiltPack, from: string): Promise<void> {
		const { name, version } = manifest;
		const now = await this.find(name);
		await this.#keep(name, sha256, bytes);
		if (now?.sha256 === sha256) return;
		await this.#write(name, { name, version, sha256, from, manifest });
		// Another window may have tidied up between the two.
		await this.#keep(name, sha256, bytes);
		await this.#tidy(name);
	}

	/** Keeps a pack's content; what a failing disk has left of it is written anew. */
	async #keep(name: string, sha256: string, bytes: Uint8Array): Promise<void> {
		const file = archiveName(name, sha256);
		if (await this.#files.create(file, bytes)) return;
		const there = await this.#files.read(file);
		if (there && sha256Of(there) === sha256) return;
		await this.#files.remove(file);
		await this.#files.create(file, bytes);
	}

	/** Puts the version before in place of the one there is. @returns undefined when none is kept */
	async rollBack(name: string): Promise<Installed | undefined> {
		const records = (await this.#history()).get(name) ?? [];
		const [now, before] = records;
		if (!now || now.removed || !before || before.removed) return;
		await this.open(before);
		const { version, sha256, from, manifest } = before;
		await this.#write(name, { name, version, sha256, from, manifest });
		await this.#tidy(name);
		return this.find(name);
	}

	/** @returns false when no pack of this name is installed */
	async remove(name: string): Promise<boolean> {
		if (!(await this.find(name))) return false;
		await this.#write(name, REMOVED);
		await this.#tidy(name);
		return true;
	}

	/** Every record there is, by name, the newest first. */
	async #history(): Promise<Map<string, Record[]>> {
		const names = (await this.#files.list()).filter((name) => RECORD.test(name));
		const known = new Set(names);
		for (const name of this.#read.keys()) if (!known.has(name)) this.#read.delete(name);
		if (names.some((name) => !this.#read.has(name))) await this.#readAll(names);
		const history = new Map<string, Record[]>();
		for (const record of this.#read.values())
			if (record) history.set(record.name, [...(history.get(record.name) ?? []), record]);
		for (const records of history.values()) records.sort((a, b) => b.number - a.number);
		return history;
	}

	/**
	 * Reads what is not known yet: from an index, when one was made of just these records by this version of the program,
	 * so that many packs cost one file; else each, and an index for the next time.
	 */
	async #readAll(names: readonly string[]): Promise<void> {
		const index = `${INDEX}${sha256Of(new TextEncoder().encode([programVersion, ...names].sort().join("\n"))).slice(0, 32)}`;
		try {
			const known = JSON.parse(new TextDecoder().decode(await this.#files.read(index))) as [string, Record][];
			for (const [name, record] of known) this.#read.set(name, record);
			if (names.every((name) => this.#read.has(name))) return;
		} catch {
			// No index yet, or one that cannot be read: the records themselves count.
		}
		await Promise.all(
			names.map(async (name) => {
				if (!this.#read.has(name)) this.#read.set(name, await this.#record(name));
			}),
		);
		if (names.length < WORTH_AN_INDEX) return;
		const records = names.map((name) => [name, this.#read.get(name)]);
		await this.#files.create(index, new TextEncoder().encode(JSON.stringify(records))).catch(() => false);
	}

	async #record(file: string): Promise<Record | undefined> {
		const [, name = "", digits = ""] = RECORD.exec(file) ?? [];
		const number = Number(digits);
		try {
			const value: unknown = JSON.parse(new TextDecoder().decode(await this.#files.read(file)));
			if (value === REMOVED) {
				const manifest = { name, version: "0.0.0", title: name };
				return { name, number, version: "0.0.0", sha256: "", from: "", manifest, removed: true };
			}
			const record = recordSchema.parse(value);
			if (record.name !== name) return;
			const [problem] = checkManifest(record.manifest);
			const manifest = record.manifest as unknown as PackManifest;
			return { ...record, number, manifest, ...(problem ? { broken: problem.message } : {}) };
		} catch {
			return;
		}
	}

	/** Writes the next record; where another window was first, the one after that. */
	async #write(
		name: string,
		content: Omit<Record, "number" | "removed" | "broken"> | typeof REMOVED,
	): Promise<void> {
		const bytes = new TextEncoder().encode(`${JSON.stringify(content)}\n`);
		for (;;) {
			const numbers = (await this.#files.list())
				.map((file) => RECORD.exec(file))
				.filter((match) => match?.[1] === name);
			const next = Math.max(0, ...numbers.map((match) => Number(match?.[2]))) + 1;
			if (await this.#files.create(`${name}.${next}.json`, bytes)) return;
		}
	}

	/** Removes what neither the version in force nor the one before it needs. */
	async #tidy(name: string): Promise<void> {
		const records = (await this.#history()).get(name) ?? [];
		const kept = records[0]?.removed ? records.slice(0, 1) : records.slice(0, 2);
		const wanted = new Set(kept.map(({ sha256 }) => archiveName(name, sha256)));
		const lowest = kept.at(-1)?.number ?? 0;
		for (const file of await this.#files.list()) {
			const match = RECORD.exec(file);
			const old = match?.[1] === name && Number(match[2]) < lowest;
			const unused = file.startsWith(`${name}@`) && file.endsWith(ARCHIVE_ENDING) && !wanted.has(file);
			if (old || unused || file.startsWith(INDEX)) await this.#files.remove(file);
		}
	}
}

function installedOf([now, before]: readonly Record[]): Installed | undefined {
	if (!now || now.removed) return;
	const { number, removed, ...installed } = now;
	const previous = before && !before.removed ? { version: before.version, sha256: before.sha256 } : undefined;
	return previous ? { ...installed, previous } : installed;
}

function archiveName(name: string, sha256: string): string {
	return `${name}@${sha256.slice(0, 32)}${ARCHIVE_ENDING}`;
}
