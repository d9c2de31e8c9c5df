import type { Note } from "../../note/note.ts";
import type { Section } from "../../note/section.ts";
import { countWords } from "../../note/words.ts";
import { type NoteSpec, sectionSpec } from "../note-spec.ts";

/** What settings may say about the length of an HPI. */
export interface StoryOptions {
	readonly maxWords?: number | undefined;
	readonly aimWords?: number | undefined;
}

/** How long a note's story is, and may be, in words. */
export interface StoryLength extends Budget {
	readonly words: number;
}

interface Budget {
	readonly aim: number;
	readonly max: number;
}

/** The narrative of each kind of note: what it is called and how long it may be where no pack says. */
const NARRATIVES: Readonly<Record<string, Budget & { readonly kinds?: readonly string[] }>> = {
	hpi: { aim: 250, max: 300 },
	"chief-complaint-and-reason-for-visit": { aim: 250, max: 300 },
	"interval-events": { aim: 80, max: 120, kinds: ["progress"] },
	subjective: { aim: 80, max: 120, kinds: ["progress"] },
	"reason-for-admission": { aim: 150, max: 150, kinds: ["discharge"] },
};

const WITH_COURSE = /\bhospital course\b/i;
const WITH_ED = /\bed\b|emergency/i;
const INFANT = /\b\d{1,2}[- ](?:day|week|wk|month|mo)s?[- ]old\b|\bnewborn\b/i;
const PSYCHIATRY = /\bpsych/i;
const LIST = /^\s*(?:[-*+•·]|\d{1,2}[.)]|\|)\s*\S/;
/** A list longer than this is pasted data, not story. */
const SHORT_LIST = 5;

/** The length of an HPI, or of what stands for it in this kind of note; undefined for any other section. */
export function storyLength(
	section: Section,
	note: Note,
	spec: NoteSpec | undefined,
	options: StoryOptions,
): StoryLength | undefined {
	const budget = budgetOf(section, note, spec, options);
	return budget && { ...budget, words: section.keep(storyWords, () => storyWords(section)) };
}

function budgetOf(
	section: Section,
	note: Note,
	spec: NoteSpec | undefined,
	options: StoryOptions,
): Budget | undefined {
	const id = section.id ?? "";
	const usual = NARRATIVES[id];
	if (!usual || (usual.kinds && !(note.like && usual.kinds.includes(note.like)))) return;
	const asked = sectionSpec(spec, id);
	let max = asked?.maxWords ?? usual.max;
	let aim = Math.min(asked?.aimWords ?? usual.aim, max);
	if (id === "hpi") {
		const extra = WITH_COURSE.test(section.title) ? 150 : WITH_ED.test(section.title) ? 80 : 0;
		max += extra;
		aim += extra;
		if (PSYCHIATRY.test(note.title) || INFANT.test(section.prose.slice(0, 160))) {
			max = Math.max(max, 400);
			aim = Math.max(aim, 350);
		}
		max = options.maxWords ?? max;
		aim = Math.min(options.aimWords ?? aim, max);
	}
	return { aim, max };
}

/** Words of the story itself: pasted lists and tables, and who told it, are not counted. */
function storyWords(section: Section): number {
	let total = section.words;
	let run: string[] = [];
	const drop = () => {
		if (run.length > SHORT_LIST) total -= run.reduce((sum, line) => sum + countWords(line), 0);
		run = [];
	};
	for (const line of section.prose.split(/\r\n|\n|\r/)) {
		if (LIST.test(line)) run.push(line);
		else if (line.trim() !== "") drop();
		if (/\b(?:interpreter|collateral|history (?:obtained|provided|given) (?:from|by))\b/i.test(line)) {
			const sentence =
				/[^.]*\b(?:interpreter|collateral|history (?:obtained|provided|given) (?:from|by))\b[^.]*\.?/i.exec(
					line,
				);
			total -= countWords(sentence?.[0] ?? "");
		}
	}
	drop();
	return total;
}
