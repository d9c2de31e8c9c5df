// All that the commands need; `main.ts` loads it once it knows that a command will run. Workers load it, too.
import { serveWorker } from "./fold-worker.ts";

export { lint } from "./lint-command.ts";
export { newNote } from "./new-command.ts";
export { buildPackFile } from "./pack/build-command.ts";
export { checkPacks } from "./pack/check-command.ts";
export { installPacks } from "./pack/install-command.ts";
export { listPacks } from "./pack/list-command.ts";
export { newPackFolder } from "./pack/new-command.ts";
export { removePack, rollBackPack } from "./pack/remove-command.ts";
export { CallError } from "./problem.ts";
export { report } from "./report-command.ts";
export { reviewMergeSetup, reviewStatus, reviewStep } from "./review/commands.ts";
export { rules } from "./rules-command.ts";
export { score } from "./score-command.ts";

serveWorker();
