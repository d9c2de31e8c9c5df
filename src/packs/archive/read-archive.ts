import { Inflate } from "fflate";
import type { PackFiles } from "../pack-files.ts";
import { crc32 } from "./crc32.ts";
import { type ArchiveEntry, ArchiveError, readDirectory } from "./directory.ts";

/** Packed bytes that are unpacked at once: they can become no more than about a thousand times as many. */
const STEP = 512;

/**
 * The files of a `.notepack`. Each is unpacked when it is read, in memory; nothing is ever written to a path that an
 * archive names.
 *
 * @throws {ArchiveError} when the archive is not one that can be trusted to hold a pack; reading a file may throw it, too
 */
export function openArchive(bytes: Uint8Array): PackFiles {
	const entries = new Map(readDirectory(bytes).map((entry) => [entry.path, entry]));
	return {
		list: async () => [...entries.values()].map(({ path, size }) => ({ path, size })),
		async read(path) {
			const entry = entries.get(path);
			return entry && unpack(entry, bytes);
		},
	};
}

/** The content of one file, which has to be as large and to have the checksum that the directory says. */
function unpack(entry: ArchiveEntry, bytes: Uint8Array): Uint8Array {
	const { path, start, packed, size, crc } = entry;
	const source = bytes.subarray(start, start + packed);
	const content = entry.deflated ? inflate(source, size, path) : source;
	if (content.length !== size) throw new ArchiveError(`"${path}" says a wrong size.`);
	if (crc32(content) !== crc) throw new ArchiveError(`"${path}" is damaged.`);
	return content;
}

/** Unpacks in small steps, and stops as soon as there is more than was said. */
function inflate(source: Uint8Array, size: number, path: string): Uint8Array {
	const content = new Uint8Array(size);
	let length = 0;
	let over = false;
	const stream = new Inflate((chunk) => {
		over ||= length + chunk.length > size;
		if (!over) content.set(chunk, length);
		length += chunk.length;
	});
	try {
		for (let at = 0; at < source.length && !over; at += STEP)
			stream.push(source.subarray(at, at + STEP), at + STEP >= source.length);
	} catch {
		throw new ArchiveError(`"${path}" is damaged.`);
	}
	if (over || length !== size) throw new ArchiveError(`"${path}" says a wrong size.`);
	return content;
}
