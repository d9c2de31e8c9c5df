import type { Note } from "../note/note.ts";
import { NoteReader } from "../note/reader.ts";
import { builtInWords, type Words } from "../note/words-known.ts";
import { type HouseStyle, houseRow, noHouseStyle } from "../rules/house-style/house-style.ts";
import type { NoteSpec } from "../rules/note-spec.ts";
import type { TermData } from "../rules/terms/term-data.ts";
import { type Terms, termsOf } from "../rules/terms/terms.ts";
import { capFindings } from "./cap.ts";
import { applyDirectives } from "./directives.ts";
import type { Finding } from "./finding.ts";
import { RuleRunner } from "./run-rules.ts";
import { activeRules, type Settings } from "./settings.ts";

/** Below this a note has only just been started. */
const JUST_STARTED = 20;
/** How many notes are remembered, so that an edit costs one block. */
const REMEMBERED = 16;

export interface EngineConfig {
	/** Kinds of note, by id. */
	readonly notes: ReadonlyMap<string, NoteSpec>;
	/** Checked settings, the later win: packs in their order, then `bootcamp-notes.json`. */
	readonly settings: readonly Settings[];
	/** The word lists; without them the rules that need them are silent. */
	readonly terms?: TermData | undefined;
	/** What packs ask for beyond the word lists. */
	readonly house?: HouseStyle | undefined;
	/** The titles that are known; the built-in ones when left out. */
	readonly words?: Words | undefined;
}

/** A note and what the rules say about it. Valid until the same engine checks the next version of it. */
export interface Checked {
	readonly note: Note;
	/** In the order of their places; after ten of one rule a single line counts the others. */
	readonly findings: readonly Finding[];
	readonly spec: NoteSpec | undefined;
}

/** Runs the rules over notes. */
export class Engine {
	readonly #runners = new Map<string | undefined, RuleRunner>();
	readonly #readers = new Map<string, NoteReader>();

	readonly #terms: Terms | undefined;
	readonly #house: HouseStyle;
	readonly #kinds: readonly string[];

	constructor(readonly config: EngineConfig) {
		this.#house = config.house ?? noHouseStyle;
		this.#kinds = [...config.notes.keys()];
		this.#terms = config.terms && termsOf(withHouse(config.terms, this.#house));
	}

	/**
	 * Checks one version of a note. Never throws, whatever the text.
	 *
	 * @param previous the text of yesterday's note on the same patient, when there is one
	 */
	check(text: string, file = "", previous?: string): Checked {
		const note = this.#reader(file).read(text, file);
		const spec = note.kind === undefined ? undefined : this.config.notes.get(note.kind);
		if (!note.clinical || note.words < JUST_STARTED) return { note, findings: [], spec };
		const yesterday = previous === undefined ? undefined : this.#reader(`${file}\0previous`).read(previous);
		const kept = applyDirectives(
			note,
			this.#runner(note).run({
				...{ note, spec, kinds: this.#kinds, terms: this.#terms, house: this.#house },
				previous: yesterday,
			}),
		);
		kept.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.rule, b.rule));
		return { note, findings: capFindings(kept), spec };
	}

	/** Forgets a note that is no longer open. */
	forget(file: string): void {
		this.#readers.delete(file);
	}

	/** The rules for a kind of note: settings may differ by kind. */
	#runner({ kind, like }: Note): RuleRunner {
		let runner = this.#runners.get(kind);
		if (!runner) {
			runner = new RuleRunner(activeRules(this.config.settings, kind, like));
			this.#runners.set(kind, runner);
		}
		return runner;
	}

	#reader(file: string): NoteReader {
		const known = this.#readers.get(file);
		const reader = known ?? new NoteReader(this.config.words ?? builtInWords);
		if (known) this.#readers.delete(file);
		this.#readers.set(file, reader);
		if (this.#readers.size > REMEMBERED) this.#readers.delete(this.#readers.keys().next().value as string);
		return reader;
	}
}

function withHouse(terms: TermData, { terms: own }: HouseStyle): TermData {
	return own.length === 0 ? terms : { ...terms, house: own.map(houseRow) };
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
