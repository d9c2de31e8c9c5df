// All that reads notes and knows rules, in a bundle of its own: the extension starts without it, and loads it with
// `load-core.ts` when the first note is to be read.
export { isIgnored, SettingsFinder } from "../lint/files.ts";
export { withoutComments, withoutMarkdown } from "../lint/plain-text.ts";
export { docsPage } from "../lint/result.ts";
export { activeRules } from "../lint/settings.ts";
export { readSettingsFile } from "../lint/settings-file.ts";
export { ruleOff } from "../lint/settings-text.ts";
export { findYesterday } from "../lint/yesterday.ts";
export { addNote } from "../packs/add-note.ts";
export { openArchive } from "../packs/archive/read-archive.ts";
export { buildPack } from "../packs/build-pack.ts";
export { checkPack } from "../packs/check-pack.ts";
export { engineOf } from "../packs/engine.ts";
export { gatherPacks } from "../packs/gather.ts";
export { newPack, packNameOf, titleProblem } from "../packs/new-pack.ts";
export { reasonOf } from "../packs/pack.ts";
export { readPackText } from "../packs/pack-files.ts";
export { pathProblem } from "../packs/path.ts";
export { previewPage } from "../packs/preview.ts";
export { readSnippets } from "../packs/snippets.ts";
export { PackStore } from "../packs/store.ts";
export { updateSummary } from "../packs/update-summary.ts";
export { badVariable } from "../packs/variables.ts";
export { packFoldersOf } from "../packs/vsix.ts";
export { findBlanks } from "../rules/blanks.ts";
export { storyLength } from "../rules/hpi/length.ts";
export { catalogue } from "../rules/index.ts";
export { ruleHover, rulePage } from "../rules/page.ts";
