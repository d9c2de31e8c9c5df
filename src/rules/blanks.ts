/**
 * Template text nobody filled in: `***`, `___`, `{...}`, `@NAME@`, `[insert]`, `<name>`, `${1:x}`, TODO, and option
 * lists nobody picked from. Case counts; task boxes, flags such as [H] and reference ranges do not match.
 */
const BLANK =
	/\*{3,}|_{3,}|\$\{\d+(?:[:|][^}\n]*)?\}|\{[^{}\n]{1,60}(?::\d+)?\}|@[A-Z][A-Z0-9_]+@|\[\s*\](?=\w)|(?<=:\s{0,3})\[\s*\](?=\s*(?:[\r\n.,;]|$|(?:mc?g|g|mL|units?|%|mmHg|kg|L)\b))|\[(?!Addendum|[^\]\n]*\d\/\d)(?:x?x{2,}|insert[^\]\n]*|fill[^\]\n]*|enter[^\]\n]*|name|date|time|age|sex|gender|patient(?: name)?|diagnosis|dose|\.{2,}|\?+|blank|tbd|to do|todo|[^\]\n/]{1,40}\/[^\]\n/]{1,40}\/[^\]\n]{1,40})\]|<(?:insert|fill|enter|name|date|age|patient|dose)[^>\n]*>|\b(?:TODO|FIXME|(?<!\b(?:[Nn]ame|NAME|MRN|DOB|[Ii]nitials)\s?:\s{0,3})XXX+|lorem ipsum)\b|(?<=:[ \t]{0,3})\.\.\.[ \t]*(?=[\r\n]|$)/g;

const QUICK = /[*_{@[<$]|TODO|FIXME|XXX|lorem|\.\.\./;
const EMPHASIS = /^\*{3}(?=[^\s*])[^\n]*?[^\s*]\*{3}/;

/** Finds blanks nobody filled in; offsets are relative to the text. */
export function findBlanks(text: string): { start: number; end: number }[] {
	if (!QUICK.test(text)) return [];
	const found: { start: number; end: number }[] = [];
	let skip = 0;
	for (const match of text.matchAll(BLANK)) {
		const start = match.index;
		if (start < skip) continue;
		const emphasis = match[0].startsWith("***") ? EMPHASIS.exec(text.slice(start, start + 200)) : null;
		if (emphasis && match[0].length === 3 && !/\*{3}.*\*{3}.*\*{3}/.test(emphasis[0])) {
			// ***bold italic*** is emphasis, unless blanks with words between them look the same.
			if (isEmphasis(emphasis[0], text, start)) {
				skip = start + emphasis[0].length;
				continue;
			}
		}
		found.push({ start, end: start + match[0].length });
	}
	return found;
}

/** Emphasis hugs its words on the inside and not on the outside: `***word***`, but not `***-year-old ***`. */
function isEmphasis(run: string, text: string, start: number): boolean {
	const inside = run.slice(3, -3);
	if (!/^[\p{L}\p{N}]/u.test(inside) || !/[\p{L}\p{N}.!?)]$/u.test(inside)) return false;
	const after = text[start + run.length] ?? " ";
	const before = text[start - 1] ?? " ";
	return !/[\p{L}\p{N}]/u.test(after) && !/[\p{L}\p{N}]/u.test(before);
}
