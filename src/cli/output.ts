import { problemLine, problemOf, whatWentWrong } from "./problem.ts";

/** Standard output, written no faster than the reader reads, so that a pipe gets all of it and memory stays small. */
export class Output {
	/** The reader has gone, as `head` does, or the disk is full. */
	closed = false;
	#failed = false;
	readonly #stream: NodeJS.WriteStream;

	constructor(stream: NodeJS.WriteStream) {
		this.#stream = stream;
	}

	async write(text: string): Promise<void> {
		if (this.closed || !text) return;
		const error = await new Promise<NodeJS.ErrnoException | null | undefined>((done) => {
			this.#stream.write(text, done);
		});
		if (!error) return;
		this.closed = true;
		if (["EPIPE", "EOF", "ERR_STREAM_DESTROYED"].includes(error.code ?? "")) return;
		this.#failed = true;
		process.stderr.write(problemLine(problemOf("standard output", whatWentWrong(error))));
	}

	/** The exit status, given what it would be had all been written. */
	status(otherwise: number): number {
		return this.#failed ? 2 : otherwise;
	}
}
