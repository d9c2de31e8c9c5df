import * as nodeModule from "node:module";
import { makeProgram } from "./program.ts";

// Newer versions of Node keep what they have compiled for the next start.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();

// A reader may leave before the end, as `head` does; that is no mistake of ours.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

void run();

async function run(): Promise<void> {
	try {
		// Never `process.exit`: it would cut off what a pipe has not taken yet.
		await makeProgram((status) => {
			process.exitCode = status;
		}).parseAsync();
	} catch (error) {
		process.exitCode = exitStatusOf(error);
	}
}

/** Commander has said what was wrong with the call; help and version are no mistakes. */
function exitStatusOf(error: unknown): number {
	const { code, exitCode, message } = error as { code?: string; exitCode?: number; message?: string };
	if (code?.startsWith("commander.")) return exitCode === 0 ? 0 : 2;
	process.stderr.write(`bootcamp-notes: ${message ?? error}\n`);
	return 2;
}
