// All that the commands need; `main.ts` loads it once it knows that a command will run. Workers load it, too.
import { serveWorker } from "./fold-worker.ts";

export { lint } from "./lint-command.ts";
export { newNote } from "./new-command.ts";
export { CallError } from "./problem.ts";
export { report } from "./report-command.ts";
export { rules } from "./rules-command.ts";

serveWorker();
