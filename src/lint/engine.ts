import type { Note } from "../note/note.ts";
import { NoteReader } from "../note/reader.ts";
import type { Section } from "../note/section.ts";
import type { Range } from "../note/types.ts";
import type { NoteSpec } from "../rules/note-spec.ts";
import type { Context, Report } from "../rules/rule.ts";
import { applyDirectives } from "./directives.ts";
import type { Finding } from "./finding.ts";
import { type ActiveRule, activeRules, type Settings } from "./settings.ts";

/** Below this a note has only just been started. */
const JUST_STARTED = 20;
/** How many notes are remembered, so that an edit costs one block. */
const REMEMBERED = 16;

export interface EngineConfig {
	/** Kinds of note, by id. */
	readonly notes: ReadonlyMap<string, NoteSpec>;
	/** Checked settings, the later win: packs in their order, then `bootcamp-notes.json`. */
	readonly settings: readonly Settings[];
}

/** A note and what the rules say about it. Valid until the same engine checks the next version of it. */
export interface Checked {
	readonly note: Note;
	/** In the order of their places. */
	readonly findings: readonly Finding[];
	readonly spec: NoteSpec | undefined;
}

/** Runs the rules over notes. */
export class Engine {
	readonly #rules: readonly ActiveRule[];
	readonly #readers = new Map<string, NoteReader>();

	constructor(readonly config: EngineConfig) {
		this.#rules = activeRules(config.settings);
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
		const findings: Finding[] = [];
		for (const active of this.#rules) {
			if (active.rule.kinds && !(note.kind && active.rule.kinds.includes(note.kind))) continue;
			this.#run(active, { note, spec, previous: yesterday }, findings);
		}
		const kept = applyDirectives(note, findings);
		return { note, findings: kept.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.rule, b.rule)), spec };
	}

	/** Forgets a note that is no longer open. */
	forget(file: string): void {
		this.#readers.delete(file);
	}

	#run(active: ActiveRule, given: Given, findings: Finding[]): void {
		const { rule, severity, options } = active;
		const { note, spec } = given;
		const context = (report: (report: Report) => void): Context<unknown> => ({ ...given, options, report });
		const add = (report: Report) => {
			findings.push({
				rule: rule.id,
				severity: severity ?? report.severity ?? rule.severity,
				message: report.message,
				start: report.start,
				end: report.end,
				fixes: report.fixes ?? [],
				related: report.related ?? [],
				wait: report.wait,
			});
		};
		rule.checkNote?.(context(add) as Context<never>);
		if (!rule.checkSection) return;
		for (const section of note.sections) {
			for (const report of sectionReports(active, section, spec, context)) add(moved(report, section.start));
		}
	}

	#reader(file: string): NoteReader {
		const known = this.#readers.get(file);
		const reader = known ?? new NoteReader();
		if (known) this.#readers.delete(file);
		this.#readers.set(file, reader);
		if (this.#readers.size > REMEMBERED) this.#readers.delete(this.#readers.keys().next().value as string);
		return reader;
	}
}

/** What all rules are given. */
type Given = Pick<Context<unknown>, "note" | "spec" | "previous">;
type MakeContext = (report: (report: Report) => void) => Context<unknown>;

/** What a rule says about a section; kept as long as the section stays what it is in a note of the same kind. */
function sectionReports(
	active: ActiveRule,
	section: Section,
	spec: NoteSpec | undefined,
	context: MakeContext,
): readonly Report[] {
	const bySpec = section.keep(active, () => new Map<NoteSpec | undefined, readonly Report[]>());
	let reports = bySpec.get(spec);
	if (!reports) {
		const found: Report[] = [];
		active.rule.checkSection?.(section, context((report) => found.push(report)) as Context<never>);
		reports = found;
		bySpec.set(spec, reports);
	}
	return reports;
}

/** A report with offsets counted from the start of the note instead of the start of its section. */
function moved(report: Report, by: number): Report {
	const move = <T extends Range>(range: T): T => ({ ...range, start: range.start + by, end: range.end + by });
	const { wait, fixes, related } = report;
	return {
		...move(report),
		...(related ? { related: related.map(move) } : {}),
		...(wait ? { wait: move(wait) } : {}),
		...(fixes ? { fixes: fixes.map((fix) => ({ ...fix, edits: () => fix.edits().map(move) })) } : {}),
	};
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
