import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { addition, type LogWriter } from "../../review/append.ts";

/** Adds to logs on the disk: each time one write behind the end of the file, resolved when it is on the disk. */
export const diskLogs: LogWriter = {
	async append(path, events) {
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
	},
};

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
