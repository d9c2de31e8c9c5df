import * as vscode from "vscode";
import type { AttemptRecord, RecordProblem } from "../../practice/record.ts";
import { readWhole, writeWhole } from "../safe-file.ts";
import { practiceFolder } from "./attempt-store.ts";
import type { PracticeLoader } from "./load-practice.ts";

/** Another window may write at the same time; what it overwrites is written again. */
const tries = 12;
/** So often the line must be there before it counts as written. */
const looks = 2;
const pause = () => new Promise((resolve) => setTimeout(resolve, 60 + 90 * Math.random()));

/** The intern's own progress in a boot-camp folder: one line of JSON an attempt. */
export class ProgressFile {
	readonly uri: vscode.Uri;

	constructor(
		folder: vscode.Uri,
		readonly practice: PracticeLoader,
	) {
		this.uri = vscode.Uri.joinPath(folder, practiceFolder, "progress.jsonl");
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
		const line = JSON.stringify(record);
		let seen = 0;
		let failure: unknown = new Error("the line does not stay");
		for (let i = 0; i < tries; i++) {
			try {
				const text = (await readWhole(this.uri)) ?? "";
				if (text.split("\n").includes(line)) seen++;
				else {
					seen = 0;
					await writeWhole(this.uri, text + appended(text, record));
				}
				if (seen === looks) return;
			} catch (error) {
				failure = error;
			}
			await pause();
		}
		throw failure;
	}

	async delete(): Promise<void> {
		await vscode.workspace.fs.delete(this.uri);
	}
}
