import { addition, type LogWriter, missingIn } from "./append.ts";
import type { ReviewEvent } from "./event.ts";

/** Files that can only be read and written whole, as in VS Code. */
export interface WholeFiles {
	/** The bytes of a file, or undefined when there is none. */
	read(path: string): Promise<Uint8Array | undefined>;
	write(path: string, bytes: Uint8Array): Promise<void>;
	/** Waits as long as writing a file takes. */
	pause(): Promise<void>;
}

/** What was sent and may still be lost, by the path of the log; kept where it outlives the window. */
export interface Unsettled {
	load(): Readonly<Record<string, readonly ReviewEvent[]>>;
	save(events: Readonly<Record<string, readonly ReviewEvent[]>>): Promise<void>;
}

/** How often to write again before giving up. */
const ATTEMPTS = 20;
/** How often to read again what somebody may just be writing. */
const LOOKS = 5;
const NEWLINE = 10;

/**
 * Adds to logs where a file can only be written whole, so that two windows may write over each other. What one of them
 * has sent it keeps, looks for it whenever the file changes, and adds it again when somebody else wrote it away.
 */
export class Outbox implements LogWriter {
	readonly #files: WholeFiles;
	readonly #store: Unsettled;
	readonly #unsettled: Map<string, readonly ReviewEvent[]>;
	/** How many bytes each log had last. */
	readonly #sizes = new Map<string, number>();
	/** The last thing under way for a log: one after the other. */
	readonly #turns = new Map<string, Promise<unknown>>();

	constructor(files: WholeFiles, store: Unsettled) {
		this.#files = files;
		this.#store = store;
		this.#unsettled = new Map(Object.entries(store.load()));
	}

	/** The logs of which something is not settled. */
	get paths(): readonly string[] {
		return [...this.#unsettled.keys()];
	}

	append(path: string, events: readonly ReviewEvent[]): Promise<void> {
		return this.#inTurn(path, async () => {
			const before = this.#unsettled.get(path) ?? [];
			await this.#keep(path, [...before, ...events]);
			try {
				await this.#bring(path, events);
			} catch (error) {
				// Whoever sent them is told, and may send them again: they must not turn up later on their own.
				await this.#keep(path, before);
				throw error;
			}
		});
	}

	/** Looks whether all that was sent is still there, and adds what is not. To be called when a log has changed. */
	check(path: string): Promise<void> {
		if (!this.#unsettled.has(path)) return Promise.resolve();
		return this.#inTurn(path, () => this.#bringBack(path, this.#unsettled.get(path) ?? []));
	}

	/** Checks a last time, and from then on leaves the log alone: nobody who read it before is still writing. */
	settle(path: string, events = this.#unsettled.get(path) ?? []): Promise<void> {
		return this.#inTurn(path, async () => {
			await this.#bringBack(path, events);
			const settled = new Set(events.map(({ id }) => id));
			await this.#keep(
				path,
				(this.#unsettled.get(path) ?? []).filter(({ id }) => !settled.has(id)),
			);
		});
	}

	/** A log that somebody deleted stays deleted. */
	async #bringBack(path: string, events: readonly ReviewEvent[]): Promise<void> {
		if (await this.#files.read(path)) await this.#bring(path, events);
	}

	/** Adds what is missing until all is there. */
	async #bring(path: string, events: readonly ReviewEvent[]): Promise<void> {
		for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
			const bytes = (await this.#read(path)) ?? new Uint8Array();
			const text = new TextDecoder().decode(bytes);
			const missing = missingIn(text, events);
			if (missing.length === 0) return;
			const all = joined(bytes, addition(missing, bytes.at(-1)));
			await this.#files.write(path, all);
			this.#sizes.set(path, all.length);
		}
		throw new Error("The review log is being written by somebody else.");
	}

	/** Logs grow: one that is empty, shorter than it was, or ends within a line is looked at again before it is believed. */
	async #read(path: string): Promise<Uint8Array | undefined> {
		let bytes = await this.#files.read(path);
		for (let look = 1; look < LOOKS && bytes && this.#isSuspect(path, bytes); look++) {
			await this.#files.pause();
			bytes = await this.#files.read(path);
		}
		if (bytes) this.#sizes.set(path, bytes.length);
		return bytes;
	}

	#isSuspect(path: string, bytes: Uint8Array): boolean {
		return bytes.at(-1) !== NEWLINE || bytes.length < (this.#sizes.get(path) ?? 0);
	}

	async #keep(path: string, events: readonly ReviewEvent[]): Promise<void> {
		if (events.length) this.#unsettled.set(path, events);
		else this.#unsettled.delete(path);
		await this.#store.save(Object.fromEntries(this.#unsettled));
	}

	#inTurn<T>(path: string, act: () => Promise<T>): Promise<T> {
		const turn = (this.#turns.get(path) ?? Promise.resolve()).then(act, act);
		this.#turns.set(path, turn);
		return turn;
	}
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	const all = new Uint8Array(a.length + b.length);
	all.set(a);
	all.set(b, a.length);
	return all;
}
