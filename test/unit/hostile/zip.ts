import { deflateSync } from "fflate";
import { crc32 } from "../../../src/packs/archive/crc32.ts";

/** One entry of an archive that may lie: each field that is left out tells the truth. */
export interface RawEntry {
	readonly name: string | Uint8Array;
	readonly content?: string | Uint8Array;
	/** 8 unless said otherwise. */
	readonly method?: number;
	/** The packed bytes, whatever the content. */
	readonly packed?: Uint8Array;
	readonly flags?: number;
	readonly crc?: number;
	readonly size?: number;
	readonly packedSize?: number;
	/** Upper half Unix's type and rights, lower half MS-DOS's. */
	readonly attributes?: number;
	readonly extra?: Uint8Array;
	readonly comment?: string;
	readonly disk?: number;
	/** What its own header says, where that differs from the directory. */
	readonly local?: {
		readonly name?: string;
		readonly method?: number;
		readonly flags?: number;
		readonly crc?: number;
		readonly size?: number;
		readonly packedSize?: number;
		readonly extra?: Uint8Array;
		readonly signature?: number;
	};
	/** Where the directory says that its header stands; without it where it does. */
	readonly at?: number;
	/** The entry is in the directory only. */
	readonly absent?: boolean;
}

/** What the end of the archive says, and what stands around it. */
export interface RawEnd {
	readonly prefix?: Uint8Array;
	readonly comment?: Uint8Array;
	readonly commentLength?: number;
	readonly count?: number;
	readonly countHere?: number;
	readonly disk?: number;
	readonly directoryDisk?: number;
	readonly size?: number;
	readonly start?: number;
	/** Between the directory and its end. */
	readonly gap?: Uint8Array;
	readonly behind?: Uint8Array;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function joined(parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** Numbers as little-endian bytes: [width, value] each. */
function fields(...values: readonly (readonly [2 | 4, number])[]): Uint8Array {
	const bytes = new Uint8Array(values.reduce((sum, [width]) => sum + width, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const [width, value] of values) {
		if (width === 2) view.setUint16(at, value, true);
		else view.setUint32(at, value >>> 0, true);
		at += width;
	}
	return bytes;
}

const bytesOf = (text: string | Uint8Array) => (typeof text === "string" ? utf8(text) : text);

/** Writes a zip archive field by field. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
	const parts: Uint8Array[] = end.prefix ? [end.prefix] : [];
	let offset = end.prefix?.length ?? 0;
	const directory: Uint8Array[] = [];
	for (const entry of entries) {
		const content = bytesOf(entry.content ?? "");
		const method = entry.method ?? 8;
		const packed = entry.packed ?? (method === 8 ? deflateSync(content) : content);
		const crc = entry.crc ?? crc32(content);
		const size = entry.size ?? content.length;
		const packedSize = entry.packedSize ?? packed.length;
		const flags = entry.flags ?? 0x800;
		const name = bytesOf(entry.name);
		const { local = {} } = entry;
		const localName = local.name === undefined ? name : utf8(local.name);
		const localExtra = local.extra ?? new Uint8Array();
		const head = fields(
			[4, local.signature ?? 0x04034b50],
			[2, 20],
			[2, local.flags ?? flags],
			[2, local.method ?? method],
			[2, 0],
			[2, 0x21],
			[4, local.crc ?? crc],
			[4, local.packedSize ?? packedSize],
			[4, local.size ?? size],
			[2, localName.length],
			[2, localExtra.length],
		);
		const extra = entry.extra ?? new Uint8Array();
		const comment = utf8(entry.comment ?? "");
		directory.push(
			fields(
				[4, 0x02014b50],
				[2, 0x314],
				[2, 20],
				[2, flags],
				[2, method],
				[2, 0],
				[2, 0x21],
				[4, crc],
				[4, packedSize],
				[4, size],
				[2, name.length],
				[2, extra.length],
				[2, comment.length],
				[2, entry.disk ?? 0],
				[2, 0],
				[4, entry.attributes ?? 0],
				[4, entry.at ?? offset],
			),
			name,
			extra,
			comment,
		);
		if (entry.absent) continue;
		const own = joined([head, localName, localExtra, packed]);
		parts.push(own);
		offset += own.length;
	}
	const all = joined(directory);
	const comment = end.comment ?? new Uint8Array();
	parts.push(
		all,
		end.gap ?? new Uint8Array(),
		fields(
			[4, 0x06054b50],
			[2, end.disk ?? 0],
			[2, end.directoryDisk ?? 0],
			[2, end.countHere ?? end.count ?? entries.length],
			[2, end.count ?? entries.length],
			[4, end.size ?? all.length],
			[4, end.start ?? offset],
			[2, end.commentLength ?? comment.length],
		),
		comment,
		end.behind ?? new Uint8Array(),
	);
	return joined(parts);
}
