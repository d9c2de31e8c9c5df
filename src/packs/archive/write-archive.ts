import { zipSync } from "fflate";

/** Every file of an archive is of this day, so that the same pack gives the same bytes whenever it is built. */
const MTIME = new Date(1980, 0, 1);

/** Packs files into an archive; the same files give the same bytes, on every system and in every time zone. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
	return zipSync(Object.fromEntries(sorted), { level: 9, mtime: MTIME, os: 0, attrs: 0 });
}
