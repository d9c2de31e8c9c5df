// A draft whose every character knows where it comes from, so that a test can tell the right place after any edits.

/** A source of numbers from 0 to below `n`. */
export type Random = (n: number) => number;

/** The same numbers for the same seed, on every machine. */
export function randomOf(seed: number): Random {
	let state = seed >>> 0 || 1;
	return (n) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * n);
	};
}

interface Span {
	readonly from: number;
	readonly to: number;
}

/** One UTF-16 unit, and its place in the first text; -1 for one that was typed later. */
interface Unit extends Span {
	readonly char: string;
	/** What of the first text it was typed over. */
	readonly over?: Span;
}

export class EditedText {
	#units: Unit[];

	constructor(text: string) {
		this.#units = [...Array(text.length).keys()].map((i) => ({
			char: text[i] as string,
			from: i,
			to: i + 1,
		}));
	}

	get text(): string {
		return this.#units.map(({ char }) => char).join("");
	}

	replace(start: number, end: number, by: string): void {
		const over = this.#spanOf(start, end);
		const typed = { from: -1, to: -1, ...(over ? { over } : {}) };
		this.#units.splice(start, end - start, ...by.split("").map((char) => ({ char, ...typed })));
	}

	/** Puts what stands between two offsets before a third that lies outside of it. */
	move(start: number, end: number, before: number): void {
		this.cut(start, end)(before > start ? before - (end - start) : before);
	}

	/** Takes out what stands between two offsets; gives what puts it back at an offset, as an undo does. */
	cut(start: number, end: number): (at: number) => void {
		const units = this.#units.splice(start, end - start);
		return (at) => {
			this.#units.splice(at, 0, ...units);
		};
	}

	/** Where a range of the first text stands, whole and untouched; undefined when it does not. */
	whereIs(start: number, end: number): { start: number; end: number } | undefined {
		const at = this.#units.findIndex(({ from, to }) => from === start && to === start + 1);
		if (at < 0) return;
		for (let i = 0; i < end - start; i++) {
			const unit = this.#units[at + i];
			if (unit?.from !== start + i || unit.to !== start + i + 1) return;
		}
		return { start: at, end: at + end - start };
	}

	/** Whether some of what stands in this range comes from a range of the first text, or was typed over it. */
	comesFrom(here: { start: number; end: number }, start: number, end: number): boolean {
		const meets = (span?: Span) => span !== undefined && span.from < end && start < span.to;
		return this.#units.slice(here.start, here.end).some((unit) => meets(unit) || meets(unit.over));
	}

	/** What of the first text stood in a range, or had been typed over before. */
	#spanOf(start: number, end: number): Span | undefined {
		const spans = this.#units
			.slice(start, end)
			.flatMap((unit) => [...(unit.from < 0 ? [] : [unit]), ...(unit.over ? [unit.over] : [])]);
		if (spans.length === 0) return;
		return {
			from: Math.min(...spans.map(({ from }) => from)),
			to: Math.max(...spans.map(({ to }) => to)),
		};
	}
}

const SENTENCES = [
	"No acute distress.",
	"Denies chest pain.",
	"Lungs clear to auscultation bilaterally.",
	"Continue home medications.",
	"Will monitor.",
	"Labs reviewed, unchanged from yesterday.",
	"Patient was seen and examined with the team.",
	"Follow up in clinic in one week.",
];
const WORDS = [
	"daily",
	"mild",
	"improved",
	"not",
	"left",
	"stable",
	"since",
	"the",
	"40 mg",
	"no",
	"and",
	"***",
];

/** One edit as a writer makes it: typing, deleting, retyping a sentence, moving a section. */
export function editAtRandom(edited: EditedText, random: Random): void {
	const { text } = edited;
	const at = random(text.length + 1);
	switch (random(6)) {
		case 0: {
			const words = Array.from({ length: 1 + random(6) }, () => WORDS[random(WORDS.length)] as string);
			edited.replace(at, at, `${words.join(" ")} `);
			break;
		}
		case 1:
			edited.replace(at, Math.min(text.length, at + 1 + random(40)), "");
			break;
		case 2: {
			const line = text.lastIndexOf("\n", at) + 1;
			edited.replace(line, line, `- ${SENTENCES[random(SENTENCES.length)]}\n`);
			break;
		}
		case 3:
		case 4:
			retype(edited, text, at, random);
			break;
		default:
			moveSection(edited, text, random);
	}
}

/**
 * Copies some lines to another place, and changes the first ones: what was copied counts as typed, since a comment belongs
 * to what stood there first.
 */
export function copyAndDamage(edited: EditedText, random: Random): void {
	const { text } = edited;
	const start = text.lastIndexOf("\n", random(text.length + 1)) + 1;
	let end = start;
	for (let lines = 1 + random(6); lines > 0 && end < text.length; lines--) {
		const line = text.indexOf("\n", end);
		end = line < 0 ? text.length : line + 1;
	}
	const line = text.lastIndexOf("\n", random(text.length + 1)) + 1;
	const before = line >= start && line <= end ? text.length : line;
	for (let i = 1 + random(3); i > 0; i--) {
		const at = start + random(Math.max(1, end - start));
		edited.replace(
			at,
			Math.min(end, at + random(30)),
			random(2) ? (WORDS[random(WORDS.length)] as string) : "",
		);
		end = Math.min(end, edited.text.length);
	}
	const shift = edited.text.length - text.length;
	edited.replace(
		before > start ? before + shift : before,
		before > start ? before + shift : before,
		text.slice(start, end),
	);
}

function retype(edited: EditedText, text: string, at: number, random: Random): void {
	const sentences = [...text.matchAll(/[^.!?\n]+[.!?]?/g)].filter((match) => match[0].trim().length > 3);
	const match = sentences.find(({ index }) => index >= at) ?? sentences[0];
	if (!match) return;
	const end = match.index + match[0].length;
	const words = match[0].split(" ");
	const retyped = words.with(random(words.length), WORDS[random(WORDS.length)] as string).join(" ");
	const by = random(2) ? retyped : (SENTENCES[random(SENTENCES.length)] as string);
	edited.replace(match.index, end, by);
}

function moveSection(edited: EditedText, text: string, random: Random): void {
	const starts = [...text.matchAll(/^(?:#{1,6} |[A-Z][A-Z &/-]{3,}:?$)/gm)].map(({ index }) => index);
	if (starts.length < 3) return;
	const i = random(starts.length);
	const start = starts[i] as number;
	const end = starts[i + 1] ?? text.length;
	const before = starts[random(starts.length)] as number;
	if (before < start || before > end) edited.move(start, end, before);
}
