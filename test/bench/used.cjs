// Loaded into a program before its start: at its end writes what it has used, with all its threads.
const { writeFileSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");

if (isMainThread)
	process.on("exit", () => writeFileSync(process.env.BENCH_USED, JSON.stringify(process.resourceUsage())));
