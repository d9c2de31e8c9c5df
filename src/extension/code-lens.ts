import * as vscode from "vscode";
import type { Section } from "../note/section.ts";
import { sectionSpec } from "../rules/note-spec.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { noteLanguages, rangeIn } from "./documents.ts";
import type { Core, CoreLoader } from "./load-core.ts";
import type { Log } from "./log.ts";
import type { Notes, Reading } from "./notes.ts";
import { preferencesFor } from "./preferences.ts";

/** Shows over each section that has a budget how many of its words are used: "HPI 312 of 250 words". */
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
					return reading ? lensesOf(reading, hpiOptions(reading, loaded), codeLens === "long") : [];
				} catch (error) {
					log.failure("Counting words", error);
					return [];
				}
			},
		}),
	);
}

interface HpiOptions {
	readonly maxWords?: number;
	readonly aimWords?: number;
}

interface Budget {
	readonly aim: number;
	readonly max: number | undefined;
}

function lensesOf(reading: Reading, hpi: HpiOptions, onlyLong: boolean): vscode.CodeLens[] {
	const lenses: vscode.CodeLens[] = [];
	for (const section of reading.checked.note.sections) {
		const budget = budgetOf(section, reading, hpi);
		const words = section.words;
		if (!budget || words === 0 || (onlyLong && words <= budget.aim)) continue;
		const most = budget.max === undefined || budget.max === budget.aim ? "" : `, at most ${budget.max}`;
		lenses.push(
			new vscode.CodeLens(rangeIn(reading.document, section.titleRange), {
				title: `${nameOf(section)} ${words} of ${budget.aim} words`,
				tooltip: `Aim for ${budget.aim} words${most}.`,
				command: "",
			}),
		);
	}
	return lenses;
}

function nameOf(section: Section): string {
	return section.id === "hpi" ? "HPI" : section.title.replace(/:$/, "");
}

function budgetOf(section: Section, { checked: { spec } }: Reading, hpi: HpiOptions): Budget | undefined {
	if (!section.id) return undefined;
	const asked = sectionSpec(spec, section.id);
	const set = section.id === "hpi" ? hpi : {};
	const max = set.maxWords ?? asked?.maxWords;
	const aim = Math.min(set.aimWords ?? asked?.aimWords ?? Infinity, max ?? Infinity);
	return Number.isFinite(aim) ? { aim, max } : undefined;
}

/** What a folder's settings say about the length of an HPI. */
function hpiOptions({ rules, checked }: Reading, { activeRules }: Core): HpiOptions {
	const active = activeRules(rules.engine.config.settings, checked.note.kind);
	return (active.find(({ rule }) => rule.id === "hpi/too-long")?.options ?? {}) as HpiOptions;
}
