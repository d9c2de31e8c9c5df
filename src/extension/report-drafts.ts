import * as vscode from "vscode";
import type { Engine } from "../lint/engine.ts";
import { MANIFEST } from "../packs/folder.ts";
import { isAttemptPath } from "../practice/attempt-name.ts";
import type { ReportedDraft } from "../review/report/draft.ts";
import { largestNote } from "./documents.ts";
import type { FolderSettings } from "./folder-settings.ts";
import type { Core, CoreLoader } from "./load-core.ts";
import type { Log } from "./log.ts";
import { Yesterdays } from "./yesterdays.ts";

/** What making a report needs. */
export interface ReportTools {
	readonly core: CoreLoader;
	readonly settings: FolderSettings;
	readonly log: Log;
}

/** A note's file, and whether a review log stands beside it. */
interface NoteFile {
	readonly uri: vscode.Uri;
	readonly reviewed: boolean;
}

const NOTE = /\.(?:md|markdown|txt)$/i;
const NEVER = new Set([".git", ".hg", ".svn", "node_modules"]);
/** Files between two words of progress. */
const STEP = 20;

/** The drafts of a folder and below as the report counts them, read one after the other until it is canceled. */
export class ReportDrafts {
	/** Files that could not be read. */
	unread = 0;
	readonly #yesterdays: Yesterdays;

	constructor(
		readonly tools: ReportTools,
		readonly core: Core,
		readonly folder: vscode.Uri,
		readonly token: vscode.CancellationToken,
		readonly tell: (message: string) => void,
	) {
		// Of its own: what it remembers of each note goes when the report is done.
		this.#yesterdays = new Yesterdays(tools.core);
	}

	async *read(): AsyncGenerator<ReportedDraft | undefined> {
		let done = 0;
		try {
			for await (const file of this.#files(this.folder)) {
				if (this.token.isCancellationRequested) return;
				if (done++ % STEP === 0) this.tell(`${done} files`);
				const rules = await this.tools.settings.rulesFor(file.uri);
				if (!rules.ignores(file.uri)) yield* this.#draft(file, rules.engine);
			}
		} finally {
			this.#yesterdays.dispose();
		}
	}

	/** In the order of their names, a folder at a time; links to folders may lead in circles and are not followed. */
	async *#files(folder: vscode.Uri): AsyncGenerator<NoteFile> {
		const entries = await vscode.workspace.fs.readDirectory(folder);
		const names = new Set(entries.map(([name]) => name));
		// A pack's texts are templates, cases and examples.
		if (names.has(MANIFEST) && folder !== this.folder) return;
		for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
			const uri = vscode.Uri.joinPath(folder, name);
			if (type === vscode.FileType.Directory) {
				if (!NEVER.has(name)) yield* this.#files(uri);
			} else if (type & vscode.FileType.File && NOTE.test(name)) {
				const reviewed = names.has(this.core.logOf(name));
				if (reviewed || !isAttemptPath(uri.path)) yield { uri, reviewed };
			}
		}
	}

	/** Gives one draft, or nothing where it cannot be read. */
	async *#draft({ uri, reviewed }: NoteFile, engine: Engine): AsyncGenerator<ReportedDraft | undefined> {
		const { core, tools } = this;
		let draft: ReportedDraft | undefined;
		try {
			const text = await readText(uri);
			if (text.length > largestNote) throw new RangeError();
			// Under a name of its own: what is known of an open document stays.
			const name = `report:${uri.path}`;
			let checked = engine.check(text, name);
			const { note } = checked;
			if (note.clinical && note.kind === "progress") {
				const previous = await this.#yesterdays.find({ uri }, text);
				if (previous !== undefined) checked = engine.check(text, name, previous);
			}
			engine.forget(name);
			const day = core.dayOf(checked.note) ?? core.dayOfTime((await vscode.workspace.fs.stat(uri)).mtime);
			const review = reviewed ? await this.#review(uri) : undefined;
			draft = core.describeDraft(checked, { file: uri.path, day, review });
		} catch (error) {
			this.unread++;
			tools.log.failure(`Reading ${tools.log.nameOf(uri)}`, error);
			return;
		}
		yield draft;
	}

	async #review(uri: vscode.Uri) {
		const { review, problems } = this.core.reviewFacts(
			await readText(uri.with({ path: this.core.logOf(uri.path) })),
		);
		if (problems.length)
			this.tools.log.info(
				`${this.tools.log.nameOf(uri)}: ${problems.length} lines of its review log cannot be read`,
			);
		return review;
	}
}

/** @throws when it is no UTF-8 text */
async function readText(uri: vscode.Uri): Promise<string> {
	return new TextDecoder("utf-8", { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
}
