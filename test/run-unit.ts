import { closeSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { lineReporter, writeEvent } from "./report-lines.ts";

const folder = join(__dirname, "unit");
/** Where the processes of one run say which files they have taken; without it this one takes all. */
const [taken, grep] = process.argv.slice(2);

function take(file: string): boolean {
	if (!taken) return true;
	try {
		closeSync(openSync(join(taken, file.replace(/[\\/]/g, "-")), "wx"));
		return true;
	} catch {
		return false;
	}
}

/** Runs the tests of one file; gives how many failed. */
async function runFile(file: string): Promise<number> {
	const mocha = new Mocha({ reporter: lineReporter, timeout: 90_000, ...(grep ? { grep } : {}) });
	mocha.addFile(join(folder, file));
	const failures = await new Promise<number>((resolve) => mocha.run(resolve));
	mocha.dispose();
	return failures;
}

async function runAll(): Promise<number> {
	let failures = 0;
	for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
		if (file.endsWith(".test.js") && take(file)) failures += await runFile(file);
	}
	return failures;
}

process.on("unhandledRejection", (reason) => {
	throw reason;
});
void runAll().then((failures) => {
	writeEvent({ event: "end" });
	process.exit(failures ? 1 : 0);
});
