import { once } from "node:events";
import { whatWentWrong } from "./problem.ts";

/** Standard output, written no faster than the reader reads, so that a pipe gets all of it and memory stays small. */
export class Output {
	/** The reader has gone, as `head` does. */
	closed = false;
	/** What else kept us from writing. */
	trouble: string | undefined;
	readonly #stream: NodeJS.WriteStream;

	constructor(stream: NodeJS.WriteStream) {
		this.#stream = stream;
		stream.on("error", (error: NodeJS.ErrnoException) => {
			this.closed = true;
			if (error.code !== "EPIPE" && error.code !== "EOF") this.trouble = whatWentWrong(error);
		});
	}

	async write(text: string): Promise<void> {
		if (this.closed || !text) return;
		// A stream that fails while we wait has said so to the listener above.
		if (!this.#stream.write(text)) await once(this.#stream, "drain").catch(() => undefined);
	}
}
