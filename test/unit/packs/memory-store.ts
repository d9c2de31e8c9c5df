import type { StoreFiles } from "../../../src/packs/store-files.ts";

/** A store's folder in memory, and how often it was asked. */
export class MemoryStore implements StoreFiles {
	readonly files = new Map<string, Uint8Array>();
	readonly reads: string[] = [];

	async list(): Promise<string[]> {
		return [...this.files.keys()];
	}

	async read(name: string): Promise<Uint8Array | undefined> {
		this.reads.push(name);
		return this.files.get(name);
	}

	async create(name: string, bytes: Uint8Array): Promise<boolean> {
		if (this.files.has(name)) return false;
		this.files.set(name, bytes);
		return true;
	}

	async remove(name: string): Promise<void> {
		this.files.delete(name);
	}

	copy(): MemoryStore {
		const copy = new MemoryStore();
		for (const [name, bytes] of this.files) copy.files.set(name, bytes);
		return copy;
	}

	/** Names of the records, contents and indexes, in their order. */
	get names(): string[] {
		return [...this.files.keys()].sort();
	}
}
