// All that the commands need; `main.ts` loads it once it knows that a command will run.
export { lint } from "./lint-command.ts";
export { newNote } from "./new-command.ts";
export { CallError } from "./problem.ts";
export { reviewMergeSetup, reviewStatus, reviewStep } from "./review-command.ts";
export { rules } from "./rules-command.ts";
