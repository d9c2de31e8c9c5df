import { crc32 } from "./archive/crc32.ts";
import { sha256Of } from "./hash.ts";
import { isRecordOf, type StoreRecord } from "./store-record.ts";
import { programVersion } from "./version.ts";

/**
 * All records in one file, so that many packs cost one reading. Its name is made of the names of the records it was made
 * of, and records never change: an index that is not of just these has another name.
 */
const INDEX = "index@";

export function isIndex(file: string): boolean {
	return file.startsWith(INDEX);
}

/** What the index of these records is called, for this version of the program. */
export function indexName(records: readonly string[]): string {
	const names = [programVersion, ...[...records].sort()].join("\n");
	return `${INDEX}${sha256Of(new TextEncoder().encode(names)).slice(0, 32)}`;
}

/** @param records by file; undefined for one that cannot be read */
export function indexBytes(records: ReadonlyMap<string, StoreRecord | undefined>): Uint8Array {
	const content = new TextEncoder().encode(
		JSON.stringify([...records].map(([file, record]) => [file, record ?? null])),
	);
	const bytes = new Uint8Array(CHECK + content.length);
	new DataView(bytes.buffer).setUint32(0, crc32(content));
	bytes.set(content, CHECK);
	return bytes;
}

/** The checksum of the rest comes first. */
const CHECK = 4;

/** The records of an index, or undefined when it is damaged. */
export function readIndex(bytes: Uint8Array | undefined): Map<string, StoreRecord | undefined> | undefined {
	if (!bytes || bytes.length <= CHECK) return;
	const content = bytes.subarray(CHECK);
	const check = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
	if (check !== crc32(content)) return;
	try {
		const records = new Map<string, StoreRecord | undefined>();
		for (const [file, record] of JSON.parse(new TextDecoder().decode(content)) as [string, unknown][]) {
			if (record !== null && !isRecordOf(file, record)) return;
			records.set(file, record ?? undefined);
		}
		return records;
	} catch {
		return;
	}
}
