import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { addition, type LogWriter, missingIn } from "../../review/append.ts";
import type { ReviewEvent } from "../../review/event.ts";
import { nodeFiles } from "../node-files.ts";

/** An editor writes a file whole: for so long, in ms, it may still write back what it had read before. */
const WINDOW = 1000;
/** How often to write again before giving up. */
const ATTEMPTS = 10;

/**
 * Adds to logs on the disk, each time in one write behind the end of the file. Looks again after `window` ms, and adds
 * again what an editor has written away meanwhile; only what is there then counts as written.
 */
export function logsOnDisk(window = WINDOW): LogWriter {
	return {
		async append(path, events) {
			for (let attempt = 0, missing = events; missing.length; attempt++) {
				if (attempt === ATTEMPTS) throw new Error("Somebody else goes on writing over this review log.");
				await add(path, missing);
				await setTimeout(window);
				missing = missingIn((await nodeFiles.readText(path)) ?? "", events);
			}
		},
	};
}

/** Resolved when the events are on the disk. */
async function add(path: string, events: readonly ReviewEvent[]): Promise<void> {
	const file = await open(path, "a+");
	try {
		const { size } = await file.stat();
		const bytes = addition(events, await lastByte(file, size));
		// The system puts each write at the end, whoever else writes.
		const { bytesWritten } = await file.write(bytes);
		if (bytesWritten < bytes.length) throw new Error("The disk did not take the whole entry.");
		await file.sync();
		if (size === 0) await syncFolder(dirname(path));
	} finally {
		await file.close();
	}
}

async function lastByte(file: FileHandle, size: number): Promise<number | undefined> {
	if (size === 0) return undefined;
	const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
	return bytesRead ? buffer[0] : undefined;
}

/** The name of a new file is an entry of its folder. */
async function syncFolder(path: string): Promise<void> {
	try {
		const folder = await open(path, "r");
		await folder.sync().finally(() => folder.close());
	} catch {
		// Some systems do not open folders; they keep names safe themselves.
	}
}
