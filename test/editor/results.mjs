const marker = "@@";
const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
const green = paint(32);
const red = paint(31);
const grey = paint(90);

/** Counts and prints all results of one call of the test command. */
export class Results {
	passed = 0;
	failed = 0;
	skipped = 0;
	#failures = [];
	/** What waits for its turn to be printed. */
	#held;

	/** Runs these side by side; each gets results of its own, which are printed whole, one run's after the other's. */
	async together(...runs) {
		const parts = runs.map(() => new Results());
		const ends = parts.map((part, i) => {
			part.#held = [];
			return runs[i](part).catch((error) => part.broken("The run itself", error.stack));
		});
		for (const [i, part] of parts.entries()) {
			for (const line of part.#held) this.#say(line);
			part.#held = undefined;
			await ends[i];
			for (const count of ["passed", "failed", "skipped"]) this[count] += part[count];
			this.#failures.push(...part.#failures);
		}
	}

	#say(line) {
		if (this.#held) this.#held.push(line);
		else console.log(line);
	}

	/** Runs a step that is one test by itself: it passes unless it throws. Gives what it returns. */
	async step(title, run) {
		const began = performance.now();
		try {
			const value = await run();
			this.passed++;
			this.#say(`${green("✓")} ${title} ${grey(seconds(began))}`);
			return value;
		} catch (error) {
			this.#fail(title, error.message);
			return undefined;
		}
	}

	/** Reads the lines of one mocha run; `closed` after its last event. Other lines go to `rest`, or are printed. */
	mochaRun(title, rest = (line) => this.#say(line), readable = (stack) => stack) {
		this.#say(`\n${title}`);
		const reader = {
			closed: false,
			read: (line) => {
				const event = readEvent(line);
				if (!event) rest(line);
				else if (event.event === "end") reader.closed = true;
				else this.#take(title, event, readable);
			},
		};
		return reader;
	}

	/** A failure of the harness itself. */
	broken(title, detail) {
		this.#fail(title, detail);
	}

	/** Prints the closing line; gives the exit code. */
	close() {
		if (this.#failures.length)
			console.log(`\n${red("Failed:")}\n${this.#failures.map((title) => `  ${title}`).join("\n")}`);
		console.log(`\n${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
		return this.failed || !this.passed ? 1 : 0;
	}

	#take(run, event, readable) {
		if (event.event === "suite") {
			this.#say(`${indent(event.depth)}${event.title}`);
			return;
		}
		if (event.event === "activation") {
			this.#say(grey(`  loading took ${event.load} ms, activating ${event.activate} ms`));
			return;
		}
		const title = event.path.at(-1);
		const margin = indent(event.path.length - 1);
		if (event.event === "pass") {
			this.passed++;
			const slow = event.duration > 500 ? grey(` (${event.duration} ms)`) : "";
			this.#say(`${margin}${green("✓")} ${grey(title)}${slow}`);
		} else if (event.event === "skip") {
			this.skipped++;
			this.#say(`${margin}- ${title}`);
		} else {
			this.#fail(title, readable(event.error), margin, [run, ...event.path].join(" › "));
		}
	}

	#fail(title, detail, margin = "", fullTitle = title) {
		this.failed++;
		this.#failures.push(fullTitle);
		this.#say(`${margin}${red(`✗ ${title}`)}\n${detail.replace(/^/gm, `${margin}    `)}`);
	}
}

/** The event that a line of the tests' own tells of, if it is one. */
export function readEvent(line) {
	const start = line.indexOf(marker);
	if (start < 0) return undefined;
	try {
		return JSON.parse(line.slice(start + marker.length));
	} catch {
		return undefined;
	}
}

function indent(depth) {
	return "  ".repeat(depth + 1);
}

function seconds(began) {
	return `(${((performance.now() - began) / 1000).toFixed(1)} s)`;
}
