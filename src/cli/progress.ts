import { thousands } from "./count.ts";

const PATIENCE = 300;
const BETWEEN = 100;

/** "Linting 312 of 1,204 notes…" on a terminal, once it takes long enough to wonder. */
export class Progress {
	readonly #stream: NodeJS.WriteStream;
	readonly #total: number;
	#next = performance.now() + PATIENCE;
	#shown = false;

	/** @param doing what is done to each note */
	constructor(
		total: number,
		stream: NodeJS.WriteStream,
		readonly doing = "Linting",
	) {
		this.#total = total;
		this.#stream = stream;
	}

	/** Says how many are done. */
	step(done: number): void {
		const now = performance.now();
		if (!this.#stream.isTTY || now < this.#next) return;
		this.#next = now + BETWEEN;
		this.#shown = true;
		this.#stream.write(`\r\u001B[K${this.doing} ${thousands(done)} of ${thousands(this.#total)} notes…`);
	}

	/** Makes room for other words. */
	clear(): void {
		if (this.#shown) this.#stream.write("\r\u001B[K");
		this.#shown = false;
	}
}
