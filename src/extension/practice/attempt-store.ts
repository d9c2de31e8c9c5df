import * as vscode from "vscode";
import { ATTEMPTS_FOLDER } from "../../practice/attempt-name.ts";
import { readWhole, writeWhole } from "../safe-file.ts";
import { type Attempt, isAttempt, readAttempt } from "./attempt.ts";

/** Where attempts are kept. */
export interface AttemptStore {
	/** The boot-camp folder; undefined where drafts have no file. */
	readonly folder: vscode.Uri | undefined;
	/** All attempts that can be read, the latest first. */
	list(): Promise<Attempt[]>;
	read(id: string): Promise<Attempt | undefined>;
	/** @throws when it cannot be kept */
	write(attempt: Attempt): Promise<void>;
}

const latestFirst = (a: Attempt, b: Attempt) => b.beat - a.beat;

/** Attempts of a boot-camp folder, each in a file of its own beside the drafts. */
export class FolderAttempts implements AttemptStore {
	constructor(readonly folder: vscode.Uri) {}

	async list(): Promise<Attempt[]> {
		let names: string[];
		try {
			names = (await vscode.workspace.fs.readDirectory(this.#place)).map(([name]) => name);
		} catch {
			return [];
		}
		const ids = new Set(
			names.flatMap((name) => /^([\w-]+)\.json(?:\.\w+\.new)?$/.exec(name)?.slice(1) ?? []),
		);
		const read = await Promise.all([...ids].map((id) => this.read(id)));
		return read.filter((attempt) => attempt !== undefined).sort(latestFirst);
	}

	async read(id: string): Promise<Attempt | undefined> {
		const json = await readWhole(this.#fileOf(id));
		return json === undefined ? undefined : readAttempt(json);
	}

	write(attempt: Attempt): Promise<void> {
		return writeWhole(this.#fileOf(attempt.id), `${JSON.stringify(attempt)}\n`);
	}

	get #place(): vscode.Uri {
		return vscode.Uri.joinPath(this.folder, ATTEMPTS_FOLDER);
	}

	#fileOf(id: string): vscode.Uri {
		return vscode.Uri.joinPath(this.#place, `${id}.json`);
	}
}

const looseKey = "bootCampNotes.practice.attempts";
const mostLoose = 20;

/** Attempts without a folder that can be written: the editor keeps them. */
export class LooseAttempts implements AttemptStore {
	readonly folder = undefined;

	constructor(readonly memento: vscode.Memento) {}

	async list(): Promise<Attempt[]> {
		const kept = this.memento.get<unknown>(looseKey);
		return (Array.isArray(kept) ? kept : []).filter(isAttempt).sort(latestFirst);
	}

	async read(id: string): Promise<Attempt | undefined> {
		return (await this.list()).find((attempt) => attempt.id === id);
	}

	async write(attempt: Attempt): Promise<void> {
		const others = (await this.list()).filter(({ id }) => id !== attempt.id);
		await this.memento.update(looseKey, [structuredClone(attempt), ...others].slice(0, mostLoose));
	}
}
