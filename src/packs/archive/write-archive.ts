import { zipSync } from "fflate";

/** Packs files into an archive; the same files give the same bytes, on every system and in every time zone. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	// Made here, since it is a moment of local time, and a laptop may travel while the editor is open.
	const mtime = new Date(1980, 0, 1);
	const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
	return zipSync(Object.fromEntries(sorted), { level: 9, mtime, os: 0, attrs: 0 });
}
