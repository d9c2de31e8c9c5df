import * as vscode from "vscode";
import type { Section } from "../note/section.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { noteLanguages, rangeIn } from "./documents.ts";
import type { Core, CoreLoader } from "./load-core.ts";
import type { Log } from "./log.ts";
import type { Notes, Reading } from "./notes.ts";
import { preferencesFor } from "./preferences.ts";

/** Shows over each section that has a budget how many of its words are used, "HPI 312 of 250 words", and over the note what it lacks. */
export function registerCodeLens(
	core: CoreLoader,
	notes: Notes,
	diagnostics: Diagnostics,
	log: Log,
): vscode.Disposable {
	const changed = new vscode.EventEmitter<void>();
	return vscode.Disposable.from(
		changed,
		diagnostics.onDidShow(() => changed.fire()),
		vscode.languages.registerCodeLensProvider(noteLanguages, {
			onDidChangeCodeLenses: changed.event,
			async provideCodeLenses(document) {
				const { codeLens } = preferencesFor(document);
				if (codeLens === "off") return [];
				try {
					// Before the note is read: what is read holds no longer than this turn.
					const loaded = await core.load();
					const reading = await notes.readNote(document);
					if (!reading) return [];
					const lengths = lensesOf(reading, hpiOptions(reading, loaded), loaded, codeLens === "long");
					return codeLens === "all" ? [readinessLens(reading, loaded), ...lengths] : lengths;
				} catch (error) {
					log.failure("Counting words", error);
					return [];
				}
			},
		}),
	);
}

/** Says over the note when it holds what a safe, billable note must hold: when to stop writing. */
function readinessLens({ checked }: Reading, core: Core): vscode.CodeLens {
	const { ready, missing } = core.readiness(checked);
	const things = missing.length === 1 ? "1 thing" : `${missing.length} things`;
	return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
		title: ready ? "Ready: it holds the accepted minimum" : `${things} missing: ${short(missing)}`,
		tooltip: ready ? "You may stop writing." : `Still missing: ${missing.join("; ")}.`,
		command: "",
	});
}

/** The first of a list, and how many more. */
function short(all: readonly string[]): string {
	return all.length > 2 ? `${all[0]} and ${all.length - 1} more` : all.join("; ");
}

interface HpiOptions {
	readonly maxWords?: number;
	readonly aimWords?: number;
}

interface Length {
	readonly words: number;
	readonly aim: number;
	readonly max: number | undefined;
}

function lensesOf(reading: Reading, hpi: HpiOptions, core: Core, onlyLong: boolean): vscode.CodeLens[] {
	const lenses: vscode.CodeLens[] = [];
	for (const section of reading.checked.note.sections) {
		const length = lengthOf(section, reading, hpi, core);
		if (!length || length.words === 0 || (onlyLong && length.words <= length.aim)) continue;
		const { words, aim, max } = length;
		const most = max === undefined || max === aim ? "" : `, at most ${max}`;
		lenses.push(
			new vscode.CodeLens(rangeIn(reading.document, section.titleRange), {
				title: `${nameOf(section)} ${words} of ${aim} words`,
				tooltip: `Aim for ${aim} words${most}.`,
				command: "",
			}),
		);
	}
	return lenses;
}

function nameOf(section: Section): string {
	return section.id === "hpi" ? "HPI" : section.title.replace(/:$/, "");
}

function lengthOf(section: Section, { checked }: Reading, hpi: HpiOptions, core: Core): Length | undefined {
	if (!section.id) return undefined;
	const { note, spec } = checked;
	const story = core.storyLength(section, note, spec, hpi);
	if (story) return story;
	const asked = core.specOfSection(spec, section);
	const aim = asked?.aimWords ?? asked?.maxWords;
	return aim === undefined ? undefined : { words: section.words, aim, max: asked?.maxWords };
}

/** What a folder's settings say about the length of an HPI. */
function hpiOptions({ rules, checked }: Reading, { activeRules }: Core): HpiOptions {
	const active = activeRules(rules.engine.config.settings, checked.note.kind);
	return (active.find(({ rule }) => rule.id === "hpi/too-long")?.options ?? {}) as HpiOptions;
}
