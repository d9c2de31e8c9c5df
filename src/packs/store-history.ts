import type { StoreFiles } from "./store-files.ts";
import { indexBytes, indexName, isIndex, readIndex } from "./store-index.ts";
import { isRecord, readRecord, type StoreRecord } from "./store-record.ts";

/** Others may install while we read; nobody does so for ever. */
const MOST_TRIES = 5;

/** Reads the records of a store. A record never changes, so each is read once. */
export class StoreHistory {
	readonly #files: StoreFiles;
	readonly #known = new Map<string, StoreRecord | undefined>();
	#trouble: unknown;

	constructor(files: StoreFiles) {
		this.#files = files;
	}

	/**
	 * Every record there is, by name, the newest first. Those that are damaged do not count.
	 *
	 * @param strict reject when the disk keeps any from being read just now, instead of telling of the others
	 */
	async read(strict = false): Promise<Map<string, StoreRecord[]>> {
		let names: string[] = [];
		this.#trouble = undefined;
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			names = (await this.#files.list()).filter(isRecord);
			if (await this.#readAll(names)) break;
		}
		if (strict && this.#trouble) throw this.#trouble;
		const there = new Set(names);
		for (const name of this.#known.keys()) if (!there.has(name)) this.#known.delete(name);
		const history = new Map<string, StoreRecord[]>();
		for (const record of this.#known.values())
			if (record) history.set(record.name, [...(history.get(record.name) ?? []), record]);
		for (const records of history.values()) records.sort((a, b) => b.number - a.number);
		return history;
	}

	/** Makes the index of the records there are, and removes those of others. Without one all works, only slower. */
	async renewIndex(): Promise<void> {
		try {
			const files = await this.#files.list();
			const names = files.filter(isRecord);
			const index = indexName(names);
			for (const file of files) if (isIndex(file) && file !== index) await this.#files.remove(file);
			if (!files.includes(index) && names.length > 0 && (await this.#readAll(names)))
				await this.#makeIndex(names);
		} catch {
			// A folder that cannot be written to, for instance.
		}
	}

	/** @returns false when a record was gone by the time it was read */
	async #readAll(names: readonly string[]): Promise<boolean> {
		const unknown = names.filter((name) => !this.#known.has(name));
		if (unknown.length === 0) return true;
		const indexed = readIndex(await this.#files.read(indexName(names)).catch(() => undefined));
		if (indexed && names.every((name) => indexed.has(name))) {
			for (const name of names) this.#known.set(name, indexed.get(name));
			return true;
		}
		const all = await this.#readEach(unknown);
		if (all) await this.#makeIndex(names).catch(() => undefined);
		return all;
	}

	async #readEach(names: readonly string[]): Promise<boolean> {
		let gone = false;
		await Promise.all(
			names.map(async (name) => {
				try {
					const bytes = await this.#files.read(name);
					if (bytes) this.#known.set(name, readRecord(name, new TextDecoder().decode(bytes)));
					else gone = true;
				} catch (error) {
					// The next time may do.
					this.#trouble = error;
				}
			}),
		);
		return !gone;
	}

	async #makeIndex(names: readonly string[]): Promise<void> {
		if (!names.every((name) => this.#known.has(name))) return;
		const index = indexName(names);
		const bytes = indexBytes(new Map(names.map((name) => [name, this.#known.get(name)])));
		if (await this.#files.create(index, bytes)) return;
		// The one there could not be used.
		await this.#files.remove(index);
		await this.#files.create(index, bytes);
	}
}
