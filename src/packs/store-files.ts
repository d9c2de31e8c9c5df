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
