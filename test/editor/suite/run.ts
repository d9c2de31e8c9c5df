import { writeEvent } from "../../report-lines.ts";
import { activationTimes } from "./activation.ts";

/** What the harness writes before this bundle. */
export const parameters = (
	globalThis as unknown as { bootCampTests: { host: "node" | "web"; grep?: string } }
).bootCampTests;

/** Loads one file of tests; one that cannot be loaded is a failed test. */
export function load(file: string, require: () => void): void {
	try {
		require();
	} catch (error) {
		writeEvent({ event: "fail", path: [file], error: error instanceof Error ? error.stack : String(error) });
	}
}

/** What VS Code calls to run the tests of an extension. */
export function run(): Promise<void> {
	if (parameters.grep) mocha.grep(parameters.grep);
	return new Promise((resolve, reject) => {
		mocha.run((failures) => {
			const times = activationTimes();
			if (times) writeEvent({ event: "activation", ...times });
			writeEvent({ event: "end" });
			return failures ? reject(new Error(`${failures} tests failed`)) : resolve();
		});
	});
}
