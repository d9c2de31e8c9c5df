/** Parts of a path longer than this some systems cannot hold; in bytes of UTF-8, as most file systems count. */
const LONGEST_PART = 100;
const LONGEST = 200;
const DEEPEST = 8;
/** Names that Windows keeps for devices, whatever ending they have, and with spaces before it. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\$|conout\$) *(?:\.|$)/i;
const SAFE = /^[\p{L}\p{N} ._()&+,'@-]+$/u;
/** Letters that nobody sees, which some file systems leave out of a name. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** What is wrong with a path inside a pack, as the end of a sentence; undefined when it is one that every system can hold. */
export function pathProblem(path: string): string | undefined {
	if (path === "") return "is empty";
	if (path.length > LONGEST) return "is too long";
	if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return "must be relative to the pack's folder";
	if (path.includes("\\")) return 'must have "/" between its parts';
	const parts = path.split("/");
	if (parts.length > DEEPEST) return "is too deep";
	for (const part of parts) {
		if (part === "..") return "leaves the pack's folder";
		if (part === "" || part === ".") return "has an empty part";
		if (bytesOf(part) > LONGEST_PART) return "is too long";
		// Wide and raised letters and digits become plain ones where a program asks Windows in its old way.
		if (DEVICE.test(part.normalize("NFKC"))) return `has a name that Windows keeps for itself ("${part}")`;
		if (/[ .]$|^ /.test(part)) return "has a part that begins or ends with a space, or ends with a point";
		if (!SAFE.test(part) || UNSEEN.test(part)) return "has a sign that not every system can hold";
		if (part.startsWith(".")) return "names a hidden file";
		// As a key of an object it would be no file but the object's own parent.
		if (part === "__proto__") return 'has a part "__proto__", which is no name for a file';
	}
	return path.normalize("NFC") === path ? undefined : "is not in Unicode's composed form";
}

/** Two paths with the same key are one file on some systems, which fold "ß" into "ss" and the Kelvin sign into "k". */
export function pathKey(path: string): string {
	return path.normalize("NFC").toLowerCase().toUpperCase().normalize("NFC");
}

function bytesOf(text: string): number {
	return new TextEncoder().encode(text).length;
}
