import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { type BatchNote, type Folded, type FoldPlan, NoteFolder } from "./fold-notes.ts";
import type { WorkerStart } from "./fold-worker.ts";

/** Notes that are sent at once. */
const BATCH = 64;
/** So few notes are read before another thread has started. */
const FEW = 256;
/** Batches that each worker may be ahead of the slowest. */
const AHEAD = 4;
/** Megabytes of young objects that a worker may hold before it tidies up. */
const YOUNG = 8;
/** And of all others; several times what notes need. One that needs more is read in the main thread. */
const OLD = 192;

/**
 * Counts notes on all cores, and gives what each batch came to in the order of the notes, so that the outcome does not
 * depend on who was faster.
 */
export async function* foldAll(notes: readonly BatchNote[], plan: FoldPlan): AsyncGenerator<Folded> {
	const batches = Math.ceil(notes.length / BATCH);
	const batch = (index: number) => notes.slice(index * BATCH, (index + 1) * BATCH);
	const threads = notes.length > FEW ? Math.min(availableParallelism(), batches) : 1;
	if (threads > 1) yield* onWorkers(threads, batches, batch, plan);
	else {
		const folder = new NoteFolder(plan);
		for (let i = 0; i < batches; i++) yield await folder.fold(batch(i));
	}
}

async function* onWorkers(
	threads: number,
	batches: number,
	batch: (index: number) => readonly BatchNote[],
	plan: FoldPlan,
): AsyncGenerator<Folded> {
	const workers = Array.from({ length: threads }, () => new Helper(plan));
	try {
		const waiting: Promise<Folded>[] = [];
		let begun = 0;
		for (let next = 0; next < batches; next++) {
			while (begun < batches && waiting.length < threads * AHEAD) {
				const idlest = workers.reduce((a, b) => (b.queued < a.queued ? b : a));
				waiting.push(idlest.fold(batch(begun++)));
			}
			yield (await waiting.shift()) as Folded;
		}
	} finally {
		await Promise.all(workers.map((worker) => worker.end()));
	}
}

/** A worker, and what it still has to answer. What it cannot finish, as when its memory runs out, is done here. */
class Helper {
	readonly #worker: Worker;
	readonly #plan: FoldPlan;
	readonly #asked: { readonly notes: readonly BatchNote[]; resolve(folded: Folded): void }[] = [];
	#ended = false;

	constructor(plan: FoldPlan) {
		this.#plan = plan;
		const start: WorkerStart = { bootCampNotes: plan };
		this.#worker = new Worker(join(__dirname, "cli-commands.js"), {
			workerData: start,
			resourceLimits: { maxYoungGenerationSizeMb: YOUNG, maxOldGenerationSizeMb: OLD },
		});
		// It answers in the order in which it was asked.
		this.#worker.on("message", (folded: Folded) => this.#asked.shift()?.resolve(folded));
		this.#worker.on("error", () => undefined);
		this.#worker.on("exit", () => this.#takeOver());
	}

	get queued(): number {
		return this.#asked.length;
	}

	fold(notes: readonly BatchNote[]): Promise<Folded> {
		return new Promise((resolve) => {
			this.#asked.push({ notes, resolve });
			if (this.#ended) void this.#takeOver();
			else this.#worker.postMessage(notes);
		});
	}

	async end(): Promise<void> {
		this.#asked.length = 0;
		await this.#worker.terminate();
	}

	async #takeOver(): Promise<void> {
		this.#ended = true;
		const folder = new NoteFolder(this.#plan);
		for (const { notes, resolve } of this.#asked.splice(0)) resolve(await folder.fold(notes));
	}
}
