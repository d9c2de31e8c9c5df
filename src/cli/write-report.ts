import { open, writeFile } from "node:fs/promises";
import { CallError, type Problem, problemOf, whatWentWrong } from "./problem.ts";

/** A file of the report, and how its text begins: nothing else is written over. */
export interface ReportFile {
	readonly path: string;
	readonly mark: string;
}

const BEGINNING = 1000;

/**
 * Sees to it that a file may be written: it is not there yet, or it is an earlier report.
 *
 * @throws {CallError} when it is something else, which somebody may have typed
 */
export async function mayWrite({ path, mark }: ReportFile): Promise<void> {
	const begins = await beginningOf(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return undefined;
		throw new CallError(`${path}: ${whatWentWrong(error)}`);
	});
	if (begins && !begins.includes(mark))
		throw new CallError(`${path} is there and is no such report; it was left as it is`);
}

/** Writes one file; gives what went wrong, if anything. */
export async function writeReport({ path }: ReportFile, text: string): Promise<Problem | undefined> {
	try {
		await writeFile(path, text);
		return;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return problemOf(path, code === "ENOENT" ? "There is no such folder." : whatWentWrong(error));
	}
}

async function beginningOf(path: string): Promise<string> {
	const file = await open(path);
	try {
		const { bytesRead, buffer } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
		return buffer.toString("utf8", 0, bytesRead);
	} finally {
		await file.close();
	}
}
