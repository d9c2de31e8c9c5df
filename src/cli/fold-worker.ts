import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { type BatchNote, type FoldPlan, NoteFolder } from "./fold-notes.ts";

/** What a worker is started with; any other thread that loads this file is none of ours. */
export interface WorkerStart {
	readonly bootCampNotes: FoldPlan;
}

/** In a worker, counts each batch of notes that is sent and sends back what it came to. */
export function serveWorker(): void {
	const plan = (workerData as Partial<WorkerStart> | null)?.bootCampNotes;
	if (isMainThread || !parentPort || !plan) return;
	const port = parentPort;
	const folder = new NoteFolder(plan);
	port.on("message", async (notes: readonly BatchNote[]) => port.postMessage(await folder.fold(notes)));
}
