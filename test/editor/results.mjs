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

	/** Runs a step that is one test by itself: it passes unless it throws. Gives what it returns. */
	async step(title, run) {
		const began = performance.now();
		try {
			const value = await run();
			this.passed++;
			console.log(`${green("✓")} ${title} ${grey(seconds(began))}`);
			return value;
		} catch (error) {
			this.#fail(title, error.message);
			return undefined;
		}
	}

	/** Reads the lines of one mocha run; `closed` after its last event. Other lines go to `rest`. */
	mochaRun(title, rest, readable = (stack) => stack) {
		console.log(`\n${title}`);
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
			console.log(`${indent(event.depth)}${event.title}`);
			return;
		}
		if (event.event === "activation") {
			console.log(grey(`  loading took ${event.load} ms, activating ${event.activate} ms`));
			return;
		}
		const title = event.path.at(-1);
		const margin = indent(event.path.length - 1);
		if (event.event === "pass") {
			this.passed++;
			const slow = event.duration > 500 ? grey(` (${event.duration} ms)`) : "";
			console.log(`${margin}${green("✓")} ${grey(title)}${slow}`);
		} else if (event.event === "skip") {
			this.skipped++;
			console.log(`${margin}- ${title}`);
		} else {
			this.#fail(title, readable(event.error), margin, [run, ...event.path].join(" › "));
		}
	}

	#fail(title, detail, margin = "", fullTitle = title) {
		this.failed++;
		this.#failures.push(fullTitle);
		console.log(`${margin}${red(`✗ ${title}`)}\n${detail.replace(/^/gm, `${margin}    `)}`);
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
