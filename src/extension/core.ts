// All that reads notes and knows rules, in a bundle of its own: the extension starts without it, and loads it with
// `load-core.ts` when the first note is to be read.
export { Engine } from "../lint/engine.ts";
export { isIgnored, SettingsFinder } from "../lint/files.ts";
export { withoutComments, withoutMarkdown } from "../lint/plain-text.ts";
export { docsPage } from "../lint/result.ts";
export { activeRules } from "../lint/settings.ts";
export { readSettingsFile } from "../lint/settings-file.ts";
export { ruleOff } from "../lint/settings-text.ts";
export { findYesterday } from "../lint/yesterday.ts";
export { builtInNotes } from "../packs/built-in.ts";
export { findBlanks } from "../rules/blanks.ts";
export { storyLength } from "../rules/hpi/length.ts";
export { catalogue } from "../rules/index.ts";
export { ruleHover, rulePage } from "../rules/page.ts";
export { termData } from "../rules/terms/data.ts";
