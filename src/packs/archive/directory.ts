import { LIMITS } from "../limits.ts";
import { megabytes } from "../pack-files.ts";
import { pathKey, pathProblem } from "../path.ts";

/** A file as the archive's directory lists it; offsets and sizes in bytes. */
export interface ArchiveEntry {
	readonly path: string;
	/** Where its packed bytes stand. */
	readonly start: number;
	readonly packed: number;
	/** What it says of its size; only unpacking tells whether that is true. */
	readonly size: number;
	readonly crc: number;
	readonly deflated: boolean;
}

/** An archive that is no pack, and why, as a sentence. */
export class ArchiveError extends Error {}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
/** What Unix keeps of a file in the upper half of the external attributes. */
const UNIX_TYPE = 0o170000;
const UNIX_FILE = 0o100000;
const UNIX_FOLDER = 0o040000;
const ENCRYPTED = 0x2041;
const NESTED = /\.(?:zip|notepack|vsix|jar|gz|tgz|tar|bz2|xz|7z|rar|zst)$/i;

/**
 * Reads the directory of a zip archive, and refuses whatever a pack has no use for: it looks at names, sizes, links and
 * overlaps before a single byte is unpacked.
 *
 * @throws {ArchiveError}
 */
export function readDirectory(bytes: Uint8Array): ArchiveEntry[] {
	if (bytes.length > LIMITS.archive)
		throw new ArchiveError(`The file is larger than ${megabytes(LIMITS.archive)}.`);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	const count = view.getUint16(end + 10, true);
	const size = view.getUint32(end + 12, true);
	const start = view.getUint32(end + 16, true);
	if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
		throw new ArchiveError("The archive is in several parts.");
	if (count === 0xffff || size === 0xffffffff || start === 0xffffffff)
		throw new ArchiveError("The archive is of the kind for very large files.");
	if (start + size !== end) throw new ArchiveError("The archive's directory is broken.");
	if (count > LIMITS.files) throw new ArchiveError(`The archive holds more than ${LIMITS.files} files.`);
	const entries: ArchiveEntry[] = [];
	let at = start;
	for (let i = 0; i < count; i++) {
		const { entry, next } = readEntry(view, bytes, at, start);
		if (entry) entries.push(entry);
		at = next;
	}
	if (at !== end) throw new ArchiveError("The archive's directory is broken.");
	checkTogether(entries);
	return entries;
}

/** Where the directory's end record stands: at the very end, behind it only its own comment. */
function findEnd(view: DataView): number {
	for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - 0xffff); at--) {
		if (view.getUint32(at, true) !== END) continue;
		if (at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
	}
	throw new ArchiveError("This is no zip archive, or it was cut off.");
}

function readEntry(
	view: DataView,
	bytes: Uint8Array,
	at: number,
	directory: number,
): { entry?: ArchiveEntry; next: number } {
	if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== ENTRY)
		throw new ArchiveError("The archive's directory is broken.");
	const flags = view.getUint16(at + 8, true);
	const method = view.getUint16(at + 10, true);
	const crc = view.getUint32(at + 16, true);
	const packed = view.getUint32(at + 20, true);
	const size = view.getUint32(at + 24, true);
	const nameLength = view.getUint16(at + 28, true);
	const next = at + ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	const attributes = view.getUint32(at + 38, true);
	const local = view.getUint32(at + 42, true);
	const name = bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength);
	if (next > bytes.length) throw new ArchiveError("The archive's directory is broken.");
	const written = nameOf(name);
	const folder = written.endsWith("/");
	const path = folder ? written.slice(0, -1) : written;
	const wrong = pathProblem(path);
	if (wrong) throw new ArchiveError(`The path "${printable(path)}" ${wrong}.`);
	const type = (attributes >>> 16) & UNIX_TYPE;
	if (type !== 0 && type !== UNIX_FILE && type !== UNIX_FOLDER)
		throw new ArchiveError(`"${path}" is a link, not a file.`);
	if (flags & ENCRYPTED) throw new ArchiveError(`"${path}" is encrypted.`);
	if (folder || type === UNIX_FOLDER) {
		if (size > 0) throw new ArchiveError(`"${path}" is a folder with content.`);
		return { next };
	}
	if (method !== 0 && method !== 8)
		throw new ArchiveError(`"${path}" is packed in a way that is not known here.`);
	if (NESTED.test(path)) throw new ArchiveError(`"${path}" is an archive in the archive.`);
	if (size > LIMITS.file) throw new ArchiveError(`"${path}" is larger than ${megabytes(LIMITS.file)}.`);
	if (method === 0 && packed !== size) throw new ArchiveError(`"${path}" says a wrong size.`);
	// Small files pack well without being meant to harm.
	if (size > LIMITS.ratio * Math.max(packed, 100))
		throw new ArchiveError(`"${path}" is packed more than ${LIMITS.ratio} times smaller than it is.`);
	const start = startOfContent(view, bytes, local, name, path);
	if (start + packed > directory) throw new ArchiveError(`"${path}" was cut off.`);
	return { entry: { path, start, packed, size, crc, deflated: method === 8 }, next };
}

/** Past the file's own header, which has to name the same file. */
function startOfContent(
	view: DataView,
	bytes: Uint8Array,
	at: number,
	name: Uint8Array,
	path: string,
): number {
	if (at + LOCAL_SIZE > bytes.length || view.getUint32(at, true) !== LOCAL)
		throw new ArchiveError(`"${path}" is not where the directory says.`);
	const length = view.getUint16(at + 26, true);
	const own = bytes.subarray(at + LOCAL_SIZE, at + LOCAL_SIZE + length);
	if (own.length !== name.length || own.some((byte, i) => byte !== name[i]))
		throw new ArchiveError(`"${path}" has another name where it stands.`);
	return at + LOCAL_SIZE + length + view.getUint16(at + 28, true);
}

function nameOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new ArchiveError("A file's name is not UTF-8.");
	}
}

/** What no single entry shows: names that are one on some systems, sizes that add up, places that overlap. */
function checkTogether(entries: readonly ArchiveEntry[]): void {
	const names = new Map<string, string>();
	let all = 0;
	for (const { path, size } of entries) {
		const same = names.get(pathKey(path));
		if (same !== undefined) throw new ArchiveError(`"${path}" and "${same}" are one file on some systems.`);
		names.set(pathKey(path), path);
		all += size;
	}
	for (const key of names.keys()) {
		for (let at = key.indexOf("/"); at >= 0; at = key.indexOf("/", at + 1)) {
			const file = names.get(key.slice(0, at));
			if (file !== undefined) throw new ArchiveError(`"${file}" is both a file and a folder.`);
		}
	}
	if (all > LIMITS.all)
		throw new ArchiveError(`The files are larger than ${megabytes(LIMITS.all)} together.`);
	let reached = 0;
	for (const { path, start, packed } of [...entries].sort((a, b) => a.start - b.start)) {
		if (start < reached) throw new ArchiveError(`"${path}" overlaps another file.`);
		reached = start + packed;
	}
}

/** A name for a message: without signs that a terminal or an editor would act on. */
function printable(name: string): string {
	const plain = name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "?");
	return plain.length > 80 ? `${plain.slice(0, 78)}…` : plain;
}
