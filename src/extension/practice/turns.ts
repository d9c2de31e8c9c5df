/** Does one thing after the other; what is asked for again while it waits or is done, as by a double click, is done once. */
export class Turns {
	#last: { readonly what: string; readonly done: Promise<unknown> } | undefined;

	/** @param what names it; two of one name are the same */
	take<T>(what: string, run: () => Promise<T>): Promise<T> {
		const before = this.#last;
		if (before?.what === what) return before.done as Promise<T>;
		const done = before ? before.done.then(run, run) : run();
		const turn = { what, done };
		this.#last = turn;
		const over = () => {
			if (this.#last === turn) this.#last = undefined;
		};
		done.then(over, over);
		return done;
	}
}
