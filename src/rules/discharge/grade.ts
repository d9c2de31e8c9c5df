/** How hard a text is to read. */
export interface Grade {
	/** U.S. school grade by Flesch and Kincaid. */
	readonly grade: number;
	/** Words that counted. */
	readonly words: number;
}

const LINE = /[^\r\n]+/g;
const WORD = /[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*/g;
const STOP = /(?<!\b(?:Dr|Mr|Mrs|Ms|St|vs|[ap]\.m))[.!?]+(?=\s|$)/g;
const UNITS = new Set(["mg", "mcg", "mL", "ml", "mEq", "lb", "lbs", "kg", "F", "g"]);

/**
 * Grades the prose of patient instructions. Each bullet is a sentence; drug names (as `isDrug` tells them), doses,
 * phone numbers and labels do not count.
 */
export function gradeOf(text: string, isDrug: (word: string) => boolean): Grade {
	let words = 0;
	let syllables = 0;
	let count = 0;
	for (const line of paragraphs(text)) {
		let own = 0;
		for (const word of line.match(WORD) ?? []) {
			if (UNITS.has(word) || isDrug(word)) continue;
			own++;
			syllables += syllablesOf(word);
		}
		words += own;
		const stops = line.match(STOP)?.length ?? 0;
		if (own > 0) count += stops + (stops === 0 || !/[.!?]\W*$/.test(line.slice(-6)) ? 1 : 0);
	}
	if (words === 0) return { grade: 0, words };
	return { grade: 0.39 * (words / count) + 11.8 * (syllables / words) - 15.59, words };
}

/** Lines that go on from one another are one paragraph; bullets and labels are their own. */
function paragraphs(text: string): string[] {
	const found: string[][] = [];
	let open = false;
	for (const [line] of text.matchAll(LINE)) {
		const bullet = /^[ \t]*(?:[-*+•·]|\d{1,2}[.)]|#+)[ \t]+/.exec(line);
		const body = line.slice(bullet?.[0].length ?? 0).trim();
		if (body === "" || /^[^.!?]{1,40}:$/.test(body)) continue;
		if (open && !bullet && /^[a-z]/.test(body)) found.at(-1)?.push(body);
		else found.push([body]);
		open = !/[.!?:]$/.test(body.slice(-1));
	}
	return found.map((lines) => lines.join(" "));
}

const known = new Map<string, number>();

/** Syllables of an English word, by its vowels. */
export function syllablesOf(word: string): number {
	let syllables = known.get(word);
	if (syllables === undefined) {
		syllables = bySound(word);
		// The same words come back with every keystroke.
		if (known.size > 3000) known.clear();
		known.set(word, syllables);
	}
	return syllables;
}

function bySound(word: string): number {
	const lower = word.toLowerCase().replace(/[^a-z]/g, "");
	// Abbreviations are spoken by letter.
	if (/^\p{Lu}{2,5}$/u.test(word)) return word.length;
	if (lower.length <= 3) return 1;
	const plain = lower.replace(SILENT, "").replace(/^y/, "");
	return Math.max(1, (plain.match(/[aeiouy]{1,2}/g)?.length ?? 0) + (plain.match(APART)?.length ?? 0));
}

/** Endings that are not heard: "walked", "pills", "apples", "breathe"; but "needed", "doses" and "apple" are. */
const SILENT =
	/(?:(?<=[^aeiouytd])ed|(?<=[^aeiouyszxcgh])es|(?<=[aeiouy])[sd]|(?<=[^aeiouyl])e|(?<=[aeiouy]l)e)$/;
/** Two vowels that are heard apart: "being", "area", "science", "medication" has none. */
const APART =
	/[aeiouy](?=ing$)|ea$|ia(?=$|[^l])|(?<![tscx])i(?=o[nu])|ie(?=nc|nt|t$)|(?<=cr)ea(?=t)|eo(?!pl)|(?<!q)ua(?=l|t)|iu|uou/g;
