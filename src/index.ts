/** Boot Camp Notes as a library: `createLinter()` reads clinical practice notes and says what a senior would say. */

export type { LintedFinding, LintedSection, LintResult } from "./lint/result.ts";
export type { Settings } from "./lint/settings.ts";
export type { Linter, LintOptions } from "./linter.ts";
export { createLinter } from "./linter.ts";
