import type * as vscode from "vscode";
import type { Checked } from "../lint/engine.ts";
import { engineName, largestNote, mayBeNote } from "./documents.ts";
import type { FolderSettings, Rules } from "./folder-settings.ts";
import type { Log } from "./log.ts";
import type { Packs } from "./packs/packs.ts";
import { preferencesFor } from "./preferences.ts";
import type { Yesterdays } from "./yesterdays.ts";

/** One version of a document, read and checked. Its note holds until the next version is read. */
export interface Reading {
	readonly document: vscode.TextDocument;
	readonly version: number;
	readonly rules: Rules;
	/** The text of yesterday's note on the same patient, if there is one. */
	readonly previous: string | undefined;
	readonly checked: Checked;
	readonly milliseconds: number;
	readonly at: Date;
}

/** Why a document was not read. */
export type NotRead = "not a note" | "of a pack" | "off" | "ignored" | "too large" | "closed" | "failed";

/** Reads and checks documents, each version once. */
export class Notes {
	readonly #readings = new Map<string, Reading>();
	readonly #settings: FolderSettings;
	readonly #yesterdays: Yesterdays;
	readonly #log: Log;

	readonly #packs: Packs;

	constructor(settings: FolderSettings, packs: Packs, yesterdays: Yesterdays, log: Log) {
		this.#packs = packs;
		this.#yesterdays = yesterdays;
		this.#settings = settings;
		this.#log = log;
	}

	/** Reads a document as it is now; whatever it is, this never throws. */
	async read(document: vscode.TextDocument): Promise<Reading | NotRead> {
		if (!mayBeNote(document)) return "not a note";
		const { enable, plainText } = preferencesFor(document);
		if (!enable || (document.languageId === "plaintext" && !plainText)) return "off";
		try {
			// The texts of a pack are templates, cases and examples; the check of packs looks at them.
			if (await this.#packs.packFolderOf(document.uri)) return "of a pack";
			const rules = await this.#settings.rulesFor(document.uri);
			if (document.isClosed) return "closed";
			if (rules.ignores(document.uri)) return "ignored";
			const previous = await this.#previous(document, rules);
			if (document.isClosed) return "closed";
			// Nothing may come between here and the result: the text, its version and the findings belong together.
			return this.#check(document, rules, previous);
		} catch (error) {
			this.#log.failure(`Checking ${this.#log.nameOf(document.uri)}`, error);
			return "failed";
		}
	}

	/** A reading of a document that is a clinical note, or undefined. */
	async readNote(document: vscode.TextDocument): Promise<Reading | undefined> {
		const reading = await this.read(document);
		return typeof reading === "object" && reading.checked.note.clinical ? reading : undefined;
	}

	/** Forgets a document that has been closed. */
	forget({ uri }: vscode.TextDocument): void {
		const key = uri.toString();
		this.#readings.get(key)?.rules.engine.forget(engineName(uri));
		this.#readings.delete(key);
	}

	/** Yesterday's note on the same patient, for a progress note that has been read before. */
	async #previous(document: vscode.TextDocument, rules: Rules): Promise<string | undefined> {
		const reading = this.#readings.get(document.uri.toString()) ?? this.#check(document, rules, undefined);
		if (typeof reading !== "object") return;
		const { note } = reading.checked;
		return note.clinical && note.kind === "progress"
			? this.#yesterdays.find(document, document.getText())
			: undefined;
	}

	#check(document: vscode.TextDocument, rules: Rules, previous: string | undefined): Reading | NotRead {
		const { uri, version } = document;
		const known = this.#readings.get(uri.toString());
		if (
			known?.document === document &&
			known.version === version &&
			known.rules === rules &&
			known.previous === previous
		)
			return known;
		const text = document.getText();
		if (text.length > largestNote) return "too large";
		const began = performance.now();
		const checked = rules.engine.check(text, engineName(uri), previous);
		const milliseconds = performance.now() - began;
		const reading = { document, version, rules, previous, checked, milliseconds, at: new Date() };
		this.#readings.set(uri.toString(), reading);
		this.#log.debug(
			`${this.#log.nameOf(uri)}, version ${version}: ${checked.note.words} words, ${checked.findings.length} findings in ${milliseconds.toFixed(1)} ms${checked.findings.map(({ rule, start, end }) => `; ${rule} at ${start}-${end}`).join("")}`,
		);
		return reading;
	}
}
