import * as vscode from "vscode";
import { PRACTICE_FOLDER } from "../../practice/attempt-name.ts";
import type { AttemptRecord, RecordProblem } from "../../practice/record.ts";
import { readWhole, withLock, writeWhole } from "../safe-file.ts";
import type { PracticeLoader } from "./load-practice.ts";

/** The intern's own progress in a boot-camp folder: one line of JSON an attempt. */
export class ProgressFile {
	readonly uri: vscode.Uri;

	constructor(
		folder: vscode.Uri,
		readonly practice: PracticeLoader,
	) {
		this.uri = vscode.Uri.joinPath(folder, PRACTICE_FOLDER, "progress.jsonl");
	}

	/** What it holds; nothing when there is no such file. */
	async read(): Promise<{ records: readonly AttemptRecord[]; problems: readonly RecordProblem[] }> {
		const text = await readWhole(this.uri);
		if (!text) return { records: [], problems: [] };
		return (await this.practice.load()).readRecords(text);
	}

	/** Appends a record; what stands there stays. @throws when it cannot be written */
	async append(record: AttemptRecord): Promise<void> {
		const { appended } = await this.practice.load();
		await withLock(this.uri, async () => {
			const text = (await readWhole(this.uri)) ?? "";
			await writeWhole(this.uri, text + appended(text, record));
		});
	}

	async delete(): Promise<void> {
		await vscode.workspace.fs.delete(this.uri);
	}
}
