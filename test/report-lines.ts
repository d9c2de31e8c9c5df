import type { Hook, ReporterConstructor, Runner, Suite, Test } from "mocha";

/** Before each line that the harness reads; all else a test prints is noise there. */
const marker = "@@";

interface Failure extends Error {
	expected?: unknown;
	actual?: unknown;
}

export function writeEvent(event: object): void {
	console.log(marker + JSON.stringify(event));
}

/**
 * A mocha reporter that writes one line an event, so that results cross process, worker and page unharmed. Whoever runs
 * the last of the tests writes `end`.
 */
class LineReporter {
	constructor(runner: Runner) {
		runner.on("suite", (suite: Suite) => {
			if (suite.title)
				writeEvent({ event: "suite", depth: suite.titlePath().length - 1, title: suite.title });
		});
		runner.on("pass", (test: Test) => {
			writeEvent({ event: "pass", path: test.titlePath(), duration: test.duration });
		});
		runner.on("fail", (test: Test | Hook, error: Failure) => {
			writeEvent({ event: "fail", path: test.titlePath(), error: describe(error) });
		});
		runner.on("pending", (test: Test) => {
			writeEvent({ event: "skip", path: test.titlePath() });
		});
	}
}

/** mocha's types ask for its base class, which writes to a terminal; all it needs is the constructor. */
export const lineReporter = LineReporter as unknown as ReporterConstructor;

function describe(error: Failure): string {
	let text = error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ""}`;
	if ("expected" in error && "actual" in error) {
		text += `\nexpected: ${show(error.expected)}\n  actual: ${show(error.actual)}`;
	}
	return error.cause instanceof Error ? `${text}\ncaused by ${describe(error.cause)}` : text;
}

function show(value: unknown): string {
	try {
		return JSON.stringify(value, undefined, 2) ?? String(value);
	} catch {
		return String(value);
	}
}
