import { checksum } from "./checksum.ts";
import { lazy } from "./lazy.ts";
import type { PackManifest } from "./manifest.ts";
import { isHeadOf, type RecordHead, type StoreRecord } from "./store-record.ts";
import { programVersion } from "./version.ts";

/**
 * All records in one file, so that many packs cost one reading: their heads, and behind them their manifests, each read
 * when it is first asked for. Its name is made of the names of the records it was made of, and records never change: an
 * index that is not of just these has another name, or does not hold them all.
 */
const INDEX = "index@";

export function isIndex(file: string): boolean {
	return file.startsWith(INDEX);
}

/** What the index of these records is called, for this version of the program. */
export function indexName(records: readonly string[]): string {
	const names = new TextEncoder().encode([programVersion, ...[...records].sort()].join("\n"));
	const sums = [names, names.toReversed()].map((bytes) => checksum(bytes).toString(16).padStart(8, "0"));
	return `${INDEX}${sums.join("")}`;
}

/** A checksum of the rest comes first, then the length of the heads. */
const HEADER = 8;

/** A record's file, its head, and where its manifest is among the manifests. */
type Line = readonly [file: string, head: RecordHead | null, start: number, end: number];

/** @param records by file; undefined for one that cannot be read */
export function indexBytes(records: ReadonlyMap<string, StoreRecord | undefined>): Uint8Array {
	const encoder = new TextEncoder();
	const manifests: Uint8Array[] = [];
	let length = 0;
	const lines = [...records].map(([file, record]): Line => {
		if (!record) return [file, null, 0, 0];
		const { manifest, ...head } = record;
		const bytes = encoder.encode(JSON.stringify(manifest));
		manifests.push(bytes);
		const start = length;
		length += bytes.length;
		return [file, head, start, length];
	});
	const heads = encoder.encode(JSON.stringify(lines));
	const bytes = new Uint8Array(HEADER + heads.length + length);
	const view = new DataView(bytes.buffer);
	view.setUint32(4, heads.length);
	let at = HEADER;
	for (const part of [heads, ...manifests]) {
		bytes.set(part, at);
		at += part.length;
	}
	view.setUint32(0, checksum(bytes.subarray(4)));
	return bytes;
}

/** The records of an index, or undefined when it is damaged. */
export function readIndex(bytes: Uint8Array | undefined): Map<string, StoreRecord | undefined> | undefined {
	if (!bytes || bytes.length < HEADER) return;
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	if (view.getUint32(0) !== checksum(bytes.subarray(4))) return;
	const heads = HEADER + view.getUint32(4);
	const decoder = new TextDecoder();
	try {
		const records = new Map<string, StoreRecord | undefined>();
		for (const [file, head, start, end] of JSON.parse(
			decoder.decode(bytes.subarray(HEADER, heads)),
		) as Line[]) {
			if (head !== null && !isHeadOf(file, head)) return;
			const manifest = lazy(
				(): PackManifest => JSON.parse(decoder.decode(bytes.subarray(heads + start, heads + end))),
			);
			records.set(file, head === null ? undefined : withManifest(head, manifest));
		}
		return records;
	} catch {
		return;
	}
}

function withManifest(head: RecordHead, manifest: () => PackManifest): StoreRecord {
	return {
		...head,
		get manifest() {
			return manifest();
		},
	};
}
